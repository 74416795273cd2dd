import { describe, expect, test } from "vitest";
import { LimitReached } from "#kit/subject/subject";
import { threadTimeMs } from "../../../grade/sandbox/clock.js";
import { openSandbox } from "../../../grade/sandbox/subject.js";
import { exercise } from "../../support/exercise.js";
import { instanceOf, programOf, sandboxOf } from "../../support/sandbox.js";

const TICKS = { checkTicks: 100, totalTicks: 1_000 };

/** Which limit a use of the sandbox reaches, and in what. */
function limitOf(use: () => unknown): Pick<LimitReached, "limit" | "during"> | null {
  try {
    use();
    return null;
  } catch (error) {
    if (error instanceof LimitReached) return { limit: error.limit, during: error.during };
    throw error;
  }
}

describe("time", () => {
  test("stops a loop, and says in which call it was", async () => {
    const sandbox = await sandboxOf("class MemoryAllocator { free() { for (;;); } }", TICKS);
    const heap = instanceOf(sandbox);
    expect(limitOf(() => heap.call("free", [20, 30]))).toEqual({ limit: "time", during: "free(20, 30)" });
  });

  test("goes on with a sound machine after that", async () => {
    const source = "class MemoryAllocator { free() { for (;;); } allocate() { return 7; } }";
    const sandbox = await sandboxOf(source, TICKS);
    for (let i = 0; i < 5; i++) {
      await sandbox.prepare(true);
      sandbox.beginCheck("again");
      expect(limitOf(() => instanceOf(sandbox).call("free", []))?.limit).toBe("time");
      sandbox.reload();
      sandbox.beginCheck("again");
      expect(instanceOf(sandbox).call("allocate", [1])).toMatchObject({ value: { value: 7 } });
    }
  });

  test("a machine that cannot be wiped is the only one that is lost", async () => {
    const source = `let all; class MemoryAllocator { grow() { all = new Array(1e6).fill(1); } allocate() { return 7; } }`;
    // No other test has machines of that size.
    const sandbox = await sandboxOf(source, { ...TICKS, memoryBytes: 48 * 2 ** 20 });
    await sandbox.prepare(true);
    sandbox.beginCheck("grows");
    instanceOf(sandbox).call("grow", []);
    for (let i = 0; i < 9; i++) {
      sandbox.reload();
      sandbox.beginCheck("again");
      expect(instanceOf(sandbox).call("allocate", [1])).toMatchObject({ value: { value: 7 } });
    }
  });

  test("counts turns, not seconds: what just fits once always fits", async () => {
    const source = `class MemoryAllocator { allocate(n) { for (let i = 0; i < n; i++); return n; } }`;
    const ends = async (turns: number) => {
      const sandbox = await sandboxOf(source, { checkTicks: 50, totalTicks: 1_000 });
      return limitOf(() => instanceOf(sandbox).call("allocate", [turns]));
    };
    let [fits, ends_] = [0, 2_000_000];
    while (ends_ - fits > 1) {
      const turns = Math.floor((fits + ends_) / 2);
      if ((await ends(turns)) === null) fits = turns;
      else ends_ = turns;
    }
    for (let i = 0; i < 3; i++) {
      expect(await ends(fits)).toBeNull();
      expect(await ends(fits + 1)).not.toBeNull();
    }
  });

  test("is counted for all checks together, too", async () => {
    const source = "class MemoryAllocator { allocate() { for (let i = 0; i < 400_000; i++); } }";
    const sandbox = await sandboxOf(source, { checkTicks: 100, totalTicks: 300 });
    const limits = [1, 2, 3, 4, 5].map((round) => {
      sandbox.beginCheck(`round ${round}`);
      const limit = limitOf(() => instanceOf(sandbox).call("allocate", [1]))?.limit;
      sandbox.reload();
      return limit;
    });
    expect(limits).toEqual([undefined, undefined, undefined, "total time", "total time"]);
  });

  test("ends a loop inside a built-in function by the clock, with none of its `finally` run", async () => {
    const source =
      "class MemoryAllocator { allocate() { Array.prototype.indexOf.call({ length: 2 ** 53 - 1 }, 1); } free() { return 1; } }";
    const sandbox = await sandboxOf(source, { hangMs: 1_000 });
    await sandbox.prepare(true);
    let wasCleanedUp = false;
    const started = performance.now();
    const hang = (): void => {
      try {
        instanceOf(sandbox).call("allocate", [1]);
      } finally {
        wasCleanedUp = true;
      }
    };
    expect(limitOf(() => sandbox.guard(hang))).toEqual({ limit: "time", during: "allocate(1)" });
    expect(wasCleanedUp).toBe(false);
    expect(performance.now() - started).toBeLessThan(30_000);
    sandbox.reload();
    expect(sandbox.guard(() => instanceOf(sandbox).call("free", []))).toMatchObject({ value: { value: 1 } });
  });

  test("begins again, with more time, what had no turn while the machine was busy", async (context) => {
    context.skip(threadTimeMs() === null, "this system does not say how long a thread was at work");
    const sandbox = await sandboxOf("class MemoryAllocator { free() { return 1; } }", { hangMs: 2_000 });
    let begun = 0;
    const body = () => {
      begun += 1;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, begun === 1 ? 60_000 : 2_500);
      return instanceOf(sandbox).call("free", []);
    };
    expect(sandbox.guard(body)).toMatchObject({ value: { value: 1 } });
    expect(begun).toBe(2);
  });

  test("has the clock step in twice and no more", async () => {
    const source = "class MemoryAllocator { constructor() { [].indexOf.call({ length: 2 ** 53 - 1 }, 1); } }";
    const sandbox = await sandboxOf(source, { hangMs: 500 });
    const limits: unknown[] = [];
    for (let round = 1; round <= 3; round++) {
      await sandbox.prepare(true);
      limits.push(limitOf(() => sandbox.guard(() => sandbox.construct([1])))?.limit);
      sandbox.reload();
    }
    expect(limits).toEqual(["time", "time", "total time"]);
  });

  test("is bounded for all checks together where the clock need not step in, either", async () => {
    const source =
      'const text = "a".repeat(2 ** 16); class MemoryAllocator { allocate() { for (let i = 0; i < 4; i++) (text + i).indexOf("aaaaaaaaaaaaaaab"); } }';
    const hangMs = 500;
    const sandbox = await sandboxOf(source, { hangMs, checkTicks: 1e9, totalTicks: 1e9 });
    const timeMs = () => threadTimeMs() ?? performance.now();
    const before = timeMs();
    const limits: (string | undefined)[] = [];
    while (limits.at(-1) !== "total time" && limits.length < 1_000) {
      await sandbox.prepare(true);
      limits.push(limitOf(() => sandbox.guard(() => instanceOf(sandbox).call("allocate", [1])))?.limit);
      if (limits.at(-1) === "time") sandbox.reload();
    }
    expect(limits.at(-1)).toBe("total time");
    expect(limits.filter((limit) => limit === "time").length).toBeLessThan(2);
    expect(timeMs() - before).toBeLessThan(4 * hangMs);
  });

  test("also ends the loading of a submission", async () => {
    const limits = { ...exercise.limits, ...TICKS };
    const program = await programOf("for (;;); class MemoryAllocator {}");
    await expect(openSandbox(program, { ...exercise, limits })).rejects.toMatchObject({ limit: "time" });
  });
});

describe("memory", () => {
  const MEMORY = { memoryBytes: 12 * 2 ** 20 };

  test.each([
    ["objects", "const all = []; for (;;) all.push({});"],
    ["a chain of nodes", "let node = null; for (;;) node = { start: 0, size: 1, next: node };"],
    ["arrays", "const all = []; for (;;) all.push(new Array(1000).fill(0));"],
    ["texts", 'const all = []; for (let i = 0; ; i++) all.push("x".repeat(1000 + (i % 7)));'],
    ["one huge text", 'return "x".repeat(2 ** 29).length;'],
    ["one huge array", "return new Array(2 ** 27).fill(1).length;"],
    ["what it catches and goes on with", "const all = []; for (;;) { try { for (;;) all.push([1]); } catch {} }"],
  ])("ends with %s", async (_what, body) => {
    const sandbox = await sandboxOf(`class MemoryAllocator { allocate() { ${body} } }`, MEMORY);
    const heap = instanceOf(sandbox);
    expect(limitOf(() => heap.call("allocate", [1]))).toEqual({ limit: "memory", during: "allocate(1)" });
    await sandbox.prepare(true);
    sandbox.reload();
    expect(instanceOf(sandbox).read("nothing")).toMatchObject({ kind: "returned" });
  });

  test("is not used up by the many instances of a long check", async () => {
    const source = "class MemoryAllocator { units = new Array(100_000).fill(0); }";
    const sandbox = await sandboxOf(source, { memoryBytes: 128 * 2 ** 20, checkTicks: 10_000, totalTicks: 10_000 });
    for (let i = 0; i < 200; i++) expect(sandbox.construct([1]).kind).toBe("constructed");
  });
});

test("what the engine raises is told from what the student throws", async () => {
  const sandbox = await sandboxOf(`
    class Mine extends RangeError {}
    function Old() {}
    Old.prototype = Object.create(Error.prototype);
    const throwers = {
      length: () => new Array(-1),
      missing: () => null.start,
      undeclared: () => nothing,
      invalid: () => JSON.parse("{"),
      big: () => 2n ** (2n ** 40n),
      error: () => { throw new RangeError("size"); },
      bare: () => { throw RangeError("size"); },
      own: () => { throw new Mine("size"); },
      old: () => { throw new Old(); },
      copied: () => { throw structuredClone(new RangeError("size")); },
      text: () => { throw "RangeError"; },
      dressed: () => { try { null.start; } catch (error) { error.name = "RangeError"; throw error; } },
    };
    class MemoryAllocator { allocate(kind) { return throwers[kind](); } }
  `);
  const heap = instanceOf(sandbox);
  const byEngine = (kind: string): boolean | null => {
    const outcome = heap.call("allocate", [kind]);
    return outcome.kind === "threw" ? outcome.error.byEngine : null;
  };
  for (const kind of ["length", "missing", "undeclared", "invalid", "big", "dressed"]) {
    expect([kind, byEngine(kind)]).toEqual([kind, true]);
  }
  for (const kind of ["error", "bare", "own", "old", "copied", "text"]) {
    expect([kind, byEngine(kind)]).toEqual([kind, false]);
  }
});
