/**
 * What is said of a `reallocate` that ends otherwise than it has to: what becomes of the block, and why.
 *
 * @module
 */
import type { Remarks } from "#kit/check/judge";
import { noNumber } from "#kit/lists/placement";
import { units } from "#kit/models/words";
import type { Expected } from "#kit/subject/expected";
import type { Argument, Outcome } from "#kit/subject/subject";
import type { ResizableModel } from "./model.js";

/** A call that names a live block, and a size that makes sense. */
interface Resize {
  address: number;
  size: number;
  newSize: number;
}

/** What is said of a call, with memory as it should be before it. */
export function resizeRemarks(
  model: ResizableModel,
  due: Expected<number>,
  address: Argument,
  size: Argument,
  newSize: Argument,
): Remarks {
  const isRefused = due.kind === "throws" && !due.names.includes("OutOfMemoryError");
  if (isRefused || !model.isLive(address, size)) return {};
  if (!Number.isInteger(newSize) || (newSize as number) < 1) return {};
  const call: Resize = { address: address as number, size: size as number, newSize: newSize as number };
  const why = whyThere(model, call);
  if (due.kind === "throws") return { reason: () => why };
  return {
    reason: (actual) => `${told(model, call, actual)}${why}`,
    mistake: (actual) => mistakeOf(model, call, actual),
  };
}

const inUnits = (size: number): string => (size === 1 ? "1 unit" : `${size} units`);

/** What becomes of the block, and why, as sentences to add. */
function whyThere(model: ResizableModel, { address, size, newSize }: Resize): string {
  const { outcome, address: to } = model.fate(address, size, newSize);
  if (outcome === "shrinks") {
    const units = newSize === size ? "as many units as it has" : "fewer units than it has";
    return ` It is to have ${units}, so it stays where it is.`;
  }
  const end = address + size;
  const behind = model.freeRanges().find(({ start }) => start === end);
  if (outcome === "grows" && behind !== undefined)
    return ` The free block ${units(behind)} lies right behind it and has the ${inUnits(newSize - size)} that are missing, so it stays and takes its front.`;
  const near =
    end === model.capacity
      ? " It ends where memory ends"
      : behind === undefined
        ? ` Unit ${end}, right behind it, is not free`
        : ` The free block ${units(behind)} right behind it is too small`;
  const rooms = model.roomsWithout(address, size);
  if (outcome === "stays") {
    const all = rooms.map(units).join(", ");
    return `${near}, and with its own units counted as free, what is free is ${all}: nowhere ${inUnits(newSize)} side by side.`;
  }
  const room = rooms.find(({ start }) => start === to) ?? { start: to, size: newSize };
  const isOwn = room.start <= address && address < room.start + room.size;
  return `${near}. With its own units counted as free, the first room for ${inUnits(newSize)} is ${units(room)}${isOwn ? ", of which they are a part" : ""}.`;
}

/** What is wrong about the answer itself. */
function told(model: ResizableModel, { size, newSize }: Resize, actual: Outcome): string {
  if (actual.kind === "threw")
    return actual.error.name === "InvalidFreeError"
      ? ` There is a live allocation of ${inUnits(size)} at that address.`
      : "";
  const odd = noNumber(actual.value);
  if (odd !== null) return odd;
  const to = addressOf(actual);
  if (!Number.isInteger(to) || to < 0 || to >= model.capacity)
    return ` Memory has the addresses 0…${model.capacity - 1}.`;
  return to + newSize > model.capacity
    ? ` ${inUnits(newSize)} from ${to} on reach past the end of memory, which has the addresses 0…${model.capacity - 1}.`
    : "";
}

/** What sort of mistake the answer is; `null` where nothing is known of it. */
function mistakeOf(model: ResizableModel, { address, size, newSize }: Resize, actual: Outcome): string | null {
  if (actual.kind === "threw") return null;
  const to = addressOf(actual);
  if (!Number.isInteger(to)) return "reallocate returns what is no address";
  const { outcome } = model.fate(address, size, newSize);
  if (to === address) return "reallocate leaves a block where it has no room";
  return outcome === "moves" ? "reallocate moves a block to another place" : "reallocate moves a block that can stay";
}

const addressOf = (actual: Extract<Outcome, { kind: "returned" }>): number =>
  actual.value.type === "primitive" && typeof actual.value.value === "number" ? actual.value.value : NaN;
