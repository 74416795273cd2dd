/** The trees that the lesson draws of its example, against those that the reference makes. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { definition } from "../../../exercises/07-balanced-tree/stages/definition.js";
import type { Node } from "../../../solutions/07-balanced-tree/node.js";
import { TreeAllocator } from "../../../solutions/07-balanced-tree/tree-allocator.js";

const LESSON = join(import.meta.dirname, "../../../exercises/07-balanced-tree/lesson.md");

const drawn = (node: Node | null): string => {
  if (node === null) return "-";
  const hasChild = node.left !== null || node.right !== null;
  return `${node.size} [at ${node.start}]${hasChild ? ` (${drawn(node.left)}, ${drawn(node.right)})` : ""}`;
};

test("the lesson's example has the trees of the reference", async () => {
  const lesson = await readFile(LESSON, "utf8");
  const pictures = lesson
    .slice(lesson.indexOf("## A worked example"))
    .split("\n")
    .filter((line) => /^after (free|allocate)\(.*\[at/.test(line))
    .map((line) => line.slice(line.indexOf(" : ") + 3));
  const { capacity, calls } = definition.play.example;
  const memory = new TreeAllocator(capacity);
  const trees = calls.map(({ method, args }) => {
    const [first = 0, second = 0] = args as number[];
    if (method === "allocate") memory.allocate(first);
    else memory.free(first, second);
    return drawn(memory.bySize);
  });
  expect(pictures).toHaveLength(7);
  expect(pictures).toEqual(trees.slice(-7));
});
