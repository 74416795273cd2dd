/**
 * The page of the course, `exercises/README.md`: its list of assignments is written from what each says of itself.
 *
 * @module
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { readManifest } from "../grade/load/manifest.js";
import { hoursText } from "../model/words.js";
import { assignmentFolders, idOf } from "./folders.js";
import type { Derived } from "./derived.js";

const PAGE = "exercises/README.md";
/** What stands between these lines is written. */
const [BEGIN, END] = ["<!-- assignments: written by dev sync -->", "<!-- end -->"];

/**
 * The page as it should be.
 *
 * @returns `null` where a course has no such page, or it has no place for the list
 * @throws UsageError when an `exercise.json` is not as it should be
 */
export async function deriveCoursePage(courseRoot: string): Promise<Derived | null> {
  const actual = await readFile(join(courseRoot, PAGE), "utf8").catch(() => null);
  const [from = -1, to = -1] = [actual?.indexOf(BEGIN), actual?.indexOf(END)];
  if (actual === null || from === -1 || to < from) return null;
  const folders = await assignmentFolders(courseRoot);
  const lines = await Promise.all(folders.map((folder) => lineOf(courseRoot, folder)));
  const expected = `${actual.slice(0, from)}${BEGIN}\n\n${lines.join("\n")}\n\n${actual.slice(to)}`;
  return { path: PAGE, source: "exercises/*/exercise.json", expected, actual };
}

async function lineOf(courseRoot: string, folder: string): Promise<string> {
  const { title, summary, buildsOn, hours, takes } = await readManifest(
    join(courseRoot, "exercises", folder, "exercise.json"),
  );
  const upon = buildsOn.length === 0 ? "" : ` Builds upon ${buildsOn.join(", ")}`;
  const taken = Object.entries(takes).map(([id, names]) => `takes ${names.length} of its files from ${id}`);
  const more = [upon, ...taken].filter((part) => part !== "").join(", and ");
  const time = hours === undefined ? "" : ` ${hoursText(hours).replace(/^./, (first) => first.toUpperCase())}.`;
  const number = folder.slice(0, folder.indexOf("-"));
  return `- ${number} [${title}](${folder}/lesson.md) (\`${idOf(folder)}\`): ${summary}${time}${more === "" ? "" : `${more}.`}`;
}
