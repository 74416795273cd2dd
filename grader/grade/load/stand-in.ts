/**
 * Files that stand in for ones that are not there, under whose names they then count.
 *
 * @module
 */
import { type Exercise } from "../../model/course.js";
import { type Doubt, MOST_DOUBTED } from "../../model/submission.js";
import type { Choice } from "./choice.js";
import { compareCopies, copiedName } from "./copies.js";
import type { Source } from "./intake.js";
import { nameOf } from "./paths.js";
import { shown, shownList } from "../../model/words.js";
import { reachOf } from "./reach.js";
import { classesIn, isHandedOut, mayBeWhole, partFor } from "./skeleton.js";

/** Stand-ins of one submission; the largest assignment has a fifth as many files. */
const MOST = 40;

/**
 * Finds stand-ins for what the entry's imports reach and is not there: files that a system numbered, which are certain, and
 * copies as systems and people name them, which are in doubt. One file that holds the whole class stands in for the entry
 * where neither it nor the parts are there.
 *
 * @param numbered - names without number → the paths of numbered files, the newest first
 */
export function findStandIns(
  choice: Choice,
  exercise: Exercise,
  numbered: ReadonlyMap<string, readonly string[]>,
): void {
  const { wholeFile } = exercise;
  if (!choice.known.has(wholeFile)) standIn(choice, wholeFile, exercise, numbered);
  for (let count = 0; count < MOST; count++) {
    const reach = reachOf(choice.sources, choice.known, exercise);
    const missing = [...exercise.studentFiles.filter((name) => reach.names.has(name)), ...reach.absent];
    const isMended = missing.some((name) => {
      return (
        !choice.known.has(name) && !choice.sources.has(name) && standIn(choice, name, exercise, numbered, reach.paths)
      );
    });
    if (!isMended) break;
  }
  findParts(choice, exercise);
  findClass(choice, exercise);
}

/** Puts a file in the place of one that is missing, where there is one for it. */
function standIn(
  choice: Choice,
  name: string,
  exercise: Exercise,
  numbered: ReadonlyMap<string, readonly string[]>,
  taken: ReadonlySet<string> = new Set(),
): boolean {
  const isFree = (path: string): boolean => choice.sources.has(path) && !taken.has(path);
  const certain = (numbered.get(name) ?? []).find(isFree);
  if (certain !== undefined) {
    choice.notes.push(`${shown(certain)} counts for ${shown(name)}, which got the number when it was handed in.`);
    place(choice, name, certain, exercise);
    return true;
  }
  // Of what is missing, a copy of one of the student's own files is as good.
  const names = [...new Set([...exercise.studentFiles, exercise.wholeFile, name])];
  const copies = [...choice.sources.keys()]
    .filter((path) => isFree(path) && copiedName(nameOf(path), names) === name)
    .sort((a, b) => a.split("/").length - b.split("/").length || compareCopies(nameOf(a), nameOf(b)));
  const own = copies.filter((path) => !isHandedOut(name, choice.sources.get(path) as Source, exercise));
  const [chosen = copies[0], ...others] = own;
  if (chosen === undefined) return false;
  // As handed out it is no more than what counts without it.
  if (own.length > 0) choice.doubts.push(doubtOf(name, chosen, others));
  place(choice, name, chosen, exercise);
  return true;
}

/** Gives a file the name that it stands in for, in the folder where it is, so that imports find it. */
function place({ sources, known, moved }: Choice, name: string, path: string, exercise: Exercise): void {
  const source = sources.get(path);
  if (source === undefined) return;
  moved.add(path);
  const at = path.slice(0, path.length - nameOf(path).length) + name;
  sources.delete(path);
  sources.set(at, source);
  if ([...exercise.studentFiles, exercise.wholeFile].includes(name)) known.set(name, at);
}

function doubtOf(name: string, chosen: string, others: readonly string[]): Doubt {
  const more = others.length === 0 ? "" : `; left out: ${shownList(others)}`;
  return {
    kind: "stand-in",
    text: `${shown(name)} is not there: ${shown(chosen)} counts in its place${more}.`,
    files: [chosen, ...others.slice(0, 8)],
  };
}

/** Where the assignment has several classes, a file of whatever name that holds those of one part alone stands in for that part. */
function findParts(choice: Choice, exercise: Exercise): void {
  const { sources, known, doubts } = choice;
  if (exercise.classNames.length < 2) return;
  const counting = new Set(known.values());
  for (const [path, source] of [...sources]) {
    const part = counting.has(path) ? null : partFor(source, exercise);
    if (part === null) continue;
    const there = sources.get(known.get(part) ?? "");
    if (there !== undefined && !isHandedOut(part, there, exercise)) continue;
    sources.delete(known.get(part) ?? "");
    place(choice, part, path, exercise);
    const text = `${shown(path)} stands for ${shown(part)}, as it holds ${classed(classesIn(source, exercise))}.`;
    doubts.push({ kind: "stand-in", text, files: [path] });
  }
}

/**
 * A file that holds the whole class is the entry, whatever its name, unless that is always as handed out: without a doubt where it is the only one that its author
 * wrote in; else only where the parts that the given entry joins are not all there, and then in doubt.
 */
function findClass(choice: Choice, exercise: Exercise): void {
  const { sources, known, doubts, notes } = choice;
  const { entry, wholeFile } = exercise;
  if (wholeFile !== entry) return;
  const isOwn = (name: string, path: string): boolean => !isHandedOut(name, sources.get(path) as Source, exercise);
  const counting = known.get(entry);
  if (counting !== undefined && isOwn(entry, counting)) return;
  const parts = exercise.studentFiles.filter((name) => name !== entry);
  const isPart = (path: string): boolean => parts.some((name) => known.get(name) === path);
  const holders = [...sources].filter(
    ([path, source]) =>
      path !== counting && mayBeWhole(nameOf(path), source, exercise) && !(isPart(path) && partFor(source, exercise)),
  );
  const own = holders.filter(([, source]) => !isHandedOut(entry, source, exercise));
  const [holder, ...more] = own;
  if (holder === undefined) return;
  const [path, source] = holder;
  const written = [...sources.keys()].filter((one) => one === path || isOwn(nameOf(one), one));
  const areAllThere = parts.every((name) => {
    const at = known.get(name);
    return at !== undefined && at !== path && isOwn(name, at);
  });
  if (areAllThere) return;
  if (more.length > 0) {
    const paths = own.map(([one]) => one);
    const held = exercise.classNames.filter((name) => own.some(([, one]) => classesIn(one, exercise).includes(name)));
    const text = `Several files hold ${classed(held)}, and none has the name ${shown(entry)}, so none of them counts: ${shownList(paths)}.`;
    doubts.push({ kind: "beside", text, files: paths.slice(0, MOST_DOUBTED) });
    return;
  }
  for (const [name, at] of known) if (at === path) known.delete(name);
  known.set(entry, path);
  const text = `${shown(path)} stands for ${shown(entry)}, as it holds ${classed(classesIn(source, exercise))}`;
  if (written.length === 1) notes.push(`${text}.`);
  else doubts.push({ kind: "stand-in", text: `${text} and nothing else does.`, files: [path] });
}

const classed = (names: readonly string[]): string => `the class${names.length === 1 ? "" : "es"} ${shownList(names)}`;
