import type { Exercise } from "../../model/course.js";
import type { StageResult } from "../../model/report.js";
import { type Finding, finding } from "../finding.js";

/** Hints that nobody can ask for, and checks that nobody gets a hint for. */
export function findMissingHints(stages: readonly StageResult[], { folder, hints }: Exercise): Finding[] {
  const names = new Set(
    stages.flatMap(({ name, checks }) => [name, ...checks.map((check) => `${name}/${check.name}`)]),
  );
  const findings = Object.keys(hints)
    .filter((key) => !names.has(key))
    .map((key) => finding(`${folder}: there are hints for "${key}", which is no check and no stage.`, MEND_KEY));
  const file = `exercises/${folder}/hints.json`;
  if (Object.keys(hints).length === 0) return [finding(`${file} has no hints.`, "write three for each stage or check")];
  for (const { name, checks } of stages) {
    if (name in hints) continue;
    const bare = checks.filter((check) => check.visibility === "visible" && !(`${name}/${check.name}` in hints));
    if (bare.length === 0) continue;
    const problem = `${folder}: stage "${name}" has no hints, and so there are none for ${some(bare.map(({ name }) => name))}.`;
    findings.push(finding(problem, `add three hints for "${name}", or for each, to ${file}`));
  }
  return findings;
}

/** A few names, and how many more there are. */
function some(names: readonly string[]): string {
  const shown = names.slice(0, 3).map((name) => `"${name}"`);
  return shown.join(", ") + (names.length > 3 ? ` and ${names.length - 3} more` : "");
}

const MEND_KEY = `mend the key in hints.json: "stage" or "stage/check name"`;
