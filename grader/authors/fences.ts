import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** A fenced block of a Markdown file. */
export interface Fence {
  /** The file, relative to the course's root. */
  file: string;
  /** The word after the fence: `ts`, `memory`; empty when there is none. */
  language: string;
  /** What stands behind it: `steps list`. */
  words: string;
  code: string;
  /** Line of the file, from 1, on which the first line of the code stands. */
  firstLine: number;
}

/** The fenced blocks of an assignment's lesson and contract; none of a file that is not there. */
export async function readFences(courseRoot: string, folder: string): Promise<Fence[]> {
  const files = ["lesson.md", "contract.md"].map((name) => `exercises/${folder}/${name}`);
  const found = await Promise.all(
    files.map(async (file) => fencesOf(await readFile(join(courseRoot, file), "utf8").catch(() => ""), file)),
  );
  return found.flat();
}

/** The fenced blocks of a Markdown text. One that is never closed runs to the end, as it does when it is rendered. */
function fencesOf(markdown: string, file: string): Fence[] {
  const fences: Fence[] = [];
  let open: { marker: string; language: string; words: string; firstLine: number; lines: string[] } | null = null;
  const close = (): void => {
    if (open === null) return;
    const { language, words, firstLine, lines } = open;
    fences.push({ file, language, words, code: lines.join("\n"), firstLine });
    open = null;
  };
  for (const [index, line] of markdown.split(/\r?\n/).entries()) {
    const [, marker = "", info = ""] = /^ {0,3}(`{3,}|~{3,})(.*)$/.exec(line) ?? [];
    if (open === null) {
      const [language = "", ...words] = info.trim().split(/\s+/);
      if (marker !== "") open = { marker, language, words: words.join(" "), firstLine: index + 2, lines: [] };
    } else if (marker.startsWith(open.marker) && info.trim() === "") close();
    else open.lines.push(line);
  }
  close();
  return fences;
}
