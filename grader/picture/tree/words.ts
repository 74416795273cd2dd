import type { PictureOf, TreeNode } from "#kit/check/picture";

/** Nodes that are told in words at most. */
const MOST_TOLD = 60;

/** The tree in words: each node with what is left and right of it. */
export function describeTree({ root }: PictureOf<"tree">): string {
  if (root === null) return "an empty tree";
  const told: string[] = [];
  const tell = (link: TreeNode | string): void => {
    if (typeof link === "string") return;
    const sides = (["left", "right"] as const).flatMap((side) => {
      const child = link[side] ?? null;
      if (child === null) return [];
      return [`${side} ${typeof child === "string" ? `leads to ${child}` : child.value}`];
    });
    const notes = [link.note, link.tone].filter((note) => note !== undefined);
    told.push(
      `${link.value}${notes.length > 0 ? ` (${notes.join(", ")})` : ""}${sides.length > 0 ? `: ${sides.join(", ")}` : ""}`,
    );
    for (const child of [link.left, link.right]) if (child != null) tell(child);
  };
  if (typeof root === "string") return `the root leads to ${root}`;
  tell(root);
  const rest = told.length - MOST_TOLD;
  return `root ${told.slice(0, MOST_TOLD).join("; ")}${rest > 0 ? `; and ${rest} more` : ""}`;
}
