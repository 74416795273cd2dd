/** What submissions do wrong in a few letters, and which name that has. */
import { expect, test } from "vitest";
import type { FailureKind } from "#kit/check/failure";
import { fingerprintOf, nearestNamed } from "../../../grade/mistakes/fingerprint.js";
import type { Behaviour } from "../../../model/mistake.js";

/** Checks with what was seen in each. */
const behaviour = (checks: Record<string, string[]>, kind: FailureKind = "wrong-result"): Behaviour =>
  Object.fromEntries(Object.entries(checks).map(([check, seen]) => [check, { kind, seen }]));

/** So many checks that fail, each with something seen. */
const many = (count: number, seen = "1"): Record<string, string[]> =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [`s/check ${at}`, [seen]]));

const names = [...Object.keys(many(60)), "s/random", "own/new"];
const compared = { all: new Set(names), known: new Set(names.filter((name) => name !== "own/new")) };
const likenessOf = (fingerprint: string, checks: Behaviour, by = compared): number | undefined =>
  nearestNamed(checks, [{ name: "x", fingerprints: [fingerprint] }], by, 0)[0]?.likeness;

test("a fingerprint is short, whatever fails, and another where something else is seen", () => {
  expect(fingerprintOf(behaviour(many(1)), compared)).toMatch(/^[\w-]{5}$/);
  expect(fingerprintOf(behaviour(many(60)), compared)).toMatch(/^[\w-]{60}$/);
  expect(fingerprintOf(behaviour(many(3, "2")), compared)).not.toBe(fingerprintOf(behaviour(many(3)), compared));
  const turned = Object.fromEntries(Object.entries(many(60)).reverse());
  expect(fingerprintOf(behaviour(turned), compared)).toBe(fingerprintOf(behaviour(many(60)), compared));
});

test("what depends on the seed is in none, unless nothing else failed; nor is a check that came later", () => {
  const one = fingerprintOf(behaviour(many(3)), compared);
  expect(fingerprintOf(behaviour({ ...many(3), "s/random": [] }), compared)).toBe(one);
  expect(fingerprintOf(behaviour({ ...many(3), "own/new": ["1"] }), compared)).toBe(one);
  expect(fingerprintOf(behaviour({ "s/random": [] }), compared)).toMatch(/^[\w-]{5}$/);
  expect(fingerprintOf(behaviour({ "own/new": ["1"] }), compared)).toMatch(/^[\w-]{5}$/);
});

test("likeness is 1 for the same, half for checks that see something else, and 0 for others", () => {
  const one = fingerprintOf(behaviour(many(4)), compared);
  expect(likenessOf(one, behaviour(many(4)))).toBe(1);
  expect(likenessOf(one, behaviour(many(4, "2")))).toBe(0.5);
  expect(likenessOf(one, behaviour(many(2)))).toBe(0.5);
  expect(likenessOf(one, behaviour(many(8)))).toBe(0.5);
  expect(likenessOf(one, behaviour({ "s/check 50": ["1"] }))).toBe(0);
  expect(likenessOf(one, behaviour({})), "what is right has no mistakes").toBeUndefined();
});

test("of more checks than fit, a fair part is compared", () => {
  const one = fingerprintOf(behaviour(many(60)), compared);
  expect(likenessOf(one, behaviour(many(60)))).toBe(1);
  const half = likenessOf(one, behaviour(many(30))) ?? 0;
  expect(half).toBeGreaterThan(0.2);
  expect(half).toBeLessThan(0.8);
});

test("by the checks alone that there are, as the visible ones", () => {
  const whole = behaviour(many(8));
  const visible = new Set(Object.keys(many(4)));
  const by = { all: visible, known: visible };
  expect(likenessOf(fingerprintOf(whole, compared), behaviour(many(4)), by)).toBe(1);
  expect(likenessOf(fingerprintOf(behaviour({ "s/check 50": ["1"] }), compared), whole, by)).toBe(0);
});

test("a name may have several fingerprints; of several names near enough the nearest counts", () => {
  const [few, more] = [behaviour(many(4)), behaviour(many(5))];
  const named = [
    { name: "both", fingerprints: [fingerprintOf(few, compared), fingerprintOf(more, compared)] },
    { name: "few", fingerprints: [fingerprintOf(few, compared)] },
  ];
  const nearTo = (one: Behaviour, near: number) =>
    nearestNamed(one, named, compared, near).map(({ mistake }) => mistake.name);
  expect(nearTo(few, 0.95)).toEqual(["both", "few"]);
  expect(nearTo(more, 0.5)).toEqual(["both"]);
  expect(nearTo(behaviour(many(6)), 0.95)).toEqual([]);
});
