/** What two reports of one submission are compared by. */
import { expect, test } from "vitest";
import { differencesOf, isOfPicture } from "../../../lab/guard/differences.js";

const report = (changes: object = {}) => ({
  score: 10,
  durationMs: 4,
  stages: [{ checks: [{ name: "a", message: null, failure: { trace: [{ op: "free", memory: { capacity: 9 } }] } }] }],
  ...changes,
});

test("nothing differs but durations", () => {
  expect(differencesOf(report(), report({ durationMs: 5 }))).toEqual([]);
});

test("a value is told with its place, and kinds without places", () => {
  const stages = [
    { checks: [{ name: "a", message: "x", failure: { trace: [{ op: "free", memory: { capacity: 9 } }] } }] },
  ];
  expect(differencesOf(report(), report({ stages }))).toEqual([
    { kind: "stages.checks.message", path: "stages.0.checks.0.message", before: "null", after: '"x"' },
  ]);
});

test("a field that is there in one alone is told", () => {
  expect(differencesOf({ a: 1 }, { a: 1, b: 2 })).toEqual([{ kind: "b", path: "b", before: undefined, after: "2" }]);
});

test("the same fields in another order are other bytes", () => {
  expect(differencesOf({ a: 1, b: 2 }, { b: 2, a: 1 })).toEqual([
    { kind: "(order of fields)", path: "(order of fields)", before: "a,b", after: "b,a" },
  ]);
  expect(differencesOf({ a: 1, c: 3 }, { a: 1, b: 2, c: 3 }), "a new one in between is no other order").toHaveLength(1);
});

test("what is of a picture is told apart", () => {
  const stages = [
    { checks: [{ name: "a", message: null, failure: { trace: [{ op: "free", memory: { capacity: 8 } }] } }] },
  ];
  const [found] = differencesOf(report(), report({ stages }));
  expect(found && isOfPicture(found)).toBe(true);
  const [score] = differencesOf(report(), report({ score: 9 }));
  expect(score && isOfPicture(score)).toBe(false);
});
