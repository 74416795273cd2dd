import { expect, test } from "vitest";
import type { Report } from "../../../model/report.js";
import { type Mistake, fallOf, misfall } from "../../../lab/seeds/fall.js";
import { mistakeOf } from "../../../lab/seeds/wrong.js";

const report = (lost: Record<string, number>): Report =>
  ({
    stages: ["basics", "fragmentation", "merges", "long-runs"].map((name) => ({
      name,
      score: 20 - (lost[name] ?? 0),
      maxScore: 20,
    })),
  }) as Report;
const judged = (lost: Record<string, number>, mistake: Mistake): string | null =>
  misfall(fallOf(report(lost)), mistake);

test("a fall is told by stage, in the order of the stages", () => {
  const { lost, byStage, first } = fallOf(report({ merges: 5, basics: 0.5 }));
  expect([lost, first, [...byStage]]).toEqual([
    5.5,
    "basics",
    [
      ["basics", 0.5],
      ["merges", 5],
    ],
  ]);
  expect(fallOf(report({}))).toMatchObject({ lost: 0, first: null });
});

test("a narrow mistake has to lose first and most in its stages", () => {
  const mistake: Mistake = { stages: ["fragmentation"], reach: "narrow" };
  expect(judged({}, mistake)).toBe("has full marks, and has to fall in fragmentation");
  expect(judged({ basics: 1, fragmentation: 9 }, mistake)).toBe("falls in basics first, not in fragmentation");
  expect(judged({ fragmentation: 1, merges: 2 }, mistake)).toBe("loses 1 points in fragmentation, and 2 in merges");
  expect(judged({ fragmentation: 2, merges: 1 }, mistake)).toBeNull();
  // There, everything is tried together.
  expect(judged({ fragmentation: 2, "long-runs": 9 }, mistake)).toBeNull();
  expect(judged({ fragmentation: 1, merges: 2 }, { stages: ["fragmentation", "merges"], reach: "narrow" })).toBeNull();
});

test("a wrong placement has to lose half of it in its stage, and nothing for merges", () => {
  const mistake: Mistake = { stages: ["fragmentation"], reach: "placement" };
  expect(judged({ fragmentation: 4, merges: 0.5 }, mistake)).toContain("loses 0.5 points in merges");
  expect(judged({ fragmentation: 4, "long-runs": 5 }, mistake)).toBe("loses only 4 of 9 points in fragmentation");
  expect(judged({ fragmentation: 5, "long-runs": 5 }, mistake)).toBeNull();
});

test("a broad mistake only has to fall in its stage first", () => {
  expect(judged({ basics: 1, merges: 20 }, { stages: ["basics"], reach: "broad" })).toBeNull();
  expect(judged({ merges: 20 }, { stages: ["basics"], reach: "broad" })).not.toBeNull();
});

test("a file of the corpus says its stages in its name, and its reach in its first lines", () => {
  expect(mistakeOf("invalid-ops-or-basics--takes-all.ts", "class A {}\n// reach: broad\n")).toEqual({
    name: "takes-all",
    stages: ["invalid-ops", "basics"],
    reach: "narrow",
  });
  expect(mistakeOf("basics--x.ts", "// Takes all.\n// reach: placement\n\nclass A {}\n").reach).toBe("placement");
});
