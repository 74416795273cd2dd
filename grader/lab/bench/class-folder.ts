/**
 * A class made from the corpora of right and wrong submissions, over and over, no two of its submissions alike.
 *
 * @module
 */
import { mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Exercise } from "../../model/course.js";

/** One submission of the corpora: its name, and its files as they stand, by path. */
export interface Sample {
  name: string;
  files: Map<string, Buffer>;
}

/** All right and wrong submissions of an assignment, in the order of their names. */
export function samples(courseRoot: string, { folder }: Exercise): Sample[] {
  const corpus = join(courseRoot, "grader", "test", "fixtures", "submissions", folder);
  return ["right", "wrong"].flatMap((kind) =>
    readdirSync(join(corpus, kind))
      .sort()
      .map((name) => ({ name, files: sourcesOf(join(corpus, kind, name)) })),
  );
}

function sourcesOf(path: string): Map<string, Buffer> {
  if (!statSync(path).isDirectory()) return new Map([["memory-allocator.ts", readFileSync(path)]]);
  const names = readdirSync(path, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
  return new Map(names.sort().map((name) => [name, readFileSync(join(path, name))]));
}

/** Writes `count` submissions as folders of `into`. */
export function makeClass(into: string, all: readonly Sample[], count: number): void {
  for (let number = 0; number < count; number++) {
    const sample = all[number % all.length];
    if (sample === undefined) throw new Error("the corpora are empty");
    const folder = join(into, `${String(number).padStart(5, "0")}-${sample.name.replace(/\.ts$/, "")}`);
    for (const [path, bytes] of sample.files) {
      mkdirSync(join(folder, path, ".."), { recursive: true });
      // A constant of its own, so that nothing can be taken over from a submission that was seen before.
      const own = `\nconst submissionNumber = ${number};\nvoid submissionNumber;\n`;
      writeFileSync(join(folder, path), Buffer.concat([bytes, Buffer.from(own, isUtf16(bytes) ? "utf16le" : "utf8")]));
    }
  }
}

/** Some editors save it so, with a mark in front. */
const isUtf16 = (bytes: Buffer): boolean => bytes[0] === 0xff && bytes[1] === 0xfe;
