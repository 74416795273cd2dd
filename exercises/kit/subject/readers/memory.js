// @ts-check
/** Reads and writes memory that is bytes and a size, of which an allocator hands out parts. */
import { patternByte } from "../../subject/guest-pattern.js";
import { octetsAt } from "./bytes.js";
import { isInstead, quoted } from "./path.js";

/** @typedef {import("../../subject/subject.js").MemoryShape} MemoryShape */

/**
 * The size, how many bytes there are, and those below `end`; in words what there is instead.
 *
 * @param {any} target @param {MemoryShape} shape @param {number} end
 */
export function readMemory(target, { memory, bytes, size }, end) {
  const octets = octetsAt(target, [memory, bytes]);
  if (typeof octets === "string") return octets;
  const used = target[memory][size];
  if (typeof used !== "number") return isInstead(quoted([memory, size]), used, "a number");
  return [used, octets.length, octets.slice(0, end)];
}

/** Writes what a client does into all of an allocation. @param {any} target @param {MemoryShape} shape @param {number} at @param {number} count @param {number} tag */
export function fillMemory(target, { memory, bytes }, at, count, tag) {
  const octets = octetsAt(target, [memory, bytes]);
  if (typeof octets === "string") return octets;
  for (let address = at; address < at + count; address++) octets[address] = patternByte(address, tag);
  return null;
}

/** Puts all of memory into another state. @param {any} target @param {MemoryShape} shape @param {number} used @param {Uint8Array} state */
export function putBackMemory(target, { memory, bytes, size }, used, state) {
  const octets = octetsAt(target, [memory, bytes]);
  if (typeof octets === "string") return octets;
  if (octets.length !== state.length)
    return `${quoted([memory, bytes])} has ${octets.length} bytes, and has to have ${state.length}`;
  octets.set(state);
  target[memory][size] = used;
  return null;
}
