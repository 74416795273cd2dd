/**
 * The kit's readers: what an assignment may look at of a submission's without code of its own. They run beside the
 * submission, and only numbers, bytes and words come out. Each look is one crossing.
 *
 * @module
 */
import { type Told, Untold } from "../subject/data.js";
import { showPath } from "../subject/show.js";
import type { Answer, Instance, Path, Thrown } from "../subject/subject.js";

/** What came of a look: what there is, what is wrong with it in words, or what was thrown when it was touched. */
export type Reading<Value> =
  { kind: "read"; value: Value } | { kind: "odd"; text: string } | { kind: "threw"; error: Thrown };

/** Which properties make up a binary tree. */
export interface TreeShape {
  root: Path;
  left: string;
  right: string;
  start: string;
  size: string;
}

/** Where an edge leads: to the node of that place; `null` for null and undefined; `"no node"` for anything else. */
export type Lead = number | null | "no node";

/** One node of a tree. */
export interface TreeNode {
  start: number;
  size: number;
  /** 0 for the root. */
  depth: number;
  left: Lead;
  right: Lead;
}

/** A tree, walked in pre-order. */
export interface TreeWalk {
  /** Up to the first thing that is wrong. */
  nodes: TreeNode[];
  /** What that is, in words: no node, a node a second time, more nodes or levels than there can be. */
  problem: string | null;
}

/** Which properties make up a graph. */
export interface GraphShape {
  roots: readonly Path[];
  /** Properties of a node that are numbers. */
  fields: readonly string[];
  /** Properties of a node that lead to nodes, or the one that holds an array of such. */
  edges: readonly string[] | string;
}

/** A graph; nodes are numbered as they are found from the roots, by breadth first. */
export interface Graph {
  roots: Lead[];
  /** A field that is no number is NaN. */
  nodes: { fields: number[]; edges: Lead[] }[];
  problem: string | null;
}

/** Nodes of one walk at most, and edges of one node. */
const MAX_NODES = 3000;
const MAX_EDGES = 64;

/** An array or typed array as numbers, at most `bound` of them and no more than 16,384; so also the words of a bitmap. */
export function readNumbers(instance: Instance, path: Path, bound: number): Reading<number[]> {
  const reading = told(instance.ask("kit.numbers", [path], readingOf(path)));
  if (reading.kind !== "read") return reading;
  const numbers = reading.value instanceof Uint8Array ? [...reading.value] : reading.value;
  if (!Array.isArray(numbers) || !numbers.every((each) => typeof each === "number")) {
    return { kind: "odd", text: "it is no array of numbers" };
  }
  return numbers.length <= bound
    ? { kind: "read", value: numbers }
    : { kind: "odd", text: `it has ${numbers.length} numbers, more than there can be` };
}

/** Walks a binary tree, at most `bound` nodes and `depthBound` levels. O(nodes). */
export function readTree(instance: Instance, shape: TreeShape, bound: number, depthBound: number): Reading<TreeWalk> {
  const args = [{ ...shape }, Math.min(bound, MAX_NODES), depthBound];
  const reading = told(instance.ask("kit.tree", args, readingOf(shape.root)));
  if (reading.kind !== "read") return reading;
  const { numbers, problem } = numbersAndProblem(reading.value);
  const nodes: TreeNode[] = [];
  for (let at = 0; at + 4 < numbers.length; at += 5) {
    const [start = NaN, size = NaN, depth = 0, left, right] = numbers.slice(at, at + 5);
    nodes.push({ start, size, depth, left: leadOf(left), right: leadOf(right) });
  }
  return { kind: "read", value: { nodes, problem } };
}

/** Walks all that some roots lead to, at most `bound` nodes. O(nodes and edges). */
export function readGraph(instance: Instance, shape: GraphShape, bound: number): Reading<Graph> {
  const args = [{ ...shape }, Math.min(bound, MAX_NODES), MAX_EDGES];
  const reading = told(instance.ask("kit.graph", args, "reading what is there"));
  if (reading.kind !== "read") return reading;
  const { numbers, problem } = numbersAndProblem(reading.value);
  let at = shape.roots.length;
  const roots = numbers.slice(0, at).map(leadOf);
  const nodes: Graph["nodes"] = [];
  while (at < numbers.length) {
    const fields = numbers.slice(at, at + shape.fields.length);
    const from = at + fields.length + 1;
    at = from + (numbers[from - 1] ?? 0);
    nodes.push({ fields, edges: numbers.slice(from, at).map(leadOf) });
  }
  return { kind: "read", value: { roots, nodes, problem } };
}

/** The bytes of an `ArrayBuffer`, typed array or `DataView` from one place to another, at most 65,536. */
export function readBytes(instance: Instance, path: Path, from = 0, to?: number): Reading<Uint8Array> {
  const reading = told(instance.ask("kit.bytes", [path, from, to], readingOf(path)));
  if (reading.kind !== "read") return reading;
  return reading.value instanceof Uint8Array
    ? { kind: "read", value: reading.value }
    : { kind: "odd", text: String(reading.value as string) };
}

/** Overwrites bytes of it. */
export const writeBytes = (instance: Instance, path: Path, from: number, bytes: Uint8Array): Reading<null> =>
  done(told(instance.ask("kit.writeBytes", [path, from, bytes], readingOf(path))));

/** A state of some bytes that is kept in the machine, until the submission is loaded anew; the newest 16 are. */
export interface Snapshot {
  readonly path: Path;
  readonly number: number;
}

/** Keeps all bytes of it as they are now. */
export function takeSnapshot(instance: Instance, path: Path): Reading<Snapshot> {
  const reading = told(instance.ask("kit.snapshot", [path], readingOf(path)));
  if (reading.kind !== "read") return reading;
  return typeof reading.value === "number"
    ? { kind: "read", value: { path, number: reading.value } }
    : { kind: "odd", text: String(reading.value as string) };
}

/** Puts back what was kept. */
export const restoreSnapshot = (instance: Instance, { path, number }: Snapshot): Reading<null> =>
  done(told(instance.ask("kit.restore", [path, number], readingOf(path))));

/** What goes on while the readers are at it. */
const readingOf = (path: Path): string => `reading ${showPath(path)}`;

/** What cannot be told is odd. */
function told(answer: Answer): Reading<Told> {
  if (answer.kind === "threw") return answer;
  const { value } = answer;
  return value instanceof Untold ? { kind: "odd", text: `it is ${value.text}` } : { kind: "read", value };
}

/** Of a reader that tells what is wrong, or nothing. */
function done(reading: Reading<Told>): Reading<null> {
  if (reading.kind !== "read") return reading;
  return typeof reading.value === "string" ? { kind: "odd", text: reading.value } : { kind: "read", value: null };
}

function numbersAndProblem(value: Told): { numbers: number[]; problem: string | null } {
  const [numbers, problem] = Array.isArray(value) ? (value as readonly Told[]) : [];
  return {
    numbers: Array.isArray(numbers) ? (numbers as number[]) : [],
    problem: typeof problem === "string" && problem !== "" ? problem : null,
  };
}

/** What the numbers of the readers say of an edge; kept in step with `inside/path.js`. */
const leadOf = (number = -1): Lead => (number >= 0 ? number : number === -1 ? null : "no node");
