import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { MemoryPicture, Plain, TraceStep } from "#kit/check/failure";
import { MAX_CALLS, readScene, type Scene, sceneLink, sceneOfTrace } from "../../picture/link.js";

const scene: Scene = {
  assignment: "first-fit",
  capacity: 100,
  calls: [
    { op: "allocate", args: [20] },
    { op: "allocate", args: [30] },
    { op: "free", args: [0, 20] },
    { op: "getFreeMemory", args: [] },
  ],
};

/** The scene that the link has; fails where there is none. */
function read(link: string): Scene {
  const result = readScene(link);
  if ("problem" in result) throw new Error(result.problem);
  return result.scene;
}

function problemOf(link: string): string {
  const result = readScene(link);
  return "problem" in result ? result.problem : "none";
}

describe("the link of a scene", () => {
  test("is short, and can be read", () => {
    expect(sceneLink(scene)).toBe("#v=1&a=first-fit&c=100&o=allocate(20)(30)free(0,20)getFreeMemory()");
    expect(sceneLink({ ...scene, step: 2, embed: true })).toMatch(/&s=2&e=1$/);
  });

  test("leads back to the scene, whatever is in it", () => {
    const plain = fc.oneof(
      fc.integer(),
      fc.double({ noNaN: true, noDefaultInfinity: true }).filter((number) => !Object.is(number, -0)),
      fc.string({ unit: "binary", maxLength: 20 }),
      fc.constantFrom<Plain>("NaN", "-Infinity", "-0", "5n", "undefined", "(),'&=#+%", null, true),
    );
    const picture = fc
      .array(
        fc.record({
          size: fc.integer({ min: 1, max: 50 }),
          state: fc.constantFrom("allocated" as const, "free" as const, "broken" as const, "held" as const, null),
          label: fc.option(
            fc.string({ unit: "grapheme", maxLength: 5 }).filter((label) => !label.includes(",")),
            { nil: undefined },
          ),
        }),
        { minLength: 1, maxLength: 10 },
      )
      .map((runs): MemoryPicture => {
        let capacity = 0;
        const blocks: MemoryPicture["blocks"] = [];
        for (const { size, state, label } of runs) {
          if (state !== null) blocks.push({ start: capacity, size, state, ...(label === undefined ? {} : { label }) });
          capacity += size;
        }
        return { capacity, blocks };
      });
    const text = fc.string({ unit: "grapheme", maxLength: 40 });
    const any = fc.record<Scene>(
      {
        assignment: fc.constantFrom("first-fit", "leetcode-2502"),
        className: fc.constantFrom("MemoryAllocator", "$"),
        capacity: plain,
        more: fc.array(plain, { minLength: 1, maxLength: 8 }),
        calls: fc.array(fc.record({ op: fc.constantFrom("allocate", "free", "$x1"), args: fc.array(plain) })),
        embed: fc.constant(true),
        recorded: fc.record({
          message: text,
          expected: fc.option(text),
          actual: fc.option(text),
          actualMemory: fc.option(picture),
        }),
      },
      { requiredKeys: ["assignment", "capacity", "calls"] },
    );
    fc.assert(
      fc.property(any, (one) => {
        const link = sceneLink(one);
        expect(link).toMatch(/^#[\x21-\x7e]*$/);
        expect(read(link)).toEqual(one);
        // As chat programs and word processors send links on.
        expect(read(link.replaceAll("(", "%28").replaceAll(")", "%29").replaceAll(",", "%2C"))).toEqual(one);
      }),
    );
  });

  test("keeps half a surrogate pair from ending it", () => {
    const recorded = { message: "\uD800!", expected: null, actual: null, actualMemory: null };
    expect(read(sceneLink({ ...scene, recorded })).recorded?.message).toBe("\uFFFD!");
  });

  test("has a step within its calls", () => {
    expect(read("#v=1&a=first-fit&c=9&o=allocate(1)&s=7").step).toBe(1);
  });

  test("is refused in one clear line where it is garbage, and never throws", () => {
    expect(problemOf("#")).toBe(
      "This link cannot be read: it names no version. Perhaps a part of it was lost on the way.",
    );
    expect(problemOf("#v=2&a=first-fit")).toBe("This link is of version 2; this page reads version 1.");
    expect(problemOf("#v=1&a=first-fit&c=100&o=allocate(20)fre")).toContain('"fre" is no call');
    expect(problemOf("#v=1&a=first-fit&c=100&o=(20)")).toContain("its first call has no name");
    expect(problemOf("#v=1&a=first-fit&c=100&o=allocate({})")).toContain('"{}" is no value');
    expect(problemOf("#v=1&a=<b>&c=100")).toContain("it names no assignment");
    expect(problemOf("#v=1&a=%E0%A4%A&c=100")).toContain("is no text");
    expect(problemOf("#v=1&a=first-fit")).toContain("it names no capacity");
    expect(problemOf("#v=1&a=first-fit&c=1&s=x")).toContain('"x" is no step');
    expect(problemOf("#v=1&a=first-fit&c=1&m=x&p=z9")).toContain("its picture of memory is no such thing");
    expect(problemOf(`#v=1&a=first-fit&c=1&o=${"a()".repeat(MAX_CALLS + 1)}`)).toContain("more than 2000 calls");
    expect(problemOf(`#${"x".repeat(200_000)}`)).toContain("too long");
    const bits = fc.constantFrom(
      "v=1",
      "&",
      "a=first-fit",
      "c=",
      "o=",
      "(",
      ")",
      ",",
      "%",
      "p=",
      "m=",
      "s=",
      "\u0000",
      "é",
    );
    fc.assert(fc.property(fc.array(fc.oneof(bits, fc.string())), (parts) => void readScene(`#${parts.join("")}`)));
    fc.assert(
      fc.property(fc.nat(), fc.string(), (at, put) => {
        const link = sceneLink(scene);
        void readScene(link.slice(0, at % link.length) + put + link.slice((at % link.length) + 1));
      }),
    );
  });

  test("is not made of more calls than are read", () => {
    const calls = new Array(MAX_CALLS + 1).fill({ op: "allocate", args: [1] });
    expect(() => sceneLink({ ...scene, calls })).toThrow(RangeError);
  });
});

describe("the scene of a failed check", () => {
  const memory = { capacity: 100, blocks: [] };
  const trace: TraceStep[] = [
    { op: "new MemoryAllocator", capacity: 100, expected: null, actual: null, memory },
    { op: "allocate", size: 20, expected: 0, actual: 5, memory },
  ];
  const failure = { message: "It is wrong.", omittedCalls: 0, expected: "0", actual: "5", actualMemory: memory };

  test("has its calls, and what the report says of the last one", () => {
    expect(sceneOfTrace("first-fit", trace, failure)).toEqual({
      assignment: "first-fit",
      className: "MemoryAllocator",
      capacity: 100,
      calls: [{ op: "allocate", args: [20] }],
      recorded: { message: "It is wrong.", expected: "0", actual: "5", actualMemory: memory },
    });
  });

  test("has all that the constructor was given", () => {
    const made: TraceStep = { op: "new TaggedHeap", maxBytes: 4096, growBytes: 256, expected: null, actual: null };
    const one = sceneOfTrace("boundary-tags", [made, ...trace.slice(1)], failure);
    expect(one).toMatchObject({ capacity: 4096, more: [256] });
    expect(sceneLink(one!)).toContain("&c=4096&n=256&o=");
  });

  test("is none where calls are missing", () => {
    expect(sceneOfTrace("first-fit", null, failure)).toBeNull();
    expect(sceneOfTrace("first-fit", trace.slice(1), failure)).toBeNull();
    expect(sceneOfTrace("first-fit", trace, { ...failure, omittedCalls: 3 })).toBeNull();
  });
});
