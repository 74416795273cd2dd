/** What the clock makes of how long a thread was at work, whatever else this machine is busy with meanwhile. */
import { expect, test, vi } from "vitest";
import { LimitReached } from "#kit/subject/subject";
import { instanceOf, sandboxOf } from "../../support/sandbox.js";

/** How long the thread has been at work, as the sandbox is told. */
let threadTime: () => number | null = () => null;

vi.mock("../../../grade/sandbox/clock.js", async (original) => ({
  ...(await original<typeof import("../../../grade/sandbox/clock.js")>()),
  threadTimeMs: () => threadTime(),
}));

/**
 * How often a call that never comes back is begun.
 *
 * @param beforeMs - how long other checks took by the clock before
 */
async function timesBegun(loop: string, hangMs: number, beforeMs = 0): Promise<number> {
  const source = `class MemoryAllocator { allocate() { ${loop} } }`;
  const sandbox = await sandboxOf(source, { hangMs, checkTicks: 1e9, totalTicks: 1e9 });
  // To begin again takes another machine.
  await sandbox.prepare(true);
  const started = performance.now();
  if (beforeMs > 0)
    sandbox.guard(() => {
      while (performance.now() - started < beforeMs);
    });
  let begun = 0;
  const body = (): void => {
    begun += 1;
    instanceOf(sandbox).call("allocate", [1]);
  };
  expect(() => sandbox.guard(body)).toThrow(LimitReached);
  return begun;
}

const CHEAP = "for (;;);";
const DEAR = 'for (;;) "\\n".repeat(100_000);';

test("does not begin again what was at work all the time, though no tick counted its dear turns", async () => {
  threadTime = () => performance.now();
  expect(await timesBegun(DEAR, 500)).toBe(1);
});

test.each([1.5, 3, 5])("begins again, with more time, what had a %dth of it", async (slowness) => {
  const started = performance.now();
  threadTime = () => started + (performance.now() - started) / slowness;
  expect(await timesBegun(CHEAP, 300)).toBe(2);
  expect(performance.now() - started).toBeGreaterThan(300 * slowness);
});

test("what hangs is not begun again where the machine has been as slow before", async () => {
  const started = performance.now();
  threadTime = () => started + (performance.now() - started) / 3;
  expect(await timesBegun(CHEAP, 2_000, 1_800)).toBe(1);
  expect(performance.now() - started).toBeGreaterThan(1_800 + 3 * 2_000);
});

test("begins as often as it takes, while the machine gets busier and busier", async () => {
  const started = performance.now();
  let workMs = 0;
  let last = started;
  let begins = 0;
  threadTime = () => {
    const now = performance.now();
    // What comes of each stretch of time is less than of the one before, up to the third.
    workMs += (now - last) / Math.min(4 ** begins, 16);
    last = now;
    begins += 1;
    return started + workMs;
  };
  expect(await timesBegun(CHEAP, 200)).toBeGreaterThan(1);
});

// As on macOS, on Windows and in a browser.
test("where the system does not say, begins again, with more time, what was slow and did not hang", async () => {
  threadTime = () => null;
  const started = performance.now();
  expect(await timesBegun(CHEAP, 1_000)).toBe(2);
  expect(performance.now() - started).toBeGreaterThan(4_000);
});
