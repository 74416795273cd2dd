/**
 * A page that is read at the desk, as lines.
 *
 * @module
 */
import wrapAnsi from "wrap-ansi";
import { drawLesson } from "../../../picture/lesson-text.js";
import { clean } from "../../../report/clean.js";
import { broken, padded, type Page, widthOf } from "../../../report/text/page.js";
import type { Part, Reading, Span } from "../reading.js";

/** A page laid out. */
export interface Laid {
  lines: readonly string[];
  /** Line of each fold, in the order of the page. */
  folds: readonly number[];
  /** Line of the heading of the section that teaches a stage or check, by its id. */
  sections: ReadonlyMap<string, number>;
}

/** What has been laid out last of each page, in colour and without: a key that only scrolls must not wait for it again. */
const kept = { colored: new WeakMap<Reading, Kept>(), plain: new WeakMap<Reading, Kept>() };

interface Kept {
  key: string;
  laid: Laid;
}

/**
 * Lays a page out. O(length) the first time, O(1) again.
 *
 * @param opened - the folds that are open, by their place among the folds of the page
 */
export function layOut(reading: Reading, opened: readonly number[], page: Page): Laid {
  const pages = page.colors.isColorSupported ? kept.colored : kept.plain;
  const key = [page.width, ...opened].join();
  const known = pages.get(reading);
  if (known?.key === key) return known.laid;
  let folds = 0;
  const lines = linesOf(reading.parts, page, () => opened.includes(folds++));
  const laid: Laid = {
    lines: lines.map(({ text }) => text),
    folds: lines.flatMap(({ isFold }, at) => (isFold === true ? [at] : [])),
    sections: new Map(lines.flatMap(({ about = [] }, at) => about.map((id) => [id, at] as const))),
  };
  pages.set(reading, { key, laid });
  return laid;
}

/** A line, and what begins on it. */
interface Line {
  text: string;
  isFold?: boolean;
  about?: readonly string[];
}

/** @param isOpen - whether the next fold of the page is */
function linesOf(parts: readonly Part[], page: Page, isOpen: () => boolean): Line[] {
  const all: Line[] = [];
  for (const [i, part] of parts.entries()) {
    if (i > 0 && !(isShort(part) && isShort(parts[i - 1]))) all.push({ text: "" });
    for (const line of partLines(part, page, isOpen)) all.push(line);
  }
  return all;
}

/** Items of one paragraph each stand close together. */
const isShort = (part: Part | undefined): boolean => part?.kind === "item" && part.parts.length === 1;

function partLines(part: Part, page: Page, isOpen: () => boolean): Line[] {
  const { width, colors } = page;
  switch (part.kind) {
    case "heading": {
      const paint = part.level <= 2 ? (text: string) => colors.bold(colors.underline(text)) : colors.bold;
      const [first = "", ...rest] = flowed(part.spans, page);
      return [{ text: paint(first), about: part.about }, ...rest.map((text) => ({ text: paint(text) }))];
    }
    case "paragraph":
      return flowed(part.spans, page).map(asLine);
    case "code":
      return part.lines
        .flatMap((line) => broken(line, width - 2))
        .map((line) => asLine(line === "" ? "" : `  ${colors.cyan(line)}`));
    case "table":
      return tableLines(part.rows, page).map(asLine);
    case "pictures":
      return drawLesson(part.lesson, page).map(asLine);
    case "item": {
      const inner = { ...page, width: width - part.mark.length };
      const indent = " ".repeat(part.mark.length);
      return linesOf(part.parts, inner, isOpen).map((line, i) => {
        if (i > 0 && line.text === "") return line;
        return { ...line, text: (i === 0 ? part.mark : indent) + line.text };
      });
    }
    case "fold": {
      const isShown = isOpen();
      const title = `${isShown ? "▾" : "▸"} ${part.summary}${isShown ? "" : "  (enter shows it)"}`;
      const head: Line = { text: colors.yellow(title), isFold: true };
      // What is folded away is laid out all the same, so that the folds within it keep their places.
      const body = linesOf(part.parts, { ...page, width: width - 2 }, isOpen);
      if (!isShown) return [head];
      return [head, ...body.map((line) => ({ ...line, text: line.text === "" ? "" : `  ${line.text}` }))];
    }
  }
}

const asLine = (text: string): Line => ({ text });

/** Stands for a space at which no line ends. */
const HARD_SPACE = "\u00a0";

/** Text broken at words, with the colours of its stretches. Code that fits into a line stays in one, so that it can be copied. */
function flowed(spans: readonly Span[], page: Page): string[] {
  const lines = wrapAnsi(painted(spans, page), Math.max(page.width, 10), { hard: true, trim: true }).split("\n");
  return lines.map((line) => line.replaceAll(HARD_SPACE, " "));
}

function painted(spans: readonly Span[], { width, colors }: Page): string {
  const paints: Record<Span["style"], (text: string) => string> = {
    plain: (text) => text,
    strong: colors.bold,
    emphasis: colors.italic,
    code: colors.cyan,
  };
  const fitting = (text: string): string => text.replace(/\S+/gu, (word) => brokenWord(word, width));
  const whole = (text: string): string => (widthOf(text) <= width ? text.replaceAll(" ", HARD_SPACE) : text);
  return spans
    .map(({ text, style }) => paints[style](fitting(style === "code" ? whole(clean(text)) : clean(text))))
    .join("");
}

/** Code without a space that is wider than there is room, broken where a reader would: before a dot, behind a bracket or slash. */
function brokenWord(word: string, width: number): string {
  if (widthOf(word) <= width) return word;
  const lines = [""];
  for (const part of word.split(/(?=\.\w)|(?<=[(,/])/u)) {
    const last = lines[lines.length - 1] ?? "";
    if (last === "" || widthOf(last + part) <= width) lines[lines.length - 1] = last + part;
    else lines.push(part);
  }
  return lines.join("\n");
}

/** Columns side by side, cells broken into lines where there is no room for them. */
function tableLines(rows: readonly Span[][][], page: Page): string[] {
  const [head = []] = rows;
  const wanted = head.map((_, i) => Math.max(...rows.map((row) => widthOf(textOf(row[i] ?? [])))));
  const widths = narrowed(wanted, page.width - 2 * (wanted.length - 1));
  return rows.flatMap((row, index) => {
    const cells = widths.map((width, i) => flowed(row[i] ?? [], { ...page, width }));
    const height = Math.max(...cells.map(({ length }) => length));
    const lines = Array.from({ length: height }, (_, line) =>
      cells
        .map((cell, i) => padded(cell[line] ?? "", widths[i] ?? 0))
        .join("  ")
        .trimEnd(),
    );
    const rule = page.colors.dim(
      "─".repeat(
        Math.min(
          page.width,
          widths.reduce((sum, width) => sum + width + 2, -2),
        ),
      ),
    );
    return index === 0 ? [...lines.map(page.colors.bold), rule] : lines;
  });
}

/** Takes from the widest until all of them together fit. */
function narrowed(widths: readonly number[], room: number): number[] {
  const all = [...widths];
  for (let over = all.reduce((sum, width) => sum + width, -room); over > 0; over--) {
    const most = Math.max(...all);
    if (most <= 1) break;
    all[all.indexOf(most)] = most - 1;
  }
  return all;
}

const textOf = (spans: readonly Span[]): string => spans.map(({ text }) => text).join("");
