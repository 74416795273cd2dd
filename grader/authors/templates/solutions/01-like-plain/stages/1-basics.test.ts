import { expect } from "vitest";
import { check, hiddenStage } from "#kit/check/stage";

hiddenStage("basics", () => {
  check("refuses a capacity that is not a positive integer", { points: 40 }, ({ subject }) => {
    for (const capacity of [0, -1, 2.5, NaN, Infinity]) {
      expect(subject.construct([capacity])).toMatchObject({ kind: "threw", error: { name: "RangeError" } });
    }
  });
});
