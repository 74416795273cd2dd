/** A course whose assignment has code beside the submission: from its folder to the report. */
import { join } from "node:path";
import { expect, test } from "vitest";
import { gradeAll } from "../../../grade/grade.js";
import { loadExercise } from "../../../grade/load/exercise.js";
import { loadSubmission } from "../../../grade/load/submission.js";
import type { Report } from "../../../model/report.js";
import { courseWith } from "../../support/course.js";
import { folderWith } from "../../support/folder.js";

const MANIFEST = JSON.stringify({
  title: "Numbers",
  summary: "Keep numbers in order.",
  entry: "numbers.ts",
  class: "Numbers",
  studentFiles: ["numbers.ts"],
  limits: { checkTicks: 10_000 },
});

const STAGE = `
  import { expectGrowth } from "#kit/check/growth";
  import { check, stage } from "#kit/check/stage";
  import { expect } from "vitest";
  stage("cost", () => {
    check("asks the code beside it", { points: 1 }, ({ subject }) => {
      expect(subject.ask("which")).toEqual({ kind: "returned", value: "handed out" });
    });
    check("adds in hardly more steps", { points: 2 }, ({ subject }) =>
      expectGrowth(subject, { what: "Adding", growth: "logarithmic", calls: () => 20_000, sizes: [500, 2_000, 8_000],
        pattern: { prepare: "prepare", calls: "calls", loop: "loop" } }));
  });`;

const PATTERN = `
  import { name } from "./name.js";
  let numbers: any;
  export const which = () => name;
  export function prepare(Class: any, size: number) { numbers = new Class(size); for (let x = 0; x < size; x++) numbers.add(x); }
  export function calls(Class: any, count: number) { for (let call = 0; call < count; call++) { numbers.add(7); numbers.remove(7); } }
  export function loop(Class: any, count: number) { for (let call = 0; call < count; call++); }`;

const SUBMISSIONS = {
  "tree.ts": `export class Numbers { counts: number[]; constructor(size: number) { this.counts = new Array(size + 1).fill(0); }
    change(x: number, by: number) { for (let at = x + 1; at < this.counts.length; at += at & -at) this.counts[at]! += by; }
    add(x: number) { this.change(x, 1); } remove(x: number) { this.change(x, -1); } }`,
  "sorted.ts": `export class Numbers { all: number[] = []; at(x: number) { let low = 0, high = this.all.length;
      while (low < high) { const at = (low + high) >> 1; if (this.all[at]! < x) low = at + 1; else high = at; } return low; }
    add(x: number) { const at = this.at(x); this.all = [...this.all.slice(0, at), x, ...this.all.slice(at)]; }
    remove(x: number) { this.all.splice(this.at(x), 1); } }`,
};

async function graded(
  files: Record<string, string>,
  host: "sandbox" | "native",
  isReversed = false,
): Promise<Report[]> {
  const course = await courseWith(files);
  const exercise = await loadExercise(course, "numbers");
  const folder = await folderWith(SUBMISSIONS);
  const submissions = await Promise.all(
    Object.keys(SUBMISSIONS).map((file) => loadSubmission(join(folder, file), exercise)),
  );
  const order = isReversed ? submissions.reverse() : submissions;
  const reports = await gradeAll(order, exercise, { seed: 42, host, types: false });
  return isReversed ? reports.reverse() : reports;
}

const FILES = {
  "exercises/01-numbers/exercise.json": MANIFEST,
  "exercises/01-numbers/numbers.ts": "export class Numbers {}\n",
  "exercises/01-numbers/stages/1-cost.test.ts": STAGE,
  "exercises/01-numbers/stages/inside.ts": PATTERN,
  "exercises/01-numbers/stages/name.ts": 'export const name = "handed out";\n',
};

/** Names, scores and messages of the checks. */
const told = (reports: Report[]): unknown =>
  reports.map(({ stages }) =>
    stages.map(({ checks }) => checks.map(({ status, message, failure }) => [status, message, failure?.kind])),
  );

test("cost is graded alike in both orders of a class, and a sorted array does not pass for a tree", async () => {
  const reports = await graded(FILES, "sandbox");
  expect(reports.map(({ score }) => score)).toEqual([3, 1]);
  const [, sorted] = reports;
  expect(sorted?.stages[0]?.checks[1]).toMatchObject({ status: "failed", failure: { kind: "too-slow" } });
  expect(told(await graded(FILES, "sandbox", true))).toEqual(told(reports));
});

test("natively the code beside it is the same, and cost is skipped with the reason", async () => {
  const [report] = await graded(FILES, "native");
  expect(report?.stages[0]?.checks).toMatchObject([
    { status: "passed" },
    { status: "skipped", message: expect.stringContaining("only known in the sandbox") as string },
  ]);
});

test("the hidden twin's is used in its place", async () => {
  const reports = await graded(
    {
      ...FILES,
      "solutions/01-numbers/stages/inside.ts": PATTERN.replace(
        'import { name } from "./name.js";',
        'const name = "hidden";',
      ),
    },
    "sandbox",
  );
  expect(reports[0]?.stages[0]?.checks[0]).toMatchObject({ status: "failed" });
});

test("one that cannot be bundled is told with its place", async () => {
  const course = await courseWith({ ...FILES, "exercises/01-numbers/stages/inside.ts": 'import "./nothing.js";\n' });
  await expect(loadExercise(course, "numbers")).rejects.toThrow(
    /cannot be bundled: Could not resolve "\.\/nothing\.js" \(.*inside\.ts`, line 1\)/,
  );
});
