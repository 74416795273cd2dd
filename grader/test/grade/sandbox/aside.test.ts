/** What only finds out more about a failure makes no difference to anything else. */
import { expect, test } from "vitest";
import { sandboxOf } from "../../support/sandbox.js";

const SOURCE = `
let made = 0;
export class MemoryAllocator {
  constructor() { made += 1; console.log("made"); }
  allocate(size) { for (let i = 0; i < size * 10000; i++); return made; }
}`;

function outcomeOf(sandbox: Awaited<ReturnType<typeof sandboxOf>>, size: number): unknown {
  const made = sandbox.construct([100]);
  if (made.kind === "threw") throw new Error(made.error.message);
  const outcome = made.instance.call("allocate", [size]);
  return outcome.kind === "returned" && outcome.value.type === "primitive" ? outcome.value.value : outcome;
}

test("its time, its lines and what it leaves in variables are its own", async () => {
  const sandbox = await sandboxOf(SOURCE, { checkTicks: 100, totalTicks: 150 });
  expect(outcomeOf(sandbox, 20)).toBe(1);
  for (let i = 0; i < 3; i++) expect(sandbox.aside?.(0.2, () => outcomeOf(sandbox, 5))).toBe(1);
  expect(sandbox.takePrinted()).toEqual(["made"]);
  expect(outcomeOf(sandbox, 20)).toBe(1);
  sandbox.beginCheck("another");
  expect(outcomeOf(sandbox, 20)).toBe(2);
});

test("it ends when its own time is up, and all of them together have the time of one check", async () => {
  const sandbox = await sandboxOf(SOURCE, { checkTicks: 100, totalTicks: 1000 });
  expect(sandbox.aside?.(0.2, () => outcomeOf(sandbox, Infinity))).toBeNull();
  let asides = 1;
  while (asides < 20 && sandbox.aside?.(0.2, () => outcomeOf(sandbox, 6)) === 1) asides += 1;
  expect(asides).toBeGreaterThan(4);
  expect(asides).toBeLessThan(20);
  expect(outcomeOf(sandbox, 20)).toBe(1);
});

test("with one deadline for all of them, each has its own time, and where that deadline is too short each has one", async () => {
  const sandbox = await sandboxOf(SOURCE, { checkTicks: 100, totalTicks: 1000, hangMs: 400 });
  expect(
    sandbox.asides?.(() => [
      sandbox.aside?.(0.2, () => outcomeOf(sandbox, 5)),
      sandbox.aside?.(0.2, () => outcomeOf(sandbox, Infinity)),
      sandbox.aside?.(0.2, () => outcomeOf(sandbox, 5)),
    ]),
  ).toEqual([1, null, 1]);
  let runs = 0;
  const each = sandbox.asides?.(() => {
    runs += 1;
    const one = (): unknown =>
      sandbox.aside?.(0.2, () => {
        for (const end = performance.now() + 250; performance.now() < end;);
        return outcomeOf(sandbox, 5);
      });
    return [one(), one()];
  });
  expect([each, runs]).toEqual([[1, 1], 2]);
});
