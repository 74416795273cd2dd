/** The fuzzer's own promises: a case can be made again, and what is wrong is found. */
import { join } from "node:path";
import { expect, test } from "vitest";
import { kinds, makeCase } from "../../../lab/fuzz/cases.js";
import { readCorpus } from "../../../lab/fuzz/corpus.js";
import { wrongWith } from "../../../lab/fuzz/judge.js";
import { mutated } from "../../../lab/fuzz/mutate.js";
import { saved } from "../../report/fixtures.js";

const corpus = await readCorpus(join(import.meta.dirname, "../../../.."));
const numbers = Array.from({ length: 80 }, (_, number) => number);

test("a seed and a number make the same case each time, and another seed another", async () => {
  const make = (seed: number) => Promise.all(numbers.map((number) => makeCase(corpus, seed, number)));
  const [first, again, other] = await Promise.all([make(5), make(5), make(6)]);
  expect(again).toEqual(first);
  expect(other).not.toEqual(first);
  expect(new Set(first.map(({ kind }) => kind))).toEqual(new Set(kinds));
});

test("a mutation changes what it says, and a swap one token", () => {
  expect(corpus.submissions.length).toBeGreaterThan(60);
  for (const source of corpus.submissions) expect(mutated(source, [], "")).toBe(source);
  expect(mutated("if (a < b) return;", [{ kind: "swap", at: 3, to: 0, length: 1 }], "")).toBe("if (a <= b) return;");
});

test("what must not be is found", async () => {
  const full = saved("full-marks");
  expect(await wrongWith(full, "mutant", 5)).toBeNull();
  expect(await wrongWith(full, "noise", 5)).toMatch(/^noise earns 100 points, an empty class 5/);
  expect(await wrongWith(full, "random program", 5)).toMatch(/^a random program earns 100/);
  expect(await wrongWith({ ...full, score: full.maxScore + 1 }, "mutant", 5)).toMatch(/^it earns 101 of 100/);
  expect(await wrongWith({ ...full, score: NaN }, "mutant", 5)).toMatch(/^it earns NaN/);
  expect(await wrongWith({ ...full, status: "load-error" }, "mutant", 5)).toMatch(/without having been loaded/);
  expect(await wrongWith(saved("grader-fault"), "mutant", 5)).toMatch(/^its status is grader-fault: ./);
  expect(await wrongWith({ ...full, seed: 0.5 }, "mutant", 5)).toMatch(/^writing its report threw/);
});
