/**
 * What is said of an `allocate` that ends otherwise than it has to: where its answer lies, and where the block has to begin.
 *
 * @module
 */
import type { Remarks } from "#kit/check/judge";
import { noNumber } from "#kit/lists/placement";
import { freeBlocksInWords, units } from "#kit/models/words";
import type { Expected } from "#kit/subject/expected";
import type { Argument, Outcome } from "#kit/subject/subject";
import { type AlignedModel, alignmentErrors, DEFAULT_ALIGNMENT } from "./model.js";

/** A request that makes sense. */
interface Request {
  size: number;
  alignment: number;
}

/** What is said of a request, with memory as it should be before it. */
export function requestRemarks(
  model: AlignedModel,
  due: Expected<number>,
  size: Argument,
  alignment: Argument = DEFAULT_ALIGNMENT,
): Remarks {
  if (alignmentErrors(alignment).length > 0) return { reason: () => " An alignment is a power of two: 1, 2, 4, 8 …" };
  if (due.kind === "throws" && !due.names.includes("OutOfMemoryError")) return {};
  const request = { size: size as number, alignment: alignment as number };
  if (due.kind === "throws") return { reason: () => nowhere(model, request) };
  return {
    reason: (actual) => `${where(model, request, actual)?.told ?? ""}${rule(model, request, due.value)}`,
    mistake: (actual) => where(model, request, actual)?.mistake ?? null,
  };
}

const unitsInWords = (size: number): string => (size === 1 ? "1 unit" : `${size} units`);
/** `3 units fit from a multiple of 8 on`. */
const fit = ({ size, alignment }: Request): string =>
  `${unitsInWords(size)} fit${size === 1 ? "s" : ""}${alignment === 1 ? "" : ` from a multiple of ${alignment} on`}`;

/** Why no block serves. */
function nowhere(model: AlignedModel, request: Request): string {
  const none = model.freeRanges().length === 0 ? "" : ` There is none in which ${fit(request)}.`;
  return `${freeBlocksInWords(model)}${none}`;
}

/** Which block serves, and where in it. */
function rule(model: AlignedModel, request: Request, due: number): string {
  const block = model.freeRanges().find(({ start, size }) => start <= due && due < start + size);
  if (block === undefined) return "";
  const { alignment } = request;
  const place =
    alignment === 1 ? "of which it gets the front" : `and the first multiple of ${alignment} in it is ${due}`;
  return ` The first free block in which ${fit(request)} is ${units(block)}, ${place}.`;
}

/** Where an answer lies that is not the right one. */
function where(
  model: AlignedModel,
  { size, alignment }: Request,
  actual: Outcome,
): { mistake: string; told: string } | null {
  if (actual.kind === "threw") return null;
  const odd = noNumber(actual.value);
  if (odd !== null) return { mistake: "allocate returns what is no address", told: odd };
  const address = actual.value.type === "primitive" ? (actual.value.value as number) : NaN;
  if (!Number.isInteger(address) || address < 0 || address >= model.capacity)
    return {
      mistake: "allocate returns what is no address",
      told: ` Memory has the addresses 0…${model.capacity - 1}.`,
    };
  const [start, length] =
    [...model.live].find(([from, taken]) => from < address + size && address < from + taken) ?? [];
  if (address % alignment !== 0)
    return { mistake: "allocate returns no multiple", told: ` ${address} is no multiple of ${alignment}.` };
  if (start !== undefined && length !== undefined)
    return {
      mistake: "allocate hands out allocated units",
      told: ` With ${unitsInWords(size)} from ${address} on it hands out units of the block ${units({ start, size: length })}, which is allocated.`,
    };
  if (address + size > model.capacity)
    return {
      mistake: "allocate reaches past the end of memory",
      told: ` ${unitsInWords(size)} from ${address} on reach past the end of memory, which has the addresses 0…${model.capacity - 1}.`,
    };
  return { mistake: "allocate takes another place", told: "" };
}
