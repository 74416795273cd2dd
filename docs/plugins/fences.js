// Draws what stands in fenced blocks of lessons and guides: ```memory and the other kinds of pictures as grader/picture/lesson.ts says,
// ```visualizer in that of docs/theme/visualizer.tsx, and ```course, ```guides and ```rubric, which are lists that nobody
// should have to keep by hand.
import { readFileSync } from "node:fs";
import { basename, dirname, relative } from "node:path";
import { Converter } from "typedoc";
import { pageOf } from "./pages.js";

const FENCE = /^(`{3,})([a-z]+)\b([^\n]*)\n([\s\S]*?)\n?[ \t]*\1\s*$/;

/**
 * HTML by the mark that stands in its place until the page is rendered: the search reads what stands in a page, and a
 * drawing is nothing to be searched.
 */
const drawn = new Map();

/**
 * @param {import("typedoc").Application} app
 * @param {typeof import("../theme/index.ts")} theme
 * @param {() => import("./course.js").Site} site what is known once all pages are read
 * @param {import("../theme/visualizer.tsx").Players} players by the folder of the assignment
 */
export function drawFences(app, theme, site, players) {
  app.converter.on(Converter.EVENT_CREATE_DOCUMENT, (_context, page) => {
    const path = app.files.getReflectionPath(page) ?? page.name;
    const url = () => pageOf.get(page)?.url ?? "";
    let from = 0;
    for (const part of page.content) {
      const fence = part.kind === "code" ? FENCE.exec(part.text) : null;
      if (fence === null) continue;
      const [, , language, words, source] = fence;
      const { line, end } = find(readFileSync(path, "utf8"), part.text, from);
      from = end;
      const mark = `drawn-${drawn.size}`;
      const place = { file: relative(process.cwd(), path), firstLine: line + 1 };
      let text = "";
      try {
        if (theme.isPictureLanguage(language)) {
          const lesson = theme.readPictures(language, words, source, place);
          const html = theme.figuresHtml(lesson, `${language}-${line}`);
          text = lesson.pictures.map(({ caption }) => caption).join("; ");
          drawn.set(mark, () => html);
        } else if (language === "visualizer") {
          const folder = basename(dirname(path));
          const player = players.get(folder);
          if (player === undefined) throw new Error(`${place.file}: there is nothing to play with for ${folder}.`);
          const html = theme.visualizerHtml(source, player, place, `played-${line}`);
          drawn.set(mark, () => html);
        } else if (language === "rubric") drawn.set(mark, () => theme.rubricHtml(site().lessons));
        else if (language === "course") {
          drawn.set(mark, () => theme.lessonListHtml(site().lessons, site().contents, url()));
        } else if (language === "guides") drawn.set(mark, () => theme.guideListHtml(site().contents, url()));
        else continue;
        part.kind = "text";
        part.text = `<div data-drawn="${mark}">${text.replace(/[&<>]/g, " ")}</div>`;
      } catch (error) {
        app.logger.error(error.message);
      }
    }
  });
}

/** Puts the drawings into a page. @param {string} html */
export function withDrawings(html) {
  return html.replace(/<div data-drawn="([\w-]+)">[^<]*<\/div>/g, (_whole, mark) => drawn.get(mark)?.() ?? "");
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
