/** How a property looks for the value that is told. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { CheckFailure } from "#kit/check/failure";
import { type PlannedProperty, propertyOf } from "#kit/check/property";
import type { SeededContext } from "#kit/check/tries";
import type { Subject } from "#kit/subject/subject";

const subject = { reload() {}, takePrinted: () => [], beginCheck() {} } as unknown as Subject;
const context = (isolated: boolean): SeededContext => ({
  subject,
  with: () => subject,
  seed: 7,
  isolated,
  isBrief: false,
  observe() {},
  isWary: false,
});
const rows = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 20, maxLength: 80 });
const fails = (): never => {
  throw new CheckFailure({ kind: "wrong-result", message: "wrong" });
};

/** The values that a try is given, up to the first one that fails. */
function tried(body: (value: number[]) => void): {
  values: number[][];
  property: Pick<PlannedProperty, "body" | "beginAt">;
} {
  const values: number[][] = [];
  const property = propertyOf({ points: 1 }, rows, (_context, value) => {
    values.push(value);
    body(value);
  });
  return { values, property };
}

test("the second try begins with the value that failed in the first one", () => {
  const all = propertyOf({ points: 1 }, rows, () => undefined).values(7);
  const wanted = JSON.stringify(all[9]);
  const { values, property } = tried((value) => (JSON.stringify(value) === wanted ? fails() : undefined));
  expect(() => property.body(context(false))).toThrow("wrong");
  expect(values).toEqual(all.slice(0, 10));
  values.length = 0;
  expect(() => property.body(context(true))).toThrow("wrong");
  expect(values[0]).toEqual(all[9]);
});

test("where the values before one are known to hold, all from it on are tried", () => {
  const all = propertyOf({ points: 1 }, rows, () => undefined).values(7);
  const { values, property } = tried(() => undefined);
  property.beginAt(20);
  property.body(context(true));
  expect(values).toEqual(all.slice(20));
});

test("the search for a shorter value ends after so many", () => {
  let made = 0;
  const spied = rows.map((row) => {
    made += 1;
    return row;
  });
  let calls = 0;
  const property = propertyOf({ points: 1 }, spied, () => {
    calls += 1;
    // None of the shorter ones is wrong, so all of them would be tried.
    if (calls === 1) fails();
  });
  expect(() => property.body(context(true))).toThrow("wrong");
  expect(calls).toBeGreaterThan(200);
  expect(made - calls).toBeLessThan(5);
});
