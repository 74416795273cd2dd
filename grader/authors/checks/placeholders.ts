import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Finding, finding } from "../finding.js";
import { LIKES, templateFor } from "../template.js";

/** Words of a start that readers see and that are nobody's yet: by file, where they stand in it, and what mends it. */
const WORDS = [
  { name: "exercise.json", what: "summary", at: /"summary":\s*"([^"]*)"/, mend: "say in it what the assignment is" },
  { name: "lesson.md", what: "opening", at: /^# .*\n\n(.+)$/m, mend: "write the lesson" },
] as const;

/** What still reads as `dev new` wrote it: the line for the list of assignments, and how the lesson begins. */
export async function findPlaceholders(courseRoot: string, folder: string): Promise<Finding[]> {
  const starts = await Promise.all(LIKES.map((like) => templateFor(folder, like)));
  const found = WORDS.map(async ({ name, what, at, mend }) => {
    const path = `exercises/${folder}/${name}`;
    const wordsOf = (text: string): string | undefined => at.exec(text)?.[1];
    // Files that are not there are told of elsewhere.
    const own = wordsOf(await readFile(join(courseRoot, path), "utf8").catch(() => ""));
    const isOfStart = own !== undefined && starts.some((start) => wordsOf(start.get(path) ?? "") === own);
    return isOfStart ? [finding(`${path} has the ${what} that \`dev new\` wrote.`, mend)] : [];
  });
  return (await Promise.all(found)).flat();
}
