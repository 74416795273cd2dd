/**
 * What about the files of a submission could change its score, and so is for a person to look at.
 *
 * @module
 */
import { type Exercise } from "../../model/course.js";
import { type Doubt, MOST_DOUBTED } from "../../model/submission.js";
import type { Choice } from "./choice.js";
import { copiedName, hasOtherEnding, isLike } from "./copies.js";
import { isNamedLike, isNamedWith } from "./course.js";
import { decode } from "./decode.js";
import type { Intake, Source } from "./intake.js";
import { folderOf, foldersAbove, isPackage, nameOf } from "./paths.js";
import { shown, shownList } from "../../model/words.js";
import { reachOf } from "./reach.js";
import { definesPart, handedOutTokens, isHandedOut, tokensIn } from "./skeleton.js";

/**
 * The doubts about a choice, beside those about its stand-ins: of each kind and file one at most. No doubt is about what
 * nothing reaches, nor about copies that are equal or as handed out. O(characters of what is compared).
 *
 * @param root - the folder that counts; `""` for all of it
 */
export function findDoubts(choice: Choice, found: Intake, exercise: Exercise, root: string): Doubt[] {
  const reach = reachOf(choice.sources, choice.known, exercise);
  const isElsewhere = elsewhere(exercise, root);
  const inRoot = (path: string): string => (root === "" ? path : `${root}/${path}`);
  const counting = new Set([...reach.paths, ...choice.known.values()].map(inRoot));
  const told = new Set([...choice.doubts.flatMap(({ files }) => files), ...choice.moved].map(inRoot));
  const rest = (paths: Iterable<string>): string[] =>
    [...paths].filter((path) => !counting.has(path) && !told.has(path) && !isElsewhere(path));
  const names = [...new Set([...exercise.studentFiles, exercise.wholeFile])].filter((name) => reach.names.has(name));
  const context: Context = {
    choice,
    exercise,
    root,
    names,
    sources: new Map(rest(found.sources.keys()).map((path) => [path, found.sources.get(path) as Source])),
    others: rest(found.others),
    isElsewhere,
  };
  return [
    ...otherAssignment(found, exercise, root),
    ...emptyFiles(context),
    ...names.flatMap((name) => secondCopies(name, context)),
    ...copiesOfOwn(reach.paths, context),
    ...replacedCopies([...counting], found, exercise),
    ...besides(context, found),
    ...archivesBeside(context, found),
  ];
}

interface Context {
  choice: Choice;
  exercise: Exercise;
  /** The folder that counts; `""` for all of it. */
  root: string;
  /** The assignment's names that are reached and may be a student's, the entry's among them. */
  names: string[];
  /** Files that do not count, as paths in all that was handed in. */
  sources: Map<string, Source>;
  others: string[];
  /** Whether a path lies where other things of the course are. */
  isElsewhere: (path: string) => boolean;
}

/** Whether a path lies where other things of the course are: other assignments, the kit, the grader, the docs. */
function elsewhere(exercise: Exercise, root: string): (path: string) => boolean {
  if (root === "") return () => false;
  const { others = [], place } = exercise;
  // `01-first-fit (1)` is no other assignment.
  const isOther = (name: string): boolean =>
    /^\d\d-[a-z]/.test(name) && Number(name.slice(0, 2)) !== place && !isNamedWith(exercise, name);
  const beside = root.slice(0, root.lastIndexOf("/") + 1);
  const above = beside.replace(/exercises\/$/, "");
  const ofCourse = above === beside ? [] : ["grader", "docs", "solutions", "hand-in"].map((name) => `${above}${name}/`);
  return (path) => {
    if (path.startsWith(`${root}/`)) return false;
    if ([`${beside}kit/`, ...ofCourse].some((folder) => path.startsWith(folder))) return true;
    return foldersAbove(path).some((folder) => {
      const name = nameOf(folder);
      return others.some((other) => isNamedLike(other, name)) || (folder === beside + name && isOther(name));
    });
  };
}

/** A folder, or all of it, that is named for another assignment of the course where none is named for this one. */
function otherAssignment({ folders, sources, label }: Intake, exercise: Exercise, root: string): Doubt[] {
  const all = nameOf(label.replace(/\/+$/, "")).replace(/\.(zip|tgz|tar\.gz|tar)$/i, "");
  const { others = [] } = exercise;
  // With more words around it, a name tells the assignment where all of it lies in there, as in a repository.
  const isAround = (path: string): boolean => [...sources.keys()].every((one) => one.startsWith(`${path}/`));
  const isFor = (path: string): boolean => {
    const name = nameOf(path);
    if (others.some((other) => isNamedLike(other, name))) return true;
    const isNamed = !isNamedWith(exercise, name) && others.some((other) => isNamedWith(other, name));
    return isNamed && (path === all || isAround(path));
  };
  const used = new Set([...sources.keys()].flatMap(foldersAbove));
  if (root !== "" || [all, ...used].some((path) => isNamedLike(exercise, nameOf(path)))) return [];
  const named = [...(isFor(all) ? [all] : []), ...[...folders].filter((path) => used.has(path) && isFor(path))];
  if (named.length === 0) return [];
  const are = named.length === 1 ? "is named for another assignment" : "are named for other assignments";
  const text = `${shownList(named)} ${are} of the course, and nothing is for ${shown(exercise.id)}: it may be the wrong one.`;
  return [{ kind: "other-assignment", text, files: named.slice(0, MOST_DOUBTED) }];
}

/** Copies that are compared; more of one file differ somewhere, whatever is in them. */
const MOST_COMPARED = 200;

/** Other files of the name, or copies of it by their names, that are neither equal to the one that counts nor as handed out. */
function secondCopies(name: string, { choice, exercise, root, names, sources }: Context): Doubt[] {
  const at = choice.known.get(name);
  const own = at === undefined ? undefined : choice.sources.get(at);
  const tokens = own === undefined ? handedOutTokens(exercise).get(name) : tokensIn(own);
  const copies = [...sources].filter(
    ([path]) => nameOf(path).toLowerCase() === name.toLowerCase() || copiedName(nameOf(path), names) === name,
  );
  const different = copies
    .filter(([, source], place) => {
      return place >= MOST_COMPARED || (!isHandedOut(name, source, exercise) && tokensIn(source) !== tokens);
    })
    .map(([path]) => path);
  return different.length === 0 ? [] : [differing(name, at, different, root)];
}

/** The doubt about files that differ from the one that counts for a name, which is at a path in the folder that counts. */
function differing(name: string, at: string | undefined, different: readonly string[], root: string): Doubt {
  // Beside paths from outside of that folder, its own are told from the same place.
  const isInside = root === "" || different.every((path) => path.startsWith(`${root}/`));
  const counts = at === undefined ? `${shown(name)} as it was handed out` : shown(isInside ? at : `${root}/${at}`);
  const differ = different.length === 1 ? "differs from it" : "differ from it";
  const text = `${shown(name)} is there more than once: ${counts} counts, and ${shownList(different)} ${differ}.`;
  return { kind: "second-copy", text, files: different.slice(0, MOST_DOUBTED) };
}

/** Files that count and have nothing in them but what no program has. */
function emptyFiles({ choice, exercise, names }: Context): Doubt[] {
  const handedOut = handedOutTokens(exercise);
  const empty = names.flatMap((name) => {
    const at = choice.known.get(name) ?? "";
    const source = choice.sources.get(at);
    const isEmpty = source !== undefined && tokensIn(source) === "" && decode(source).text !== null;
    return isEmpty && handedOut.get(name) !== "" ? [at] : [];
  });
  if (empty.length === 0) return [];
  const text = `There is nothing but space and comments in ${shownList(empty)}: what was meant may be lost.`;
  return [{ kind: "empty", text, files: empty.slice(0, MOST_DOUBTED) }];
}

/** Copies by their names of the student's own files that are reached, in the same folder, where they differ. */
function copiesOfOwn(paths: ReadonlySet<string>, { choice, root, sources }: Context): Doubt[] {
  const counting = new Set(choice.known.values());
  const own = [...paths].filter((path) => !counting.has(path) && choice.sources.has(path)).slice(0, MOST_COMPARED);
  return [...new Set(own.map(folderOf))].flatMap((folder) => {
    const names = own.filter((path) => folderOf(path) === folder).map(nameOf);
    const copies = new Map<string, string[]>();
    for (const [path, source] of sources) {
      if (folderOf(path) !== [root, folder].filter(Boolean).join("/")) continue;
      const name = copiedName(nameOf(path), names);
      const at = [folder, name].filter(Boolean).join("/");
      const tokens = tokensIn(source);
      if (name === null || tokens === "" || tokens === tokensIn(choice.sources.get(at) as Source)) continue;
      copies.set(at, [...(copies.get(at) ?? []), path]);
    }
    return [...copies].map(([at, different]) => differing(nameOf(at), at, different, root));
  });
}

/** Files that count and stand twice under one path in an archive: unpacked, one would take the place of the other. */
function replacedCopies(paths: readonly string[], found: Intake, exercise: Exercise): Doubt[] {
  const different = paths.filter((path) => {
    const copies = found.replaced.get(path);
    const source = found.sources.get(path);
    if (copies === undefined || source === undefined) return false;
    const tokens = tokensIn(source);
    return copies.some((copy, place) => {
      return place >= MOST_COMPARED || (!isHandedOut(nameOf(path), copy, exercise) && tokensIn(copy) !== tokens);
    });
  });
  return different.map((path) => {
    const text = `${shown(path)} is in the archive more than once, with different contents: the last one counts.`;
    return { kind: "second-copy", text, files: [path] };
  });
}

/** What may be meant by a file that is reached, and is missing or as handed out. */
function besides({ choice, exercise, names, sources, others }: Context, found: Intake): Doubt[] {
  const { known } = choice;
  const isOwn = (name: string): boolean => {
    const source = choice.sources.get(known.get(name) ?? "");
    return source !== undefined && !isHandedOut(name, source, exercise);
  };
  const parts = exercise.studentFiles.filter((name) => names.includes(name));
  const lacking = parts.filter((name) => !isOwn(name));
  if (lacking.length === 0) return [];
  // Where parts are lacking, all of it may be in the file in which that may be written.
  const { wholeFile } = exercise;
  const sought = lacking.includes(wholeFile) || isOwn(wholeFile) ? lacking : [...lacking, wholeFile];
  const namesOfOthers = new Set([...exercise.studentFiles, ...exercise.givenFiles].map((name) => name.toLowerCase()));
  const ofStages = new Set(exercise.stageFiles?.map((name) => `stages/${name}`));
  const free = [...sources].filter(([path, source]) => {
    if (ofStages.has(path.split("/").slice(-2).join("/"))) return false;
    return !namesOfOthers.has(nameOf(path).toLowerCase()) && !isHandedOut(wholeFile, source, exercise);
  });
  const isAlike = (name: string): string[] => [
    ...others.filter((path) => hasOtherEnding(nameOf(path), name) || isCopyWithOtherEnding(nameOf(path), name)),
    ...free
      .filter(
        ([path, source]) =>
          !isHandedOut(name, source, exercise) && (isLike(nameOf(path), name) || definesPart(name, source, exercise)),
      )
      .map(([path]) => path),
  ];
  const doubts = sought.flatMap((name): Doubt[] => {
    const alike = isAlike(name);
    if (alike.length === 0) return [];
    const text = `${shown(name)} is ${stateOf(name, known)}, and beside it lies ${shownList(alike)}, which may be what was meant.`;
    return [{ kind: "beside", text, files: alike.slice(0, MOST_DOUBTED) }];
  });
  const closed = others.filter(
    (path) =>
      isPackage(path) &&
      !found.beside.has(path) &&
      ![...found.sources.keys()].some((one) => one.startsWith(`${path}/`)),
  );
  if (closed.length === 0) return doubts;
  const text = `${lackingText(lacking, known)}, and beside lies an archive that was not looked into: ${shownList(closed)}.`;
  return [...doubts, { kind: "beside", text, files: closed.slice(0, MOST_DOUBTED) }];
}

/** Archives that hold other files than those that count; one that lies where the course keeps it only where nothing is written. */
function archivesBeside({ choice, exercise, names, isElsewhere }: Context, { beside }: Intake): Doubt[] {
  const ownTokens = (name: string): string | null => {
    const source = choice.sources.get(choice.known.get(name) ?? "");
    return source === undefined || isHandedOut(name, source, exercise) ? null : tokensIn(source);
  };
  const isBegun = names.some((name) => ownTokens(name) !== null);
  return [...beside].flatMap(([archive, files]): Doubt[] => {
    if (isBegun && isElsewhere(archive)) return [];
    const different = names.filter((name) => {
      const source = files.get(name);
      return source !== undefined && !isHandedOut(name, source, exercise) && tokensIn(source) !== ownTokens(name);
    });
    if (different.length === 0) return [];
    const lacking = different.filter((name) => ownTokens(name) === null);
    if (lacking.length > 0) {
      const text = `${lackingText(lacking, choice.known)}, and in ${shown(archive)}, which lies beside, there is more.`;
      return [{ kind: "beside", text, files: [archive] }];
    }
    const text = `${shownList(different)} ${different.length === 1 ? "counts" : "count"}, and ${shown(archive)}, which lies beside, has another version.`;
    return [{ kind: "second-copy", text, files: [archive] }];
  });
}

const lackingText = (lacking: readonly string[], known: ReadonlyMap<string, string>): string =>
  lacking.length === 1
    ? `${shown(lacking[0] ?? "")} is ${stateOf(lacking[0] ?? "", known)}`
    : `${shownList(lacking)} are missing or as handed out`;

/** `allocate (1).js`, or without any, for `allocate.ts`. */
const isCopyWithOtherEnding = (name: string, wanted: string): boolean =>
  /\.(?:[cm]?[jt]sx?|txt)$|^[^.]+$/i.test(name) &&
  copiedName(`${name.replace(/(?:\.[cm]?[jt]sx?|\.txt)+$/i, "")}.ts`, [wanted]) !== null;

const stateOf = (name: string, known: ReadonlyMap<string, string>): string =>
  known.has(name) ? "as it was handed out" : "missing";
