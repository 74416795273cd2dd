/** Errors whose messages have to name things, as texts that stand there verbatim and as numbers in decimal. */
import { describe, expect, test } from "vitest";
import { throwsSaying } from "#kit/subject/expected";
import { namesAll } from "../../../exercises/kit/subject/guest-says.js";
import { scriptOf, type Step } from "#kit/subject/script";
import type { Subject } from "#kit/subject/subject";
import { nativeOf, sandboxOf } from "../support/sandbox.js";

const says = (message: unknown, ...due: (string | number)[]): boolean =>
  namesAll(
    message,
    due.length,
    (place) => String(due[place]),
    (place) => typeof due[place] === "number",
  );

test.each<[string, (string | number)[]]>([
  ["freed at list.c:12 already", ["list.c:12"]],
  ["list.c:12", ["list.c:12"]],
  ["byte 4 of 20, allocated at list.c:12", [4, 20, "list.c:12"]],
  ["list.c:12: 12 bytes", [12, "list.c:12"]],
  ["(4/20@list.c:12)", [4, 20, "list.c:12"]],
  ["", []],
])("%j names %j", (message, due) => {
  expect(says(message, ...due)).toBe(true);
});

test.each<[unknown, (string | number)[]]>([
  ["freed at list.c:1 already", ["list.c:12"]],
  ["freed at list.c:123 already", ["list.c:12"]],
  ["byte 40 of 120", [4]],
  ["byte 140 of 20", [40]],
  ["allocated at list.c:12", [12, "list.c:12"]],
  [undefined, []],
  [12, [12]],
])("%j does not name %j", (message, due) => {
  expect(says(message, ...due)).toBe(false);
});

describe.each<[string, (source: string) => Promise<Subject>]>([
  ["in the sandbox", (source) => sandboxOf(source)],
  ["natively", (source) => nativeOf(source, "export {};")],
])("played %s", (_where, open) => {
  const differences = async (body: string): Promise<number[]> => {
    const subject = await open(`class MemoryAllocator { allocate() { ${body} } getFreeMemory() { return 1; } }`);
    const steps: Step[] = [
      { kind: "construct", slot: 0, args: [] },
      {
        kind: "call",
        slot: 0,
        method: "allocate",
        args: [5],
        due: throwsSaying("RangeError", 20, "list.c:12"),
        isLook: true,
      },
      { kind: "call", slot: 0, method: "getFreeMemory", args: [], due: { kind: "returns", value: 2 }, isLook: true },
    ];
    return subject.play(scriptOf([steps], "playing")).map(({ step }) => step);
  };

  test("an error that names all is right", async () => {
    expect(await differences('throw new RangeError("20 bytes at list.c:12");')).toEqual([2]);
  });

  test.each([
    ["leaves a number out", 'throw new RangeError("list.c:12");'],
    ["leaves the text out", 'throw new RangeError("20 bytes");'],
    ["has another name", 'throw new TypeError("20 bytes at list.c:12");'],
    ["has a message that throws", 'throw Object.defineProperty(new RangeError(), "message", { get() { throw 1; } });'],
    ["is none", "return 20;"],
  ])("one that %s is a difference, and the sequence goes on", async (_what, body) => {
    expect(await differences(body)).toEqual([1, 2]);
  });
});
