/**
 * The pictures of a failed check and of the steps that led to it, whatever version of the report they stand in: all that
 * knows which fields of a report hold what.
 *
 * @module
 */
import { chainOf } from "#kit/check/chain";
import type { CaptionedPicture, Chain, MemoryPicture, Picture, PictureOf } from "#kit/check/picture";
import type { Failure, TraceStep } from "#kit/check/failure";
import { freeChain, isBroken } from "./chain/list.js";

/** What a check says of its failure, as far as it can be drawn. */
export interface FailedCheck {
  failure: Pick<Failure, "kind" | "expectedMemory" | "actualMemory" | "actualList" | "pictures"> | null;
  trace: readonly TraceStep[] | null;
}

type MemoryKind = PictureOf<"memory">;

/** Memory, as reports have it, as a picture of its kind. */
export const memoryOf = (strip: MemoryPicture, list?: Chain): MemoryKind => ({
  kind: "memory",
  strips: [strip],
  ...(list === undefined ? {} : { list }),
});

/** Memory with the free list that it stands for, linked as it should be. */
export const freePicture = (strip: MemoryPicture): MemoryKind => memoryOf(strip, freeChain(strip));

/**
 * What there is to be drawn of the moment at which a check failed: the pictures that its assignment made or, in a report without
 * them, memory before the failing call, as it should be after it, and as the submission has it, with its free list where
 * one was looked at. O(blocks).
 *
 * @param hasList - whether the assignment has a free list, where that is known
 */
export function picturesOf(
  { failure, trace }: FailedCheck,
  hasList = hasFreeList({ failure, trace }),
): CaptionedPicture[] {
  if (failure === null) return [];
  const { pictures = [], expectedMemory: due, actualMemory: seen } = failure;
  if (pictures.length > 0) return pictures;
  if (due === null && seen === null) return [];
  const owner = trace?.at(-1)?.on;
  const before = stepBefore(trace, (due ?? seen)?.capacity);
  const own = hasList ? ownList(failure) : null;
  const withList = (memory: MemoryPicture) => ofOwner(hasList ? freePicture(memory) : memoryOf(memory), owner);
  const all: CaptionedPicture[] = [];
  if (before?.memory !== undefined) {
    all.push({ caption: "Before the call", picture: withList(before.memory), role: "before" });
  }
  if (before?.list !== undefined) {
    const picture = listAlone(chainOf(before.list));
    all.push({ caption: "Your free list before the call", picture, role: "seen-before" });
  }
  if (due !== null) all.push({ caption: "As it should be", picture: withList(due), role: "due" });
  if (seen !== null || (own !== null && isBroken(own))) {
    const caption = hasList ? "As your free list tells it" : "As your answer has it";
    const picture: MemoryKind = {
      kind: "memory",
      strips: seen === null ? [] : [seen],
      ...(own === null ? {} : { list: own }),
    };
    all.push({ caption, picture: ofOwner(picture, owner), role: "seen" });
  }
  return all;
}

/** The pictures of a step: memory as it should be after it (`due`), and what else its assignment shows. */
export const stepPictures = ({ memory, on, pictures = [] }: TraceStep): CaptionedPicture[] => [
  ...(memory === undefined
    ? []
    : [{ caption: `Memory${ofObject(on)}`, picture: memoryOf(memory), role: "due" as const }]),
  ...pictures,
];

/** What is told in a line after a step, beside its pictures. */
export interface StepLine {
  /** The submission's own free list. */
  seen: CaptionedPicture;
  /** The same as it should be, where that is known. */
  due: Picture | null;
}

/** The submission's own free list after a step; `null` where it was not looked at. */
export function stepLine({ memory, list, on }: TraceStep): StepLine | null {
  if (list === undefined) return null;
  const seen: CaptionedPicture = {
    caption: `your free list${ofObject(on)}`,
    picture: listAlone(chainOf(list)),
    role: "seen",
  };
  return { seen, due: memory === undefined ? null : listAlone(freeChain(memory)) };
}

/** A list with no memory above it. */
const listAlone = (list: Chain): MemoryKind => ({ kind: "memory", strips: [], list });

const ofObject = (on: string | undefined): string => (on === undefined ? "" : ` of ${on}`);

/** Whether a free list was looked at: an assignment that has none is not to be told of one. */
export const hasFreeList = ({ failure, trace }: FailedCheck): boolean =>
  failure?.actualList != null ||
  failure?.kind === "broken-list" ||
  trace?.some(({ list }) => list !== undefined) === true;

/** The picture, and whose it is where there are several objects. */
const ofOwner = ({ strips, list, ...rest }: MemoryKind, owner: string | undefined): MemoryKind => {
  if (owner === undefined) return { strips, ...(list === undefined ? {} : { list }), ...rest };
  return {
    ...rest,
    strips: strips.map((strip) => ({ ...strip, caption: `Memory of ${owner}` })),
    ...(list === undefined ? {} : { list: { ...list, caption: `of ${owner}` } }),
  };
};

/** The submission's own list; in a report that has none its nodes, whose order is not known. */
function ownList({ actualList, actualMemory }: NonNullable<FailedCheck["failure"]>): Chain | null {
  if (actualList != null) return chainOf(actualList);
  return actualMemory === null ? null : { ...freeChain(actualMemory), links: "unknown" };
}

/** The step before the failing one; `null` when that was the first on its object, or memory was another. */
function stepBefore(trace: readonly TraceStep[] | null, capacity: number | undefined): TraceStep | null {
  const last = trace?.at(-1);
  // What was called on another object in between changed nothing about this one.
  const earlier = trace?.slice(0, -1).findLast(({ on }) => on === last?.on) ?? null;
  if (earlier === null) return null;
  const { memory, ...rest } = earlier;
  return memory?.capacity === capacity ? earlier : (rest as TraceStep);
}
