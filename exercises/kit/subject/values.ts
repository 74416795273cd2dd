/**
 * What goes into a submission, and what comes out of it: primitives, descriptions in words, and how a call ended.
 *
 * @module
 */

/** A value that may go in as an argument. */
export type Argument = number | string | boolean | bigint | null | undefined | object;

/** What a call came back with. An object or function is only ever described: `text` is "a Promise", "an object", … */
export type Value =
  { type: "primitive"; value: number | string | boolean | bigint | null | undefined } | { type: "other"; text: string };

/** A place in the student's own source. Lines and columns count from 1. */
export interface SourceLocation {
  file: string;
  line: number;
  column: number;
}

/** A method that was called and is not there. */
export interface Missing {
  method: string;
  /** The methods that there are. */
  others: string[];
  /** What the object has by that name, in words; `null` when it has nothing. */
  instead: string | null;
}

/** An exception, examined. */
export interface Thrown {
  /** Whether it is an instance of `Error`. */
  isError: boolean;
  /** `error.name`, or a description of what was thrown instead of an error. At most 200 characters. */
  name: string;
  /** `error.message`, at most 1,000 characters. */
  message: string;
  /** True when the engine raised it (stack overflow, a missing method), not the student's `throw`. */
  byEngine: boolean;
  /** Where in the student's source it was made, when that is known. */
  location: SourceLocation | null;
  /** The method itself was missing, when that is what it is about. */
  missing?: Missing;
}

/** How a call ended. */
export type Outcome = { kind: "returned"; value: Value } | { kind: "threw"; error: Thrown };

/** One node of a list as it was read; numbers are only there when they are numbers. */
export interface ListNode {
  start: number;
  size: number;
}

/** A `prev` that does not lead where it has to. */
export interface BrokenLink {
  /** Place of its node in the order of `next`, from 0. */
  index: number;
  /** Start and size of the node that it leads to; `null` for null and undefined; what is no node in words. */
  to: ListNode | null | string;
}

/** A doubly linked list, walked from its head with a bound on the nodes. */
export interface ListWalk {
  /** The nodes in the order of `next`, up to the first that is not one. */
  nodes: ListNode[];
  /** The first thing wrong with nodes or `next` while walking, in words; `null` when the list ends as it should. */
  chainProblem: string | null;
  /** What the walk ended at, where that is no node: drawn like one, `[NaN|30]`, or in words; else `null`. */
  chainEnd: string | null;
  /** Place in `nodes` of the first that was there before: the list goes round in a circle. `null` where none was. */
  repeats: number | null;
  /** The first thing wrong with `prev`, in words; only looked for when the chain is sound. */
  linkProblem: string | null;
  /** The `prev` that are wrong, the first few; only looked for when the chain is sound. */
  brokenLinks: BrokenLink[];
}

/** A property, or a chain of them: `["mainLists", 6]`. */
export type Path = string | readonly [string | number, ...(string | number)[]];

/** Which properties make up a list; see `walkList`. */
export interface ListShape {
  /** What leads from the instance to the first node. */
  head: Path;
  next: string;
  /** Without it the way back is not looked at. */
  prev?: string;
  /** Numeric property with the first unit of a node's block. */
  start: string;
  /** Numeric property with the units of a node's block. */
  size: string;
}

/** Which properties make up memory that an allocator keeps and hands out parts of. */
export type MemoryShape = {
  /** What the instance has it in. */
  readonly memory: string;
  /** All of its bytes, as an `ArrayBuffer`; empty where memory is an array of bytes itself. */
  readonly bytes: string;
  /** How many of them are in use; of an array of bytes its `length`. */
  readonly size: string;
};

/**
 * Methods that hand out handles, numbers of the submission's own choice, and methods that are given them. Outside of the
 * submission the first handle of an instance is 1, the second 2, and so on; a number beyond them stands for a handle that was
 * never given.
 */
export interface HandleShape {
  /** Methods that return a new handle. */
  readonly given: readonly string[];
  /** The place of the argument that is a handle, by the names of the methods that are given one. */
  readonly taken: Readonly<Record<string, number>>;
}
