/**
 * What cases are made from: the submissions of the corpora, the reference and the skeleton.
 *
 * @module
 */
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";

/** Sources that mutation starts from, in the order of their names, so that a seed means the same everywhere. */
export interface Corpus {
  /** Right, wrong and hostile submissions of one file. */
  submissions: string[];
  /** The reference's files by name. */
  solution: Map<string, string>;
}

/** Submissions that only the clock can stop, or that cost the compiler seconds: mutants of them would be all that is run. */
const SLOW = /\n\/\/ by: the clock\n|\n\/\/ group: (denial|stops|memory|output)/;

/** Reads the corpora of `first-fit`. */
export async function readCorpus(root: string): Promise<Corpus> {
  const folder = join(root, "grader/test/fixtures/submissions/01-first-fit");
  const submissions: string[] = [];
  for (const kind of ["right", "wrong", "hostile"]) {
    for (const name of (await readdir(join(folder, kind))).sort()) {
      if (!name.endsWith(".ts")) continue;
      const source = await readFile(join(folder, kind, name), "utf8");
      if (!SLOW.test(source) && source.length < 20_000) submissions.push(source);
    }
  }
  const solution = new Map<string, string>();
  for (const name of ["free-block.ts", "allocate.ts", "free.ts", "merge.ts"]) {
    solution.set(name, await readFile(join(root, "solutions/01-first-fit", name), "utf8"));
  }
  return { submissions, solution };
}
