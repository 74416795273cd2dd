/**
 * Showing a lesson or the docs: in whatever opens such files on a desktop, else here.
 *
 * @module
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import open from "open";
import { statsOf } from "../disk/write-aside.js";
import type { Workplace } from "./course.js";
import type { Event } from "./events.js";

/** Candidates for what is to be shown, relative to the course's root, the best first. */
function pathsOf(what: "lesson" | "docs", { folder }: Workplace): string[] {
  return what === "lesson" ? [`${folder}/lesson.md`] : ["docs/site/index.html", "docs/guides/student.md", "README.md"];
}

/** Shows it, and says where it is. A page that nothing can open is not shown here: its Markdown is. */
export async function showText(
  what: "lesson" | "docs",
  workplace: Workplace,
  { courseRoot, hasDesktop }: { courseRoot: string; hasDesktop: boolean },
): Promise<Event> {
  for (const path of pathsOf(what, workplace)) {
    const whole = join(courseRoot, path);
    if ((await statsOf(whole))?.isFile() !== true) continue;
    if (hasDesktop && (await opens(whole))) return { kind: "notice", text: `Opened ${path}` };
    if (!path.endsWith(".md")) continue;
    const text = (await readFile(whole, "utf8")).replace(/<[^>]*>/g, "");
    return { kind: "text", title: path, lines: paragraphs(text) };
  }
  return {
    kind: "notice",
    text: `There is no ${what === "lesson" ? `${workplace.folder}/lesson.md` : "documentation here"}.`,
  };
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

/** Lines that begin something of their own: a heading, a list's item, a row of a table, a quotation, code. */
const BEGINS = /^(#|\s*([-*+]|\d+[.)])\s|\||>|```|\s{4})/;
/** Lines that the next one does not go on. */
const IS_WHOLE = /^(#|\||```|$)/;

/** The lines of a Markdown text with each paragraph on one, to be broken where the screen ends; code stays as it is. */
export function paragraphs(text: string): string[] {
  const lines: string[] = [];
  let isCode = false;
  for (const line of text.split(/\r?\n/)) {
    const last = lines.at(-1) ?? "";
    const goesOn = !isCode && line !== "" && !BEGINS.test(line) && !IS_WHOLE.test(last);
    if (goesOn) lines[lines.length - 1] = `${last} ${line.trim()}`;
    else lines.push(line);
    if (line.startsWith("```")) isCode = !isCode;
  }
  return lines;
}
