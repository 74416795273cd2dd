/**
 * A report whose hidden checks count and stay hidden: for platforms that show students what a mark is made of.
 *
 * @module
 */
import type { Report, ReportedCheck } from "../../model/report.js";

/** What stands in place of everything that a hidden check says of itself. */
const QUIET = "What it does is not told here.";

/** The report with all points as they are, and of each hidden check no more than its points and its author's public hint. */
export function quiet(report: Report): Report {
  const hidden = new Set(
    report.stages.flatMap(({ name, checks }) =>
      checks.filter(isHidden).flatMap((check) => [check.name, `${name}/${check.name}`]),
    ),
  );
  return {
    ...report,
    stages: report.stages.map((stage) => {
      let place = 0;
      const checks = stage.checks.map((check) =>
        isHidden(check) ? quietCheck(check, ++place) : quietNeeds(check, hidden),
      );
      return { ...stage, checks };
    }),
  };
}

const isHidden = ({ visibility }: ReportedCheck): boolean => visibility === "hidden";

const NOTHING = {
  call: null,
  expected: null,
  actual: null,
  expectedMemory: null,
  actualMemory: null,
  actualList: null,
  location: null,
  needs: null,
  omittedCalls: 0,
};

function quietCheck(check: ReportedCheck, place: number): ReportedCheck {
  return {
    ...check,
    name: `hidden check ${place}`,
    message: check.status === "passed" ? null : (check.publicHint ?? QUIET),
    trace: null,
    failure: check.failure === null ? null : { ...check.failure, ...NOTHING },
    console: [],
  };
}

/** A visible check that waits for a hidden one says no more than that. */
function quietNeeds(check: ReportedCheck, hidden: ReadonlySet<string>): ReportedCheck {
  const { failure } = check;
  if (failure?.needs == null || !hidden.has(failure.needs)) return check;
  return { ...check, message: "Skipped: a hidden check has to pass first.", failure: { ...failure, needs: null } };
}
