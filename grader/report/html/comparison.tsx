import type { MemoryPicture } from "#kit/failure";
import type { JSX } from "preact";
import { changedBy, differences } from "../../picture/differences.js";
import { MemorySvg, sharedScale } from "../../picture/svg.js";
import type { ReportedCheck } from "../../model.js";

interface ComparisonProps {
  id: string;
  check: ReportedCheck;
}

/** Memory after the failing call: as it should be and, where it is known, as the submission's own list tells it. */
export function Comparison({ id, check }: ComparisonProps): JSX.Element | null {
  const { failure, trace } = check;
  const expected = failure?.expectedMemory ?? null;
  const actual = failure?.actualMemory ?? null;
  if (expected === null && actual === null) return null;
  const after = failure?.call == null ? "after the last call" : `after ${failure.call}`;
  const before = trace?.[trace.length - 2]?.memory;
  const highlight = expected !== null && sameMemory(before, expected) ? changedBy(before, expected) : [];
  const all = [expected, actual].filter((picture) => picture !== null);
  const marks =
    expected !== null && actual !== null && sameMemory(expected, actual) ? differences(expected, actual) : null;
  const scale = marks === null ? {} : { scale: sharedScale(all) };
  // The picture tells the blocks by address; in a broken list that is not the order in which they are linked.
  const list = failure?.kind === "broken-list" ? "nodes" : "linked";
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
            highlight={highlight}
            freeList="linked"
            {...scale}
          />
        </figure>
      )}
      {actual !== null && (
        <figure class="actual">
          <figcaption>
            <b>As your free list tells it</b> {after}
            {marks !== null && <span class="soft"> – {difference(marks.ranges.length, marks.seams.length)}</span>}
          </figcaption>
          <MemorySvg
            picture={actual}
            id={`${id}a`}
            title={`Memory as your free list tells it ${after}`}
            {...(marks === null ? {} : { marks })}
            freeList={list}
            {...scale}
          />
        </figure>
      )}
    </div>
  );
}

function sameMemory(one: MemoryPicture | undefined, other: MemoryPicture): one is MemoryPicture {
  return one?.capacity === other.capacity;
}

function difference(ranges: number, seams: number): string {
  const parts = [
    ranges > 0 ? "what is under ≠ differs" : "",
    seams > 0 ? "▼ marks free neighbours that are not merged" : "",
  ].filter(Boolean);
  return parts.length === 0 ? "no difference to be seen here" : parts.join(", ");
}
