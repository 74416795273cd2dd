/**
 * A tree as text: from the top down where there is room for that, else as an outline.
 *
 * ```text
 *         20:30
 *       ┌───┴───┐
 *     0:10    90:40
 * ```
 *
 * @module
 */
import type { PictureOf, TreeNode } from "#kit/check/picture";
import { cut, widthOf } from "../columns.js";
import { type Page, type Shown, toned } from "../kind.js";
import { type OutlineLine, outline, type PlacedNode, topDown } from "./layout.js";

/** Levels up to which a tree is drawn from the top down. */
const MOST_LEVELS = 8;

/** Trees as text, each under its caption. */
export function drawTrees(shown: readonly Shown<PictureOf<"tree">>[], page: Page): string[] {
  const drawn = shown.filter(({ role }) => role !== "before" && role !== "seen-before");
  return drawn.flatMap(({ caption, picture: { root } }) => [
    `${caption}:`,
    ...(root === null ? ["empty"] : lines(root, page)),
  ]);
}

function lines(root: TreeNode | string, page: Page): string[] {
  const width = Math.max(page.width, 30);
  const placed = topDown(root, (text) => widthOf(text) + 2, width);
  return placed !== null && placed.every(({ depth }) => depth < MOST_LEVELS)
    ? levels(placed, page)
    : outlined(root, width, page);
}

function levels(placed: readonly PlacedNode[], page: Page): string[] {
  const depth = Math.max(...placed.map((node) => node.depth));
  return Array.from({ length: depth + 1 }, (_, level) => {
    const nodes = placed.filter((node) => node.depth === level).sort((one, other) => one.left - other.left);
    let line = "";
    let column = 0;
    for (const node of nodes) {
      line += " ".repeat(node.left - column) + toned(node.text, node.tone, page);
      column = node.left + widthOf(node.text);
    }
    return level === 0 ? [line] : [forks(placed, level), line];
  }).flat();
}

const middle = ({ left, text }: PlacedNode): number => left + Math.floor((widthOf(text) - 1) / 2);

/** What leads from the nodes of a level to those below. */
function forks(placed: readonly PlacedNode[], level: number): string {
  const cells: string[] = [];
  for (const node of placed.filter(({ depth }) => depth === level)) {
    const from = middle(placed[node.parent ?? 0]!);
    const to = middle(node);
    const isLeft = to < from;
    for (let at = Math.min(from, to) + 1; at < Math.max(from, to); at++) cells[at] = "─";
    cells[to] = isLeft ? "┌" : "┐";
    cells[from] = cells[from] === undefined ? (isLeft ? "┘" : "└") : "┴";
  }
  return Array.from(cells, (cell) => cell ?? " ").join("");
}

function outlined(root: TreeNode | string, width: number, page: Page): string[] {
  const { lines, left } = outline(root);
  return [
    ...lines.map((line) => {
      const stem = cut(stemOf(line), width - 8);
      return stem + toned(cut(line.text, width - widthOf(stem)), line.tone, page);
    }),
    ...(left === 0 ? [] : [`… and ${left} more`]),
  ];
}

/** `├L ` leads to a left child, `└R ` to a right one. */
function stemOf({ follows, side }: OutlineLine): string {
  if (side === "root") return "";
  const above = follows.slice(0, -1).map((more) => (more ? "│  " : "   "));
  return `${above.join("")}${follows.at(-1) === true ? "├" : "└"}${side === "left" ? "L" : "R"} `;
}
