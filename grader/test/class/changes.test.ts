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
