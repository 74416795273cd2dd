/**
 * Memory in lessons:
 *
 * ```text
 * before : 100 = A:20 -:30 B:40 -:10
 * rounded up : 64 = A:20/32 -:32
 *   word 0 = size 32
 *   mark 32 = rover
 * ```
 *
 * The capacity, then the blocks in address order: `A:20` is an allocated block of 20 units labelled A, `-:30` a free one of 30,
 * `A:20/32` one of 32 of which 20 are in use, and `~A:20` one that was given back and is held.
 *
 * @module
 */
import type { MemoryBlock, MemoryStrip, PictureOf } from "#kit/check/picture";
import { UsageError } from "../../model/errors.js";
import { freeChain } from "../chain/list.js";
import { type Entry, type Fence, tonedText, unreadable } from "../entry.js";

const LINE = /^(\d+)\s+=\s+(\S.*)$/;
const ITEM = /^(.+):(?:(\d+)\/)?(\d+)$/;
const FORM = "caption : capacity = A:20 -:30 …";

/** How memory is written. `list` draws the free list below it. */
export const memoryFence: Fence<PictureOf<"memory">> = {
  words: ["list"],
  form: FORM,
  read: (entry, words) => {
    const strip = stripOf(entry);
    return { kind: "memory", strips: [strip], ...(words.includes("list") ? { list: freeChain(strip) } : {}) };
  },
};

function stripOf({ head, rest, rows }: Entry): MemoryStrip {
  const [, capacityText, items = ""] = LINE.exec(rest) ?? [];
  if (capacityText === undefined) throw unreadable(head, FORM);
  const capacity = Number(capacityText);
  const blocks: MemoryBlock[] = [];
  let end = 0;
  for (const item of items.split(/\s+/)) {
    const block = blockOf(item, end, head.where);
    blocks.push(block);
    end += block.size;
  }
  if (end !== capacity) {
    throw new UsageError(`${head.where}: the blocks add up to ${end} units, but the capacity is ${capacity}.`);
  }
  const strip: MemoryStrip = { capacity, blocks };
  for (const row of rows) {
    const [, what, at = "", rest = ""] = /^(word|mark)\s+(\d+)\s+=\s+(\S.*)$/.exec(row.text) ?? [];
    if (what === "mark") strip.marks = [...(strip.marks ?? []), { at: Number(at), name: rest }];
    else if (what === "word")
      strip.words = [...(strip.words ?? []), { start: Number(at), size: 1, ...tonedText(rest) }];
    else throw unreadable(row, "word 4 = 24 a` or `mark 32 = rover");
  }
  return strip;
}

function blockOf(item: string, start: number, where: string): MemoryBlock {
  const [, label = "", used, sizeText = "0"] = ITEM.exec(item) ?? [];
  const size = Number(sizeText);
  if (size === 0)
    throw new UsageError(`${where}: \`${item}\` is no block; write \`A:20\` or \`-:20\`, at least 1 unit.`);
  if (label === "-") return { start, size, state: "free" };
  if (label.startsWith("~")) return { start, size, state: "held", label: label.slice(1) };
  return {
    start,
    size,
    state: "allocated",
    label,
    ...(used === undefined ? {} : { used: Math.min(Number(used), size) }),
  };
}
