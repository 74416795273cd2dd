/** What is alike in classes made of the corpora: copies are found, however they are disguised, and nothing else is. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { type Compared, alikeAmong } from "../../class/likeness/index.js";
import { profileOf } from "../../class/likeness/profile.js";
import { type OwnText, ownTextOf } from "../../class/likeness/texts.js";
import { loadExercise } from "../../grade/load/exercise.js";
import { loadSubmission } from "../../grade/load/submission.js";
import type { AlikePair } from "../../model/class.js";
import type { Exercise } from "../../model/course.js";
import { disguised, namesIn } from "../support/disguise.js";

const ROOT = join(import.meta.dirname, "../../..");
const CORPORA = join(import.meta.dirname, "../fixtures/submissions");

/** A program of some assignment's corpus. */
interface Program {
  name: string;
  text: OwnText;
}

const right = new Map<string, Program[]>();
const exercises = new Map<string, Exercise>();
const folders = readdirSync(CORPORA);

beforeAll(async () => {
  for (const folder of folders) {
    const exercise = await loadExercise(ROOT, folder.replace(/^\d+-/, ""));
    exercises.set(folder, exercise);
    const programs: Program[] = [];
    for (const child of readdirSync(join(CORPORA, folder, "right"))) {
      const submission = await loadSubmission(join(CORPORA, folder, "right", child), exercise, {});
      programs.push({ name: `${folder} ${child}`, text: await ownTextOf(submission, exercise) });
    }
    right.set(folder, programs);
  }
});

const exerciseOf = (folder: string): Exercise => exercises.get(folder) as Exercise;
const programsOf = (folder: string): Program[] => right.get(folder) ?? [];

/** What is alike in a class of these, as it would be with any other names. */
async function alikeIn(programs: readonly Program[], exercise: Exercise): Promise<AlikePair[]> {
  const texts = new Map(programs.map(({ name, text }) => [name, text]));
  const all: Compared[] = [];
  for (const { name, text } of programs) all.push({ name, owners: [], profile: await known(name, text, exercise) });
  return (await alikeAmong(all, exercise, async (name) => texts.get(name) ?? [])).pairs;
}

const profiles = new Map<string, Compared["profile"]>();
async function known(name: string, text: OwnText, exercise: Exercise): Promise<Compared["profile"]> {
  const key = `${exercise.id} ${name}`;
  const profile = profiles.get(key) ?? (await profileOf(text, exercise));
  profiles.set(key, profile);
  return profile;
}

const lines = new Map<Program, string[]>();

/** Lines of some length: by chance two have few of these in common. */
function linesOf(program: Program): string[] {
  const all = lines.get(program) ?? program.text.flatMap(({ text }) => trimmed(text));
  lines.set(program, all);
  return all.filter((line) => line.length >= 12 && !/^(\/\/|\/?\*)/.test(line));
}

const trimmed = (source: string): string[] => source.split("\n").map((line) => line.trim());

/** What is in no file that was handed out. */
function withoutHandout(found: readonly string[], exercise: Exercise | null): Set<string> {
  const handedOut = new Set([...(exercise?.handout.values() ?? [])].flatMap(trimmed));
  return new Set(found.filter((line) => !handedOut.has(line)));
}

/** Whether two programs are of one text: a third of their lines, less those that were handed out, are the same to the letter. */
function areOfOneText(one: Program, other: Program, exercise: Exercise | null): boolean {
  const shared = new Set(linesOf(other));
  if (!linesOf(one).some((line) => shared.has(line))) return false;
  const [a, b] = [withoutHandout(linesOf(one), exercise), withoutHandout(linesOf(other), exercise)];
  return [...a].filter((line) => b.has(line)).length > Math.min(a.size, b.size) / 3;
}

/** One of each text. */
function independent(programs: readonly Program[], exercise: Exercise | null): Program[] {
  const chosen: Program[] = [];
  for (const program of programs) {
    if (chosen.every((one) => !areOfOneText(one, program, exercise))) chosen.push(program);
  }
  return chosen;
}

const ownOf = (folder: string): Program[] => independent(programsOf(folder), exerciseOf(folder));

function copyOf({ name, text }: Program, exercise: Exercise): Program {
  const contract = new Set([...exercise.handout.values()].flatMap((source) => [...namesIn(source)]));
  const files = disguised(new Map(text.map((file) => [file.name, file.text])), contract);
  return { name: `${name}, copied`, text: [...files].map(([file, source]) => ({ name: file, text: source })) };
}

/** Programs of other assignments. What was handed out there is somebody's text here. */
const strangers = (folder: string): Program[] =>
  everybody()
    .filter(({ name }) => !name.startsWith(folder))
    .filter((program) => programsOf(folder).every((own) => !areOfOneText(own, program, null)));

let all: Program[] | undefined;
/** One of each text of all corpora. */
const everybody = (): Program[] => (all ??= independent(folders.flatMap(programsOf), null));

const pairsOf = (pairs: readonly AlikePair[]): string[] => pairs.map(({ names }) => names.join(" ~ ")).sort();

/** Texts that are too short to say anything. */
const isShort = async (program: Program, exercise: Exercise): Promise<boolean> =>
  (await known(program.name, program.text, exercise)).own < 200;

describe.each(folders)("%s", (folder) => {
  test("no two programs that were written each by itself are named, in any class of two", async () => {
    const programs = programsOf(folder);
    for (const [place, one] of programs.entries()) {
      for (const other of programs.slice(0, place)) {
        if (areOfOneText(one, other, exerciseOf(folder))) continue;
        expect(pairsOf(await alikeIn([one, other], exerciseOf(folder)))).toEqual([]);
      }
    }
  });

  test.each([0, 30, 120])("nor in the whole corpus, filled up to %i with others", async (size) => {
    const own = ownOf(folder);
    const all = [...own, ...strangers(folder)].slice(0, Math.max(own.length, size));
    expect(pairsOf(await alikeIn(all, exerciseOf(folder)))).toEqual([]);
  });

  test("a disguised copy of each is named, in a class of two", async () => {
    for (const program of programsOf(folder)) {
      const copy = copyOf(program, exerciseOf(folder));
      const expected = (await isShort(program, exerciseOf(folder))) ? [] : [`${program.name} ~ ${copy.name}`];
      expect(pairsOf(await alikeIn([program, copy], exerciseOf(folder)))).toEqual(expected);
    }
  });

  test.each([30, 120])("disguised copies of all are named, and nothing else, in a class of %i", async (size) => {
    const exercise = exerciseOf(folder);
    const own = ownOf(folder).slice(0, size / 2);
    const copies = own.map((program) => copyOf(program, exercise));
    const all = [...own, ...copies, ...strangers(folder)].slice(0, size);
    const long: string[] = [];
    for (const [place, one] of own.entries()) {
      if (!(await isShort(one, exercise))) long.push(`${one.name} ~ ${copies[place]?.name ?? ""}`);
    }
    expect(pairsOf(await alikeIn(all, exercise))).toEqual(long.sort());
  });
});
