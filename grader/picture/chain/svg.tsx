/**
 * Linked lists as SVG: a node is a box with a cell for each value, `next` leads to the right, `prev` to the left. What leads
 * where it must not is red.
 *
 * @module
 */
import type { Chain, ChainNode, ChainTarget, PictureOf, Plain } from "#kit/check/picture";
import type { JSX } from "preact";
import { cut, lettersIn } from "../drawing.js";
import { round, type SvgOptions, WIDTH } from "../kind.js";
import type { Scale } from "../memory/scale.js";
import { hasSameNodes, listChanges, nodeText, targetText } from "./list.js";
import { describeChains } from "./words.js";

/** As wide as the words `prev` and `next` below it, at least. */
const NODE = { height: 30, gap: 26, least: 96 };
/** A cell holds four digits in the large letters of a narrow screen; with more it grows, as long as a node fits in a row. */
const CELL = { least: 48, most: 480, letters: 4 };
/** Units that a letter takes on a narrow screen. */
const LETTER = 12;
const MOST_ROWS = 5;
const ROW = 44;
/** What the caption of a list needs above it. */
const CAPTION = 22;
/** What a row with a wrong link needs below itself, and where in it a node is drawn that the link leads to. */
const LANE = 54;
const GHOST = { top: 24, height: 24, gap: 10 };
/** Where the first node can be: right of the word `head` in the large letters of a narrow screen. */
const LEFT = 78;
/** What is left free on the right, for the word `null`. */
const RIGHT = 74;

/** A node of a list, and what is to be marked about it. */
interface DrawnNode extends ChainNode {
  /** Whether the last call made or changed it. */
  isChanged: boolean;
  /** Whether the last call changed what leads to it. */
  hasChangedLink: boolean;
}

/** A list as it is drawn. */
export interface DrawnList extends Pick<Chain, "before" | "after" | "links"> {
  nodes: readonly DrawnNode[];
  /** Where its last `next` leads, when that is wrong. */
  end: ChainTarget | null;
  /** Whether the last call changed where it ends. */
  hasChangedEnd: boolean;
  /** Width of a cell, cells of a node, nodes in a row. */
  shape: { cell: number; cells: number; perRow: number };
}

/** What there is to be drawn of a list, with what has changed from the one before. O(nodes). */
export function drawnList(list: Chain, before: Chain | null): DrawnList {
  const changes = before === null ? null : listChanges(before, list);
  return {
    ...list,
    nodes: list.nodes.map((node, i) => ({
      ...node,
      isChanged: node.tone === "changed" || (changes?.nodes.has(i) ?? false),
      hasChangedLink: changes?.links.has(i) ?? false,
    })),
    end: list.end ?? null,
    hasChangedEnd: changes?.links.has(list.nodes.length) ?? false,
    shape: shapeOf(list),
  };
}

function shapeOf({ nodes, end }: Chain): DrawnList["shape"] {
  const targets = [end, ...nodes.map(({ prev }) => prev)].filter((target) => typeof target === "object");
  const all = [...nodes, ...targets].map(({ values }) => values);
  const cells = Math.max(1, ...nodes.map(({ values }) => values.length), nodes.length === 0 ? 2 : 1);
  const letters = Math.max(0, ...all.flat().map((value) => [...String(value)].length));
  const wanted = Math.max(letters > CELL.letters ? letters * LETTER + 8 : CELL.least, NODE.least / cells);
  const cell = Math.min(wanted, Math.floor(CELL.most / cells));
  const perRow = Math.max(1, Math.floor((WIDTH - LEFT - RIGHT + NODE.gap) / (cell * cells + NODE.gap)));
  return { cell, cells, perRow };
}

const widthOfNode = ({ cell, cells }: DrawnList["shape"]): number => cell * cells;

/** Drawing units that the list needs below the addresses. */
export function listHeight(list: DrawnList): number {
  return 4 + rowsOf(list).reduce((sum, row) => sum + row.height, 0);
}

/** Where the blocks of a list are drawn above it. */
export interface Above {
  x: Scale;
  /** Where the bar ends and the leaders begin. */
  bar: number;
}

/** A node where it is drawn. */
interface Placed {
  node: DrawnNode;
  index: number;
  left: number;
  y: number;
  row: number;
  /** Width of the node, and nodes in a row. */
  width: number;
  perRow: number;
}

/** Lists, one below the other, each under its caption. */
export function ChainSvg({ picture, id, title, before, due }: SvgOptions<Chains> & { picture: Chains }): JSX.Element {
  const hasCaptions = picture.lists.some(({ caption }) => caption !== undefined);
  let y = 0;
  const placed = picture.lists.map((list, i) => {
    const drawn = drawnList(list, before?.lists[i] ?? null);
    const top = y + (hasCaptions ? CAPTION : -10);
    y = top + listHeight(drawn);
    const wanted = due?.lists[i];
    const isOther = due != null && (wanted === undefined || !hasSameNodes(list, wanted));
    return { list, drawn, top, isOther };
  });
  return (
    <svg class="mem" role="img" aria-labelledby={`${id}t ${id}d`} viewBox={`0 0 ${WIDTH} ${Math.max(y, 24)}`}>
      <title id={`${id}t`}>{title}</title>
      <desc id={`${id}d`}>{describeChains(picture)}</desc>
      {placed.map(({ list: { caption }, drawn, top, isOther }) => (
        <>
          {hasCaptions && (
            <text class={isOther ? "g wt" : "g cap"} x={2} y={top - 8}>
              {cut(`${isOther ? "≠ " : ""}${caption ?? ""}`, lettersIn(WIDTH - 2))}
            </text>
          )}
          <List list={drawn} top={top} above={null} />
        </>
      ))}
      {picture.lists.length === 0 && (
        <text class="g" x={2} y={12}>
          no list
        </text>
      )}
    </svg>
  );
}

type Chains = PictureOf<"chain">;

/** A list as boxes; those of start and size stand each below its block while there is room for that. */
export function List({ list, top, above }: { list: DrawnList; top: number; above: Above | null }): JSX.Element {
  const nodes = placeNodes(list, above, top + 14);
  const last = nodes[nodes.length - 1];
  const rest = list.after + list.nodes.length - nodes.length;
  const length = list.before + list.nodes.length + list.after;
  const isLinked = list.links !== "unknown";
  const isBrokenOff = rest === 0 && list.end !== null && last !== undefined;
  const isEndless = rest === 0 && list.end !== null && last === undefined;
  return (
    <g class="fl">
      {above !== null && length <= list.shape.perRow && (
        <path class="i" d={nodes.map((placed) => leader(placed, above)).join("")} />
      )}
      {isLinked && (
        <text class="g" x={2} y={top + 24}>
          {list.before > 0 ? `+ ${list.before}` : "head"}
        </text>
      )}
      {nodes.map((placed) => (
        <Node placed={placed} before={nodes[placed.index - 1]} list={list} />
      ))}
      {isLinked && isEndless && <HeadAstray y={top + 14} target={list.end ?? ""} />}
      {isLinked && !isBrokenOff && !isEndless && (
        <End
          x={last === undefined ? 50 : last.left + last.width}
          y={last?.y ?? top + 14}
          text={rest > 0 ? `+ ${rest}` : "null"}
          isChanged={rest === 0 && list.hasChangedEnd}
        />
      )}
      {isLinked && isBrokenOff && <BrokenEnd {...{ last, nodes }} end={list.end ?? ""} />}
      {isLinked && nodes.map((placed) => placed.node.prev !== undefined && <BrokenPrev {...{ placed, nodes }} />)}
      {!isLinked && rest > 0 && last && (
        <text class="g" x={last.left + last.width + 8} y={last.y + 15}>{`+ ${rest}`}</text>
      )}
    </g>
  );
}

function placeNodes(list: DrawnList, above: Above | null, top: number): Placed[] {
  const { nodes, shape } = list;
  const width = widthOfNode(shape);
  const isOneRow = list.before + nodes.length + list.after <= shape.perRow;
  const lefts =
    above !== null && isOneRow
      ? spread(
          nodes.map((node) => middleOf(node, above) - width / 2),
          width,
        )
      : [];
  let y = top;
  return rowsOf(list).flatMap((row, r) => {
    const placed = row.nodes.map((node, i) => ({
      node,
      index: r * shape.perRow + i,
      left: Math.round(lefts[i] ?? LEFT + i * (width + NODE.gap)),
      y,
      row: r,
      width,
      perRow: shape.perRow,
    }));
    y += row.height;
    return placed;
  });
}

/** The rows that are drawn; an empty list has one, too. */
function rowsOf({ nodes, after, end, shape }: DrawnList): { nodes: readonly DrawnNode[]; height: number }[] {
  const { perRow } = shape;
  const count = Math.min(Math.max(Math.ceil(nodes.length / perRow), 1), MOST_ROWS);
  return Array.from({ length: count }, (_, r) => {
    const row = nodes.slice(r * perRow, (r + 1) * perRow);
    const endsHere = after === 0 && end !== null && (r + 1) * perRow >= nodes.length && row.length > 0;
    const isBroken = endsHere || row.some(({ prev }) => prev !== undefined);
    const isTwice = endsHere && row.at(-1)?.prev !== undefined;
    return { nodes: row, height: ROW + (isBroken ? LANE : 0) + (isTwice ? GHOST.height + GHOST.gap : 0) };
  });
}

interface NodeProps {
  placed: Placed;
  before: Placed | undefined;
  list: DrawnList;
}

function Node({ placed, before, list: { links } }: NodeProps) {
  const { node, index, left, y, width, perRow } = placed;
  const length = gapBefore(placed, before);
  const goesBack = links === undefined && node.prev === undefined && index % perRow > 0;
  const box = node.tone === "wrong" ? "ws gh" : node.isChanged ? "c ch" : "c";
  return (
    <g transform={`translate(${left} ${y})`}>
      {links !== "unknown" && (
        <path class={node.hasChangedLink ? "p ch" : "p"} d={next(length) + (goesBack ? previous(length) : "")} />
      )}
      <path class={box} d={nodeBox(0, 0, width, NODE.height, node.values.length)} />
      <Values values={node.values} width={width} x={0} y={NODE.height / 2} />
    </g>
  );
}

function Values({ values, width, x, y }: { values: readonly Plain[]; width: number; x: number; y: number }) {
  const cell = width / values.length;
  return (
    <>
      {values.map((value, i) => (
        <text class="v" x={round(x + cell * (i + 0.5))} y={y}>
          {cut(String(value), Math.max(CELL.letters, Math.floor((cell - 4) / LETTER)))}
        </text>
      ))}
    </>
  );
}

function nodeBox(x: number, y: number, width: number, height: number, cells: number): string {
  const lines = Array.from({ length: cells - 1 }, (_, i) => `M${round(x + (width * (i + 1)) / cells)} ${y}v${height}`);
  return `M${x} ${y}h${width}v${height}h-${width}z${lines.join("")}`;
}

/** A `prev` that leads astray, from the lower left of its node to where it does lead. */
function BrokenPrev({ placed, nodes }: { placed: Placed; nodes: readonly Placed[] }) {
  const target = placed.node.prev ?? "null";
  return <Astray from={placed.left + 14} placed={placed} name="prev" {...{ target, nodes }} />;
}

/** The last `next`, where it leads back into the list or to no node. */
function BrokenEnd({ last, nodes, end }: { last: Placed; nodes: readonly Placed[]; end: ChainTarget }) {
  return <Astray from={last.left + last.width - 14} placed={last} name="next" target={end} nodes={nodes} />;
}

/** What `head` leads to, where that is no node that could be in a list. */
function HeadAstray({ y, target }: { y: number; target: ChainTarget }) {
  const text = cut(targetText(target), lettersIn(WIDTH - LEFT - 20));
  const width = [...text].length * LETTER + 12;
  return (
    <>
      <path class="ws" d={`M52 ${y + 15}H${LEFT - 4}m-5-4l5 4l-5 4`} />
      <path class="ws gh s" d={nodeBox(LEFT, y, width, NODE.height, 1)} />
      <text class="g wt" x={LEFT + 6} y={y + 15}>
        {text}
      </text>
    </>
  );
}

interface AstrayProps {
  from: number;
  placed: Placed;
  name: "prev" | "next";
  target: ChainTarget;
  nodes: readonly Placed[];
}

/** A pointer that leads astray: round to a node in its row, or down to a copy of whatever it leads to. */
function Astray({ from, placed, name, target, nodes }: AstrayProps) {
  const { left, width } = placed;
  const bottom = placed.y + NODE.height;
  const isNode = typeof target !== "string";
  const there = isNode ? nodes.find(({ node }) => nodeText(node) === nodeText(target)) : undefined;
  if (there?.row === placed.row) {
    const to = there.left + (name === "prev" ? width - 24 : Math.min(56, width - 10));
    const lane = bottom + 26 + (placed.index % placed.perRow) * 5;
    return (
      <>
        <path class="ws" d={`M${from} ${bottom}V${lane}H${to}V${bottom + 2}m-4 6l4-6l4 6`} />
        <Label x={from + 5} y={bottom + 12} text={name} />
      </>
    );
  }
  // Where its `prev` leads astray, too, what the last `next` leads to stands below that, and the line goes round it.
  const isSecond = name === "next" && placed.node.prev !== undefined;
  const y = bottom + GHOST.top + (isSecond ? GHOST.height + GHOST.gap : 0);
  const edge = left + width;
  return (
    <>
      {isSecond ? (
        <path class="ws" d={`M${edge} ${bottom - 15}h10V${y + GHOST.height / 2}H${edge + 3}m6-4l-6 4l6 4`} />
      ) : (
        <path class="ws" d={`M${from} ${bottom}V${y - 2}m-4-6l4 6l4-6`} />
      )}
      <Label x={isSecond ? edge + 14 : from + 8} y={bottom + 11} text={name} />
      {isNode ? (
        <>
          <path
            class={there === undefined ? "ws gh s" : "ws gh"}
            d={nodeBox(left, y, width, GHOST.height, target.values.length)}
          />
          <Values values={target.values} width={width} x={left} y={y + GHOST.height / 2} />
        </>
      ) : (
        <Label x={left + 2} y={y + 11} text={cut(target, lettersIn(WIDTH - left - 2))} />
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
function spread(wanted: readonly number[], width: number): number[] {
  const step = width + NODE.gap;
  const lefts: number[] = [];
  for (const left of wanted) lefts.push(Math.max(left, lefts.length === 0 ? LEFT : lefts[lefts.length - 1]! + step));
  let limit = WIDTH - RIGHT - width;
  for (let i = lefts.length - 1; i >= 0; i--) {
    lefts[i] = Math.min(lefts[i]!, limit);
    limit = lefts[i]! - step;
  }
  return lefts;
}

/** The middle of the block that a node stands for. */
const middleOf = ({ values: [start, size] }: ChainNode, { x }: Above): number =>
  (x(Number(start)) + x(Number(start) + Number(size))) / 2;

/** A line from the middle of a block down to its node. */
const leader = ({ node, left, y, width }: Placed, above: Above): string =>
  `M${Math.round(middleOf(node, above))} ${above.bar}V${above.bar + 22}L${left + width / 2} ${y}`;

/** Units from the node before, or from the word `head`, to a node. */
function gapBefore({ left, index, width, perRow }: Placed, before: Placed | undefined): number {
  if (index === 0) return left - 50;
  return index % perRow === 0 ? NODE.gap : left - (before?.left ?? 0) - width;
}

/** What leads to a node from the one before, `length` units to its left. */
const next = (length: number): string => `M${2 - length} 10H-3m-5-4l5 4l-5 4`;

/** What leads back from it; that of a row's first node leads to where nothing is drawn. */
const previous = (length: number): string => `M-2 21H${3 - length}m5-4l-5 4l5 4`;

function End({ x, y, text, isChanged }: { x: number; y: number; text: string; isChanged: boolean }) {
  return (
    <>
      <path class={isChanged ? "p ch" : "p"} d={`M${x + 2} ${y + 10}h14m-5-4l5 4l-5 4`} />
      <text class="g" x={x + 24} y={y + 10}>
        {text}
      </text>
    </>
  );
}
