import { mutants } from "../01-first-fit/mutants.js";
import type { MadeVariant } from "../variant.js";

const file = "memory-allocator.ts";
const from = (program: string): string => `04-writing-tests/programs/${program}.ts`;

/** The reference, whole or not. */
const reference = { file, from: from("first-fit"), globals: from("built-ins") };

/** Programs that keep the contract of first fit, each in a way of its own; then what it does. */
const right = (isHandedOut: boolean, programs: Record<string, string>): MadeVariant[] =>
  Object.entries(programs).map(([name, about]) => ({
    name,
    isHandedOut,
    about: `Right: ${about}`,
    file,
    from: from(name),
  }));

/** The reference of first fit with one of its mutants. */
const wrong = (isHandedOut: boolean, names: readonly string[]): MadeVariant[] =>
  names.map((name) => {
    const mutant = mutants.find((each) => each.name === name);
    if (mutant === undefined) throw new Error(`first fit has no mutant ${name}`);
    const mistake = { folder: "01-first-fit", mutant };
    return { name, isHandedOut, about: `Wrong: ${mutant.why}`, ...reference, mistake };
  });

export const variants: MadeVariant[] = [
  { name: "first-fit", isHandedOut: true, about: "Right: a free list, as first-fit asks for.", ...reference },
  ...right(true, {
    units: "an entry for each unit.",
    blocks: "an array of all blocks; the list is made when it is read.",
    accessors: "whatever can be read is an accessor.",
    "fresh-nodes": "new nodes at each read, with a member more than is asked for.",
    "undefined-for-null": "undefined where others have null.",
    "free-returns-true": "free returns true.",
    "another-language": "plain errors with a name and German messages.",
    "own-functions": "methods are own functions, with other members beside them.",
  }),
  ...right(false, {
    "type-errors": "TypeError for what is no number, and OutOfMemoryError for any size when nothing is free.",
    "ends-outside-as-invalid-free": "InvalidFreeError for a range that ends outside.",
    "ends-outside-as-range-error": "RangeError for a range that ends outside.",
  }),
  ...wrong(true, [
    // basics
    "split-forgets-start",
    "free-memory-misses-the-first-block",
    // exhaustion
    "exact-fit-leaves-an-empty-block",
    "range-error-when-nothing-fits",
    // fragmentation
    "best-fit",
    "next-fit",
    // merges
    "never-merges-with-the-block-at-address-zero",
    "merge-with-both-forgets-prev",
    // boundaries
    "capacity-one-is-refused",
    "cannot-free-the-last-unit",
    // invalid-ops
    "free-takes-a-smaller-size",
    "free-forgets-before-it-checks",
  ]),
  ...wrong(false, [
    // basics
    "forgets-to-record-the-allocation",
    "shares-the-list-between-allocators",
    // exhaustion
    "refuses-an-exact-fit",
    "counts-down-before-the-request-is-served",
    // fragmentation
    "unlink-forgets-prev",
    "asks-the-total-whether-a-request-can-be-served",
    // merges
    "merge-with-next-forgets-start",
    "merge-with-both-cuts-the-list-off",
    // boundaries
    "size-one-cannot-be-freed",
    "whole-capacity-cannot-be-allocated",
    // invalid-ops
    "allocate-lets-fractions-pass",
    "invalid-free-error-without-a-name",
  ]),
];
