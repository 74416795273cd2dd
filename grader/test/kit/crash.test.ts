/** What is said of a call in which the engine itself gave up, in both hosts. */
import { describe, expect, test } from "vitest";
import { CheckFailure, type Failure } from "#kit/check/failure";
import type { AllocatorUnderTest } from "#kit/lists/definition";
import type { Subject } from "#kit/subject/subject";
import { openNative } from "../../grade/sandbox/native.js";
import { exercise } from "../support/exercise.js";
import { programOf, sandboxOf } from "../support/sandbox.js";
import { allocatorSession } from "../support/allocators.js";

const hosts: [string, (source: string) => Promise<Subject>][] = [
  // The thread of a test has less stack than one that grades.
  ["in the sandbox", (source) => sandboxOf(source, { stackBytes: 2 ** 17 })],
  ["natively", async (source) => openNative(await programOf(source), exercise)],
];

/** How a check of an allocator with those members fails. */
async function failureOf(
  open: (source: string) => Promise<Subject>,
  members: string,
  use: (heap: AllocatorUnderTest) => void = (heap) => void heap.allocate(3),
): Promise<Failure> {
  const subject = await open(`export class MemoryAllocator {\n${members}\n}`);
  try {
    use(allocatorSession(subject, { placement: "first-fit", judge: [] }).create(10));
  } catch (error) {
    if (error instanceof CheckFailure) return error.failure;
    throw error;
  }
  throw new Error("nothing has failed");
}

describe.each(hosts)("%s", (_, open) => {
  const ENDLESS = [
    "allocate(size: number): number {",
    "  return this.search(size);",
    "}",
    "search(size: number): number {",
    "  if (this.isEnd(size)) return 0;",
    "  return this.search(size) + 1;",
    "}",
    "isEnd(size: number): boolean {",
    "  return size === 0;",
    "}",
  ].join("\n");

  test("a function that calls itself without end is told so, with the line where it does", async () => {
    const failure = await failureOf(open, ENDLESS);
    expect(failure.message).toMatch(/^allocate\(3\) never got to its end: in .+, line 7, a function calls itself/);
    expect(failure.message).not.toContain("engine");
    expect(failure.location).toMatchObject({ line: 7 });
  });

  test("so is one where an error is due, and nothing is said of memory", async () => {
    const failure = await failureOf(open, ENDLESS, (heap) => heap.failsToAllocate(11));
    expect(failure.message).toMatch(/line 7, a function calls itself.*It has to throw OutOfMemoryError\.$/s);
  });

  test("so is a total that is asked for by the check itself", async () => {
    const subject = await open(`export class MemoryAllocator {
      freeListHead = { start: 0, size: 10, next: null, prev: null };
      getFreeMemory(): number { return this.getFreeMemory(); }
    }`);
    const session = allocatorSession(subject, { placement: "first-fit", judge: ["free memory"] });
    expect(() => session.create(10)).toThrow(
      /^After new MemoryAllocator\(10\): getFreeMemory\(\) never got to its end: in .+, line 3, a function calls itself/,
    );
  });

  test("a total that is not written yet is no wrong one", async () => {
    const subject = await open(`export class MemoryAllocator {
      freeListHead = { start: 0, size: 10, next: null, prev: null };
      getFreeMemory(): number { throw new Error("TODO: getFreeMemory"); }
    }`);
    const session = allocatorSession(subject, { placement: "first-fit", judge: ["free memory"] });
    const told = /^getFreeMemory\(\) came upon "TODO: getFreeMemory" in .+, line 3: that part is not written yet\.$/;
    expect(() => session.create(10)).toThrow(
      expect.objectContaining({
        failure: expect.objectContaining({ kind: "not-written", message: expect.stringMatching(told) }),
      }),
    );
  });

  test.each([
    ["alloc", "alloc() {} free() {}", "If `alloc` is meant to be it, call it `allocate`."],
    ["ALLOCATE", "ALLOCATE() {}", "call it `allocate`."],
    ["allocte", "allocte() {}", "If `allocte` is meant to be it"],
    ["a field with a function", "alloc = () => 0;", "If `alloc` is meant to be it"],
  ])("a missing method is told with the one that may be it: %s", async (_name, members, advice) => {
    const { message } = await failureOf(open, members);
    expect(message).toMatch(/^The class has no method `allocate`; it has `/);
    expect(message).toContain(advice);
    expect(message).not.toMatch(/TypeError|returns? 0/);
  });

  test.each([
    [
      "the opposite",
      "deallocate() {} free() {}",
      "The class has no method `allocate`; it has `deallocate` and `free`.",
    ],
    ["nothing", "", "The class has no method `allocate`; it has no methods at all."],
    ["a number", "allocate = 5;", "`allocate` of the class is 5, not a method."],
  ])("what is not like it is not taken for it: %s", async (_name, members, message) => {
    expect((await failureOf(open, members)).message).toBe(message);
  });

  test("methods of a class above count", async () => {
    const subject = await open(
      "class Base { alloc() { return 0; } } export class MemoryAllocator extends Base { free() {} }",
    );
    const session = allocatorSession(subject, { placement: "first-fit", judge: [] });
    expect(() => session.create(10).allocate(3)).toThrow(/it has `free` and `alloc`\. If `alloc` is meant to be it/);
  });
});
