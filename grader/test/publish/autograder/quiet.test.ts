import { expect, test } from "vitest";
import { quiet } from "../../../publish/autograder/quiet.js";
import { autolab } from "../../../report/autolab.js";
import { classroom50 } from "../../../report/classroom50.js";
import { prairielearn } from "../../../report/prairielearn.js";
import { saved } from "../../report/fixtures.js";

/** A report in which every second check is hidden, and says words that nobody may read. */
function withHidden() {
  const report = saved("many-faults");
  for (const [i, check] of report.stages.flatMap(({ checks }) => checks).entries()) {
    if (i % 2 === 0) continue;
    check.visibility = "hidden";
    check.name = `SECRET name ${i}`;
    if (check.status === "passed") continue;
    check.message = "SECRET message";
    check.trace = [{ op: "SECRET" }];
    check.console = ["SECRET print"];
    if (check.failure !== null) Object.assign(check.failure, { call: "SECRET(1)", needs: "SECRET" });
  }
  const visible = report.stages[0]?.checks[0];
  if (visible?.failure != null) Object.assign(visible.failure, { needs: "SECRET name 1" });
  return report;
}

test.each([
  ["prairielearn", prairielearn],
  ["autolab", autolab],
  ["classroom50", classroom50],
])("hidden checks count and say nothing in the form of %s", (_, form) => {
  const report = withHidden();
  expect(form(report), "else nothing is shown by what follows").toContain("SECRET");
  const written = form(quiet(report));
  expect(written).not.toContain("SECRET");
  expect(written).toContain("hidden check 1");
  expect(quiet(report)).toMatchObject({ score: report.score, maxScore: report.maxScore });
});

test("an author's public hint is told", () => {
  const report = withHidden();
  const failed = report.stages
    .flatMap(({ checks }) => checks)
    .find((one) => one.visibility === "hidden" && one.score === 0);
  if (failed === undefined) throw new Error("no hidden check failed");
  failed.publicHint = "Think of both neighbours.";
  expect(prairielearn(quiet(report))).toContain("Think of both neighbours.");
});
