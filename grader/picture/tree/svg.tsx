import type { PictureOf, TreeNode } from "#kit/check/picture";
import type { JSX } from "preact";
import { Box, Drawing, LineText, unitsOf } from "../drawing.js";
import { round, type SvgOptions, WIDTH } from "../kind.js";
import { outline, type PlacedNode, topDown } from "./layout.js";
import { describeTree } from "./words.js";

const NODE = { height: 30, padding: 14, gap: 8 };
const LEVEL = 56;
const ROW = 30;
const INDENT = 22;

type Tree = PictureOf<"tree">;

/** A tree as SVG: from the top down where there is room for that, else as an outline. */
export function TreeSvg({ picture, id, title }: SvgOptions<Tree> & { picture: Tree }): JSX.Element {
  const { root } = picture;
  const frame = { id, title, words: describeTree(picture) };
  if (root === null) {
    return (
      <Drawing {...frame} height={28}>
        <LineText x={2} y={14} text="empty" />
      </Drawing>
    );
  }
  const placed = topDown(root, (text) => unitsOf(text) + NODE.padding + NODE.gap, WIDTH - 4);
  if (placed === null) return <Outline {...frame} root={root} />;
  const right = Math.max(...placed.map(({ left, width }) => left + width));
  const shift = round((WIDTH - right) / 2);
  const depth = Math.max(...placed.map((node) => node.depth));
  return (
    <Drawing {...frame} height={4 + depth * LEVEL + NODE.height + 4}>
      <path class="p" d={placed.map((node) => edge(node, placed, shift)).join("")} />
      {placed.map(({ text, tone, left, width, depth }) => (
        <Box
          x={shift + left + NODE.gap / 2}
          y={4 + depth * LEVEL}
          width={width - NODE.gap}
          height={NODE.height}
          tone={tone}
          lines={[text]}
        />
      ))}
    </Drawing>
  );
}

/** A line from the parent's lower edge down to a node's upper one. */
function edge(node: PlacedNode, placed: readonly PlacedNode[], shift: number): string {
  if (node.parent === null) return "";
  const parent = placed[node.parent]!;
  const middle = ({ left, width }: PlacedNode) => round(shift + left + width / 2);
  const bottom = 4 + parent.depth * LEVEL + NODE.height;
  const lane = bottom + (LEVEL - NODE.height) / 2;
  return `M${middle(parent)} ${bottom}V${lane}H${middle(node)}V${4 + node.depth * LEVEL}`;
}

interface OutlineProps {
  id: string;
  title: string;
  words: string;
  root: TreeNode | string;
}

function Outline({ root, ...frame }: OutlineProps) {
  const { lines, left } = outline(root);
  // However deep it is, there has to be room for the text.
  const indent = Math.min(INDENT, 300 / Math.max(1, ...lines.map(({ follows }) => follows.length)));
  const x = (depth: number) => round(6 + depth * indent);
  const stems = lines.map(({ follows }, i) => {
    if (follows.length === 0) return "";
    const above = lines.slice(0, i).findLastIndex((line) => line.follows.length < follows.length);
    const from = x(follows.length - 1);
    return `M${from} ${above * ROW + 26}V${i * ROW + 15}H${round(x(follows.length) - 3)}`;
  });
  return (
    <Drawing {...frame} height={(lines.length + (left > 0 ? 1 : 0)) * ROW + 4}>
      <path class="p" d={stems.join("")} />
      {lines.map(({ text, tone, side, follows }, i) => (
        <LineText
          x={x(follows.length)}
          y={i * ROW + 15}
          text={side === "root" ? text : `${side === "left" ? "L" : "R"} ${text}`}
          tone={tone}
        />
      ))}
      {left > 0 && <LineText x={6} y={lines.length * ROW + 15} text={`… and ${left} more`} />}
    </Drawing>
  );
}
