import { describe, expect, test } from "vitest";
import { gradescope } from "../../report/gradescope.js";
import { names, saved, UNSEEN } from "./fixtures.js";

interface Results {
  score?: number;
  execution_time: number;
  output: string;
  visibility: string;
  tests?: {
    number: string;
    name: string;
    score: number;
    max_score: number;
    status: string;
    output?: string;
    visibility: string;
  }[];
  extra_data: { alloclab: Record<string, unknown> };
}
const results = (name: string) => JSON.parse(gradescope(saved(name))) as Results;

describe("the Gradescope results", () => {
  test.each(["full-marks", "many-faults", "never-ends", "skeleton", "load-error"])(
    "has a row a check that adds up to the score: %s",
    (name) => {
      const report = saved(name);
      const { score, tests = [] } = results(name);
      expect(score).toBe(report.score);
      expect(tests.reduce((sum, each) => sum + each.score, 0)).toBe(report.score);
      expect(tests.reduce((sum, each) => sum + each.max_score, 0)).toBe(report.maxScore);
      expect(tests.map(({ status }) => status === "passed")).toEqual(
        report.stages.flatMap(({ checks }) => checks.map(({ status }) => status === "passed")),
      );
    },
  );

  test("numbers its rows by stage and check, and says in each what went wrong", () => {
    const row = results("never-ends").tests?.find(({ number }) => number === "1.3");
    expect(row).toMatchObject({ name: "basics: takes back what was allocated", status: "failed", max_score: 3 });
    expect(row?.output).toMatch(/^still running\n\nfree\(0, 8\)/);
  });

  test("hides no row, because a single one would hide the total", () => {
    const { tests, visibility } = results("many-faults");
    expect(new Set([visibility, ...(tests ?? []).map((each) => each.visibility)])).toEqual(new Set(["visible"]));
  });

  test.each([
    ["after-published", "after_published"],
    ["hidden", "hidden"],
  ] as const)("hides the rows of hidden checks alone, when it is asked to: %s", (hiddenChecks, visibility) => {
    const report = saved("many-faults");
    const checks = report.stages.flatMap(({ checks }) => checks);
    for (const check of checks.slice(0, 3)) check.visibility = "hidden";
    const { tests = [] } = JSON.parse(gradescope(report, { hiddenChecks })) as Results;
    expect(tests.map((row) => row.visibility)).toEqual(
      checks.map((check) => (check.visibility === "hidden" ? visibility : "visible")),
    );
  });

  test.each(["grader-fault", "native-run"])(
    "has neither score nor rows where there is no score to give: %s",
    (name) => {
      const written = results(name);
      expect(written).not.toHaveProperty("score");
      expect(written).not.toHaveProperty("tests");
      expect(written.output).toContain("no score");
    },
  );

  test.each(names)("keeps what a later run may want to know: %s", (name) => {
    const { seed, status, host, assignment } = saved(name);
    expect(results(name).extra_data.alloclab).toMatchObject({ seed, status, host, assignment });
    expect(results(name).execution_time).toBe(saved(name).durationMs / 1000);
  });

  test.each(names)("lets no control characters through: %s", (name) => {
    const texts = [
      results(name).output,
      ...(results(name).tests ?? []).flatMap((each) => [each.name, each.output ?? ""]),
    ];
    for (const text of texts) expect(text).not.toMatch(UNSEEN);
  });
});
