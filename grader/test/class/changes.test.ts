/** Scores that are not what they were, as `class` and `regrade` tell of them. */
import { expect, test } from "vitest";
import { gainOf, scoreChanges } from "../../class/changes.js";
import type { Cohort, Student } from "../../model/class.js";
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

test("of one of several who hand in together are told, when they get a row of their own and when they have none any more", () => {
  const [ada, bob, cid] = ["Ada", "Bob", "Cid"].map((name) => ({ name, id: null, email: null }));
  const whole = cohort([entry("team", { score: 90, students: [ada, bob, cid] as Student[] })]);
  const apart = cohort([
    entry("team", { score: 90, students: [ada, cid] as Student[], handedInAs: "team" }),
    entry("team (Bob)", { score: 70, students: [bob] as Student[], handedInAs: "team" }),
  ]);
  const told = (before: Cohort, after: Cohort) =>
    scoreChanges(before, after).map(({ name, before, after }) => [name, before, after]);
  expect(told(whole, apart)).toEqual([["team (Bob)", 90, 70]]);
  expect(told(apart, whole)).toEqual([["team (Bob)", 70, 90]]);
  const withoutBob = cohort([entry("team", { score: 90, students: [ada, cid] as Student[] })]);
  expect(told(apart, withoutBob), "has left since").toEqual([]);
});

test("nothing is lost where there is more or less to be had of which somebody has as large a part, or a larger one", () => {
  const gain = (before: [number, number], after: [number, number]): number =>
    gainOf({ before: before[0], after: after[0], of: { before: before[1], after: after[1] } });
  expect(gain([41, 99.5], [42.44, 103]), "scaled").toBe(0);
  expect(gain([42.5, 100], [52.5, 115]), "a criterion came to it").toBe(0);
  expect(gain([100, 100], [110, 115]), "all of the checks, and not of the criterion").toBe(-5);
  expect(gain([1, 100], [1, 103]), "a check was added that failed").toBe(-3);
  expect(gain([96.5, 103], [93, 99.5]), "a check was dropped that had passed").toBe(0);
  expect(gain([1, 103], [1, 99.5]), "a check was dropped that had failed").toBe(3.5);
  expect(gain([99.99, 100], [100, 100])).toBe(0.01);
});
