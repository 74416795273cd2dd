import type { CaptionedPicture } from "#kit/check/picture";
import type { JSX } from "preact";
import { differenceText, PictureSvg, titleOf } from "../../picture/registry.js";

interface ComparisonProps {
  id: string;
  pictures: readonly CaptionedPicture[];
  /** The call at which it failed, as source. */
  call: string | null;
}

/** The state after the failing call: as it should be and, where it is known, as the submission has it. */
export function Comparison({ id, pictures: all, call }: ComparisonProps): JSX.Element | null {
  const find = (wanted: CaptionedPicture["role"]) => all.find(({ role }) => role === wanted)?.picture ?? null;
  const [before, due, seen] = [find("before"), find("due"), find("seen")];
  const difference = due === null || seen === null ? "" : differenceText(due, seen);
  const drawn = all
    .filter(({ role }) => role !== "before" && role !== "seen-before")
    // Two equal pictures would have the reader look for what is not there.
    .filter(({ role }) => role === undefined || difference !== null);
  if (drawn.length === 0) return null;
  const after = call === null ? "after the last call" : `after ${call}`;
  return (
    <div class="comparison">
      {drawn.map(({ caption, picture, role }, i) => (
        <figure class={role === "seen" ? "actual" : undefined}>
          <figcaption>
            <b>{caption}</b> {role !== undefined && after}
            {role === "seen" && difference !== "" && <span class="soft"> – {difference}</span>}
          </figcaption>
          <PictureSvg
            picture={picture}
            id={`${id}${role === undefined ? `p${i}` : role === "due" ? "e" : "a"}`}
            title={role === undefined ? caption : `${titleOf(picture, caption)} ${after}`}
            before={before}
            due={role === "seen" ? due : null}
            alike={drawn.map((each) => each.picture)}
          />
        </figure>
      ))}
    </div>
  );
}
