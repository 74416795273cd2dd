/**
 * Values that a script spreads, takes apart, or whose keys it walks over, and what it calculates where it has big integers. That takes time in their
 * length which no tick counts, and unlike a built-in it cannot be replaced, so where cost is graded a call is put around each.
 *
 * @module
 */
import { type Node, parse } from "acorn";
import { nodesOf } from "./parsed.js";

type Pattern = Node & { elements?: (Node | null)[]; properties?: Node[] };

/**
 * From where to where they stand, in ascending order; `null` where the script cannot be read, being nested too deeply. O(characters).
 *
 * @param code - as the bundler has written it
 */
export function spreadsIn(code: string): [from: number, to: number][] | null {
  const isBig = /\bBigInt|\dn\b/i.test(code);
  if (!isBig && !/\.\.\.|\bin\b/.test(code)) return [];
  try {
    return [...nodesOf(parse(code, { ecmaVersion: "latest" }))]
      .flatMap((node) => [spreadBy(node) ?? [], isBig ? calculatedBy(node) : []].flat())
      .map(({ start, end }): [number, number] => [start, end])
      .sort(([one], [other]) => one - other);
  } catch (error) {
    if (error instanceof RangeError || error instanceof SyntaxError) return null;
    throw error;
  }
}

/** The value that a node spreads, of which it takes all that is left, or whose keys it collects before it walks over them. */
function spreadBy(node: Node): Node | null {
  switch (node.type) {
    case "SpreadElement":
      return (node as Node & { argument: Node }).argument;
    case "ForInStatement":
      return (node as Node & { right: Node }).right;
    case "VariableDeclarator": {
      const { id, init } = node as Node & { id: Pattern; init: Node | null };
      return takesRest(id) ? init : null;
    }
    case "AssignmentExpression": {
      const { left, right } = node as Node & { left: Pattern; right: Node };
      return takesRest(left) ? right : null;
    }
    default:
      return null;
  }
}

const CALCULATES = /^(?:\*\*|>>|<<|[-+*/%&|^])=?$/;

/** What a node calculates with that may be a big integer: its parts, or all of it where one of them is assigned to. */
function calculatedBy(node: Node): Node[] {
  const { operator = "", left, right } = node as Node & { operator?: string; left?: Node; right?: Node };
  if (!CALCULATES.test(operator)) return [];
  if (node.type === "AssignmentExpression") return [node];
  return [left, right].filter((part) => part !== undefined && part.type !== "Literal") as Node[];
}

const takesRest = ({ elements, properties }: Pattern): boolean =>
  [...(elements ?? []), ...(properties ?? [])].some((each) => each?.type === "RestElement");
