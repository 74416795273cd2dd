/**
 * What is said of an address that is not the right one: where it lies, and where the block has to go.
 *
 * @module
 */
import type { Remarks } from "../check/judge.js";
import type { FreeRange } from "../models/allocator.js";
import type { MemoryModel, Placement } from "../models/units.js";
import type { Expected } from "../subject/expected.js";
import type { Argument, Outcome, Value } from "../subject/subject.js";
import { freeBlocksInWords, units } from "../models/words.js";

/** The mistake of taking a free block with room, only not the right one. */
export const OTHER_BLOCK = "allocate takes another free block";

const RULES: Record<Placement, string> = {
  "first-fit": "First fit takes the free block with room at the lowest address",
  "best-fit": "Best fit takes the smallest free block with room (the lowest of equals)",
};

/**
 * What can be said of an `allocate` that ends otherwise than it has to.
 *
 * @param model - memory before it, as it should be
 * @param holes - its free blocks
 */
export function placementRemarks(
  model: MemoryModel,
  holes: readonly FreeRange[],
  size: Argument,
  expected: Expected<number>,
): Remarks {
  if (expected.kind === "throws") {
    if (!expected.names.includes("OutOfMemoryError")) return {};
    const told = freeBlocksInWords(model);
    return { reason: () => (holes.length === 0 ? told : `${told.slice(0, -1)}: none is large enough.`) };
  }
  const due = holes.find(({ start }) => start === expected.value);
  const place = (actual: Outcome): Place | null =>
    actual.kind === "returned" && actual.value.type === "primitive" && typeof actual.value.value === "number"
      ? placeOf(actual.value.value, size as number, { holes, model })
      : null;
  return {
    reason(actual) {
      if (actual.kind === "threw") return refused(actual, due);
      const wrongKind = noNumber(actual.value);
      if (wrongKind !== null) return wrongKind;
      const told = place(actual)?.told;
      const rule = `${RULES[model.placement]}, here ${due === undefined ? "" : units(due)}, and the front of it.`;
      return `${told === undefined ? "" : ` ${told}`} ${rule}`;
    },
    mistake: (actual) => place(actual)?.mistake ?? null,
  };
}

/** What is said of an answer that is no address at all; `null` of one that may be. */
export function noNumber(value: Value): string | null {
  if (value.type === "other") return " An address is a number.";
  if (typeof value.value === "number") return null;
  // What is missing then is told of every method.
  if (value.value === undefined) return "";
  return typeof value.value === "string" ? " An address is a number, not a text." : " An address is a number.";
}

/** Why a request should not have been refused. What crashes has other troubles than where a block goes. */
function refused(actual: Extract<Outcome, { kind: "threw" }>, due: FreeRange | undefined): string {
  if (actual.error.name !== "OutOfMemoryError" || due === undefined) return "";
  return ` The free block ${units(due)} should be there, and has room.`;
}

interface Place {
  mistake: string;
  told: string;
}

/** Where an address lies that was handed out, and should not have been. */
function placeOf(
  address: number,
  size: number,
  { holes, model }: { holes: readonly FreeRange[]; model: MemoryModel },
): Place | null {
  if (!Number.isInteger(address) || address < 0 || address >= model.capacity)
    return {
      mistake: "allocate returns what is no address",
      told: `Memory has the addresses 0…${model.capacity - 1}.`,
    };
  const hole = holes.find((each) => each.start <= address && address < each.start + each.size);
  if (hole === undefined) {
    const [start, length] = [...model.live].find(([from, units]) => from <= address && address < from + units) ?? [];
    const block = start === undefined || length === undefined ? "" : ` to the block ${units({ start, size: length })}`;
    return {
      mistake: "allocate hands out allocated units",
      told: `Unit ${address} belongs${block} that is allocated.`,
    };
  }
  if (address > hole.start) {
    const isEnd = address + size === hole.start + hole.size;
    const told = isEnd
      ? `With that, the end of the free block ${units(hole)} is handed out.`
      : `${address} lies inside of the free block ${units(hole)}.`;
    return { mistake: "allocate takes not the front", told };
  }
  if (hole.size < size)
    return {
      mistake: "allocate takes a block without room",
      told: `The free block ${units(hole)} has no room for it.`,
    };
  const exactly = hole.size === size ? ", which it fills exactly" : "";
  return { mistake: OTHER_BLOCK, told: `${address} is the front of the free block ${units(hole)}${exactly}.` };
}
