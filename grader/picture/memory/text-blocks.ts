/**
 * Memory as block characters, for a terminal. It is understood without colour: a border stands between two blocks, so
 * that neighbours in the same state are told apart, and every block gets at least one cell.
 *
 * ```text
 *     changed             ▁▁▁▁▁▁▁▁▁▁▁▁▁▁
 *   should be  │░░░░░░░░░░░░░░░░░░░░░░░░│█████████ B ██████████│
 *       yours  │░░░░░░░░░│░░░░░░░░░░░░░░│███████████████████████│
 *                        ▲
 *              0         20             50                     100
 * ```
 *
 * @module
 */
import type { MemoryPicture, MemoryStrip } from "#kit/check/picture";
import { cut, widthOf } from "../columns.js";
import { type Page } from "../kind.js";
import { changedBy, differences, type Range } from "./differences.js";
import { borders, widened } from "./scale.js";
import { type Run, runs } from "./runs.js";

type Colors = Page["colors"];
type State = Run["state"];

/** One line of a drawing: a picture and what to write before it. */
export interface Band {
  caption: string;
  picture: MemoryPicture;
  /** Places that are pointed at below it. */
  marks?: MemoryStrip["marks"];
}

/** How to draw. */
export interface BlockOptions extends Page {
  /** Memory before the last call: what that changed is marked above the first picture. */
  before?: MemoryPicture | null;
  /** Pictures of the same memory that are drawn elsewhere, to be on one scale with them. */
  alike?: readonly MemoryPicture[];
}

/** What stands before the line that marks what the last call changed. */
const CHANGED = "changed";

/** Characters of the states; `lost` units are in no block at all. */
const STATE_CELLS: Record<State, string> = { allocated: "█", free: "░", broken: "▒", held: "▚", lost: " " };

/** What of an allocated block is not in use. */
const UNUSED = "▓";

/** Rows after which a picture of very many blocks is cut short. */
const MOST_ROWS = 6;

/** Columns of a caption. */
const MOST_CAPTION = 16;

/** Cells that a block gets at least, when there are few blocks. */
const READABLE = 3;

/**
 * Draws pictures of the same memory one below the other, on one scale and above one axis of addresses; where two of
 * them differ, a line of `▲` says so. More blocks than fit in a line go on in further rows.
 */
export function drawBlocks(
  given: readonly Band[],
  { width, colors, before = null, alike = [] }: BlockOptions,
): string[] {
  const capacity = Math.max(1, ...given.map(({ picture }) => picture.capacity));
  const bands = given.map(({ caption, picture: { blocks }, marks = [] }) => ({
    caption: cut(caption, MOST_CAPTION),
    picture: { capacity, blocks },
    marks,
  }));
  const [top] = bands;
  const changed = before === null || top === undefined ? [] : changedBy(before, top.picture);
  const captions = [...bands.map(({ caption }) => caption), ...(changed.length > 0 ? [CHANGED] : [])];
  const captionWidth = Math.max(...captions.map(widthOf)) + 2;
  const cells = Math.max(width, 30) - captionWidth;
  const cuts = borders([...bands.map(({ picture }) => picture), { blocks: changed }, ...alike], capacity);
  const rows = inRows(cuts, Math.floor((cells - 1) / 2));
  const lines = rows.slice(0, MOST_ROWS).flatMap((row, i) => {
    const scale = columns(row, cells);
    return [
      ...(i === 0 ? [] : [""]),
      ...under(changed, scale, "▁").map((line) => `${CHANGED.padStart(captionWidth - 2)}  ${colors.yellow(line)}`),
      ...bands.flatMap(({ caption, picture, marks }) => [
        `${" ".repeat(captionWidth - 2 - widthOf(caption))}${caption}  ${band(picture, scale, colors)}`,
        ...pointers(marks, scale, cells).map((line) => " ".repeat(captionWidth) + colors.yellow(line)),
      ]),
      ...marks(bands, scale).map((line) => " ".repeat(captionWidth) + colors.red(line)),
      " ".repeat(captionWidth) + colors.dim(axis(scale)),
    ];
  });
  const left = rows.slice(MOST_ROWS).reduce((sum, row) => sum + row.length - 1, 0);
  return left === 0 ? lines : [...lines, `… and ${left} more blocks`];
}

/** What the characters mean, for the states that occur in the pictures; one entry a character. */
export function legend(pictures: readonly MemoryPicture[], marked: boolean): string[] {
  const seen = new Set(pictures.flatMap((picture) => runs(picture).map(({ state }) => state)));
  const words: [State, string][] = [
    ["allocated", "█ allocated"],
    ["free", "░ free"],
    ["broken", "▒ broken"],
    ["held", "▚ given back, and held"],
    ["lost", "blank: lost"],
  ];
  const parts = words.filter(([state]) => seen.has(state)).map(([, word]) => word);
  const isPartly = pictures.some((picture) => runs(picture).some(({ used }) => used !== undefined));
  return [...parts, ...(isPartly ? [`${UNUSED} not in use`] : []), ...(marked ? ["▲ differs"] : [])];
}

/** Whether the pictures differ, so that {@link drawBlocks} marks where. */
export function differ([one, other]: readonly MemoryPicture[]): boolean {
  if (one === undefined || other === undefined) return false;
  const { ranges, seams } = differences(one, other);
  return ranges.length + seams.length > 0;
}

/** A column for each address at which a border may stand. */
type Columns = Map<number, number>;

function inRows(cuts: readonly number[], most: number): number[][] {
  const count = Math.ceil((cuts.length - 1) / most);
  const each = Math.ceil((cuts.length - 1) / count);
  return Array.from({ length: count }, (_, i) => cuts.slice(i * each, (i + 1) * each + 1)).filter(
    (row) => row.length > 1,
  );
}

function columns(cuts: readonly number[], width: number): Columns {
  const sizes = cuts.slice(1).map((cut, i) => cut - cuts[i]!);
  const room = width - cuts.length;
  const widths = shareCells(sizes, room);
  let at = 0;
  return new Map(cuts.map((cut, i) => [cut, (at += i === 0 ? 0 : widths[i - 1]! + 1)]));
}

/** Shares `room` cells out by size; everyone gets one, or a readable few as long as half of the room suffices for that. */
export function shareCells(sizes: readonly number[], room: number): number[] {
  const least = sizes.length * READABLE * 2 <= room ? READABLE : 1;
  const shares = widened(sizes, least, room);
  const cells = shares.map((share) => Math.max(1, Math.floor(share + 1e-9)));
  let left = room - cells.reduce((sum, each) => sum + each, 0);
  const byRest = shares.map((share, i) => ({ i, rest: share - Math.floor(share + 1e-9) }));
  byRest.sort((a, b) => b.rest - a.rest || a.i - b.i);
  for (const { i } of byRest) if (left-- > 0) cells[i]!++;
  return cells;
}

function band(picture: MemoryPicture, scale: Columns, colors: Colors): string {
  const [first, last] = edges(scale);
  let line = "│";
  let at = first;
  for (const run of runs(picture)) {
    const from = Math.max(run.start, at);
    const to = Math.min(run.start + run.size, last);
    if (to <= from) continue;
    at = to;
    const width = scale.get(to)! - scale.get(from)! - 1;
    line += paintState(labelled(run, width), run.state, colors) + (to < last || to === picture.capacity ? "│" : "┊");
  }
  return line;
}

/** The cells of a block, with its label in the middle where there is room for it and a cell or two on either side. */
function labelled(run: Run, width: number): string {
  const { label } = run;
  const cells = cellsOf(run, width);
  if (label === undefined || !isEven(label) || label.length + 2 > width) return cells;
  const shown = label.length + 4 > width ? label : ` ${label} `;
  const before = Math.floor((width - shown.length) / 2);
  return cells.slice(0, before) + shown + cells.slice(before + shown.length);
}

/** Whether each character of a text takes one column. */
const isEven = (text: string): boolean =>
  text.trim() !== "" && [...text].length === text.length && widthOf(text) === text.length;

/** The cells of a block: what is in use of it, and what is not. */
function cellsOf({ state, size, used }: Run, width: number): string {
  const cell = STATE_CELLS[state];
  if (used === undefined || used >= size) return cell.repeat(width);
  // Of both a cell is shown, where there are as many.
  const full = used <= 0 ? 0 : Math.max(0, Math.min(Math.max(1, Math.round((width * used) / size)), width - 1));
  return cell.repeat(full) + UNUSED.repeat(width - full);
}

/**
 * A thin bar for each picture, all on one scale; `null` when there is no room for them. A gap stands behind what is
 * allocated, and a line between free neighbours where these have more than a cell. Equal blocks are equally wide.
 */
export function drawBars(pictures: readonly (MemoryPicture | undefined)[], { width, colors }: Page): string[] | null {
  const drawn = pictures.filter((picture) => picture !== undefined);
  const capacity = Math.max(0, ...drawn.map((picture) => picture.capacity));
  const cuts = borders(drawn, capacity);
  if (drawn.length < 2 || cuts.length - 1 > width || cuts.length < 2) return null;
  const sizes = cuts.slice(1).map((to, i) => to - cuts[i]!);
  const cells = equalCells(sizes, width) ?? shareCells(sizes, width);
  const hasLines = cells.some((each) => each > 1);
  const cellsFrom = ({ start, size }: Range) =>
    cells.reduce((sum, each, i) => (cuts[i]! >= start && cuts[i]! < start + size ? sum + each : sum), 0);
  return pictures.map((picture) => {
    if (picture === undefined) return "";
    const all = runs({ capacity, blocks: picture.blocks });
    return all
      .map((run, i) => paintState(thinBar(run, cellsFrom(run), hasLines ? all[i + 1] : undefined), run.state, colors))
      .join("");
  });
}

/** As many cells for each as there is room for; `null` where the sizes are not all the same. */
function equalCells(sizes: readonly number[], room: number): number[] | null {
  const each = Math.floor(room / sizes.length);
  return sizes.every((size) => size === sizes[0]) ? sizes.map(() => each) : null;
}

function thinBar(run: Run, width: number, next: Run | undefined): string {
  if (width === 0) return "";
  // What is not in use sets it off as well as a gap does.
  if (run.used !== undefined && run.used < run.size && width > 1) return cellsOf(run, width);
  const cells = STATE_CELLS[run.state].repeat(width - 1);
  if (run.state === "allocated") return `${cells}▉`;
  return cells + (run.state === "free" && next?.state === "free" ? "▏" : STATE_CELLS[run.state]);
}

/** The cells in the colour of their state. */
function paintState(cells: string, state: State, colors: Colors): string {
  if (state === "allocated") return colors.cyan(cells);
  if (state === "broken") return colors.red(cells);
  if (state === "held") return colors.yellow(cells);
  return state === "free" ? colors.dim(cells) : cells;
}

function marks([one, other]: readonly Band[], scale: Columns): string[] {
  if (one === undefined || other === undefined) return [];
  const { ranges, seams } = differences(one.picture, other.picture);
  return under(ranges, scale, "▲", seams);
}

/** A line for each mark in this row: a pointer, and its name on the side where there is room. */
function pointers(marks: NonNullable<MemoryStrip["marks"]>, scale: Columns, cells: number): string[] {
  const [first, last] = edges(scale);
  return marks.flatMap(({ at, name }) => {
    if (at < first || (at >= last && !(at === last && scale.get(at) === cells - 1))) return [];
    const column = columnOf(at, scale);
    const room = cells - column - 2;
    if (widthOf(name) <= room) return [`${" ".repeat(column)}▲ ${name}`];
    const short = cut(name, Math.max(column - 1, room));
    return column - 1 > room
      ? [`${" ".repeat(column - 1 - widthOf(short))}${short} ▲`]
      : [`${" ".repeat(column)}▲ ${short}`];
  });
}

/** The column of an address: its border, or a cell of the block that it lies in. */
function columnOf(address: number, scale: Columns): number {
  const known = scale.get(address);
  if (known !== undefined) return known;
  const all = [...scale];
  const next = all.findIndex(([cut]) => cut > address);
  const [[from, left], [to, right]] = [all[next - 1]!, all[next]!];
  return Math.min(right - 1, left + 1 + Math.floor(((address - from) / (to - from)) * (right - left - 1)));
}

/** A line of marks for those ranges, and for single borders; no line when none of them is in this row. */
function under(ranges: readonly Range[], scale: Columns, mark: string, seams: readonly number[] = []): string[] {
  const [first, last] = edges(scale);
  const cells = Array.from({ length: scale.get(last)! + 1 }, () => " ");
  for (const { start, size } of ranges) {
    const from = Math.max(start, first);
    const to = Math.min(start + size, last);
    if (to > from) cells.fill(mark, scale.get(from)! + 1, scale.get(to)!);
  }
  for (const seam of seams) if (scale.has(seam)) cells[scale.get(seam)!] = mark;
  const line = cells.join("").trimEnd();
  return line === "" ? [] : [line];
}

/** The addresses below their borders: the last one first, then from the left whatever does not touch another. */
function axis(scale: Columns): string {
  const [, last] = edges(scale);
  const width = scale.get(last)! + 1;
  const end = String(last);
  let line = "";
  for (const [address, column] of scale) {
    const label = String(address);
    const fits = column >= line.length + (line === "" ? 0 : 1) && column + label.length < width - end.length;
    if (address !== last && fits) line = line.padEnd(column) + label;
  }
  return line.padEnd(width - end.length) + end;
}

function edges(scale: Columns): [first: number, last: number] {
  const addresses = [...scale.keys()];
  return [addresses[0]!, addresses[addresses.length - 1]!];
}
