/**
 * A lesson as it is read where nothing draws its pictures for it, as in an editor: they are drawn into its text.
 *
 * @module
 */
import { dirname } from "node:path/posix";
import picocolors from "picocolors";
import { isPictureLanguage, readPictures } from "./lesson.js";
import { drawLesson } from "./lesson-text.js";

const FENCE = /^(`{3,})([a-z]+)\b([^\n]*)\n([\s\S]*?)\n\1[ \t]*$/gm;

/** Columns of a drawing: what fits into a narrow editor, and into a terminal with a margin. */
const WIDTH = 76;

/** How to play with the calls in a page of an assignment's, as Markdown. */
export const toPlay = (file: string): string =>
  `To play with these calls, run \`npm run visualize -- ${dirname(file)}\`.`;

/**
 * The text of a page with every block of pictures drawn, and the calls of an embedded visualizer as plain text. O(length).
 *
 * @param file - path of the page, for messages
 * @throws UsageError when a picture cannot be read
 */
export function withDrawnFences(markdown: string, file: string): string {
  return markdown.replace(
    FENCE,
    (whole, fence: string, language: string, words: string, source: string, at: number) => {
      if (language === "visualizer") return `${fence}text\n${source}\n${fence}\n\n${toPlay(file)}`;
      if (!isPictureLanguage(language)) return whole;
      const firstLine = markdown.slice(0, at).split("\n").length + 1;
      const lesson = readPictures(language, words, source, { file, firstLine });
      const lines = drawLesson(lesson, { width: WIDTH, colors: picocolors.createColors(false) });
      return [`${fence}text`, ...lines.map((line) => line.trimEnd()), fence].join("\n");
    },
  );
}
