/**
 * Pictures of a lesson as block characters, for whoever reads it in a terminal or an editor.
 *
 * @module
 */
import { type BlockOptions, drawBlocks, legend } from "./blocks.js";
import { changedBy } from "./differences.js";
import type { CaptionedPicture } from "./lesson.js";
import { listChanges, listOf } from "./list.js";
import { drawLists } from "./list-text.js";

/** What the words behind `memory` ask for. */
export interface LessonPictureOptions {
  /** Each picture follows from the one before: mark what changed. */
  steps: boolean;
  /** Draw the free list below memory. */
  list: boolean;
}

/** The words behind `memory`, such as `steps list`; any others are passed over, since only authors can mend them. */
export const pictureOptions = (words: string): LessonPictureOptions => {
  const given = words.split(/\s+/);
  return { steps: given.includes("steps"), list: given.includes("list") };
};

/** The pictures of one block, one below the other, each under its caption; what the characters mean comes last. */
export function drawLesson(
  pictures: readonly CaptionedPicture[],
  { steps, list }: LessonPictureOptions,
  options: Pick<BlockOptions, "width" | "colors">,
): string[] {
  const drawings = pictures.flatMap(({ caption, picture }, i) => {
    const before = steps ? (pictures[i - 1]?.picture ?? null) : null;
    const follows = before !== null && before.capacity === picture.capacity && changedBy(before, picture).length > 0;
    const now = listOf(picture);
    const changes = before === null ? {} : { changes: listChanges(listOf(before), now) };
    const lists = list ? drawLists([{ caption: "free list", list: now, ...changes }], options) : [];
    // As long as the longest word below or above it, so that all pictures begin in one column.
    const bands = [{ caption: "memory".padStart((list ? "free list" : steps ? "changed" : "memory").length), picture }];
    const alike = pictures.map((other) => other.picture).filter(({ capacity }) => capacity === picture.capacity);
    return [
      `${caption.replaceAll("`", "")}:`,
      ...drawBlocks(bands, { ...options, before: follows ? before : null, alike }),
      ...lists,
      "",
    ];
  });
  const meanings = legend(
    pictures.map(({ picture }) => picture),
    false,
  );
  return [...drawings, meanings.join("   ")];
}
