/**
 * What tests are written with. Nothing in it is needed: whoever throws errors of their own is as good.
 *
 * @module
 */
import type { FreeBlock, MemoryAllocator } from "./memory-allocator.js";

/** A test that was written down. */
interface Test {
  name: string;
  body: () => void;
}

/** The tests, in the order in which they were written. */
export const tests: Test[] = [];

/** Letters that are kept of a name. */
const LONGEST_NAME = 100;

/**
 * Writes down a test. It passes when its body returns, and fails when that throws.
 *
 * @param name - a sentence that is true when the test passes; one that is taken gets " (2)" behind it
 */
export function test(name: string, body: () => void): void {
  tests.push({ name: unlike(String(name).slice(0, LONGEST_NAME)), body });
}

/** How often each name has been asked for. */
const taken = new Map<string, number>();

function unlike(name: string): string {
  let free = name;
  let number = taken.get(name) ?? 0;
  while (taken.has(free)) free = `${name} (${++number})`;
  taken.set(name, Math.max(number, 1));
  if (free !== name) taken.set(free, 1);
  return free;
}

/** What may be expected of a value. */
export interface Expectations {
  /** The same value, by `Object.is`. */
  toBe(due: unknown): void;
  /** An equal value: arrays and plain objects by what is in them, all else as in `toBe`. */
  toEqual(due: unknown): void;
  /** A function that throws when it is called: an error with one of these names; anything when none is given. */
  toThrow(...names: string[]): void;
}

/** Begins an expectation: `expect(memory.allocate(20)).toBe(0)`. `expect(…).not` wants the opposite. */
export function expect(value: unknown): Expectations & { not: Expectations } {
  return { ...expectations(value, false), not: expectations(value, true) };
}

function expectations(value: unknown, isNot: boolean): Expectations {
  const not = isNot ? "not " : "";
  const demand = (isMet: boolean, expected: string, actual = show(value)): void => {
    const got = !isNot && actual === expected ? `another one that looks like it` : actual;
    if (isMet === isNot) throw new Error(`expected ${not}${expected}, got ${got}`);
  };
  return {
    toBe: (due) => demand(Object.is(value, due), show(due)),
    toEqual: (due) => demand(isEqual(value, due, 0), show(due)),
    toThrow: (...names) => {
      if (typeof value !== "function") throw new Error(`toThrow wants a function to call, got ${show(value)}`);
      // Other libraries take a class or a pattern there.
      const isName = (name: unknown): boolean => typeof name === "string";
      if (!names.every(isName)) throw new Error('toThrow wants names of errors, as in toThrow("RangeError")');
      const wanted = names.length === 0 ? "an error" : names.join(" or ");
      try {
        (value as () => unknown)();
      } catch (error) {
        const name = error instanceof Error ? error.name : show(error);
        demand(names.length === 0 || (error instanceof Error && names.includes(name)), wanted, name);
        return;
      }
      demand(false, wanted, "no error");
    },
  };
}

/** Lists that are circles are deeper than this. */
const DEEPEST = 100;

function isEqual(one: unknown, other: unknown, depth: number): boolean {
  if (Object.is(one, other)) return true;
  if (depth > DEEPEST) throw new Error("toEqual does not look deeper than 100 objects; compare parts of them");
  if (!isCollection(one) || !isCollection(other) || Array.isArray(one) !== Array.isArray(other)) return false;
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.hasOwn(other, key) && isEqual(one[key], other[key], depth + 1))
  );
}

/** An array or a plain object; the likes of a `Map` are looked at as a whole. */
function isCollection(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null) return false;
  return Array.isArray(value) || [Object.prototype, null].includes(Object.getPrototypeOf(value) as object | null);
}

/** A value as one would write it, two objects deep at most. */
function show(value: unknown, depth = 0): string {
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "function") return "a function";
  if (Object.is(value, -0)) return "-0";
  if (typeof value === "object" && value !== null && !isCollection(value)) return "an object of a class";
  if (!isCollection(value)) return String(value);
  if (depth > 2) return "…";
  if (Array.isArray(value)) return `[${value.map((each) => show(each, depth + 1)).join(", ")}]`;
  const members = Object.keys(value).map((key) => `${key}: ${show(value[key], depth + 1)}`);
  return members.length === 0 ? "{}" : `{ ${members.join(", ")} }`;
}

/** More blocks than any memory of these tests can have; then `next` leads in a circle. */
const MOST_BLOCKS = 600;

/** The free list along `next`, as starts and sizes: `[[0, 50], [90, 10]]`. */
export function freeBlocks(allocator: MemoryAllocator): [start: number, size: number][] {
  const blocks: [start: number, size: number][] = [];
  for (let block: FreeBlock | null = allocator.freeListHead; block != null; block = block.next) {
    if (blocks.length === MOST_BLOCKS) throw new Error(`the free list does not end after ${MOST_BLOCKS} blocks`);
    blocks.push([block.start, block.size]);
  }
  return blocks;
}
