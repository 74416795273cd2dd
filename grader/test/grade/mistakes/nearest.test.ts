/** Which known mistakes a submission seems to have: one, two at once, those that nobody can tell apart, or none. */
import { expect, test } from "vitest";
import { likeness } from "../../../grade/mistakes/likeness.js";
import { nearest, toldOf } from "../../../grade/mistakes/nearest.js";
import type { Behaviour, KnownMistake } from "../../../model/mistake.js";

/** Checks with what was seen in each, `a: "x y"`. */
const behaviour = (checks: Record<string, string>): Behaviour =>
  Object.fromEntries(
    Object.entries(checks).map(([check, seen]) => [
      check,
      { kind: "wrong-result", seen: seen.split(" ").filter(Boolean) },
    ]),
  );
const known = (name: string, checks: Record<string, string>, told = `does ${name}`): KnownMistake => ({
  name,
  told,
  behaviour: behaviour(checks),
});

const ONE = known("one", { a: "1 2 3 4", b: "5", c: "6" });
const OTHER = known("other", { d: "1 2 3 4", e: "5", f: "6" });
const names = (checks: Record<string, string>, all = [ONE, OTHER]): (string | undefined)[][] =>
  nearest(behaviour(checks), all).map((same) => same.map(({ mistake }) => mistake.name));

test("likeness is 1 for the same, 0 for nothing in common, and in between by checks and what was seen in them", () => {
  const like = (a: Record<string, string>, b: Record<string, string>) => likeness(behaviour(a), behaviour(b));
  expect(like({ a: "1 2" }, { a: "1 2" })).toBe(1);
  expect(like({ a: "1 2" }, { b: "1 2" })).toBe(0);
  expect(like({ a: "1" }, { a: "2" })).toBe(0.5);
  expect(like({ a: "1", b: "1" }, { a: "1" })).toBe(0.5);
  expect(like({ a: "1 2 3" }, { a: "2 3 4" })).toBe(0.75);
  expect(like({ a: "1", b: "1 2 3 4" }, { b: "1 2 3 4" }), "more was seen in the second").toBe(0.75);
  expect(like({ a: "" }, { a: "" }), "both fail, and nothing else is known").toBe(0.75);
});

test("whoever takes more than they may where a known mistake does, and does nothing else wrong, is like it", () => {
  const slow = (...checks: string[]): Behaviour =>
    Object.fromEntries(checks.map((check) => [check, { kind: "too-slow", seen: [] }]));
  expect(likeness(slow("a", "b"), slow("a", "b"))).toBe(1);
  expect(likeness(slow("a", "b"), slow("a"))).toBe(0.5);
  expect(likeness({ ...slow("a"), ...behaviour({ b: "1" }) }, slow("a"))).toBeLessThan(0.5);
});

test("one that is near enough is named, and nothing else", () => {
  expect(names({ a: "1 2 3 4", b: "5", c: "6" })).toEqual([["one"]]);
  expect(names({ a: "1 2 3 4", b: "5", c: "6", z: "9" })).toEqual([]);
  expect(names({ a: "7 8 9", z: "9" })).toEqual([]);
  expect(names({}), "what is right has no mistakes").toEqual([]);
  expect(names({ a: "1 2 3 4", b: "5", c: "6" }, [])).toEqual([]);
});

test("two at once are both named, also where one hides the other in a check", () => {
  const shared = [known("one", { a: "1 2", b: "5", c: "6" }), known("other", { c: "8", d: "3 4", e: "9" })];
  expect(names({ a: "1 2", b: "5", c: "6", d: "3 4", e: "9" }, shared)).toEqual([["one"], ["other"]]);
  expect(names({ a: "1 2 3 4", b: "5", c: "6", d: "1 2 3 4", e: "5", f: "6" })).toEqual([["one"], ["other"]]);
});

test("of those that do the same each is named, and students are told what is true of all", () => {
  const twin = known("twin", { a: "1 2 3 4", b: "5", c: "6" }, "does one");
  const told = (all: KnownMistake[]) => toldOf(nearest(ONE.behaviour, all));
  expect(names({ a: "1 2 3 4", b: "5", c: "6" }, [ONE, OTHER, twin])).toEqual([["one", "twin"]]);
  expect(told([ONE, OTHER, twin])).toEqual(["does one"]);
  expect(told([ONE, { ...twin, told: "does something else" }])).toEqual([]);
  const { told: _told, ...silent } = ONE;
  expect(told([silent])).toEqual([]);
});

test("a mistake that was made in two forms at once is told once", () => {
  const both = { ...ONE.behaviour, ...OTHER.behaviour };
  expect(toldOf(nearest(both, [ONE, OTHER]))).toEqual(["does one", "does other"]);
  expect(toldOf(nearest(both, [ONE, { ...OTHER, told: "does one" }]))).toEqual(["does one"]);
});
