/**
 * Pictures of memory in lessons, as text: what stands in a fenced block whose language is `memory`.
 *
 * ```text
 * before : 100 = A:20 -:30 B:40 -:10
 * after free(0, 20) : 100 = -:50 B:40 -:10
 * ```
 *
 * One picture a line: a caption, the capacity, then the blocks in address order. `A:20` is an allocated block of 20
 * units labelled A, `-:30` a free one of 30. Empty lines mean nothing.
 *
 * @module
 */
import type { MemoryBlock, MemoryPicture } from "#kit/check/failure";
import { UsageError } from "../model/errors.js";

/** A picture and what to write above it. */
export interface CaptionedPicture {
  caption: string;
  picture: MemoryPicture;
}

/** Where a block of pictures stands, so that an error can name the line to mend. */
export interface BlockPlace {
  file: string;
  /** Line of the file, from 1, on which the first line of the block stands. */
  firstLine: number;
}

const LINE = /^(.*\S)\s+:\s+(\d+)\s+=\s+(\S.*)$/;
const ITEM = /^(.+):(\d+)$/;

/**
 * Reads the lines of a `memory` block.
 *
 * @throws UsageError that names file and line, when a line cannot be read or its blocks do not add up to its capacity
 */
export function parseMemoryBlock(source: string, place: BlockPlace): CaptionedPicture[] {
  const pictures = source.split(/\r?\n/).flatMap((line, index) => {
    if (line.trim() === "") return [];
    return [parseLine(line.trim(), `${place.file}:${place.firstLine + index}`)];
  });
  if (pictures.length === 0) throw new UsageError(`${place.file}:${place.firstLine}: this memory block is empty.`);
  return pictures;
}

function parseLine(line: string, where: string): CaptionedPicture {
  const match = LINE.exec(line);
  if (match === null) {
    throw new UsageError(`${where}: expected \`caption : capacity = A:20 -:30 …\`, found \`${line}\`.`);
  }
  const [, caption = "", capacityText = "", items = ""] = match;
  const capacity = Number(capacityText);
  const blocks: MemoryBlock[] = [];
  let end = 0;
  for (const item of items.split(/\s+/)) {
    const block = parseItem(item, end, where);
    blocks.push(block);
    end += block.size;
  }
  if (end !== capacity) {
    throw new UsageError(`${where}: the blocks add up to ${end} units, but the capacity is ${capacity}.`);
  }
  return { caption, picture: { capacity, blocks } };
}

function parseItem(item: string, start: number, where: string): MemoryBlock {
  const [, label = "", sizeText = "0"] = ITEM.exec(item) ?? [];
  const size = Number(sizeText);
  if (size === 0)
    throw new UsageError(`${where}: \`${item}\` is no block; write \`A:20\` or \`-:20\`, at least 1 unit.`);
  return label === "-" ? { start, size, state: "free" } : { start, size, state: "allocated", label };
}
