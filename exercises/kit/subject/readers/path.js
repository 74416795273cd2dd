// @ts-check
/** Chains of properties, as all readers of the kit's are given them. */
import { createDescribe } from "../../subject/guest-describe.js";

/** @typedef {string | readonly (string | number)[]} Path */

/** What an edge leads to where that is no node. */
export const NOTHING = -1;
export const NO_NODE = -2;

const { describe } = createDescribe();

/** What a chain of properties leads to. @param {any} target @param {Path} path @returns {any} */
export function reach(target, path) {
  if (typeof path === "string") return target[path];
  let reached = target;
  for (const key of path) reached = reached[key];
  return reached;
}

/** A chain as it stands in a program, quoted: `mainLists[6].head`. @param {Path} path */
export function quoted(path) {
  if (typeof path === "string") return `\`${path}\``;
  return `\`${path.map((key, at) => (typeof key === "number" ? `[${key}]` : at === 0 ? key : `.${key}`)).join("")}\``;
}

/** That something is not what it should be. @param {string} what @param {any} value @param {string} wanted */
export const isInstead = (what, value, wanted) => `${what} is ${describe(value)}, not ${wanted}`;

/** @param {any} value */
export const isObject = (value) => typeof value === "object" && value !== null;

/** @param {any} value */
export const isNothing = (value) => value === null || value === undefined;
