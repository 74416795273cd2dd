// Draws the ```memory blocks of lessons and guides. The language is that of grader/picture/lesson.ts, the pictures are
// those of the HTML report, so that a lesson and a report show memory in one way.
import { readFileSync } from "node:fs";
import { relative } from "node:path";
import { tsImport } from "tsx/esm/api";
import { Converter } from "typedoc";

const FENCE = /^(`{3,})memory[^\n]*\n([\s\S]*?)\n?\1\s*$/;

/** @param {import("typedoc").Application} app */
export async function load(app) {
  const { parseMemoryBlock } = await tsImport("../../grader/picture/lesson.ts", import.meta.url);
  const { figuresHtml } = await tsImport("./figures.ts", import.meta.url);

  app.converter.on(Converter.EVENT_CREATE_DOCUMENT, (_context, page) => {
    const path = app.files.getReflectionPath(page) ?? page.name;
    let from = 0;
    for (const part of page.content) {
      const fence = part.kind === "code" ? FENCE.exec(part.text) : null;
      if (fence === null) continue;
      const { line, end } = find(readFileSync(path, "utf8"), part.text, from);
      from = end;
      try {
        const pictures = parseMemoryBlock(fence[2], { file: relative(process.cwd(), path), firstLine: line + 1 });
        part.kind = "text";
        part.text = figuresHtml(pictures, `memory-${line}`);
      } catch (error) {
        app.logger.error(error.message);
      }
    }
  });
}

/**
 * Line of `file`, from 1, on which `text` begins, looking from an offset on; and where it ends.
 *
 * @param {string} file
 * @param {string} text
 * @param {number} from
 */
function find(file, text, from) {
  const normal = file.replaceAll("\r\n", "\n");
  const start = Math.max(0, normal.indexOf(text, from));
  return { line: normal.slice(0, start).split("\n").length, end: start + text.length };
}
