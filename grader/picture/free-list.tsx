import type { JSX } from "preact";
import type { Range } from "./differences.js";
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

/** A node of the free list. */
export interface ListedNode extends Range {
  /** Whether the last call made or changed it, or what leads to it. */
  isChanged?: boolean;
  /** Whether its `prev` is not what it has to be. */
  hasWrongPrev?: boolean;
}

interface FreeListProps {
  /** In the order of the list. */
  nodes: readonly ListedNode[];
  x: Scale;
  /** Where the bar ends and the leaders begin. */
  bar: number;
  /** Where the list begins. */
  top: number;
  /** Whether to draw what leads from node to node. */
  linked: boolean;
  /** What the last node leads to. */
  end: string;
}

/** The free list as nodes of `start` and `size`, each below its block while there is room for that. */
export function FreeList({ nodes: blocks, x, bar, top, linked, end: listEnd }: FreeListProps): JSX.Element {
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
  const end = rest > 0 ? `+ ${rest}` : listEnd;
  return (
    <g class="fl">
      {oneRow && <path class="i" d={nodes.map((node) => leader(node, x, bar)).join("")} />}
      {linked && (
        <text class="g" x={2} y={y0 + 10}>
          head
        </text>
      )}
      {nodes.map(({ block, left, y }, i) => (
        <g class={block.isChanged === true ? "m" : undefined} transform={`translate(${left} ${y})`}>
          {linked && <Links index={i} length={gapBefore(nodes, i)} hasWrongPrev={block.hasWrongPrev === true} />}
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
function leader({ block, left, y }: { block: Range; left: number; y: number }, x: Scale, bar: number): string {
  const middle = Math.round((x(block.start) + x(block.start + block.size)) / 2);
  return `M${middle} ${bar}V${bar + 22}L${left + NODE.width / 2} ${y}`;
}

/** Units from the node before, or from the word `head`, to a node. */
function gapBefore(nodes: readonly { left: number }[], index: number): number {
  const left = nodes[index]?.left ?? 0;
  const startsRow = index % PER_ROW === 0;
  if (index === 0) return left - 50;
  return startsRow ? NODE.gap : left - (nodes[index - 1]?.left ?? 0) - NODE.width;
}

/**
 * What leads to a node from the one before it, or the head, `length` units to the left: `next` there and `prev` back. That of
 * a row's first node leads to where nothing is drawn, so it is there only when it is wrong.
 */
function Links({ index, length, hasWrongPrev }: { index: number; length: number; hasWrongPrev: boolean }) {
  const next = `M${2 - length} 10H-3m-5-4l5 4l-5 4`;
  const prev = `M-2 21H${3 - Math.min(length, index === 0 ? NODE.gap : length)}m5-4l-5 4l5 4`;
  const isDrawn = index % PER_ROW > 0;
  return (
    <>
      <path class="p" d={isDrawn && !hasWrongPrev ? next + prev : next} />
      {hasWrongPrev && <path class="p j" d={prev} />}
    </>
  );
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
