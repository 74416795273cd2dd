/** What is said of an error that is not the one that is due. */
import { expect, test } from "vitest";
import { CheckFailure } from "#kit/check/failure";
import { ALL_ASPECTS } from "#kit/lists/definition";
import { inThisRealm, nativeSubject } from "#kit/subject/native";
import { allocatorSession } from "../support/allocators.js";

/** What is said when `allocate` throws that instead of an OutOfMemoryError. */
function saidOf(thrown: unknown): string {
  class MemoryAllocator {
    freeListHead = { start: 0, size: 10, next: null, prev: null };
    capacity = 10;
    getFreeMemory = () => 10;
    getLargestFreeBlock = () => 10;
    allocate(): never {
      throw thrown;
    }
  }
  const subject = nativeSubject("MemoryAllocator", () => inThisRealm(MemoryAllocator));
  const session = allocatorSession(subject, { placement: "first-fit", judge: ALL_ASPECTS });
  try {
    session.create(10).failsToAllocate(11);
  } catch (error) {
    if (error instanceof CheckFailure) return error.failure.message;
    throw error;
  }
  throw new Error("nothing has failed");
}

test.each([
  ["a text", "OutOfMemoryError", ' Write `throw new OutOfMemoryError("…")`.'],
  [
    "its name as the message",
    new Error("OutOfMemoryError"),
    '"OutOfMemoryError" is only its message; its name is "Error". Write `throw new OutOfMemoryError("…")`',
  ],
  [
    "a class without a name of its own",
    new (class extends Error {})("full"),
    'has the name "Error". Write `throw new OutOfMemoryError("…")`, or in a class of your own set this.name.',
  ],
])("%s is told what to throw", (_, thrown, said) => {
  expect(saidOf(thrown)).toContain(said);
});

test("of a crash where an error is due, nothing is said of what is free", () => {
  const crash = new TypeError("Cannot read properties of null (reading 'start')");
  expect(saidOf(crash)).toMatch(/raised by the engine, not by a `throw` of yours\.$/);
});

/** How the first `allocate(3)` of that class fails, which answers so, and then `getFreeMemory()`. */
function failureOf(answer: unknown, free?: number) {
  class MemoryAllocator {
    freeListHead = { start: 5, size: 5, next: null, prev: null };
    capacity = 10;
    getFreeMemory = () => free;
    allocate = () => answer;
  }
  const subject = nativeSubject("MemoryAllocator", () => inThisRealm(MemoryAllocator));
  const session = allocatorSession(subject, { placement: "first-fit", judge: [] });
  try {
    const heap = session.create(10);
    heap.allocate(3);
    heap.getFreeMemory();
  } catch (error) {
    if (error instanceof CheckFailure) return error.failure;
    throw error;
  }
  throw new Error("nothing has failed");
}

test.each([
  [undefined, "Is a `return` missing?"],
  ["0", "An address is a number, not a text."],
  [null, "An address is a number."],
  [{}, "An address is a number."],
])("what is no address at all is told so, and nothing of where a block has to go: %j", (answer, said) => {
  const { message } = failureOf(answer);
  expect(message).toContain(said);
  expect(message).not.toContain("First fit");
});

test("a method that returns nothing is asked for its return, whatever it is about", () => {
  const { message } = failureOf(0);
  expect(message).toMatch(/getFreeMemory\(\) returned undefined, .*Is a `return` missing\?/);
});

test("where a total is wrong, units that are in no list and in no allocation are drawn as lost", () => {
  const { actualMemory } = failureOf(0, 5);
  expect(actualMemory?.blocks).toEqual([
    { start: 0, size: 3, state: "allocated" },
    { start: 5, size: 5, state: "free" },
  ]);
});
