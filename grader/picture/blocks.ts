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
import type { MemoryPicture } from "#kit/check/failure";
import type picocolors from "picocolors";
import { runs } from "./describe.js";
import { changedBy, differences, type Range } from "./differences.js";
import { borders, widened } from "./scale.js";

type Colors = ReturnType<typeof picocolors.createColors>;
type State = ReturnType<typeof runs>[number]["state"];

/** One line of a drawing: a picture and what to write before it. */
export interface Band {
  caption: string;
  picture: MemoryPicture;
}

/** How to draw. */
export interface BlockOptions {
  /** Columns that a line may have, captions included; at least 30 are used. */
  width: number;
  colors: Colors;
  /** Memory before the last call: what that changed is marked above the first picture. */
  before?: MemoryPicture | null;
  /** Pictures of the same memory that are drawn elsewhere, to be on one scale with them. */
  alike?: readonly MemoryPicture[];
}

/** What stands before the line that marks what the last call changed. */
const CHANGED = "changed";

/** Characters of the states; `lost` units are in no block at all. */
export const STATE_CELLS: Record<State, string> = { allocated: "█", free: "░", broken: "▒", lost: " " };

/** Rows after which a picture of very many blocks is cut short. */
const MOST_ROWS = 6;

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
  const bands = given.map(({ caption, picture: { blocks } }) => ({ caption, picture: { capacity, blocks } }));
  const [top] = bands;
  const changed = before === null || top === undefined ? [] : changedBy(before, top.picture);
  const captions = [...bands.map(({ caption }) => caption), ...(changed.length > 0 ? [CHANGED] : [])];
  const captionWidth = Math.max(...captions.map((caption) => caption.length)) + 2;
  const cells = Math.max(width, 30) - captionWidth;
  const cuts = borders([...bands.map(({ picture }) => picture), { blocks: changed }, ...alike], capacity);
  const rows = inRows(cuts, Math.floor((cells - 1) / 2));
  const lines = rows.slice(0, MOST_ROWS).flatMap((row, i) => {
    const scale = columns(row, cells);
    return [
      ...(i === 0 ? [] : [""]),
      ...under(changed, scale, "▁").map((line) => `${CHANGED.padStart(captionWidth - 2)}  ${colors.yellow(line)}`),
      ...bands.map(({ caption, picture }) => `${caption.padStart(captionWidth - 2)}  ${band(picture, scale, colors)}`),
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
    ["lost", "blank: lost"],
  ];
  const parts = words.filter(([state]) => seen.has(state)).map(([, word]) => word);
  return [...parts, ...(marked ? ["▲ differs"] : [])];
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
    line +=
      paintState(labelled(run.label, run.state, width), run.state, colors) +
      (to < last || to === picture.capacity ? "│" : "┊");
  }
  return line;
}

/** The cells of a block, with its label in the middle where there is room for it and a cell or two on either side. */
function labelled(label: string | undefined, state: State, width: number): string {
  const cell = STATE_CELLS[state];
  if (label === undefined || !/^[\x21-\x7e]+$/.test(label) || label.length + 2 > width) return cell.repeat(width);
  const shown = label.length + 4 > width ? label : ` ${label} `;
  const before = Math.floor((width - shown.length) / 2);
  return cell.repeat(before) + shown + cell.repeat(width - before - shown.length);
}

/** The cells in the colour of their state. */
export function paintState(cells: string, state: State, colors: Colors): string {
  if (state === "allocated") return colors.cyan(cells);
  if (state === "broken") return colors.red(cells);
  return state === "free" ? colors.dim(cells) : cells;
}

function marks([one, other]: readonly Band[], scale: Columns): string[] {
  if (one === undefined || other === undefined) return [];
  const { ranges, seams } = differences(one.picture, other.picture);
  return under(ranges, scale, "▲", seams);
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
