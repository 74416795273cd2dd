import { readFile } from "node:fs/promises";
import { basename, dirname } from "node:path";
import type { Exercise } from "../../model/course.js";
import type { CheckResult, StageResult } from "../../model/report.js";
import { type Finding, finding } from "../finding.js";

/** Points of every assignment. */
const TOTAL = 100;

/** Points, names and order of the checks: what the suites themselves say wrong. */
export async function findWrongSuites(stages: readonly StageResult[], exercise: Exercise): Promise<Finding[]> {
  return [
    ...findWrongPoints(stages, exercise),
    ...findWrongNeeds(stages, exercise),
    ...(await findWrongSide(exercise)),
  ];
}

function findWrongPoints(stages: readonly StageResult[], { folder }: Exercise): Finding[] {
  const checks = stages.flatMap((stage) => stage.checks);
  const total = checks.reduce((sum, { points }) => sum + points, 0);
  const findings = checks
    .filter(({ points }) => !(points > 0) || (points * 2) % 1 !== 0)
    .map((check) =>
      finding(
        `${folder}: "${nameOf(check)}" is worth ${check.points} points.`,
        "give it a positive number of points, whole or half",
      ),
    );
  if (total !== TOTAL) {
    const problem = `${folder}: its checks are worth ${total} points together, not ${TOTAL}.`;
    findings.push(finding(problem, `change the points in its stages; \`alloclab rubric -a ${folder}\` shows them`));
  }
  return findings;
}

/** A check that is needed and stands nowhere, or further down, never keeps the other from being run. */
function findWrongNeeds(stages: readonly StageResult[], { folder }: Exercise): Finding[] {
  const order = stages.flatMap((stage) => stage.checks);
  const names = order.map(nameOf);
  /** It is tried before all that is hidden, and would tell how that ended. */
  const tellsOfHidden = (check: CheckResult, need: string): Finding =>
    finding(`${folder}: "${nameOf(check)}" is visible and needs "${need}", which is hidden.`, `take it out of "needs"`);
  return order.flatMap((check, place) =>
    check.needs.flatMap((need) => {
      const where = names.indexOf(need);
      if (order[where]?.visibility === "hidden" && check.visibility === "visible") return [tellsOfHidden(check, need)];
      if (where !== -1 && where < place) return [];
      const what = where === -1 ? "does not exist" : "comes after it";
      const mend = where === -1 ? `mend its "needs"` : `move it up, or take it out of "needs"`;
      return [finding(`${folder}: "${nameOf(check)}" needs "${need}", which ${what}.`, mend)];
    }),
  );
}

/** The word that opens a stage says who has it, and has to agree with the folder. */
async function findWrongSide({ suites, folder }: Exercise): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const suite of suites) {
    const source = await readFile(suite, "utf8");
    const tree = basename(dirname(dirname(dirname(suite))));
    const [right, wrong] = tree === "exercises" ? ["stage", "hiddenStage"] : ["hiddenStage", "stage"];
    if (!new RegExp(`(?<![\\w.])${wrong}\\(`).test(source)) continue;
    const problem = `${tree}/${folder}/stages/${basename(suite)} opens a stage with ${wrong}(…).`;
    findings.push(finding(problem, `write ${right}(…), as its folder is ${tree}/`));
  }
  return findings;
}

const nameOf = ({ stage, name }: CheckResult): string => `${stage}/${name}`;
