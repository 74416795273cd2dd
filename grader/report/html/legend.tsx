import type { ListPicture, MemoryPicture } from "#kit/check/failure";
import type { JSX } from "preact";
import { MemorySvg } from "../../picture/svg.js";

const SAMPLE: MemoryPicture = {
  capacity: 32,
  blocks: [
    { start: 0, size: 6, state: "allocated", label: "A" },
    { start: 6, size: 6, state: "free" },
    { start: 12, size: 4, state: "allocated", label: "B" },
    { start: 16, size: 6, state: "broken" },
    { start: 27, size: 5, state: "free" },
  ],
};

const LIST: ListPicture = {
  nodes: [
    { start: 6, size: 6 },
    { start: 27, size: 5, prev: { start: 1, size: 3 } },
  ],
  before: 0,
  after: 0,
};

/** How the pictures are to be read, with one picture that has it all. */
export function Legend(): JSX.Element {
  return (
    <details class="legend">
      <summary>How to read the pictures</summary>
      <MemorySvg
        picture={SAMPLE}
        id="legend"
        title="An example of memory"
        highlight={{ start: 12, size: 4 }}
        marks={{ ranges: [{ start: 16, size: 11 }], seams: [] }}
        freeList={LIST}
      />
      <dl>
        <div>
          <dt>filled</dt>
          <dd>allocated: who owns it, and its size. The numbers below the bar are addresses.</dd>
        </div>
        <div>
          <dt>hatched</dt>
          <dd>free, with its size</dd>
        </div>
        <div>
          <dt>✕ in red</dt>
          <dd>broken: claimed twice, or neither free nor anybody’s</dd>
        </div>
        <div>
          <dt>dotted, ?</dt>
          <dd>lost: in no block at all</dd>
        </div>
        <div>
          <dt>thick frame</dt>
          <dd>what the last call changed, in memory and in the free list</dd>
        </div>
        <div>
          <dt>≠ and ▼</dt>
          <dd>what is not as it should be: units that differ, free neighbours that are not merged</dd>
        </div>
        <div>
          <dt>nodes</dt>
          <dd>
            the free list: <i>start</i> and <i>size</i> of each block, <i>next</i> to the right, <i>prev</i> to the left
          </dd>
        </div>
        <div>
          <dt>red arrow</dt>
          <dd>leads where it must not; in a dashed node is what it leads to, when that is not in the list</dd>
        </div>
        <div>
          <dt>scale</dt>
          <dd>true to size, but blocks too small to be seen are drawn wider</dd>
        </div>
      </dl>
    </details>
  );
}
