/**
 * A lesson or the docs: read here, or opened in whatever opens such files on a desktop.
 *
 * @module
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import open from "open";
import { statsOf } from "../../disk/write-aside.js";
import type { Workplace } from "./course.js";
import type { Event } from "./events.js";
import { readPage } from "./reading.js";

type What = "lesson" | "docs";

/** Candidates for what is to be shown, relative to the course's root, the best first. */
function pathsOf(what: What, { folder }: Workplace): string[] {
  return what === "lesson" ? [`${folder}/lesson.md`] : ["docs/site/index.html", "docs/guides/student.md", "README.md"];
}

/** Of the candidates those that are there. */
async function found(what: What, workplace: Workplace, courseRoot: string): Promise<string[]> {
  const paths = pathsOf(what, workplace);
  const areThere = await Promise.all(paths.map(async (path) => (await statsOf(join(courseRoot, path)))?.isFile()));
  return paths.filter((_, i) => areThere[i] === true);
}

const missing = (what: What, { folder }: Workplace): Event => ({
  kind: "notice",
  text: `There is no ${what === "lesson" ? `${folder}/lesson.md` : "documentation here"}.`,
});

/**
 * Reads a page to be shown here.
 *
 * @param about - id of the check from whose section on the page is shown
 */
export async function readText(
  what: What,
  workplace: Workplace,
  about: string | null,
  courseRoot: string,
): Promise<Event> {
  const path = (await found(what, workplace, courseRoot)).find((each) => each.endsWith(".md"));
  if (path === undefined) return missing(what, workplace);
  const reading = readPage(await readFile(join(courseRoot, path), "utf8"), path);
  return { kind: "text", what, title: path, reading, about };
}

/** Opens a page outside of the terminal, and says where it is. */
export async function openText(
  what: What,
  workplace: Workplace,
  { courseRoot, hasDesktop }: { courseRoot: string; hasDesktop: boolean },
): Promise<Event> {
  const [path] = await found(what, workplace, courseRoot);
  if (path === undefined) return missing(what, workplace);
  const isOpen = hasDesktop && (await opens(join(courseRoot, path)));
  return { kind: "notice", text: isOpen ? `Opened ${path}` : `Nothing could be opened from here. It is in ${path}` };
}

/** Opens a file or an address; whether something has been started that shows it. */
export async function opens(path: string): Promise<boolean> {
  try {
    const child = await open(path);
    return await new Promise((resolve) => {
      child.once("error", () => resolve(false));
      child.once("spawn", () => resolve(true));
    });
  } catch {
    return false;
  }
}
