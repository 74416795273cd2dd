/** Assignments in which what is handed in judges programs: from the folder to the report. */
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { gradeAll } from "../../../grade/grade.js";
import { loadExercise } from "../../../grade/load/exercise.js";
import { loadSubmission } from "../../../grade/load/submission.js";
import type { Report } from "../../../model/report.js";
import { studentReport } from "../../../report/audience.js";
import { courseWith } from "../../support/course.js";
import { type Files, folderWith } from "../../support/folder.js";
import { GOOD, judging } from "../../support/judging.js";

/** Grades submissions, each one `tests.ts`. */
async function graded(
  suites: readonly string[],
  { host = "sandbox", files = {} }: { host?: "sandbox" | "native"; files?: Files } = {},
): Promise<Report[]> {
  const exercise = await loadExercise(await courseWith({ ...judging, ...files }), "judging");
  const folder = await folderWith(Object.fromEntries(suites.map((suite, at) => [`${at}/tests.ts`, suite])));
  const submissions = await Promise.all(suites.map((_, at) => loadSubmission(join(folder, String(at)), exercise)));
  return gradeAll(submissions, exercise, { seed: 42, host, types: false });
}

/** The messages of the checks, `null` for those that have passed. */
const messages = (report: Report | undefined): (string | null)[] =>
  (report?.stages ?? []).flatMap(({ checks }) => checks.map(({ message }) => message));

const NOTHING = `import { test } from "./testing.js"; test("nothing", () => {});`;
const FUSSY = `${GOOD}test("is fussy", () => { if ("all" in new Counter()) throw new Error("it has more"); });`;

describe.each(["sandbox", "native"] as const)("in the %s", (host) => {
  test("a suite finds the wrong programs and leaves the right ones in peace, or does not", async () => {
    const reports = await graded([GOOD, NOTHING, FUSSY], { host });
    expect(reports.map(({ status }) => status)).toEqual(["graded", "graded", "graded"]);
    expect(reports.map(({ score }) => score)).toEqual([4, 2, 3]);
    expect(messages(reports[0])).toEqual([null, null, null, null]);
  });
});

test("the same submission is judged the same, whoever comes before it", async () => {
  const [one, , other] = await graded([GOOD, NOTHING, GOOD]);
  expect(messages(other)).toEqual(messages(one));
});

test("all of it may be handed in as one file, and the entry is always as handed out", async () => {
  const exercise = await loadExercise(await courseWith(judging), "judging");
  const own = "export class Suite { size() { return 0; } }";
  const folder = await folderWith({
    "ada.ts": GOOD,
    "ben/ben.ts": GOOD,
    "eve/tests.ts": `${GOOD}import "./more.js";`,
    "eve/more.ts": `import { test } from "./testing.js"; test("more", () => {});`,
    "eve/suite.ts": own,
    "eve/counter.ts": own,
    // As the folder is handed out.
    "eve/variants/plain/counter.ts": own,
  });
  const names = ["ada.ts", "ben", "eve"];
  const submissions = await Promise.all(names.map((name) => loadSubmission(join(folder, name), exercise)));
  expect(submissions.map(({ notes }) => notes)).toEqual([
    ["`ada.ts` stands for `tests.ts`."],
    ["`ben.ts` stands for `tests.ts`."],
    ["`counter.ts`, `suite.ts` differ from the ones handed out, which are used instead."],
  ]);
  expect(submissions.flatMap(({ doubts = [] }) => doubts)).toEqual([]);
  const reports = await gradeAll(submissions, exercise, { seed: 42, host: "sandbox", types: false });
  expect(reports.map(({ score }) => score)).toEqual([4, 4, 4]);
});

test("nothing that a student reads names what is hidden, or has its source", async () => {
  const throwing = `${GOOD}if ("all" in new Counter() || "marigold" in new Counter()) throw new Error("it has more");`;
  const [report] = await graded([throwing]);
  const [visible, hidden] = ["visible", "hidden"].map((side) =>
    (report?.stages ?? []).flatMap(({ checks }) => checks.filter(({ visibility }) => visibility === side)),
  );
  expect(visible?.map(({ status }) => status)).toEqual(["passed", "passed"]);
  expect(hidden?.map(({ failure, message }) => [failure?.kind, message, failure?.location?.file])).toEqual(
    Array(2).fill(["wrong-error", "It cannot be loaded with another counter.ts: Error: it has more", "tests.ts"]),
  );
  expect(JSON.stringify(report)).not.toMatch(/forgets\/|marigold = |sum\.ts|this\.all/);
  expect(JSON.stringify(report && studentReport(report))).not.toMatch(/another counter|sums/);
});

test("a wrong suite is not believed", async () => {
  const [report] = await graded([GOOD], {
    files: {
      "exercises/01-judging/stages/2-wrong.test.ts": `import { check, stage } from "#kit/check/stage"; import { failing } from "./judged.js";
        stage("wrong", () => { check("asks for none", { points: 1 }, (context) => { failing(context, "none"); }); });`,
    },
  });
  expect(report).toMatchObject({ status: "grader-fault", score: null });
  expect(report?.error).toContain('asks for counter.ts with the variant "none"');
});
