import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { StageResult } from "../../model/report.js";
import { taughtIn } from "../../picture/sections.js";
import { type Finding, finding } from "../finding.js";

/** Stages that no section of the lesson teaches, and sections that say they teach what there is not. */
export async function findMissingSections(
  courseRoot: string,
  folder: string,
  stages: readonly StageResult[],
): Promise<Finding[]> {
  const file = `exercises/${folder}/lesson.md`;
  const lesson = await readFile(join(courseRoot, file), "utf8").catch(() => "");
  const taught = new Set(taughtIn(lesson));
  const known = new Set(
    stages.flatMap(({ name, checks }) => [name, ...checks.map((check) => `${name}/${check.name}`)]),
  );
  const untaught = stages.filter(({ name }) => !taught.has(name)).map(({ name }) => name);
  return [
    ...[...taught]
      .filter((id) => !known.has(id))
      .map((id) => finding(`${file}: a section teaches "${id}", which is no check and no stage.`, MEND)),
    ...untaught.map((name) => finding(`${file}: no section teaches stage "${name}".`, MEND)),
  ];
}

const MEND = "write <!-- teaches: stage; stage/check name --> above the heading of the section";
