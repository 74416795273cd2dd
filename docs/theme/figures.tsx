/**
 * Pictures of memory on the pages of the site.
 *
 * @module
 */
import type { JSX } from "preact";
import { changedBy } from "../../grader/picture/differences.js";
import type { CaptionedPicture } from "../../grader/picture/lesson.js";
import { HatchPattern, MemorySvg, sharedScale } from "../../grader/picture/svg.js";

/** What the words behind `memory` ask for. */
export interface FigureOptions {
  /** Each picture follows from the one before: outline what changed. */
  steps: boolean;
  /** Draw the free list below memory. */
  list: boolean;
}

interface FiguresProps extends FigureOptions {
  pictures: readonly CaptionedPicture[];
  /** Begins the ids in the drawings; unique on the page. */
  id: string;
}

/** The pictures of one block. Those of one capacity are drawn to one scale, to be compared by eye. */
export function Figures({ pictures, id, steps, list }: FiguresProps): JSX.Element {
  return (
    <div class="memory-pictures">
      {pictures.map(({ caption, picture }, index) => {
        const alike = pictures.map((other) => other.picture).filter(({ capacity }) => capacity === picture.capacity);
        const before = pictures[index - 1]?.picture;
        const follows = steps && before?.capacity === picture.capacity;
        return (
          <figure>
            <figcaption>
              <Caption text={caption} />
            </figcaption>
            <MemorySvg
              picture={picture}
              id={`${id}-${index}`}
              title={caption.replaceAll("`", "")}
              scale={sharedScale(alike)}
              {...(follows ? { highlight: changedBy(before, picture) } : {})}
              {...(list ? { freeList: "linked" as const } : {})}
            />
          </figure>
        );
      })}
    </div>
  );
}

/** Of Markdown only `code`, which is what captions need: they name calls. */
function Caption({ text }: { text: string }): JSX.Element {
  const parts = text.split(/`([^`]+)`/);
  return <>{parts.map((part, index) => (index % 2 === 1 ? <code>{part}</code> : part))}</>;
}

/** The hatching of free blocks, which every page with pictures has once. */
export function Patterns(): JSX.Element {
  return (
    <svg class="mem patterns" width="0" height="0" aria-hidden="true">
      <HatchPattern />
    </svg>
  );
}
