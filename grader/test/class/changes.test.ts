/** Scores that are not what they were, as `class` and `regrade` tell of them. */
import { expect, test } from "vitest";
import { gainOf, scoreChanges } from "../../class/changes.js";
import { cohort, entry } from "../support/cohort.js";

test("are told, the deepest fall first, by what is lost of all there is to be had", () => {
  const before = cohort([entry("ada", { score: 90 }), entry("bob", { score: 60 }), entry("cid", { score: 100 })]);
  const after = cohort([entry("ada", { score: 90 }), entry("bob", { score: 65 }), entry("cid", { score: 105 })], {
    maxScore: 105,
  });
  const changes = scoreChanges(before, after);
  expect(changes.map((change) => [change.name, gainOf(change)])).toEqual([
    ["ada", -5],
    ["bob", 0],
    ["cid", 0],
  ]);
});

test("are none where nothing was handed in before or since, whatever there is to be had", () => {
  const nothing = entry("dan", { status: "no-submission" });
  const [before, after] = [cohort([nothing]), cohort([nothing], { maxScore: 105 })];
  expect(scoreChanges(before, after)).toEqual([]);
  expect(scoreChanges(before, cohort([entry("dan")], { maxScore: 105 })), "it was handed in since").toHaveLength(1);
});

test("nothing is lost where there is more or less to be had of which somebody has as large a part, or a larger one", () => {
  const gain = (before: [number, number], after: [number, number]): number =>
    gainOf({ name: "ada", before: before[0], after: after[0], of: { before: before[1], after: after[1] } });
  expect(gain([41, 99.5], [42.44, 103]), "scaled").toBe(0);
  expect(gain([42.5, 100], [52.5, 115]), "a criterion came to it").toBe(0);
  expect(gain([100, 100], [110, 115]), "all of the checks, and not of the criterion").toBe(-5);
  expect(gain([1, 100], [1, 103]), "a check was added that failed").toBe(-3);
  expect(gain([96.5, 103], [93, 99.5]), "a check was dropped that had passed").toBe(0);
  expect(gain([1, 103], [1, 99.5]), "a check was dropped that had failed").toBe(3.5);
  expect(gain([99.99, 100], [100, 100])).toBe(0.01);
});
