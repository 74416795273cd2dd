/** The questions of a lesson: the numbered list under its heading "To discuss". Without one there are none. O(length). */
export function questionsIn(lesson: string): string[] {
  const [, section = ""] = lesson.split(/^#{1,6}\s+.*\bdiscuss\b.*$/im);
  const [body = ""] = section.split(/^#{1,6}\s/m);
  const items = body.split(/^\s{0,3}\d+[.)]\s+/m).slice(1);
  return items.map((item) => plain(item.split(/\n\s*\n|^\s*<details/m)[0] ?? "")).filter((item) => item !== "");
}

/** Markdown as plain text on one line. */
function plain(text: string): string {
  return text
    .replace(/<[^>]*>/g, "")
    .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/(\*\*|__|`)/g, "")
    .replace(/(^|\s)[_*](\S(?:[^_*]*\S)?)[_*](?=\W|$)/g, "$1$2")
    .replace(/\s+/g, " ")
    .trim();
}
