import type { Chain, PictureOf } from "#kit/check/picture";
import type { Shown, TextOptions } from "../kind.js";
import { hasSameNodes, listChanges } from "./list.js";
import { drawLists, type ListLine } from "./rows.js";

type Chains = PictureOf<"chain">;

/** Lists as text: each picture under its caption, and in what is seen those lists marked that are not as they should be. */
export function drawChains(shown: readonly Shown<Chains>[], options: TextOptions): string[] {
  const before = shown.find(({ role }) => role === "before")?.picture ?? null;
  const due = shown.find(({ role }) => role === "due")?.picture ?? null;
  const drawn = shown.filter(({ role }) => role !== "before" && role !== "seen-before");
  return drawn.flatMap(({ caption, picture, role }, i) => {
    const earlier = options.steps === true && i > 0 ? (drawn[i - 1]?.picture ?? null) : before;
    const lines = picture.lists.map((list, at): ListLine => {
      const isOther = role === "seen" && due !== null && !isAmong(list, due, at);
      const was = earlier?.lists[at];
      return {
        caption: `${isOther ? "≠ " : role === "seen" ? "  " : ""}${list.caption ?? "list"}`,
        list,
        ...(was === undefined ? {} : { changes: listChanges(was, list) }),
      };
    });
    return [`${caption}:`, ...(lines.length === 0 ? ["no list"] : drawLists(lines, options))];
  });
}

const isAmong = (list: Chain, { lists }: Chains, at: number): boolean => {
  const wanted = lists[at];
  return wanted !== undefined && hasSameNodes(list, wanted);
};
