/**
 * What stands beside the calls of a trace: the submission's own list after each, or memory as it should be.
 *
 * @module
 */
import { chainOf } from "#kit/check/chain";
import type { TraceStep } from "#kit/check/failure";
import type { MemoryPicture } from "#kit/check/picture";
import { freeChain, hasSameNodes, listInLine } from "./chain/list.js";
import { describeLinks } from "./chain/words.js";
import { cut, flowed, widthOf } from "./columns.js";
import { type Page } from "./kind.js";
import { drawBars } from "./memory/blocks.js";

/** Columns that it takes at least, and that bars take at most: fewer show nothing, more are only longer. */
const LEAST = 16;
const MOST_BAR = 48;
const LONG_TITLE = "your free list, [start|size]";

/** What stands beside the calls: a title, and for each call some lines. */
export interface Side {
  title: string;
  cells: string[][];
}

/**
 * What stands beside the calls in a terminal; `null` when there is nothing, or no room for it.
 *
 * @param wrongAt - place of the first step after which the list was not as it should be; -1 without one
 */
export function besideSteps(steps: readonly TraceStep[], wrongAt: number, page: Page): Side | null {
  const owners = steps.map(({ on }) => (on === undefined ? "" : `${on}: `));
  const side = sideOf(steps, wrongAt, { ...page, width: page.width - Math.max(0, ...owners.map(widthOf)) });
  const cells = side?.cells.map((lines, i) => lines.map((line, at) => owned(line, at === 0, owners[i] ?? "")));
  return side === null ? null : { ...side, cells: cells ?? [] };
}

/** A line with the name of the object that it is about, where there are several. */
const owned = (line: string, isFirst: boolean, owner: string): string =>
  line === "" ? "" : (isFirst ? owner : " ".repeat(owner.length)) + line;

function sideOf(steps: readonly TraceStep[], wrongAt: number, page: Page): Side | null {
  const { width } = page;
  if (width < LEAST) return null;
  if (steps.some(({ list }) => list !== undefined)) {
    return {
      title: width < LONG_TITLE.length ? "your free list" : LONG_TITLE,
      cells: steps.map((step, i) => listLines(step, i === wrongAt, page)),
    };
  }
  const bars = drawBars(steps.map(memoryAfter), { ...page, width: Math.min(width, MOST_BAR) });
  const long = "memory, as it should be";
  return bars && { title: long.length <= width ? long : "should be", cells: bars.map((bar) => [bar]) };
}

/** Memory after a step, as it should be. */
function memoryAfter({ memory, pictures = [] }: TraceStep): MemoryPicture | undefined {
  if (memory !== undefined) return memory;
  const picture = pictures.find(({ picture: { kind } }) => kind === "memory")?.picture;
  return picture?.kind === "memory" && picture.strips.length === 1 ? picture.strips[0] : undefined;
}

/** The submission's own list after a call, and below it what it should be, where it is wrong for the first time. */
function listLines(step: TraceStep, isWrong: boolean, { width, colors }: Page): string[] {
  const told = ownListText(step, width);
  if (told === null) return [];
  if (!isWrong) return [told.own];
  const notes = flowed(told.links.split(" ").filter(Boolean), width, " ");
  const should = told.due === null ? [] : [colors.dim(cut(`should be ${ownLine(told.due, width - 10)}`, width))];
  return [colors.red(told.own), ...notes.map(colors.red), ...should];
}

const ownLine = (memory: MemoryPicture, room: number): string => listInLine(freeChain(memory), room);

/** A submission's own list after a step, in a line. */
export interface OwnListText {
  own: string;
  /** Which links are wrong, where its nodes are as they should be; else empty. */
  links: string;
  /** Memory as it should be, where its nodes are not those of that. */
  due: MemoryPicture | null;
}

/** The submission's own list after a step; `null` where it was not looked at. */
export function ownListText({ list, memory }: TraceStep, room = Infinity): OwnListText | null {
  if (list === undefined) return null;
  const own = chainOf(list);
  const hasNodes = memory !== undefined && hasSameNodes(own, freeChain(memory));
  const links = hasNodes ? describeLinks(own) : "";
  return { own: listInLine(own, room), links, due: links === "" ? (memory ?? null) : null };
}

/** The same at full length: what is wrong with the list, or how it should be. */
export function listNote({ links, due }: OwnListText): string {
  if (links !== "") return links;
  return due === null ? "" : `should be ${ownLine(due, Infinity)}`;
}
