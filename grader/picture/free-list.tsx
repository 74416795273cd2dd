import type { JSX } from "preact";
import type { Run } from "./describe.js";
import type { Scale } from "./scale.js";

const NODE = { width: 96, height: 30, gap: 26 };
const PER_ROW = 4;
const MOST_ROWS = 5;
const ROW = 44;
/** Where the first node can be: right of the word `head` in the large letters of a narrow screen. */
const LEFT = 78;

/** Drawing units that the list needs below the addresses. */
export function freeListHeight(nodes: number): number {
  return 4 + ROW * Math.min(Math.max(Math.ceil(nodes / PER_ROW), 1), MOST_ROWS);
}

interface FreeListProps {
  /** The free blocks in address order. */
  blocks: readonly Run[];
  x: Scale;
  /** Where the bar ends and the leaders begin. */
  bar: number;
  /** Where the list begins. */
  top: number;
  /** Whether to draw what leads from node to node. */
  linked: boolean;
}

/** The free list as nodes of `start` and `size`, each below its block while there is room for that. */
export function FreeList({ blocks, x, bar, top, linked }: FreeListProps): JSX.Element {
  const shown = blocks.slice(0, PER_ROW * MOST_ROWS);
  const oneRow = blocks.length <= PER_ROW;
  const lefts = oneRow ? spread(shown.map(({ start, size }) => (x(start) + x(start + size) - NODE.width) / 2)) : [];
  const y0 = top + 14;
  const nodes = shown.map((block, i) => ({
    block,
    left: Math.round(lefts[i] ?? LEFT + (i % PER_ROW) * (NODE.width + NODE.gap)),
    y: y0 + Math.floor(i / PER_ROW) * ROW,
  }));
  const last = nodes[nodes.length - 1];
  const rest = blocks.length - shown.length;
  const end = rest > 0 ? `+ ${rest}` : "null";
  return (
    <g class="fl">
      {oneRow && <path class="i" d={nodes.map((node) => leader(node, x, bar)).join("")} />}
      {linked && (
        <text class="g" x={2} y={y0 + 10}>
          head
        </text>
      )}
      {nodes.map(({ block, left, y }, i) => (
        <g transform={`translate(${left} ${y})`}>
          {linked && (
            <path class="p" d={arrows(i, i === 0 ? left - 50 : left - (nodes[i - 1]?.left ?? 0) - NODE.width)} />
          )}
          <path class="c" d={`M0 0h${NODE.width}v${NODE.height}h-${NODE.width}zM${NODE.width / 2} 0v${NODE.height}`} />
          <text class="v" x={NODE.width / 4} y={NODE.height / 2}>
            {block.start}
          </text>
          <text class="v" x={(NODE.width * 3) / 4} y={NODE.height / 2}>
            {block.size}
          </text>
        </g>
      ))}
      {linked && <End x={last === undefined ? 50 : last.left + NODE.width} y={last?.y ?? y0} text={end} />}
      {!linked && rest > 0 && last && (
        <text class="g" x={last.left + NODE.width + 8} y={last.y + 15}>{`+ ${rest}`}</text>
      )}
    </g>
  );
}

/** Moves what would overlap apart, as little as possible from left to right, then back from the right edge. */
function spread(wanted: readonly number[]): number[] {
  const step = NODE.width + NODE.gap;
  const lefts: number[] = [];
  for (const left of wanted) lefts.push(Math.max(left, lefts.length === 0 ? LEFT : lefts[lefts.length - 1]! + step));
  let limit = 640 - 74 - NODE.width;
  for (let i = lefts.length - 1; i >= 0; i--) {
    lefts[i] = Math.min(lefts[i]!, limit);
    limit = lefts[i]! - step;
  }
  return lefts;
}

/** A line from the middle of a block down to its node. */
function leader({ block, left, y }: { block: Run; left: number; y: number }, x: Scale, bar: number): string {
  const middle = Math.round((x(block.start) + x(block.start + block.size)) / 2);
  return `M${middle} ${bar}V${bar + 22}L${left + NODE.width / 2} ${y}`;
}

/** What leads to a node from the one before, `length` units to its left: `next` there and, but at the head, `prev` back. */
function arrows(index: number, length: number): string {
  const startsRow = index % PER_ROW === 0;
  const from = startsRow && index > 0 ? -NODE.gap : -length;
  const next = `M${from + 2} 10H-3m-5-4l5 4l-5 4`;
  return index === 0 || startsRow ? next : `${next}M-2 21H${from + 3}m5-4l-5 4l5 4`;
}

function End({ x, y, text }: { x: number; y: number; text: string }) {
  return (
    <>
      <path class="p" d={`M${x + 2} ${y + 10}h14m-5-4l5 4l-5 4`} />
      <text class="g" x={x + 24} y={y + 10}>
        {text}
      </text>
    </>
  );
}
