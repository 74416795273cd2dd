// @ts-check
/** Reads and writes bytes, and puts an earlier state of them back. */
import { getterOf } from "../../subject/inside-codec.js";
import { isInstead, quoted, reach } from "./path.js";

/** @typedef {import("./path.js").Path} Path */

/** Snapshots that are kept, the newest ones. */
const MAX_SNAPSHOTS = 16;

/** @type {Map<number, Uint8Array>} */
const snapshots = new Map();
let taken = 0;

const ofTypedArrays = Object.getPrototypeOf(Uint8Array.prototype);
const kindOf = getterOf(ofTypedArrays, Symbol.toStringTag);
const partsOf = (/** @type {object} */ prototype) => ({
  buffer: getterOf(prototype, "buffer"),
  from: getterOf(prototype, "byteOffset"),
  length: getterOf(prototype, "byteLength"),
});
const ofTypedArray = partsOf(ofTypedArrays);
const ofDataView = partsOf(DataView.prototype);
const bytesOfBuffer = getterOf(ArrayBuffer.prototype, "byteLength");

/**
 * The bytes of an `ArrayBuffer`, typed array or `DataView`; in words what there is instead.
 *
 * @param {any} target @param {Path} path
 * @param {string} [wanted] the only kind of array that will do
 * @returns {Uint8Array | string}
 */
export function octetsAt(target, path, wanted) {
  const value = reach(target, path);
  if (ArrayBuffer.isView(value)) {
    const kind = kindOf(value);
    if (wanted !== undefined && kind !== wanted) return `${quoted(path)} is a ${kind ?? "DataView"}, not a ${wanted}`;
    const { buffer, from, length } = kind === undefined ? ofDataView : ofTypedArray;
    return new Uint8Array(buffer(value), from(value), length(value));
  }
  try {
    return new Uint8Array(value, 0, bytesOfBuffer(value));
  } catch {
    return isInstead(quoted(path), value, "bytes");
  }
}

/** A copy of some of them. @param {any} target @param {Path} path @param {number} from @param {number} [to] */
export function readBytes(target, path, from, to) {
  const octets = octetsAt(target, path);
  return typeof octets === "string" ? octets : octets.slice(from, to);
}

/** Overwrites some of them; tells what is wrong, else nothing. @param {any} target @param {Path} path @param {number} from @param {Uint8Array} bytes */
export function writeBytes(target, path, from, bytes) {
  const octets = octetsAt(target, path);
  if (typeof octets === "string") return octets;
  if (from + bytes.length > octets.length)
    return `${quoted(path)} has ${octets.length} bytes, too few to write up to ${from + bytes.length}`;
  octets.set(bytes, from);
  return null;
}

/** Keeps a copy of all of them here; tells its number. @param {any} target @param {Path} path */
export function takeSnapshot(target, path) {
  const octets = octetsAt(target, path);
  if (typeof octets === "string") return octets;
  snapshots.set(taken, octets.slice());
  snapshots.delete(taken - MAX_SNAPSHOTS);
  return taken++;
}

/** Puts a copy back; tells what is wrong, else nothing. @param {any} target @param {Path} path @param {number} number */
export function restoreSnapshot(target, path, number) {
  const octets = octetsAt(target, path);
  const kept = snapshots.get(number);
  if (typeof octets === "string") return octets;
  if (kept === undefined) return `snapshot ${number} is not kept any more`;
  if (kept.length !== octets.length) return `${quoted(path)} has ${octets.length} bytes by now, not ${kept.length}`;
  octets.set(kept);
  return null;
}
