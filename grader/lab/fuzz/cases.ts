/**
 * Cases: what is handed in, made from a seed and a number alone, so that each can be made again.
 *
 * @module
 */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { byteChanges, changed, names, tarOf, zipOf } from "./archives.js";
import type { Corpus } from "./corpus.js";
import { hostilePrograms } from "./hostile.js";
import { mutated, mutations } from "./mutate.js";
import { noise, randomPrograms } from "./programs.js";

/** Kinds of cases. */
export const kinds = [
  "mutant",
  "mutant of the solution",
  "random program",
  "hostile program",
  "noise",
  "archive",
] as const;
export type Kind = (typeof kinds)[number];

/** Something handed in. */
export interface Case {
  kind: Kind;
  /** Contents by path; a single one that does not end with `.ts` is an archive. */
  files: Map<string, string | Uint8Array>;
}

/** Case number `number` of a seed. */
export async function makeCase(corpus: Corpus, seed: number, number: number): Promise<Case> {
  const draw = <Value>(arbitrary: fc.Arbitrary<Value>, salt: number): Value => {
    const [value] = fc.sample(arbitrary, {
      seed: (seed ^ (number * 0x9e3779b1) ^ (salt * 0x85ebca6b)) | 0,
      numRuns: 1,
    });
    return value as Value;
  };
  const source = fc.constantFrom(...corpus.submissions);
  const kind = draw(
    fc.oneof(
      { weight: 8, arbitrary: fc.constant<Kind>("mutant") },
      { weight: 4, arbitrary: fc.constant<Kind>("mutant of the solution") },
      { weight: 3, arbitrary: fc.constant<Kind>("random program") },
      { weight: 4, arbitrary: fc.constant<Kind>("hostile program") },
      { weight: 2, arbitrary: fc.constant<Kind>("noise") },
      { weight: 5, arbitrary: fc.constant<Kind>("archive") },
    ),
    1,
  );
  switch (kind) {
    case "mutant":
      return { kind, files: one(mutated(draw(source, 2), draw(mutations, 3), draw(source, 4))) };
    case "mutant of the solution": {
      const [name, text] = draw(fc.constantFrom(...corpus.solution), 2);
      const files = new Map([...corpus.solution, [name, mutated(text, draw(mutations, 3), draw(source, 4))]]);
      return { kind, files };
    }
    case "random program":
      return { kind, files: one(draw(randomPrograms, 2)) };
    case "hostile program":
      return { kind, files: one(draw(hostilePrograms, 2)) };
    case "noise":
      return { kind, files: one(draw(noise, 2)) };
    case "archive": {
      const text = fc.oneof(source, noise);
      const entries = draw(fc.array(fc.record({ name: names, text }), { minLength: 1, maxLength: 6 }), 2);
      const ending = draw(fc.constantFrom(".zip", ".tgz", ".tar"), 3);
      const bytes = ending === ".zip" ? await zipOf(entries) : tarOf(entries, ending === ".tgz");
      return { kind, files: new Map([[`submission${ending}`, changed(bytes, draw(byteChanges, 4))]]) };
    }
  }
}

const one = (source: string): Map<string, string> => new Map([["memory-allocator.ts", source]]);

/** Writes a case into a folder, which is made, and gives the path that is to be graded. */
export async function writeCase({ kind, files }: Case, folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  for (const [name, content] of files) await writeFile(join(folder, name), content);
  const [first = ""] = files.keys();
  return kind === "archive" ? join(folder, first) : folder;
}
