/** Answers that are truth values, or nobody: as they are played, and as they are judged. */
import { describe, expect, test } from "vitest";
import type { Expected } from "#kit/subject/expected";
import { isDue } from "#kit/subject/expected";
import { scriptOf, type Step } from "#kit/subject/script";
import type { Subject } from "#kit/subject/subject";
import { nativeOf, sandboxOf } from "../support/sandbox.js";

/** What comes back, what is due, and whether it will do. */
const CASES: [string, Expected, boolean][] = [
  ["true", { kind: "returns", value: true }, true],
  ["1", { kind: "returns", value: true }, false],
  ["new Boolean(true)", { kind: "returns", value: true }, false],
  ["false", { kind: "returns", value: false }, true],
  ["0", { kind: "returns", value: false }, false],
  ["undefined", { kind: "returns", value: false }, false],
  ["null", { kind: "returns", value: null }, true],
  ["undefined", { kind: "returns", value: null }, true],
  ["0", { kind: "returns", value: null }, false],
  ["{}", { kind: "returns", value: null }, false],
  ["2.5", { kind: "returns", value: 2.5 }, true],
  ["'a'", { kind: "returns", value: "a" }, true],
];

describe.each<[string, (source: string) => Promise<Subject>]>([
  ["in the sandbox", (source) => sandboxOf(source)],
  ["natively", (source) => nativeOf(source, "export {};")],
])("%s", (_where, open) => {
  test.each(CASES)("%s where %j is due", async (answer, due, isRight) => {
    const subject = await open(`class MemoryAllocator { getFreeMemory() { return ${answer}; } }`);
    const steps: Step[] = [
      { kind: "construct", slot: 0, args: [] },
      { kind: "call", slot: 0, method: "getFreeMemory", args: [], due, isLook: true },
    ];
    expect(subject.play(scriptOf([steps], "playing"))).toEqual(isRight ? [] : [{ sequence: 0, step: 1 }]);
    const made = subject.construct([]);
    if (made.kind === "threw") throw new Error("it can be made");
    const outcome = made.instance.call("getFreeMemory", []);
    if (outcome.kind === "threw" || due.kind === "throws") throw new Error("it returns");
    expect(isDue(due.value, outcome.value)).toBe(isRight);
  });
});
