/** Checks as items: who passed them, and whether they tell apart. */
import { describe, expect, test } from "vitest";
import type { CohortEntry } from "../../model/class.js";
import { classPage } from "../../report/class/index.js";
import { itemsOf } from "../../report/class/items.js";
import { cohort, entry } from "../support/cohort.js";

const checks = [
  { name: "basics/hard", maxScore: 10 },
  { name: "basics/easy", maxScore: 1 },
  { name: "merges/late", maxScore: 5 },
];

/** Ten submissions with 0 to 9 points in what is not named, and those that pass `hard`. */
const ten = (isPassed: (rest: number) => boolean): CohortEntry[] =>
  Array.from({ length: 10 }, (_, rest) => {
    const score = rest + 1 + (isPassed(rest) ? 10 : 0);
    return entry(`s${rest}`, { score, failed: isPassed(rest) ? [] : ["basics/hard"], skipped: ["merges/late"] });
  });

const item = (entries: CohortEntry[], id = "basics/hard") =>
  itemsOf(cohort(entries, { checks })).find((one) => one.id === id);

describe("what a check tells apart", () => {
  test("is the correlation with the points of all others, its own left out", () => {
    // Means 7 and 2, standard deviation √8.25: (7 − 2) / √8.25 · ½ = 0.870.
    expect(item(ten((rest) => rest >= 5))).toMatchObject({ tried: 10, discrimination: 0.87, isOdd: false });
    expect(item(ten((rest) => rest >= 5))?.failed.map(({ name }) => name)).toEqual(["s0", "s1", "s2", "s3", "s4"]);
  });

  test("is below 0 where the better ones fail, which is odd once chance does not explain it", () => {
    expect(item(ten((rest) => rest < 5))).toMatchObject({ discrimination: -0.87, isOdd: true });
    // Means 4.4 and 4.6: −0.03.
    expect(item(ten((rest) => [0, 2, 4, 7, 9].includes(rest)))).toMatchObject({ discrimination: -0.03, isOdd: false });
  });

  test("is nothing where all or none pass, all others are alike, or there are fewer than ten", () => {
    expect(item(ten(() => true))).toMatchObject({ failed: [], discrimination: null });
    expect(item(ten(() => false))).toMatchObject({ discrimination: null });
    expect(item(ten((rest) => rest >= 5).slice(1))).toMatchObject({ tried: 9, discrimination: null });
    const alike = Array.from({ length: 10 }, (_, at) =>
      entry(`s${at}`, { score: at < 5 ? 1 : 11, failed: at < 5 ? ["basics/hard"] : [] }),
    );
    expect(item(alike)).toMatchObject({ discrimination: null, isOdd: false });
  });

  test("counts nobody for whom a check was skipped, and nobody without a score", () => {
    const all = ten((rest) => rest >= 5);
    expect(item(all, "merges/late")).toBeUndefined();
    const some = all.map((one, at) => (at < 4 ? one : { ...one, skipped: [], failed: ["merges/late"] }));
    expect(item([...some, entry("z", { status: "grader-fault", score: null })], "merges/late")).toMatchObject({
      tried: 6,
    });
  });
});

test("the page names who failed each check, which everybody or nobody passes, and which the better ones fail", () => {
  const odd = ten((rest) => rest < 5).map((one) => ({ ...one, skipped: [], failed: [...one.failed, "merges/late"] }));
  const page = classPage(cohort(odd, { checks }));
  const section = /aria-labelledby="checks"[^]*?<\/section>/.exec(page)?.[0] ?? "";
  const text = section.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");
  expect(text).toContain("merges: late nobody passes 10 of 10, 100 % who s0 , s1 ,");
  expect(text).toContain("basics: hard the better ones fail it tells apart −0.87 5 of 10, 50 % who s5 , s6 ,");
  expect(text).toContain("Everybody passes – 1 check, which tells nobody apart basics: easy");
});
