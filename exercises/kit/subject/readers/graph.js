// @ts-check
/** Walks objects that refer to each other in any way. */
import { isInstead, isNothing, isObject, NO_NODE, NOTHING, quoted, reach } from "./path.js";

/** @typedef {import("./path.js").Path} Path */
/** @typedef {{ roots: readonly Path[], fields: readonly string[], edges: readonly string[] | string }} GraphShape */

/**
 * All nodes that the roots lead to, numbered as they are found by breadth first: where each root leads; then for each node its
 * fields, the number of its edges, and where each of these leads. And what is wrong, in words; empty when nothing is.
 *
 * @param {any} target @param {GraphShape} shape @param {number} bound on nodes @param {number} edgeBound on edges of a node
 */
export function readGraph(target, { roots, fields, edges }, bound, edgeBound) {
  let problem = "";
  const found = new Map();
  /** @param {any} value @param {() => string} what */
  const placeOf = (value, what) => {
    if (isNothing(value)) return NOTHING;
    const before = found.get(value);
    if (before !== undefined) return before;
    if (!isObject(value)) problem ||= isInstead(what(), value, "a node");
    else if (found.size >= bound) problem ||= `there are more than ${bound} nodes, more than there can be`;
    else return found.set(value, found.size).size - 1;
    return NO_NODE;
  };
  const numbers = roots.map((path) => placeOf(reach(target, path), () => quoted(path)));
  // What is found meanwhile comes after those that were found before.
  for (const [node, place] of found) {
    for (const field of fields) numbers.push(numberOf(node[field]));
    const ends = typeof edges === "string" ? listed(node[edges]) : edges.map((key) => node[key]);
    const name = (/** @type {number} */ at) => (typeof edges === "string" ? `${edges}[${at}]` : (edges[at] ?? ""));
    numbers.push(ends.length, ...ends.map((end, at) => placeOf(end, () => `${quoted(name(at))} of node ${place + 1}`)));
  }
  return [numbers, problem];

  /** @param {any} list @returns {any[]} */
  function listed(list) {
    const ends = [];
    const length = isObject(list) ? list.length : 0;
    if (length > edgeBound) problem ||= `a node has ${length} edges, more than there can be`;
    for (let at = 0; at < length && at < edgeBound; at++) ends.push(list[at]);
    return ends;
  }
}

/** @param {any} value */
const numberOf = (value) => (typeof value === "number" ? value : NaN);
