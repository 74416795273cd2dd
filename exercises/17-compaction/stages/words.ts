/**
 * Why something has to be so, in words.
 *
 * @module
 */
import type { Argument } from "#kit/subject/subject";
import type { LiveBlock, Run } from "./layout.js";
import { type CompactionModel, nameOf } from "./model.js";

/** Blocks and holes that a sentence lists at most. */
const MOST_TOLD = 8;

/** `3 bytes`. */
export const bytes = (size: number): string => (size === 1 ? "1 byte" : `${size} bytes`);

/** `0…9`, or `4` for a single one. */
const range = ({ start, size }: Run): string => (size === 1 ? `${start}` : `${start}…${start + size - 1}`);

/** The same with what it counts. */
const inUnits = (run: Run): string => `${run.size === 1 ? "byte" : "bytes"} ${range(run)}`;

const listed = (words: readonly string[]): string =>
  `${words.slice(0, MOST_TOLD).join(", ")}${words.length > MOST_TOLD ? " and so on" : ""}`;

/** The holes as a sentence to add. */
export function holesInWords(model: CompactionModel): string {
  const holes = model.holes();
  if (holes.length === 0) return " Nothing should be free.";
  return holes.length === 1
    ? ` The only hole should be ${inUnits(holes[0] ?? { start: 0, size: 0 })}.`
    : ` The holes should be ${listed(holes.map(range))}.`;
}

/** Whether a request has to be served, and by what, as a sentence to add. */
export function whyRefused(model: CompactionModel, size: Argument): string {
  if (typeof size !== "number" || !Number.isInteger(size) || size < 1) return "";
  const total = model.freeMemory();
  if (total < size) return ` Only ${bytes(total)} ${total === 1 ? "is" : "are"} free in all.`;
  const hole = model.holeFor(size);
  if (hole !== undefined) return ` The hole ${range(hole)} has room.`;
  const inAll = ` No hole has room, but ${bytes(total)} are free in all, so memory has to be compacted.`;
  const largest = model.largestCompacted();
  return largest >= size
    ? `${inAll} Then there is a hole of ${bytes(largest)}.`
    : `${inAll} Then the largest hole has ${bytes(largest)}, since pinned blocks lie in between.`;
}

/** Which handles there are, as a sentence to add. */
export function whyThere(model: CompactionModel): string {
  const live = [...model.live()].sort((one, other) => one.handle - other.handle);
  if (live.length === 0) return " No block is live.";
  const blocks = `${live.length === 1 ? "block" : "blocks"} ${listed(live.map(inWords))}`;
  return ` Live ${live.length === 1 ? "is" : "are"} ${blocks}${live.every(({ pins }) => pins === 0) ? ", and nothing is pinned" : ""}.`;
}

const inWords = ({ handle, pins }: LiveBlock): string =>
  `${handle}${pins === 0 ? "" : pins === 1 ? " (pinned)" : ` (pinned ${pins} times)`}`;

/** Which blocks a compaction moves, as a clause. */
export function whyMoved(model: CompactionModel): string {
  const after = new Map(model.liveCompacted().map(({ handle, start }) => [handle, start]));
  const moved = model.live().filter(({ handle, start }) => after.get(handle) !== start);
  if (moved.length === 0) return "no block has to move";
  const told = moved.map(({ handle, size }) => `${nameOf(handle)} with ${bytes(size)}`);
  return `what moves is ${listed(told)}`;
}
