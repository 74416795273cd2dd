import { describe, expect, test } from "vitest";
import { type Report, type ReportedCheck, SCHEMA_VERSION } from "../../model/report.js";
import { studentReport } from "../../report/audience.js";
import { parseReport, type ReporterName, reporterNames, reporters } from "../../report/index.js";
import { json } from "../../report/json.js";
import { folderWith } from "../support/folder.js";
import { run } from "../support/terminal.js";
import { names, saved } from "./fixtures.js";

const hidden = (report: Report) =>
  report.stages.flatMap(({ checks }) => checks.filter(({ visibility }) => visibility === "hidden"));
const visible = (report: Report) =>
  report.stages.flatMap(({ checks }) => checks.filter(({ visibility }) => visibility === "visible"));

const write = async (name: ReporterName, report: Report): Promise<string> =>
  (await reporters[name]())(report, { color: false, width: 80 });

/** The report with a word of its own in every text of its hidden checks, and failures of theirs in all shapes. */
function withSecrets(report: Report): Report {
  const changed = structuredClone(report);
  for (const [i, check] of hidden(changed).entries()) {
    check.name = `SECRET name ${i}`;
    check.status = "failed";
    check.score = 0;
    check.message = "SECRET message";
    check.trace = [{ op: "allocate", size: 7654321, expected: 0, actual: "SECRET" }];
    check.console = ["SECRET line"];
    check.durationMs = 987_654;
    check.failure = {
      kind: "wrong-result",
      call: "SECRET call",
      expected: "SECRET",
      actual: "SECRET",
      omittedCalls: 0,
      expectedMemory: { capacity: 7654321, blocks: [{ start: 0, size: 7654321, state: "free", label: "SECRET" }] },
      actualMemory: null,
      location: { file: "SECRET.ts", line: 1, column: 1 },
      needs: null,
    };
  }
  return changed;
}

describe.each(names)("a student's report: %s", (name) => {
  const report = saved(name);
  const student = studentReport(report);

  test("shows visible checks in full", () => {
    expect(visible(student).map((check) => check.name)).toEqual(visible(report).map((check) => check.name));
    for (const [i, check] of visible(student).entries()) {
      if (check.failure?.kind !== "grader-fault") expect(check).toEqual(visible(report)[i]);
    }
  });

  test("has no hidden check, but how many are pending and what they are worth", () => {
    expect(hidden(student)).toEqual([]);
    const worth = student.stages.flatMap(({ pending = [] }) => pending.map(({ maxScore }) => maxScore));
    expect(worth).toEqual(hidden(report).map(({ maxScore }) => maxScore));
  });

  test("counts the points of visible checks alone", () => {
    const points = visible(report).reduce((sum, { score }) => sum + score, 0);
    expect(student.score).toBe(report.score === null ? null : points);
    expect(student.maxScore).toBe(visible(report).reduce((sum, { maxScore }) => sum + maxScore, 0));
  });

  test("is the same however the hidden checks ended", () => {
    expect(studentReport(withSecrets(report))).toEqual(student);
  });

  test.each(reporterNames)("says nothing secret as %s, and how many checks are pending", async (form) => {
    const text = await write(form, studentReport(withSecrets(report)));
    expect(text).not.toMatch(/SECRET|7654321|987/);
    for (const check of hidden(report)) expect(text).not.toContain(check.name);
    const untold = ["prairielearn", "autolab", "classroom50"];
    if (hidden(report).length > 0 && report.status === "graded" && !untold.includes(form)) {
      expect(text).toContain("pending");
    }
  });

  test("is a sound report, and its own student's report", () => {
    expect(parseReport(json(student), "ada.json")).toEqual(student);
    expect(studentReport(student)).toEqual(student);
  });
});

describe("what a student may read", () => {
  const check = { status: "passed", score: 1, maxScore: 1, message: null, trace: null, failure: null } as const;
  const failure = {
    ...({ kind: "needs", call: null, expected: null, actual: null, omittedCalls: 0 } as const),
    ...{ expectedMemory: null, actualMemory: null, location: null },
  } as const;
  const more = { console: [], durationMs: 0 };
  const stage = (checks: Report["stages"][number]["checks"]): Report => ({
    ...saved("full-marks"),
    schemaVersion: SCHEMA_VERSION,
    stages: [{ name: "basics", score: 1, maxScore: 2, checks }],
  });

  test("is an author's hint, and no more", async () => {
    const publicHint = "Sums have to be right after every call.";
    const report = studentReport(
      stage([
        { ...check, ...more, name: "one", visibility: "visible" },
        { ...check, ...more, name: "sums up", visibility: "hidden", publicHint },
      ]),
    );
    expect(report.stages[0]?.pending).toEqual([{ maxScore: 1, hint: publicHint }]);
    for (const form of ["text", "html", "markdown", "junit", "gradescope", "ctrf", "json"] as const) {
      const text = (await write(form, report)).replaceAll("\\.", ".");
      expect(text, form).toContain(publicHint);
      expect(text, form).not.toContain("sums up");
    }
    expect(await write("text", report)).toContain(
      "1 hidden check is pending, worth 1 point: your instructor grades it",
    );
  });

  test("is not which hidden check a visible one waits for", async () => {
    const needs = "basics/sums up";
    const message = `Skipped: "${needs}" has to pass first.`;
    const report = studentReport(
      stage([
        { ...check, ...more, name: "sums up", visibility: "hidden" },
        {
          ...{ ...check, ...more, name: "one", visibility: "visible", status: "skipped", score: 0, message },
          failure: { ...failure, needs },
        },
      ]),
    );
    expect(report.stages[0]?.checks[0]).toMatchObject({
      message: "Skipped: a check that is pending has to pass first.",
      failure: { kind: "needs", needs: null },
    });
    for (const form of reporterNames) expect(await write(form, report), form).not.toContain("sums up");
    expect(await write("text", report)).toContain("1 check skipped: a check that is pending has to pass first.");
  });

  test("is not what the grader says of a fault of its own", () => {
    const secret = "SECRET (solutions/01-first-fit/stages/1-basics.test.ts:7)";
    const broken = { ...failure, kind: "grader-fault", call: secret, expected: secret, needs: null } as const;
    const report = stage([
      { ...check, ...more, name: "one", visibility: "visible", status: "skipped", message: secret, failure: broken },
    ]);
    expect(JSON.stringify(studentReport(report))).not.toContain("SECRET");
    const whole = { ...saved("grader-fault"), error: secret };
    expect(JSON.stringify(studentReport(whole))).not.toContain("SECRET");
  });
});

describe("a hidden check that could not be judged", () => {
  const whole = saved("many-faults");
  const judgedAgain = (isFaulty: (check: ReportedCheck) => boolean): Report => ({
    ...whole,
    status: "grader-fault",
    error: "it broke down (solutions/01-first-fit/stages/1-basics.test.ts:7)",
    score: null,
    stages: whole.stages.map((stage) => ({
      ...stage,
      checks: stage.checks.map((check) =>
        isFaulty(check) && check.failure !== null
          ? { ...check, status: "skipped", score: 0, failure: { ...check.failure, kind: "grader-fault" } }
          : check,
      ),
    })),
  });

  test("is pending, as all others are", () => {
    const student = studentReport(judgedAgain(({ visibility }) => visibility === "hidden"));
    expect(student).toEqual(studentReport(whole));
  });

  test("does not hide that a visible one could not be judged, either", () => {
    expect(studentReport(judgedAgain(() => true))).toMatchObject({ status: "grader-fault", score: null });
  });

  test("is no reason to believe a report in which nothing is known", () => {
    const nothing: Report = { ...whole, status: "grader-fault", error: "it broke down", score: null, stages: [] };
    expect(studentReport(nothing)).toMatchObject({ status: "grader-fault", score: null });
  });
});

describe("--audience", () => {
  test("is for a saved report, in every form", async () => {
    const folder = await folderWith({ "ada.json": json(saved("many-faults")) });
    const told = await run(["report", `${folder}/ada.json`, "--reporter", "json", "--audience", "student"]);
    expect(told.status).toBe(0);
    expect(parseReport(told.out, "ada.json")).toEqual(studentReport(saved("many-faults")));
    const whole = await run(["report", `${folder}/ada.json`, "--reporter", "json"]);
    expect(parseReport(whole.out, "ada.json")).toEqual(saved("many-faults"));
  });

  test("is one of two", async () => {
    const { status, err } = await run(["report", "ada.json", "--audience", "everybody"]);
    expect(status).toBe(2);
    expect(err).toContain("Allowed choices are instructor, student.");
  });
});
