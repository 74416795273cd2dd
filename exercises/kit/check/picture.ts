/**
 * Pictures: what a check, a trace or a lesson shows of a state, as plain data with a kind. An assignment makes them, and
 * whoever draws a kind knows nothing of assignments.
 *
 * @module
 */
import type { Plain } from "../subject/show.js";

export type { Plain } from "../subject/show.js";

/** How a part of a picture stands out: the last call changed it, or it is not as it has to be. */
export type Tone = "changed" | "wrong";

/** A run of units that are all in the same state. Addresses and sizes are in units of memory. */
export interface MemoryBlock {
  /** First unit of the run, ≥ 0. */
  start: number;
  /** Units in the run, > 0. */
  size: number;
  /** `broken`: units that are lost, or claimed twice. `held`: units that were given back, and are kept from use. */
  state: "free" | "allocated" | "broken" | "held";
  /** What to write on the block, such as the id of its owner. */
  label?: string;
  /** Units from the start on that are in use, where that is fewer than the block has: the rest is lost inside of it. */
  used?: number;
}

/** Memory from unit 0 to `capacity`, as blocks in ascending order. Units in no block are lost: nobody claims them. */
export interface MemoryPicture {
  /** Units in all. */
  capacity: number;
  blocks: MemoryBlock[];
}

/** A strip of memory with what stands below its blocks. */
export interface MemoryStrip extends MemoryPicture {
  /** What it is, where a picture has several: `from`, `to`. */
  caption?: string;
  /** Words in it, as a second row of cells: each begins at an address and is so many units wide. */
  words?: { start: number; size: number; text: string; tone?: Tone }[];
  /** Places in it that have a name: a rover, the hand of a clock. */
  marks?: { at: number; name: string }[];
}

/** Where a pointer of a free list leads: to the node with that start and size, or to no node at all, in words. */
export type ListTarget = { start: number; size: number } | string;

/** One node of a free list, as it was read. */
export interface ListedNode {
  start: number;
  size: number;
  /** Where `prev` leads, when that is not where it has to: the node before it, or `null` at the head. */
  prev?: ListTarget;
}

/** A free list as a submission has it: a part of it around what is wrong, when it is long. */
export interface ListPicture {
  /** In the order of `next`. */
  nodes: ListedNode[];
  /** Nodes from the head on that come before these and are left out. */
  before: number;
  /** Nodes after these that are left out. */
  after: number;
  /** Where `next` of the very last node leads, when that is not `null`: back to a node of the list, or to no node. */
  end?: ListTarget;
}

/** Where a link of a chain leads: to the node with these values, or to no node at all, in words. */
export type ChainTarget = { values: Plain[] } | string;

/** One node of a chain: the values in its cells, such as start and size, or a key. */
export interface ChainNode {
  /** Never empty. A value that no such node may have is given as it is, in words where JSON has none: `"NaN"`. */
  values: Plain[];
  /** Where its link backwards leads, when that is not where it has to. */
  prev?: ChainTarget;
  tone?: Tone;
}

/** A linked list: a part of it around what is wrong, when it is long. */
export interface Chain {
  /** What it is, where a picture has several: `32 to 63`. */
  caption?: string;
  /** In the order of their links. */
  nodes: ChainNode[];
  /** Nodes from the head on that come before these and are left out. */
  before: number;
  /** Nodes after these that are left out. */
  after: number;
  /** Where the very last link leads, when that is not `null`. */
  end?: ChainTarget;
  /** How its nodes are linked, both ways without it: forwards alone, or in an order that is not known. */
  links?: "forwards" | "unknown";
}

/** A node of a binary tree. */
export interface TreeNode {
  value: string;
  /** What else the node says of itself: a rank, a colour, a height. */
  note?: string;
  /** The node there; a text is what a link leads to that is no node that could be drawn; nothing without it. */
  left?: TreeNode | string | null;
  right?: TreeNode | string | null;
  tone?: Tone;
}

/** A word of memory, or a byte of it. */
export interface Word {
  address: number;
  /** Its bits, as a number from 0 up. */
  value: number;
  /** What is read out of it: `size 24`, `a 1`. */
  fields?: { name: string; value: Plain }[];
  tone?: Tone;
}

/** An object in a heap whose references are followed. */
export interface GraphObject {
  /** Unlike that of any other object in the picture. */
  name: string;
  /** Where it is, in words: `0–3`. */
  place?: string;
  /** What it holds: a reference to an object of the picture, or a value in words. */
  fields: { name: string; to?: string; value?: Plain }[];
  /** Whether no root leads to it. */
  isGarbage?: boolean;
  tone?: Tone;
}

/** A cell of a table. */
export interface Cell {
  text: string;
  tone?: Tone;
}

/** A picture by its kind. */
export type Picture =
  | {
      /** Strips of memory, one below the other; below a single one the list of its free blocks. */
      kind: "memory";
      strips: MemoryStrip[];
      list?: Chain;
    }
  | {
      /** Linked lists, one below the other. */
      kind: "chain";
      lists: Chain[];
    }
  | {
      /** A binary tree; `null` when it is empty, a text when what should be its root is no node. */
      kind: "tree";
      root: TreeNode | string | null;
    }
  | {
      /** Words of memory, a line each, in hexadecimal or as bits; or bytes, sixteen a line. */
      kind: "words";
      as: "hex" | "bits" | "bytes";
      words: Word[];
    }
  | {
      /** Objects, and what leads to them from outside. */
      kind: "graph";
      roots: { name: string; to: string | null }[];
      objects: GraphObject[];
    }
  | {
      /** Rows and columns: the ways and sets of a cache, what is kept of each block. */
      kind: "table";
      columns: string[];
      /** `mark` points at the row: the hand of a clock, who goes next. */
      rows: { name: string; cells: Cell[]; mark?: string }[];
    }
  | {
      /** What threads did, one step after the other. `lane` is a place in `lanes`. */
      kind: "lanes";
      lanes: string[];
      steps: { lane: number; text: string; tone?: Tone }[];
    }
  | {
      /** Cost against size, both on logarithmic scales. The first curve is the one that it is about. */
      kind: "growth";
      /** What is counted: `ticks a call`. */
      unit: string;
      /** `cost` is `null` where measuring was given up. */
      curves: { name: string; points: { size: number; cost: number | null }[]; tone?: Tone }[];
    };

/** The name of a kind. */
export type PictureKind = Picture["kind"];

/** A picture of one kind. */
export type PictureOf<K extends PictureKind> = Extract<Picture, { kind: K }>;

/** A picture and what to write above it. */
export interface CaptionedPicture {
  /** One that stands by itself: `As your free list tells it`. */
  caption: string;
  picture: Picture;
  /**
   * What it is to the others beside it. `before`: the state before the last call, so that what that changed is marked; it is
   * not drawn by itself. `due`: as it has to be; `seen`: as the submission has it, to be compared with what is due;
   * `seen-before`: as the submission had it before the last call.
   */
  role?: "before" | "due" | "seen" | "seen-before";
}
