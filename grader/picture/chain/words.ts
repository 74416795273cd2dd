import type { Chain, PictureOf } from "#kit/check/picture";
import { duePrev, nodeText, targetText } from "./list.js";

/** Nodes that are told in words at most. */
const MOST_TOLD = 24;

/** The lists in words, for those who do not see them: `head, [0|10], [40|60], null`. */
export const describeChains = ({ lists }: PictureOf<"chain">): string =>
  lists.length === 0 ? "no list" : lists.map(describeChain).join(". ");

function describeChain(list: Chain): string {
  const { caption, nodes, before, after, end } = list;
  const told = nodes.slice(0, MOST_TOLD);
  const rest = nodes.length - told.length + after;
  const links = describeLinks(list);
  const places = [
    "head",
    ...(before > 0 ? [`${before} more`] : []),
    ...told.map((node) => (node.tone === undefined ? nodeText(node) : `${nodeText(node)} ${node.tone}`)),
    ...(rest > 0 ? [`${rest} more`] : []),
    ...(end === undefined ? ["null"] : []),
  ].join(", ");
  return `${caption === undefined ? "" : `${caption}: `}${places}${links === "" ? "" : `; ${links}`}`;
}

/** The wrong links of a list in words, for those who do not see it; empty when there are none. */
export function describeLinks(list: Chain): string {
  const wrong = list.nodes.flatMap((node, i) => {
    if (node.prev === undefined) return [];
    const due = duePrev(list, i);
    return [`prev of ${nodeText(node)} is ${targetText(node.prev)}${due === null ? "" : `, not ${due}`}`];
  });
  const end = list.end === undefined ? [] : [`the last next leads to ${targetText(list.end)}, not null`];
  return [...wrong, ...end].join("; ");
}
