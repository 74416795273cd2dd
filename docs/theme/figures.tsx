/**
 * Pictures on the pages of the site.
 *
 * @module
 */
import type { JSX } from "preact";
import type { LessonPictures } from "../../grader/picture/lesson.js";
import { HatchPattern, PictureSvg } from "../../grader/picture/registry.js";

interface FiguresProps extends LessonPictures {
  /** Begins the ids in the drawings; unique on the page. */
  id: string;
}

/** The pictures of one block. Those that can be compared by eye are drawn to one scale. */
export function Figures({ pictures, id, steps }: FiguresProps): JSX.Element {
  return (
    <div class="memory-pictures">
      {pictures.map(({ caption, picture }, index) => (
        <figure>
          <figcaption>
            <Caption text={caption} />
          </figcaption>
          <PictureSvg
            picture={picture}
            id={`${id}-${index}`}
            title={caption.replaceAll("`", "")}
            before={steps ? (pictures[index - 1]?.picture ?? null) : null}
            alike={pictures.map((other) => other.picture)}
          />
        </figure>
      ))}
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
