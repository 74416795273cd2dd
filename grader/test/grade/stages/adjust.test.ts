import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CheckResult, StageResult } from "../../../model/report.js";
import { adjusted, allot } from "../../../grade/stages/adjust.js";

const check = (name: string, points: number, visibility: CheckResult["visibility"] = "visible"): CheckResult => ({
  stage: "merges",
  name,
  points,
  visibility,
  needs: [],
  failure: null,
  console: [],
  durationMs: 0,
});

const merges: StageResult = {
  name: "merges",
  checks: [check("head", 1), check("tail", 1), check("long", 1, "hidden")],
};
const none = { weights: {}, hidden: [], visible: [] };

const pointsOf = ([stage]: StageResult[]) => stage?.checks.map(({ points }) => points);
const visibilitiesOf = ([stage]: StageResult[]) => stage?.checks.map(({ visibility }) => visibility);

describe("points of a weighted stage", () => {
  test("sum up to exactly its weight, in hundredths", () => {
    expect(pointsOf(adjusted([merges], { ...none, weights: { merges: 10 } }))).toEqual([3.34, 3.33, 3.33]);
    expect(pointsOf(adjusted([merges], { ...none, weights: { merges: 0 } }))).toEqual([0, 0, 0]);
  });

  test("are what they were in other stages, and without a config", () => {
    expect(adjusted([merges], { ...none, weights: { basics: 10, toString: 3 } })).toEqual([merges]);
    const stages = [merges];
    expect(adjusted(stages, undefined)).toBe(stages);
  });

  test("keep proportions that hundredths can show", () => {
    expect(allot(40, [1, 1.5, 2.5])).toEqual([8, 12, 20]);
    expect(allot(8.7, [29, 29, 29])).toEqual([2.9, 2.9, 2.9]);
  });

  test("never lose or gain a hundredth, and are each less than one off", () => {
    const units = fc.integer({ min: 0, max: 1_000_000 });
    const parts = fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(units, parts, (total, halves) => {
        const sum = halves.reduce((all, one) => all + one, 0);
        const shares = allot(
          total / 100,
          halves.map((half) => half / 2),
        ).map((share) => Math.round(share * 100));
        expect(shares.reduce((all, share) => all + share, 0)).toBe(total);
        for (const [place, half] of halves.entries()) {
          expect(Math.abs((shares[place] ?? 0) - (half * total) / sum)).toBeLessThan(1.001);
        }
      }),
    );
  });
});

describe("visibility", () => {
  test("of a whole stage, or of a check, which counts before its stage", () => {
    expect(visibilitiesOf(adjusted([merges], { ...none, hidden: ["merges"] }))).toEqual(["hidden", "hidden", "hidden"]);
    const adjustments = { ...none, visible: ["merges"], hidden: ["merges/tail"] };
    expect(visibilitiesOf(adjusted([merges], adjustments))).toEqual(["visible", "hidden", "visible"]);
  });
});
