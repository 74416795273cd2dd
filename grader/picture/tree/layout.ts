/**
 * Where the nodes of a tree stand: from the top down, each in columns of its own, as long as there is room for that; else as
 * an outline.
 *
 * @module
 */
import type { PictureOf, Tone, TreeNode } from "#kit/check/picture";
import { SIGNS } from "../kind.js";

/** What is at the end of a link. */
type Link = PictureOf<"tree">["root"];

/** A node, or what a link leads to that is none. */
export interface Leaf {
  text: string;
  tone: Tone | undefined;
}

/** A node where it stands. Lengths are in the units of whoever measures its text. */
export interface PlacedNode extends Leaf {
  depth: number;
  left: number;
  width: number;
  /** The place of its parent among all that are placed; `null` for the root. */
  parent: number | null;
}

/** A line of an outline. */
export interface OutlineLine extends Leaf {
  /** For each node above it, from the root down, whether more children of that one follow. */
  follows: boolean[];
  side: "left" | "right" | "root";
}

/** Lines of an outline at most. */
const MOST_LINES = 60;

/** A node as it is written: its value, what else it says, and a sign where it stands out. */
function leafOf(link: TreeNode | string): Leaf {
  if (typeof link === "string") return { text: `${SIGNS.wrong} ${link}`, tone: "wrong" };
  const { value, note, tone } = link;
  const text = [value, ...(note === undefined ? [] : [note]), ...(tone === undefined ? [] : [SIGNS[tone]])].join(" ");
  return { text, tone };
}

const childrenOf = (link: TreeNode | string): [left: Link, right: Link] =>
  typeof link === "string" ? [null, null] : [link.left ?? null, link.right ?? null];

/**
 * The nodes from the top down, in order from left to right; `null` when they take more room than there is. O(nodes).
 *
 * @param measure - what a text takes, the gap beside it included
 */
export function topDown(root: TreeNode | string, measure: (text: string) => number, room: number): PlacedNode[] | null {
  const placed: PlacedNode[] = [];
  let at = 0;
  const place = (link: Link, depth: number, parent: number | null): void => {
    if (link === null || at > room) return;
    const index = placed.length;
    const leaf = leafOf(link);
    placed.push({ ...leaf, depth, left: 0, width: measure(leaf.text), parent });
    const [left, right] = childrenOf(link);
    place(left, depth + 1, index);
    const node = placed[index]!;
    node.left = at;
    at += node.width;
    place(right, depth + 1, index);
  };
  place(root, 0, null);
  return at > room ? null : placed;
}

/** The nodes as an outline, a line each, and how many are left out. O(lines). */
export function outline(root: TreeNode | string): { lines: OutlineLine[]; left: number } {
  const lines: OutlineLine[] = [];
  let left = 0;
  const place = (link: TreeNode | string, side: OutlineLine["side"], follows: boolean[]): void => {
    if (lines.length < MOST_LINES) lines.push({ ...leafOf(link), follows, side });
    else left++;
    const [first, second] = childrenOf(link);
    if (first !== null) place(first, "left", [...follows, second !== null]);
    if (second !== null) place(second, "right", [...follows, false]);
  };
  place(root, "root", []);
  return { lines, left };
}
