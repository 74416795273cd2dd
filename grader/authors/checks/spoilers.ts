import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import type { Exercise } from "../../model/course.js";
import type { StageResult } from "../../model/report.js";
import { type Finding, finding } from "../finding.js";

/** Names of hidden checks in what students get: hints for them, most of all. */
export async function findSpoilers(
  courseRoot: string,
  stages: readonly StageResult[],
  { folder }: Exercise,
): Promise<Finding[]> {
  const hidden = stages.flatMap(({ checks }) => checks).filter(({ visibility }) => visibility === "hidden");
  const findings: Finding[] = [];
  for (const file of await filesIn(courseRoot, `exercises/${folder}`)) {
    const text = await readFile(join(courseRoot, file), "utf8");
    for (const { stage, name } of hidden) {
      // Quoted or with its stage; the words alone may well be those of the lesson.
      const isNamed = [`"${name}"`, `'${name}'`, `\`${name}\``, `${stage}/${name}`].some((form) => text.includes(form));
      if (!isNamed) continue;
      const mend = file.endsWith("hints.json") ? `move it to solutions/${folder}/hints.json` : "take the name out";
      findings.push(finding(`${file} names the hidden check "${stage}/${name}".`, mend));
    }
  }
  return findings;
}

/** Paths of all files below a folder, relative to the course's root. */
async function filesIn(courseRoot: string, folder: string): Promise<string[]> {
  const entries = await readdir(join(courseRoot, folder), { withFileTypes: true });
  const nested = await Promise.all(
    entries.map(async (entry) => {
      const path = `${folder}/${entry.name}`;
      return entry.isDirectory() ? await filesIn(courseRoot, path) : [path];
    }),
  );
  return nested.flat().sort();
}
