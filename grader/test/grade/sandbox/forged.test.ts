/** What a submission says of itself when it throws: whatever that is, the check fails, and nothing of ours does. */
import fc from "fast-check";
import { afterEach, describe, expect, test, vi } from "vitest";
import { LimitReached } from "#kit/subject/subject";
import { DirectCalls } from "../../../grade/sandbox/direct.js";
import { locator } from "../../../grade/sandbox/locate.js";
import { openSandbox } from "../../../grade/sandbox/subject.js";
import { exercise } from "../../support/exercise.js";
import { instanceOf, programOf, sandboxOf } from "../../support/sandbox.js";

/** Throws an error with one part forged: as the value that is passed, or by an accessor that throws it. */
const FORGER = `class MemoryAllocator {
  allocate(part, value, how) {
    const error = new Error("mine");
    const get = how === "throws" ? () => { throw value; } : () => value;
    if (how === "plain") error[part] = value;
    else Object.defineProperty(error, part, { get });
    throw error;
  }
}`;

const number = fc.oneof(
  fc.constantFrom("0", "00", "-1", "1e9", "NaN", "Infinity", "", "1".repeat(10_000), "0x10", "1.5", "٣"),
  fc.integer().map(String),
  fc.double().map(String),
);
const file = fc.constantFrom(
  "submission.js",
  "guest.js",
  "realm.js",
  "/etc/passwd",
  "",
  "submission.js.map",
  "evil\\submission.js",
);
const frame = fc
  .tuple(fc.constantFrom("    at f (", "f (", "", "at "), file, number, number, fc.constantFrom(")", "", "))"))
  .map(([before, name, line, column, after]) => `${before}${name}:${line}:${column}${after}`);
const stack = fc.oneof(
  fc
    .array(fc.oneof(frame, fc.string({ unit: "binary", maxLength: 30 })), { maxLength: 8 })
    .map((lines) => lines.join("\n")),
  fc.string({ unit: "binary" }),
);
// Not null: that is what the engine throws when it has no memory left for an error.
const value = fc.oneof(stack, fc.constantFrom(0, NaN, true, undefined, 1n));

describe("a forged error", () => {
  test.each([
    ["a line 0", "    at f (submission.js:0:1)"],
    ["a line of 10,000 digits", `f (submission.js:${"9".repeat(10_000)}:1)`],
    ["a column below 0", "submission.js:1:-5"],
  ])("has no place where its stack names none: %s", async (_what, forged) => {
    const outcome = instanceOf(await sandboxOf(FORGER)).call("allocate", ["stack", forged, "plain"]);
    expect(outcome).toMatchObject({ kind: "threw", error: { name: "Error", message: "mine", location: null } });
  });

  test("is described, whatever its parts are", async () => {
    const heap = instanceOf(await sandboxOf(FORGER, { checkTicks: 1e6, totalTicks: 1e6 }));
    const part = fc.constantFrom("stack", "message", "name", "cause");
    const how = fc.constantFrom("plain", "gets", "throws");
    fc.assert(
      fc.property(part, value, how, (...args) => {
        const outcome = heap.call("allocate", args);
        if (outcome.kind !== "threw") throw new Error("it did not throw");
        const { name, message, location } = outcome.error;
        expect([typeof name, typeof message]).toEqual(["string", "string"]);
        if (location !== null) expect(location.file).toBe("memory-allocator.ts");
      }),
    );
  });

  test("has a place in the student's source, or none", async () => {
    const { map } = await programOf(FORGER);
    const locate = locator(map);
    fc.assert(
      fc.property(stack, (forged) => {
        const place = locate(forged);
        if (place === null) return;
        expect(place.line).toBeGreaterThan(0);
        expect(place.line).toBeLessThanOrEqual(FORGER.split("\n").length);
        expect(place.column).toBeGreaterThan(0);
      }),
      { numRuns: 1_000 },
    );
  });

  test("that is thrown at load is a load error", async () => {
    const program = await programOf(
      `const e = new Error("mine"); e.stack = "submission.js:0:1"; throw e;\nclass MemoryAllocator {}`,
    );
    await expect(openSandbox(program, exercise)).rejects.toMatchObject({ message: "Error: mine", location: null });
  });
});

describe("a sandbox that is broken from inside", () => {
  afterEach(() => void vi.restoreAllMocks());

  test.each([
    ["answers what is no answer", { number: NaN }],
    ["answers with a number that means nothing", { number: 12 }],
    ["answers with a fraction", { number: 16.5 }],
  ])("ends the check, and the next one has a sound one: it %s", async (_how, answer) => {
    const sandbox = await sandboxOf("class MemoryAllocator { allocate() { return 7; } }");
    const heap = instanceOf(sandbox);
    vi.spyOn(DirectCalls.prototype, "call").mockReturnValueOnce(answer);
    let thrown: unknown;
    try {
      heap.call("allocate", [1]);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(LimitReached);
    expect(thrown).toMatchObject({ limit: "broken sandbox", during: "allocate(1)" });
    await sandbox.prepare(true);
    sandbox.reload();
    sandbox.beginCheck("next");
    expect(instanceOf(sandbox).call("allocate", [1])).toMatchObject({ value: { value: 7 } });
  });

  test("while it loads is a load error", async () => {
    const program = await programOf("class MemoryAllocator {}");
    vi.spyOn(DirectCalls.prototype, "call").mockImplementationOnce(() => {
      throw new TypeError("not to be believed");
    });
    await expect(openSandbox(program, exercise)).rejects.toMatchObject({ name: "Stopped", limit: "broken sandbox" });
  });
});
