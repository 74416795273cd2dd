/** What the clock makes of how long a thread was at work, whatever else this machine is busy with meanwhile. */
import { expect, test, vi } from "vitest";
import { LimitReached } from "#kit/subject";
import { instanceOf, sandboxOf } from "../support/sandbox.js";

/** How long the thread has been at work, as the sandbox is told. */
let threadTime: () => number | null = () => null;

vi.mock("../../sandbox/clock.js", async (original) => ({
  ...(await original<typeof import("../../sandbox/clock.js")>()),
  threadTimeMs: () => threadTime(),
}));

/** How often a call that never comes back is begun. */
async function timesBegun(loop: string, hangMs: number): Promise<number> {
  const source = `class MemoryAllocator { allocate() { ${loop} } }`;
  const sandbox = await sandboxOf(source, { hangMs, checkTicks: 1e9, totalTicks: 1e9 });
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

test("begins again, with more time, what had less than a quarter of it", async () => {
  const started = performance.now();
  threadTime = () => started + (performance.now() - started) / 5;
  expect(await timesBegun(CHEAP, 300)).toBe(2);
  expect(performance.now() - started).toBeGreaterThan(1_200);
});

// As on macOS, on Windows and in a browser.
test("where the system does not say, begins again, with more time, what was slow and did not hang", async () => {
  threadTime = () => null;
  const started = performance.now();
  expect(await timesBegun(CHEAP, 1_000)).toBe(2);
  expect(performance.now() - started).toBeGreaterThan(4_000);
});
