import type { MemoryBlock, MemoryPicture, PictureOf } from "#kit/check/picture";
import { hasSameNodes, isBroken } from "../chain/list.js";
import { describeLinks } from "../chain/words.js";
import { borders } from "./scale.js";

/** A run of units. */
export interface Range {
  /** First unit. */
  start: number;
  /** Units in the run, > 0. */
  size: number;
}

/** In what two pictures of the same memory differ. */
export interface Differences {
  /** Units that are in another state, or in a block of another label; ascending, not adjacent. */
  ranges: Range[];
  /** Addresses, outside `ranges`, at which only one of the two has free neighbours; in the other they are one block. */
  seams: number[];
}

/** Compares two pictures unit by unit. O(b²) in the number b of blocks, which is small. */
export function differences(one: MemoryPicture, other: MemoryPicture): Differences {
  const capacity = Math.max(one.capacity, other.capacity);
  const cuts = borders([one, other], capacity);
  const ranges: Range[] = [];
  const seams: number[] = [];
  for (const [i, start] of cuts.slice(0, -1).entries()) {
    const end = cuts[i + 1]!;
    const last = ranges[ranges.length - 1];
    if (differs(blockAt(one, start), blockAt(other, start))) {
      if (last !== undefined && last.start + last.size === start) last.size += end - start;
      else ranges.push({ start, size: end - start });
    } else if (splitsFree(one, start) !== splitsFree(other, start)) seams.push(start);
  }
  return { ranges, seams };
}

/** The runs of units that a call allocated or gave back, to be outlined; empty when nothing changed. */
export function changedBy(before: MemoryPicture, after: MemoryPicture): Range[] {
  return differences(before, after).ranges;
}

/** In what memory as it is seen differs from what is due, in words; `null` when in nothing, empty when they are not of the same size. */
export function differenceText(due: PictureOf<"memory">, seen: PictureOf<"memory">): string | null {
  const all = seen.strips.flatMap((strip, i) => {
    const wanted = due.strips[i];
    if (wanted?.capacity !== strip.capacity) return [];
    const { ranges, seams } = differences(wanted, strip);
    const isApart = seams.some((seam) => splitsFree(strip, seam));
    return [{ ranges, isApart, isMerged: seams.some((seam) => splitsFree(wanted, seam)) }];
  });
  const parts = [
    all.some(({ ranges }) => ranges.length > 0) ? "what is under ≠ differs" : "",
    seamText(
      all.some(({ isApart }) => isApart),
      all.some(({ isMerged }) => isMerged),
    ),
    seen.list !== undefined && isBroken(seen.list) ? "a link in red leads where it must not" : "",
  ].filter(Boolean);
  if (parts.length === 0 && hasOtherNodes(due, seen)) return "the nodes of the list are others, or in another order";
  const isComparable = seen.strips.every((strip, i) => strip.capacity === due.strips[i]?.capacity);
  return parts.length === 0 && isComparable ? null : parts.join(", ");
}

/** The links of a list that lead astray, in words; empty where there are none, and where its nodes are not those that are due. */
export function linksText({ list: due }: PictureOf<"memory">, { list: seen }: PictureOf<"memory">): string {
  return due !== undefined && seen !== undefined && hasSameNodes(seen, due) ? describeLinks(seen) : "";
}

function seamText(isApart: boolean, isMerged: boolean): string {
  if (isApart && isMerged) return "▼ marks where free blocks are merged, or apart, and should not be";
  if (isMerged) return "▼ marks free blocks that are merged and should not be";
  return isApart ? "▼ marks free neighbours that are not merged" : "";
}

const hasOtherNodes = ({ list: due }: PictureOf<"memory">, { list: seen }: PictureOf<"memory">): boolean =>
  due !== undefined && seen !== undefined && seen.links !== "unknown" && !hasSameNodes(seen, due);

function blockAt(picture: MemoryPicture, address: number): MemoryBlock | undefined {
  return picture.blocks.find(({ start, size }) => start <= address && address < start + size);
}

/** A label is only held against the other when both have one: a free list tells nothing of owners. */
function differs(one: MemoryBlock | undefined, other: MemoryBlock | undefined): boolean {
  if (one === undefined || other === undefined) return one !== other;
  if (one.state !== other.state) return true;
  return one.label !== undefined && other.label !== undefined && one.label !== other.label;
}

/** Whether one free block ends and the next begins at the address. */
function splitsFree(picture: MemoryPicture, address: number): boolean {
  const right = blockAt(picture, address);
  return right?.start === address && right.state === "free" && blockAt(picture, address - 1)?.state === "free";
}
