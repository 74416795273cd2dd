import type { Report, ReportedCheck } from "../../model/report.js";

/**
 * Where in the page a stage or check is, by its place in the report: names may hold anything, and ids must not.
 * The same report always has the same anchors, so a link to one can be sent to a student.
 */
export interface Anchors {
  stage(name: string): string;
  check(check: ReportedCheck): string;
}

/** The anchors of a report. */
export function anchorsOf(report: Report): Anchors {
  const stages = new Map(report.stages.map(({ name }, i) => [name, `stage-${i + 1}`]));
  const checks = new Map(
    report.stages.flatMap((stage, i) => stage.checks.map((check, j) => [check, `check-${i + 1}-${j + 1}`] as const)),
  );
  return {
    stage: (name) => stages.get(name) ?? "",
    check: (check) => checks.get(check) ?? "",
  };
}
