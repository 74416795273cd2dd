// @ts-check
/** Reads and writes memory that is bytes and a size, of which an allocator hands out parts. */
import { BY_ADDRESS, noiseByte, patternByte } from "../../subject/guest-pattern.js";
import { octetsAt } from "./bytes.js";
import { isInstead, quoted } from "./path.js";

/** @typedef {import("../../subject/subject.js").MemoryShape} MemoryShape */

/**
 * The bytes, or in words what there is instead: memory that is an array itself has to be one of bytes, since clients write into it.
 *
 * @param {any} target @param {MemoryShape} shape
 */
function octetsOf(target, { memory, bytes }) {
  return bytes === "" ? octetsAt(target, memory, "Uint8Array") : octetsAt(target, [memory, bytes]);
}

/**
 * The size, how many bytes there are, and those below `end`; in words what there is instead.
 *
 * @param {any} target @param {MemoryShape} shape @param {number} end
 */
export function readMemory(target, shape, end) {
  const { memory, size } = shape;
  const octets = octetsOf(target, shape);
  if (typeof octets === "string") return octets;
  const used = target[memory][size];
  if (typeof used !== "number") return isInstead(quoted([memory, size]), used, "a number");
  return [used, octets.length, octets.slice(0, end)];
}

/**
 * Writes what a client does into bytes of an allocation, all of them or those from its place `from` on.
 *
 * @param {any} target @param {MemoryShape} shape @param {number} at @param {number} count @param {number} tag @param {number} [from]
 */
export function fillMemory(target, shape, at, count, tag, from = BY_ADDRESS) {
  const octets = octetsOf(target, shape);
  if (typeof octets === "string") return octets;
  for (let address = at; address < at + count; address++)
    octets[address] = from === BY_ADDRESS ? patternByte(address, tag) : noiseByte(from + address - at, tag);
  return null;
}

/**
 * Puts memory of so many bytes into another state; behind that it stays as it is.
 *
 * @param {any} target @param {MemoryShape} shape @param {number} used @param {Uint8Array} state @param {number} length
 */
export function putBackMemory(target, shape, used, state, length) {
  const { memory, bytes, size } = shape;
  const octets = octetsOf(target, shape);
  if (typeof octets === "string") return octets;
  if (octets.length !== length)
    return `${quoted([memory, bytes])} has ${octets.length} bytes, and has to have ${length}`;
  octets.set(state);
  target[memory][size] = used;
  return null;
}
