/**
 * Many short sequences of calls and all that is due after each, as numbers: so they cross the border to the student's code
 * in one go, are made and compared there, and only the places of differences come back.
 *
 * @module
 */
import type { Expected, Said } from "./expected.js";
import { isHandle } from "./guest-handles.js";
import { BY_ADDRESS } from "./guest-pattern.js";
import { MAX_ARGUMENTS } from "./guest-touch.js";
import type { Argument, HandleShape, ListNode, ListShape, MemoryShape } from "./values.js";

/** One thing to do or to look at, and what is due. The instances of a sequence are told apart by their slots, 0 and 1. */
export type Step =
  /** Makes a new instance, which has to succeed. */
  | { kind: "construct"; slot: Slot; args: readonly Argument[] }
  /** Calls a method. After another end than is due a sequence goes on only where the call `isLook`: it changed nothing. */
  | { kind: "call"; slot: Slot; method: string; args: readonly Argument[]; due: Expected; isLook: boolean }
  /** Reads the list by `next`, or one of several by its place, in the property `head` where that is not the shape's. After another list than is due the sequence ends. */
  | { kind: "list"; slot: Slot; head?: string; place?: number; nodes: readonly ListNode[] }
  /** Compares `prev` in the list that was read last. */
  | { kind: "links"; slot: Slot }
  /** Writes into an allocation what its client does. */
  | ({ kind: "fill"; slot: Slot } & Filled)
  /** Compares the size of memory, and words in it. After others than are due the sequence ends. */
  | { kind: "words"; slot: Slot; size: number; words: readonly { address: number; value: number }[] }
  /** Puts memory of so many bytes into another state: its size, and its first words. */
  | { kind: "put"; slot: Slot; size: number; words: Int32Array; length: number }
  /** Compares what was written into allocations. */
  | { kind: "filled"; slot: Slot; parts: readonly Filled[] }
  /** Calls a method that only looks and has one argument, for each of these. After another answer than is due the sequence ends. */
  | { kind: "answers"; slot: Slot; method: string; answers: readonly DueAnswer[] }
  /** Compares a property that is an array of 32-bit integers, signed or not. */
  | { kind: "integers"; slot: Slot; property: string; integers: readonly number[] }
  /** Compares runs of equal bytes in a property that is an array of bytes, and how many bytes it has. */
  | { kind: "octets"; slot: Slot; property: string; length: number; runs: readonly OctetRun[] }
  /** Writes a run of equal bytes into such a property. */
  | ({ kind: "write"; slot: Slot; property: string } & OctetRun)
  /** Compares the length of such a property, and some of its entries. */
  | ({ kind: "entries"; slot: Slot; property: string } & DueEntries)
  /** Compares a binary tree in order. After another one than is due, or one of more levels, the sequence ends. */
  | ({ kind: "tree"; slot: Slot } & DueTree);

/** A binary tree of blocks as it has to be, whatever its shape. */
export interface DueTree {
  /** The properties of an instance and of a node. */
  shape: { root: string; left: string; right: string; start: string; size: string };
  /** In order. */
  nodes: readonly ListNode[];
  /** Levels that it may have. */
  levels: number;
}

/** What is known of an array of 32-bit integers: how long it is, and some of its entries. */
export interface DueEntries {
  length: number;
  entries: readonly { address: number; value: number }[];
}

/** An argument, and the number that has to be returned for it. */
export interface DueAnswer {
  arg: number;
  due: number;
}

/** Equal bytes side by side. */
export interface OctetRun {
  at: number;
  count: number;
  octet: number;
}

/** An allocation with what its client has written into all of it. */
export interface Filled {
  /** Its first byte, how many there are, and its number, by which its contents are unlike those of others. */
  at: number;
  count: number;
  tag: number;
  /** Where its bytes go along when it is moved: the place of the first of these among all of it. Default: they go by their addresses. */
  from?: number;
}

/** What is done or looked at between calls, whichever instance it is. */
export type LookStep = Step extends infer One
  ? One extends {
      kind: "words" | "put" | "fill" | "filled" | "answers" | "integers" | "entries" | "octets" | "write" | "tree";
    }
    ? Omit<One, "slot">
    : never
  : never;

/** One of the instances of a sequence. */
export type Slot = 0 | 1;

/** Sequences as numbers. */
export interface Script {
  /** For each sequence its steps. */
  readonly sequences: readonly Int32Array[];
  /** What cannot be said in numbers: names of errors first, then methods and odd arguments. Named by its place. */
  readonly things: readonly Argument[];
  readonly list: ListShape;
  readonly memory: MemoryShape;
  /** What is being played, for a message when it does not end. */
  readonly during: string;
}

/** A step that did not come out as it is due. Later steps of its sequence are only told where they can still be judged. */
export interface Difference {
  /** Number of the sequence in its script. */
  sequence: number;
  /** Number of the step in its sequence. */
  step: number;
}

/** The steps, what a call has to do, and the layout of the window; kept in step with `guest-play.js`. */
const CODES: Record<Step["kind"], number> = {
  construct: 0,
  call: 1,
  list: 2,
  links: 3,
  fill: 4,
  words: 5,
  filled: 6,
  integers: 7,
  tree: 8,
  answers: 9,
  octets: 10,
  write: 11,
  entries: 12,
  put: 13,
};
/** A step begins with its code, plus this where its sequence goes on whatever comes of it, plus its length times that. */
const GOES_ON = 16;
const LENGTHS = 32;
/** Steps that change nothing, and that nothing after them rests upon. */
const ASIDE: ReadonlySet<Step["kind"]> = new Set(["links", "filled", "integers", "octets", "entries"]);
const enum Due {
  Number = 0,
  Error,
  Anything,
  /** A value that is named by its place among the things; `undefined` is as good as `null`. */
  Thing,
  /** A handle that was not given before. */
  Handle,
  /** An error whose message names things, which come after the arguments. */
  Saying,
}
/** The place of a list that is the only one. */
const WHOLE = -1;
const FIRST_THING = 2 ** 20;
const FIRST_HANDLE = 2 ** 24;
/** Differences that are told at most. */
export const MAX_DIFFERENCES = 4096;
/** Where in the window a script begins, with the place of its end. */
export const SCRIPT_AT = 2 * MAX_DIFFERENCES;
/** Numbers in the window. */
export const WINDOW_LENGTH = 2 ** 16;
/** Numbers of a script that fit into it. */
const ROOM = WINDOW_LENGTH - SCRIPT_AT - 1;

/** For assignments without a list. */
const NO_LIST: ListShape = { head: "", next: "", prev: "", start: "", size: "" };
const NO_MEMORY: MemoryShape = { memory: "", bytes: "", size: "" };
const NO_HANDLES: HandleShape = { given: [], taken: {} };

/** What is looked at in the instances of a script. */
export interface Shapes {
  list?: ListShape | undefined;
  memory?: MemoryShape | undefined;
  handles?: HandleShape | undefined;
}

/** The property that a list begins in. */
function headOf({ head }: ListShape): string {
  if (typeof head !== "string") throw new NotPlayable("a list that begins at the end of a chain of properties");
  return head;
}

/** Names of errors that one script can tell apart: a bit each. */
const MOST_NAMES = 30;

/** Writes sequences as numbers. */
export function scriptOf(
  sequences: readonly (readonly Step[])[],
  during: string,
  { list = NO_LIST, memory = NO_MEMORY, handles = NO_HANDLES }: Shapes = {},
): Script {
  // Names of errors come first among the things.
  const names = errorNamesIn(sequences);
  const things: Argument[] = [...names];
  const places = new Map<Argument, number>(things.map((thing, place) => [thing, place]));
  const placeOf = (thing: Argument): number => {
    const place = places.get(thing) ?? things.push(thing) - 1;
    places.set(thing, place);
    return place;
  };
  const numberOf = (value: Argument): number => (isPlain(value) ? value : FIRST_THING + placeOf(value));
  // Millions of numbers are written for a class, so none of them is in more than one array on its way.
  const writeArguments = (numbers: number[], args: readonly Argument[], handleAt?: number): void => {
    if (args.length > MAX_ARGUMENTS) throw new NotPlayable(`a call with ${args.length} arguments`);
    numbers.push(args.length);
    for (const [at, arg] of args.entries())
      numbers.push(at === handleAt && isHandle(arg) ? FIRST_HANDLE + arg : numberOf(arg));
  };
  const dueOf = ({ method, due }: Step & { kind: "call" }): [Due, number] =>
    due.kind === "returns" && handles.given.includes(method) ? [Due.Handle, 0] : dueNumbers(due, names, placeOf);
  const writeSaid = (numbers: number[], says: readonly Said[]): void => {
    numbers.push(says.length);
    for (const said of says) numbers.push(placeOf(String(said)), typeof said === "number" ? 1 : 0);
  };
  const writeBlocks = (numbers: number[], nodes: readonly ListNode[]): void => {
    for (const { start, size } of nodes) numbers.push(start, size);
  };
  const writeRest = (numbers: number[], step: Step): void => {
    switch (step.kind) {
      case "construct":
        return writeArguments(numbers, step.args);
      case "call":
        numbers.push(placeOf(step.method), ...dueOf(step));
        writeArguments(numbers, step.args, handles.taken[step.method]);
        if (step.due.kind === "throws" && step.due.says !== undefined) writeSaid(numbers, step.due.says);
        return;
      case "list":
        numbers.push(placeOf(step.head ?? headOf(list)), step.place ?? WHOLE, step.nodes.length);
        return writeBlocks(numbers, step.nodes);
      case "links":
        return;
      case "fill":
        numbers.push(...filledNumbers(step));
        return;
      case "words":
        numbers.push(step.size, step.words.length);
        for (const { address, value } of step.words) numbers.push(address, value);
        return;
      case "put":
        numbers.push(step.size, step.words.length, step.length);
        for (const word of step.words) numbers.push(word);
        return;
      case "filled":
        numbers.push(step.parts.length);
        for (const part of step.parts) numbers.push(...filledNumbers(part));
        return;
      case "answers": {
        const first = handles.taken[step.method] === 0 ? FIRST_HANDLE : 0;
        numbers.push(placeOf(step.method), step.answers.length);
        for (const { arg, due } of step.answers) numbers.push(first + arg, due);
        return;
      }
      case "integers":
        numbers.push(placeOf(step.property), step.integers.length);
        for (const integer of step.integers) numbers.push(integer);
        return;
      case "octets":
        numbers.push(placeOf(step.property), step.length, step.runs.length);
        for (const { at, count, octet } of step.runs) numbers.push(at, count, octet);
        return;
      case "write":
        numbers.push(placeOf(step.property), step.at, step.count, step.octet);
        return;
      case "entries":
        numbers.push(placeOf(step.property), step.length, step.entries.length);
        for (const { address, value } of step.entries) numbers.push(address, value);
        return;
      case "tree": {
        const { root, left, right, start, size } = step.shape;
        numbers.push(step.levels, step.nodes.length);
        for (const name of [root, left, right, start, size]) numbers.push(placeOf(name));
        return writeBlocks(numbers, step.nodes);
      }
    }
  };
  const write = (numbers: number[], step: Step): void => {
    const begin = numbers.length;
    const goesOn = step.kind === "call" ? step.isLook : ASIDE.has(step.kind);
    numbers.push(CODES[step.kind] + (goesOn ? GOES_ON : 0), step.slot);
    writeRest(numbers, step);
    numbers[begin] = (numbers[begin] ?? 0) + LENGTHS * (numbers.length - begin);
  };
  const numbersOf = (steps: readonly Step[]): Int32Array => {
    const numbers: number[] = [];
    for (const step of steps) write(numbers, step);
    return Int32Array.from(numbers);
  };
  const written = sequences.map(numbersOf);
  const long = written.find(({ length }) => length >= ROOM);
  if (long !== undefined)
    throw new NotPlayable(`a sequence of ${long.length} numbers, which does not fit into the window,`);
  return { sequences: written, things, list, memory, during };
}

function errorNamesIn(sequences: readonly (readonly Step[])[]): string[] {
  const names = new Set<string>();
  for (const steps of sequences)
    for (const step of steps)
      if (step.kind === "call" && step.due.kind === "throws") for (const name of step.due.names) names.add(name);
  if (names.size > MOST_NAMES) throw new NotPlayable(`more than ${MOST_NAMES} names of errors`);
  return [...names];
}

function dueNumbers(due: Expected, names: readonly string[], placeOf: (thing: Argument) => number): [Due, number] {
  if (due.kind === "throws")
    return [
      due.says === undefined ? Due.Error : Due.Saying,
      due.names.reduce((bits, name) => bits | (1 << names.indexOf(name)), 0),
    ];
  if (due.value === undefined) return [Due.Anything, 0];
  return isPlain(due.value) ? [Due.Number, due.value] : [Due.Thing, placeOf(due.value)];
}

const filledNumbers = ({ at, count, tag, from = BY_ADDRESS }: Filled): number[] => [at, count, tag, from];

/** Thrown where calls cannot be put into a script, and have to be made one by one. */
export class NotPlayable extends Error {
  constructor(what: string) {
    super(`${what} cannot be played`);
    this.name = "NotPlayable";
  }
}

/** Whether the number stands for itself in a script. */
const isPlain = (value: Argument): value is number =>
  typeof value === "number" && Number.isInteger(value) && Math.abs(value) < FIRST_THING && !Object.is(value, -0);

/** Where each step of a sequence ends. */
function endsOf(numbers: Int32Array): number[] {
  const ends: number[] = [];
  for (let at = 0; at < numbers.length; ends.push(at)) at += Math.floor((numbers[at] ?? 0) / LENGTHS);
  return ends;
}

/** How many steps a sequence has. */
export const stepsOf = (numbers: Int32Array): number => endsOf(numbers).length;

/** The first steps of a sequence. */
export const firstSteps = (numbers: Int32Array, count: number): Int32Array =>
  numbers.slice(0, endsOf(numbers)[count - 1] ?? numbers.length);

/** Parts of a script that fit into the window, as the guest reads them, and the number of the first sequence in each. */
export function chunksOf({ sequences }: Script): { first: number; numbers: Int32Array }[] {
  const chunks: { first: number; numbers: Int32Array }[] = [];
  for (let first = 0, end = 0; first < sequences.length; first = end) {
    let used = 0;
    for (end = first; end < sequences.length; end++) {
      const next = 1 + (sequences[end]?.length ?? 0);
      if (used + next > ROOM) break;
      used += next;
    }
    chunks.push({ first, numbers: chunk(sequences.slice(first, end), used) });
  }
  return chunks;
}

function chunk(sequences: readonly Int32Array[], length: number): Int32Array {
  const numbers = new Int32Array(1 + length);
  let at = 1;
  for (const steps of sequences) {
    numbers.set(steps, at + 1);
    at += 1 + steps.length;
    numbers[at - steps.length - 1] = SCRIPT_AT + at;
  }
  numbers[0] = SCRIPT_AT + at;
  return numbers;
}
