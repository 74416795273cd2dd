/**
 * What stands beside the calls of a trace: the submission's own list after each, or memory as it should be.
 *
 * @module
 */
import type { TraceStep } from "#kit/check/failure";
import type { Picture } from "#kit/check/picture";
import { cut, flowed, widthOf } from "./columns.js";
import { type Page } from "./kind.js";
import { stepLine, type StepLine, stepPictures } from "./moment.js";
import { drawLines, linksText, listLine } from "./registry.js";

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
  const lines = steps.map(stepLine);
  if (lines.some((line) => line !== null)) {
    return {
      title: width < LONG_TITLE.length ? "your free list" : LONG_TITLE,
      cells: lines.map((line, i) => (line === null ? [] : linesOf(line, i === wrongAt, page))),
    };
  }
  const moments = steps.map((step) => stepPictures(step).map(({ picture }) => picture));
  const bars = drawLines(moments, { ...page, width: Math.min(width, MOST_BAR) });
  const long = "memory, as it should be";
  return bars && { title: long.length <= width ? long : "should be", cells: bars.map((bar) => [bar]) };
}

/** The submission's own list after a call, and below it what it should be, where it is wrong for the first time. */
function linesOf(line: StepLine, isWrong: boolean, { width, colors }: Page): string[] {
  const { own, links, due, isRight } = ownListText(line, width);
  if (!isWrong || isRight) return [own];
  const notes = flowed(links.split(" ").filter(Boolean), width, " ");
  const should = due === null ? [] : [colors.dim(cut(`should be ${listLine(due, width - 10)}`, width))];
  return [colors.red(own), ...notes.map(colors.red), ...should];
}

/** A submission's own list after a step, in a line. */
export interface OwnListText {
  own: string;
  /** Which links are wrong, where its nodes are as they should be; else empty. */
  links: string;
  /** The list as it should be, where its nodes are not those of that. */
  due: Picture | null;
  /** Whether it is as it should be: then what was wrong after the step is something else, such as the bytes of a block. */
  isRight: boolean;
}

/** The submission's own list after a step. */
export function ownListText({ seen, due }: StepLine, room = Infinity): OwnListText {
  const links = linksText(due, seen.picture);
  const isRight = links === "" && due !== null && listLine(due) === listLine(seen.picture);
  return { own: listLine(seen.picture, room), links, due: links === "" && !isRight ? due : null, isRight };
}

/** The same at full length: what is wrong with the list, or how it should be. */
export function listNote({ links, due }: OwnListText): string {
  if (links !== "") return links;
  return due === null ? "" : `should be ${listLine(due)}`;
}
