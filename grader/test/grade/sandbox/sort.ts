import { expect } from "vitest";
import { instanceOf, sandboxOf } from "../../support/sandbox.js";
import { sortJobs } from "./sort-jobs.js";

/** What a call can give back has an end, so jobs go in lots. */
const LOT = 10;

/** Has both engines sort the same things with the same comparators. */
export async function expectSameSorts(from: number, to: number): Promise<void> {
  const source = `${sortJobs.toString()}
    export class MemoryAllocator { allocate(from, to) { return sortJobs(from, to).join("\\n"); } }`;
  const sandbox = await sandboxOf(source, { checkTicks: 1e7, totalTicks: 1e7 });
  const heap = instanceOf(sandbox);
  for (let first = from; first < to; first += LOT) {
    const outcome = heap.call("allocate", [first, first + LOT]);
    const text = outcome.kind === "returned" && outcome.value.type === "primitive" ? outcome.value.value : outcome;
    expect(text).toBe(sortJobs(first, first + LOT).join("\n"));
  }
}
