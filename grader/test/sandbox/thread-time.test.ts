/** Where the system does not say how long a thread was at work, as on macOS, on Windows and in a browser. */
import { expect, test, vi } from "vitest";
import { LimitReached } from "#kit/subject";
import { instanceOf, sandboxOf } from "../support/sandbox.js";

vi.mock("../../sandbox/clock.js", async (original) => ({
  ...(await original<typeof import("../../sandbox/clock.js")>()),
  threadTimeMs: () => null,
}));

test("begins again, with more time, what was slow and did not hang", async () => {
  const source = "class MemoryAllocator { allocate() { for (;;); } }";
  const sandbox = await sandboxOf(source, { hangMs: 100, checkTicks: 1e9, totalTicks: 1e9 });
  let begun = 0;
  const started = performance.now();
  const slow = (): void => {
    begun += 1;
    instanceOf(sandbox).call("allocate", [1]);
  };
  expect(() => sandbox.guard(slow)).toThrow(LimitReached);
  expect(begun).toBe(2);
  expect(performance.now() - started).toBeGreaterThan(400);
});
