import { describe, expect, test } from "vitest";
import type { Definition } from "#kit/define/definition";
import { playgroundOf, type PlayedCall, type Playground } from "#kit/define/playground";
import { show } from "#kit/subject/show";
import { definition as bestFitDefinition } from "../../../../exercises/02-best-fit/stages/definition.js";
import { definition as firstFitDefinition } from "../../../../exercises/01-first-fit/stages/definition.js";
import { definition as leetcodeDefinition } from "../../../../exercises/03-leetcode-2502/stages/definition.js";
import { parseCalls } from "../../../student/visualize/browser/parse.js";
import { isRep, readRep } from "../../../student/visualize/browser/rep.js";
import { sourceOf } from "../../../student/visualize/browser/values.js";

const [firstFit, bestFit, leetcode] = [firstFitDefinition, bestFitDefinition, leetcodeDefinition].map((one) =>
  playgroundOf(one as unknown as Definition<unknown>),
) as [Playground, Playground, Playground];

/** The calls of a text as source; or what is wrong with it. */
function read(text: string, playground: Playground = firstFit, before: readonly PlayedCall[] = []): string {
  const result = parseCalls(text, playground, 100, before);
  if ("problem" in result) return result.problem;
  const capacity = "capacity" in result ? [`new ${show(result.capacity)}`] : [];
  return [...capacity, ...result.calls.map(sourceOf)].join("; ");
}

describe("typed calls", () => {
  test("are understood with brackets and without", () => {
    expect(read("allocate 20")).toBe("allocate(20)");
    expect(read(" allocate(20); free 0, 20 ;free(20,30);")).toBe("allocate(20); free(0, 20); free(20, 30)");
    expect(read("getFreeMemory()")).toBe("getFreeMemory()");
    expect(read("capacity")).toBe("capacity");
    expect(read("allocate")).toBe("allocate()");
  });

  test("may have any value that a student would try", () => {
    expect(read("allocate(NaN)")).toBe("allocate(NaN)");
    expect(read("allocate -1.5e3")).toBe("allocate(-1500)");
    expect(read('free("0", 20n)')).toBe('free("0", 20n)');
    expect(read("free(undefined, null)")).toBe("free(undefined, null)");
    expect(read("allocate(1_000)")).toBe("allocate(1000)");
  });

  test("may be lines of a test or of a report, with variables for addresses", () => {
    const text = `const heap = new MemoryAllocator(50);
      const a = heap.allocate(20); // 0
      const b = heap.allocate(5);
      heap.free(a, 20);
      heap.free(b, 5);`;
    expect(read(text)).toBe("new 50; allocate(20); allocate(5); free(0, 20); free(20, 5)");
    expect(read("  1  new MemoryAllocator(100)\n  2  allocate(10)   → 0   (expected 3)\n✗ 3  free(0, 10)")).toBe(
      "new 100; allocate(10); free(0, 10)",
    );
    expect(read("let x = allocate 5; free x 5", firstFit, [{ method: "allocate", args: [7] }])).toBe(
      "allocate(5); free(7, 5)",
    );
  });

  test("are refused in one clear line", () => {
    expect(read("alocate 20")).toBe(
      'There is no method "alocate" here; there are allocate, free, getFreeMemory, getLargestFreeBlock, capacity.',
    );
    expect(read("allocate(x)")).toBe('"x" is no value. Write a number, as in allocate(20).');
    expect(read("allocate(1, 2)")).toBe("allocate(size) takes one argument, not 2.");
    expect(read("ok\n<b>")).toContain("Line 1");
    expect(read("allocate 1\n%%")).toBe('Line 2: "%%" is no call. Write it like allocate(20).');
    expect(read("new MemoryAllocator(5000)")).toContain("4096 are the most");
    expect(read("allocate(5)\nnew MemoryAllocator(5)")).toContain("One allocator at a time");
    expect(read("allocate(0, 1)", leetcode)).toBe("size is a whole number from 1 to 1000 in this assignment, not 0.");
    expect(read("allocate 1", leetcode)).toContain("mID is a whole number");
  });
});

describe("an allocation trace", () => {
  const trace = "1000\r\n3\r\n6\r\n1\r\na 0 64\r\na 1 448\r\nf 0\r\nr 1 512\r\nf -1\r\nf 1\r\n";

  test("becomes calls with addresses, in no more memory than it takes", () => {
    expect(isRep(trace)).toBe(true);
    const rep = readRep(trace);
    if ("problem" in rep) throw new Error(rep.problem);
    expect(rep.note).toBe("An allocation trace: 5 operations, one unit is one byte.");
    const { capacity, calls } = firstFit.situationOf(rep.operations);
    expect([capacity, ...calls.map(sourceOf)]).toEqual([
      1024,
      "allocate(64)",
      "allocate(448)",
      "free(0, 64)",
      "allocate(512)",
      "free(64, 448)",
      "free(512, 512)",
    ]);
    expect(leetcode.situationOf(rep.operations).calls.map(sourceOf)).toEqual([
      "allocate(64, 1)",
      "allocate(448, 2)",
      "freeMemory(1)",
      "allocate(512, 3)",
      "freeMemory(2)",
      "freeMemory(3)",
    ]);
  });

  test("with large sizes and very many operations is scaled and cut, and says so", () => {
    const lines = Array.from({ length: 900 }, (_, id) => `a ${id} 4095\nf ${id}`);
    const rep = readRep(`20000\n900\n1800\n1\n${lines.join("\n")}`);
    expect(rep).toMatchObject({
      note: "An allocation trace: the first 400 of 1800 operations, one unit stands for 8 bytes.",
    });
    if ("problem" in rep) throw new Error(rep.problem);
    const { capacity, calls } = bestFit.situationOf(rep.operations);
    expect(capacity).toBe(512);
    expect(calls).toHaveLength(400);
  });

  test("that cannot be read is refused with its line", () => {
    expect(readRep("10\n1\n1\n1\na 0")).toEqual({
      problem: 'Line 5: "a 0" is no operation of a trace; they are `a id bytes`, `r id bytes` and `f id`.',
    });
    expect(readRep("1\n1\n1\n1\na 0 99999999999999999999")).toMatchObject({
      problem: expect.stringContaining("more than can be counted"),
    });
    expect(readRep("1\n1\n1\n1\n")).toEqual({ problem: "There is no operation in this trace." });
  });
});
