// @ts-check
/** Walks binary trees, in a loop, so that a degenerate one costs no stack. */
import { isInstead, isNothing, isObject, NO_NODE, NOTHING, quoted, reach } from "./path.js";

/** @typedef {{ root: import("./path.js").Path, left: string, right: string, start: string, size: string }} TreeShape */

/** Numbers of a node: start, size, depth, and the places of what `left` and `right` lead to. */
const NODE_NUMBERS = 5;

/**
 * Nodes in pre-order, up to the first thing that is wrong, which is then told in words; an empty text when nothing is.
 *
 * @param {any} target @param {TreeShape} shape @param {number} bound on nodes @param {number} depthBound
 */
export function readTree(target, shape, bound, depthBound) {
  /** @type {number[]} */
  const numbers = [];
  const places = new Map();
  let problem = "";
  const root = reach(target, shape.root);
  /** Nodes to come: the node, its depth, where its place is to be noted, and what leads to it. @type {[any, number, number, string][]} */
  const open = [[root, 0, -1, quoted(shape.root)]];
  for (let next = open.pop(); next !== undefined && problem === ""; next = open.pop()) {
    const [node, depth, noteAt, lead] = next;
    if (isNothing(node)) continue;
    const place = numbers.length / NODE_NUMBERS;
    const before = places.get(node);
    problem = problemOf(node, before, place, depth, lead);
    if (noteAt >= 0) numbers[noteAt] = before ?? (problem === "" ? place : NO_NODE);
    if (problem !== "") continue;
    const start = node[shape.start];
    const size = node[shape.size];
    const what = (/** @type {string} */ key) => `${quoted(key)} of node ${place + 1}`;
    if (!Number.isInteger(start)) problem = isInstead(what(shape.start), start, "a whole number");
    else if (!Number.isInteger(size)) problem = isInstead(what(shape.size), size, "a whole number");
    if (problem !== "") continue;
    places.set(node, place);
    numbers.push(start, size, depth, NOTHING, NOTHING);
    const leads = (/** @type {string} */ key) => `${what(key)} (start ${start})`;
    open.push([node[shape.right], depth + 1, NODE_NUMBERS * place + 4, leads(shape.right)]);
    open.push([node[shape.left], depth + 1, NODE_NUMBERS * place + 3, leads(shape.left)]);
  }
  return [numbers, problem];

  /** @param {any} node @param {number | undefined} before @param {number} place @param {number} depth @param {string} lead */
  function problemOf(node, before, place, depth, lead) {
    if (!isObject(node)) return isInstead(lead, node, "a node");
    if (before !== undefined) return `${lead} leads to node ${before + 1}, which was there before`;
    if (place >= bound) return `the tree goes on after ${bound} nodes, more than there can be`;
    if (depth >= depthBound) return `the tree goes on below ${depthBound} levels, more than there can be`;
    return "";
  }
}
