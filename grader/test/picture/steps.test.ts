/** What stands beside the calls of a trace. */
import picocolors from "picocolors";
import { expect, test } from "vitest";
import type { TraceStep } from "#kit/check/failure";
import { stepLine } from "../../picture/moment.js";
import { besideSteps, ownListText } from "../../picture/steps.js";

const step = (start: number): TraceStep => ({
  op: "reallocate",
  memory: {
    capacity: 10,
    blocks: [
      { start: 0, size: 4, state: "allocated" },
      { start: 4, size: 6, state: "free" },
    ],
  },
  list: { nodes: [{ start, size: 6 }], before: 0, after: 0 },
});

const beside = (one: TraceStep) => besideSteps([one], 0, { width: 40, colors: picocolors.createColors(false) });

test("a list that is not as it should be is told beside what it should be", () => {
  expect(beside(step(3))?.cells).toEqual([["[3|6]", "should be [4|6]"]]);
  expect(ownListText(stepLine(step(3))!).isRight).toBe(false);
});

test("a list that is right is not, where something else was wrong after the call", () => {
  expect(beside(step(4))?.cells).toEqual([["[4|6]"]]);
  expect(ownListText(stepLine(step(4))!)).toEqual({ own: "[4|6]", links: "", due: null, isRight: true });
});
