import type { ListPicture } from "#kit/check/failure";
import type { JSX } from "preact";
import { type Differences, differences } from "../../picture/differences.js";
import { isBroken } from "../../picture/list.js";
import { momentOf } from "../../picture/moment.js";
import { MemorySvg, sharedScale } from "../../picture/svg.js";
import type { ReportedCheck } from "../../model/report.js";

interface ComparisonProps {
  id: string;
  check: ReportedCheck;
}

/** Memory after the failing call: as it should be and, where it is known, as the submission's own list tells it. */
export function Comparison({ id, check }: ComparisonProps): JSX.Element | null {
  const { failure } = check;
  const moment = momentOf(check);
  if (moment === null) return null;
  const { before, expected, actualList } = moment;
  // Where only links are wrong, the blocks are as they should be.
  const actual = moment.actual ?? (actualList !== null && isBroken(actualList) ? expected : null);
  const after = failure?.call == null ? "after the last call" : `after ${failure.call}`;
  const all = [expected, actual].filter((picture) => picture !== null);
  const marks = expected !== null && actual?.capacity === expected.capacity ? differences(expected, actual) : null;
  // Two equal pictures would have the reader look for what is not there.
  if (marks !== null && difference(marks, actualList) === null) return null;
  const scale = marks === null ? {} : { scale: sharedScale(all) };
  // Without the list itself, the picture tells its blocks by address; in a broken list that is not the order of its links.
  const list = actualList ?? (failure?.kind === "broken-list" ? "nodes" : "linked");
  return (
    <div class="comparison">
      {expected !== null && (
        <figure>
          <figcaption>
            <b>As it should be</b> {after}
          </figcaption>
          <MemorySvg
            picture={expected}
            id={`${id}e`}
            title={`Memory as it should be ${after}`}
            before={before}
            freeList="linked"
            {...scale}
          />
        </figure>
      )}
      {actual !== null && (
        <figure class="actual">
          <figcaption>
            <b>As your free list tells it</b> {after}
            {marks !== null && <span class="soft"> – {difference(marks, actualList)}</span>}
          </figcaption>
          <MemorySvg
            picture={actual}
            id={`${id}a`}
            title={`Memory as your free list tells it ${after}`}
            before={before}
            {...(marks === null ? {} : { marks })}
            freeList={list}
            {...scale}
          />
        </figure>
      )}
    </div>
  );
}

/** In what the two differ, in words; `null` when in nothing. */
function difference({ ranges, seams }: Differences, list: ListPicture | null): string | null {
  const parts = [
    ranges.length > 0 ? "what is under ≠ differs" : "",
    seams.length > 0 ? "▼ marks free neighbours that are not merged" : "",
    list !== null && isBroken(list) ? "a link in red leads where it must not" : "",
  ].filter(Boolean);
  return parts.length === 0 ? null : parts.join(", ");
}
