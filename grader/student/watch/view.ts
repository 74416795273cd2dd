/**
 * State → the lines of the screen. What it is made of is given, so the same state always looks the same.
 *
 * @module
 */
import { type Page, wrapped } from "../../report/text/page.js";
import { colorsFor, filled, fitted } from "./lines.js";
import { barLines, keyLine, titleLine } from "./parts/frame.js";
import { checkLines } from "./parts/check.js";
import { listLines } from "./parts/list.js";
import { helpLines, resetLines, TEXT_HEAD, textLines } from "./parts/panels.js";
import { type Laid, layOut } from "./parts/reading.js";
import { sideLines } from "./parts/side.js";
import { currentDesk, type Size, type State } from "./state.js";

/** What a screen can show. */
export interface ViewOptions {
  colors: boolean;
}

/** Rows from which the progress of the exercise and of the course have a line each. */
const ROOMY_HEIGHT = 20;
/** Columns from which all checks stand beside the one that is shown. */
const SIDE_WIDTH = 112;
const SIDE_COLUMNS = 36;
/** Wider than this nobody reads. */
const MOST_WIDTH = 112;
const LEAST: Size = { width: 24, height: 6 };

/** The lines of the screen, from the top; never more than it has, and none too long. */
export function view(state: State, options: ViewOptions): string[] {
  const { width, height } = state.size;
  const page: Page = { width, colors: colorsFor(options.colors) };
  if (width < LEAST.width || height < LEAST.height) return tooSmall(state.size);
  const all = bodyLines(state, page);
  const room = pageHeight(state);
  const from = Math.min(firstLine(state, all.length), Math.max(0, all.length - room));
  const body = all.slice(from, from + room);
  const shown = body.concat(Array.from({ length: room - body.length }, () => ""));
  const lines = [
    titleLine(state, page),
    ...barLines(state, page, isRoomy(state.size)),
    ...(isRoomy(state.size) ? [page.colors.dim("─".repeat(width))] : []),
    ...beside(shown, state, page),
    ...bottomLines(state, all.length - from - room, from, page),
    keyLine(state, page),
  ];
  return lines.map((line) => fitted(line, width).trimEnd());
}

/** Lines of the middle of the screen. */
export function pageHeight({ size, notice }: Pick<State, "size" | "notice">): number {
  // Title, progress, and the keys below the middle; where there is room a second bar and a rule above.
  return Math.max(1, size.height - (isRoomy(size) ? 5 : 3) - Math.max(1, noticeLines(notice, size.width).length));
}

/** Lines that a notice takes at most. */
const MOST_NOTICE = 4;

const noticeLines = (notice: string, width: number): string[] =>
  notice === "" ? [] : wrapped(notice, width - 2).slice(0, MOST_NOTICE);

/** How far the middle can be scrolled. */
export function mostScroll(state: State): number {
  const all = bodyLines(state, { width: state.size.width, colors: colorsFor(false) });
  return Math.max(0, all.length - pageHeight(state));
}

const isRoomy = ({ height }: Size): boolean => height >= ROOMY_HEIGHT;

const hasSide = ({ panel, size }: State): boolean => panel.name === "check" && size.width >= SIDE_WIDTH;

function bodyLines(state: State, page: Page): string[] {
  return bodyOf(state, inner(state, page)).map((line) => (line === "" ? "" : ` ${line}`));
}

function inner(state: State, page: Page): Page {
  const columns = hasSide(state) ? page.width - SIDE_COLUMNS - 3 : page.width;
  return { ...page, width: Math.min(columns, MOST_WIDTH) - 2 };
}

/** How far to scroll for the section of the page that is read about a check, or about its stage; 0 where there is none. */
export function lineAbout(state: State, check: string): number {
  const sections = laidOut(state)?.sections;
  const line = sections?.get(check) ?? sections?.get(check.split("/")[0] ?? "");
  return line === undefined ? 0 : Math.min(line + TEXT_HEAD, mostScroll(state));
}

/** Place of the first fold of the page that is read that is in sight; `null` where there is none. */
export function foldInSight(state: State): number | null {
  const folds = laidOut(state)?.folds ?? [];
  const top = Math.min(state.scroll, mostScroll(state)) - TEXT_HEAD;
  const at = folds.findIndex((line) => line >= top && line < top + pageHeight(state));
  return at === -1 ? null : at;
}

function laidOut(state: State): Laid | null {
  const { panel, size } = state;
  if (panel.name !== "text") return null;
  return layOut(panel.reading, panel.opened, inner(state, { width: size.width, colors: colorsFor(false) }));
}

function bodyOf(state: State, page: Page): string[] {
  switch (state.panel.name) {
    case "check":
      return checkLines(state, page);
    case "list":
      return listLines(state, state.panel.at, page);
    case "help":
      return helpLines(page);
    case "reset":
      return resetLines(currentDesk(state), state.panel, page);
    case "text":
      return textLines(state.panel, page);
  }
}

/** The list follows its mark; everything else is scrolled. */
function firstLine(state: State, all: number): number {
  const { panel, scroll } = state;
  if (panel.name !== "list") return scroll;
  const room = pageHeight(state);
  return Math.min(Math.max(0, panel.at - Math.floor(room / 2)), Math.max(0, all - room));
}

function beside(lines: readonly string[], state: State, page: Page): string[] {
  if (!hasSide(state)) return [...lines];
  const side = sideLines(state, { ...page, width: SIDE_COLUMNS }, lines.length);
  const left = page.width - SIDE_COLUMNS - 3;
  return lines.map((line, i) => `${filled(line, left)} ${page.colors.dim("│")} ${side[i] ?? ""}`);
}

/** What has just been done, else a rule that says whether there is more to see. */
function bottomLines({ notice }: State, below: number, above: number, { width, colors }: Page): string[] {
  if (notice !== "") return noticeLines(notice, width).map((line) => ` ${colors.bold(line)}`);
  const more = below > 0 ? ` ↓ ${below} more, j ` : above > 0 ? " ↑ k " : "";
  return [colors.dim(`${"─".repeat(Math.max(0, width - more.length - 2))}${more}──`)];
}

const tooSmall = ({ width, height }: Size): string[] =>
  ["alloclab", "Make this", "window", "larger."].slice(0, Math.max(0, height)).map((line) => line.slice(0, width));
