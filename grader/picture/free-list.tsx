import type { ListedNode, ListPicture, ListTarget, MemoryPicture } from "#kit/check/failure";
import type { JSX } from "preact";
import { listChanges, listOf } from "./list.js";
import type { Scale } from "./scale.js";

const NODE = { width: 96, height: 30, gap: 26 };
const PER_ROW = 4;
const MOST_ROWS = 5;
const ROW = 44;
/** What a row with a wrong link needs below itself, and where in it a node is drawn that the link leads to. */
const LANE = 54;
const GHOST = { top: 24, height: 24 };
/** Where the first node can be: right of the word `head` in the large letters of a narrow screen. */
const LEFT = 78;

/** A node of the free list, and what is to be marked about it. */
export interface DrawnNode extends ListedNode {
  /** Whether the last call made or changed it. */
  isChanged?: boolean;
  /** Whether the last call changed what leads to it, where that is told apart. */
  hasChangedLink?: boolean;
}

/** A free list as it is drawn. */
export interface DrawnList extends Pick<ListPicture, "before" | "after"> {
  nodes: readonly DrawnNode[];
  /** Where its last `next` leads, when that is wrong. */
  end: ListTarget | null;
  /** Whether the last call changed where it ends. */
  hasChangedEnd: boolean;
}

/** What there is to be drawn of the list that the options of a picture name. O(nodes). */
export function drawnList(
  picture: MemoryPicture,
  before: MemoryPicture | null,
  options: { freeList?: "linked" | "nodes" | ListPicture },
): DrawnList {
  const list = typeof options.freeList === "object" ? options.freeList : listOf(picture);
  const changes = before === null ? null : listChanges(listOf(before), list);
  return {
    ...list,
    nodes: list.nodes.map((node, i) => ({
      ...node,
      isChanged: changes?.nodes.has(i) ?? false,
      hasChangedLink: changes?.links.has(i) ?? false,
    })),
    end: list.end ?? null,
    hasChangedEnd: changes?.links.has(list.nodes.length) ?? false,
  };
}

/** Drawing units that the list needs below the addresses. */
export function freeListHeight(list: DrawnList): number {
  return 4 + rowsOf(list).reduce((sum, row) => sum + row.height, 0);
}

interface FreeListProps {
  list: DrawnList;
  x: Scale;
  /** Where the bar ends and the leaders begin. */
  bar: number;
  /** Where the list begins. */
  top: number;
  /** Whether to draw what leads from node to node. */
  linked: boolean;
}

/** A node where it is drawn. */
interface Placed {
  node: DrawnNode;
  index: number;
  left: number;
  y: number;
  row: number;
}

/** The free list as nodes of `start` and `size`, each below its block while there is room for that. */
export function FreeList({ list, x, bar, top, linked }: FreeListProps): JSX.Element {
  const nodes = placeNodes(list, x, top + 14);
  const last = nodes[nodes.length - 1];
  const rest = list.after + list.nodes.length - nodes.length;
  const length = list.before + list.nodes.length + list.after;
  const isBrokenOff = rest === 0 && list.end !== null && last !== undefined;
  return (
    <g class="fl">
      {length <= PER_ROW && <path class="i" d={nodes.map((placed) => leader(placed, x, bar)).join("")} />}
      {linked && (
        <text class="g" x={2} y={top + 24}>
          {list.before > 0 ? `+ ${list.before}` : "head"}
        </text>
      )}
      {nodes.map((placed) => (
        <Node placed={placed} before={nodes[placed.index - 1]} linked={linked} />
      ))}
      {linked && !isBrokenOff && (
        <End
          x={last === undefined ? 50 : last.left + NODE.width}
          y={last?.y ?? top + 14}
          text={rest > 0 ? `+ ${rest}` : list.end === null ? "null" : "✕"}
          isChanged={rest === 0 && list.hasChangedEnd}
        />
      )}
      {linked && isBrokenOff && <BrokenEnd {...{ last, nodes }} end={list.end ?? ""} />}
      {linked && nodes.map((placed) => placed.node.prev !== undefined && <BrokenPrev {...{ placed, nodes }} />)}
      {!linked && rest > 0 && last && (
        <text class="g" x={last.left + NODE.width + 8} y={last.y + 15}>{`+ ${rest}`}</text>
      )}
    </g>
  );
}

function placeNodes(list: DrawnList, x: Scale, top: number): Placed[] {
  const { nodes } = list;
  const isOneRow = list.before + nodes.length + list.after <= PER_ROW;
  const lefts = isOneRow ? spread(nodes.map(({ start, size }) => (x(start) + x(start + size) - NODE.width) / 2)) : [];
  let y = top;
  return rowsOf(list).flatMap((row, r) => {
    const placed = row.nodes.map((node, i) => ({
      node,
      index: r * PER_ROW + i,
      left: Math.round(lefts[i] ?? LEFT + i * (NODE.width + NODE.gap)),
      y,
      row: r,
    }));
    y += row.height;
    return placed;
  });
}

/** The rows that are drawn; an empty list has one, too. */
function rowsOf({ nodes, after, end }: DrawnList): { nodes: readonly DrawnNode[]; height: number }[] {
  const count = Math.min(Math.max(Math.ceil(nodes.length / PER_ROW), 1), MOST_ROWS);
  return Array.from({ length: count }, (_, r) => {
    const row = nodes.slice(r * PER_ROW, (r + 1) * PER_ROW);
    const endsHere = after === 0 && end !== null && (r + 1) * PER_ROW >= nodes.length && row.length > 0;
    const isBroken = endsHere || row.some(({ prev }) => prev !== undefined);
    return { nodes: row, height: isBroken ? ROW + LANE : ROW };
  });
}

interface NodeProps {
  placed: Placed;
  before: Placed | undefined;
  linked: boolean;
}

function Node({ placed: { node, index, left, y }, before, linked }: NodeProps) {
  const { isChanged = false, hasChangedLink = isChanged } = node;
  const length = gapBefore(left, before, index);
  const back = node.prev === undefined && index % PER_ROW > 0 ? previous(length) : "";
  return (
    <g class={isChanged && node.hasChangedLink === undefined ? "m" : undefined} transform={`translate(${left} ${y})`}>
      {linked && <path class={hasChangedLink ? "p ch" : "p"} d={next(length) + back} />}
      <path class={isChanged ? "c ch" : "c"} d={nodeBox(0, 0, NODE.height)} />
      <Values node={node} x={0} y={NODE.height / 2} />
    </g>
  );
}

function Values({ node, x, y }: { node: { start: number; size: number }; x: number; y: number }) {
  return (
    <>
      <text class="v" x={x + NODE.width / 4} y={y}>
        {node.start}
      </text>
      <text class="v" x={x + (NODE.width * 3) / 4} y={y}>
        {node.size}
      </text>
    </>
  );
}

const nodeBox = (x: number, y: number, height: number): string =>
  `M${x} ${y}h${NODE.width}v${height}h-${NODE.width}zM${x + NODE.width / 2} ${y}v${height}`;

/** A `prev` that leads astray, from the lower left of its node to where it does lead. */
function BrokenPrev({ placed, nodes }: { placed: Placed; nodes: readonly Placed[] }) {
  const target = placed.node.prev ?? "null";
  return <Astray from={placed.left + 14} placed={placed} name="prev" {...{ target, nodes }} />;
}

/** The last `next`, where it leads back into the list or to no node. */
function BrokenEnd({ last, nodes, end }: { last: Placed; nodes: readonly Placed[]; end: ListTarget }) {
  return <Astray from={last.left + NODE.width - 14} placed={last} name="next" target={end} nodes={nodes} />;
}

interface AstrayProps {
  from: number;
  placed: Placed;
  name: "prev" | "next";
  target: ListTarget;
  nodes: readonly Placed[];
}

/** A pointer that leads astray: round to a node in its row, or down to a copy of whatever it leads to. */
function Astray({ from, placed, name, target, nodes }: AstrayProps) {
  const bottom = placed.y + NODE.height;
  const isNode = typeof target !== "string";
  const there = isNode ? nodes.find(({ node }) => node.start === target.start && node.size === target.size) : undefined;
  if (there?.row === placed.row) {
    const to = there.left + (name === "prev" ? NODE.width - 24 : 56);
    const lane = bottom + 26 + (placed.index % PER_ROW) * 5;
    return (
      <>
        <path class="ws" d={`M${from} ${bottom}V${lane}H${to}V${bottom + 2}m-4 6l4-6l4 6`} />
        <Label x={from + 5} y={bottom + 12} text={name} />
      </>
    );
  }
  const y = bottom + GHOST.top;
  return (
    <>
      <path class="ws" d={`M${from} ${bottom}V${y - 2}m-4-6l4 6l4-6`} />
      <Label x={from + 8} y={bottom + 11} text={name} />
      {isNode ? (
        <>
          <path class={there === undefined ? "ws gh s" : "ws gh"} d={nodeBox(placed.left, y, GHOST.height)} />
          <Values node={target} x={placed.left} y={y + GHOST.height / 2} />
        </>
      ) : (
        <Label x={placed.left + 2} y={y + 11} text={target} />
      )}
    </>
  );
}

function Label({ x, y, text }: { x: number; y: number; text: string }) {
  return (
    <text class="g wt" x={x} y={y}>
      {text}
    </text>
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
function leader({ node, left, y }: Placed, x: Scale, bar: number): string {
  const middle = Math.round((x(node.start) + x(node.start + node.size)) / 2);
  return `M${middle} ${bar}V${bar + 22}L${left + NODE.width / 2} ${y}`;
}

/** Units from the node before, or from the word `head`, to a node. */
function gapBefore(left: number, before: Placed | undefined, index: number): number {
  if (index === 0) return left - 50;
  return index % PER_ROW === 0 ? NODE.gap : left - (before?.left ?? 0) - NODE.width;
}

/** What leads to a node from the one before, `length` units to its left. */
const next = (length: number): string => `M${2 - length} 10H-3m-5-4l5 4l-5 4`;

/** What leads back from it; that of a row's first node leads to where nothing is drawn. */
const previous = (length: number): string => `M-2 21H${3 - length}m5-4l-5 4l5 4`;

function End({ x, y, text, isChanged }: { x: number; y: number; text: string; isChanged: boolean }) {
  return (
    <>
      <path class={isChanged ? "p ch" : "p"} d={`M${x + 2} ${y + 10}h14m-5-4l5 4l-5 4`} />
      <text class={text === "✕" ? "g wt" : "g"} x={x + 24} y={y + 10}>
        {text}
      </text>
    </>
  );
}
