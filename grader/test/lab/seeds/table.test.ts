import { expect, test } from "vitest";
import type { Fall } from "../../../lab/seeds/fall.js";
import { withTables } from "../../../lab/seeds/tables-file.js";
import { type Row, cells, gap, stray } from "../../../lab/seeds/table.js";

const fall = (lost: Record<string, number>): Fall => ({
  lost: Object.values(lost).reduce((sum, points) => sum + points, 0),
  byStage: new Map(Object.entries(lost)),
  first: Object.keys(lost)[0] ?? null,
});
const row = (...lost: Record<string, number>[]): Row => ({
  name: "never-merges",
  from: "mutants",
  stages: ["merges"],
  reach: "narrow",
  falls: lost.map((one, place) => ({ seed: place + 1, fall: fall(one) })),
});
const FILE = "# Tables\n\n<!-- Made by `npm run seeds`: -->\nold\n<!-- until here. -->\n";

test("what falls in the same stage at every seed is no gap", () => {
  const steady = row({ merges: 2 }, { merges: 4.5 });
  expect(gap(steady)).toBeNull();
  expect(stray(steady)).toBeNull();
  expect(cells(steady)).toEqual(["never-merges", "mutants", "merges", "2 … 4.5", "every seed"]);
});

test("what is not found at some seed is a gap", () => {
  const lucky = row({ merges: 2 }, {}, { merges: 2 }, {}, {});
  expect(gap(lucky)).toBe("is not found at seeds 2, 4…5");
  expect(cells(lucky).slice(2)).toEqual(["merges at seeds 1, 3; none at seeds 2, 4…5", "0 … 2", "2 of 5 seeds"]);
});

test("what is found in one stage and another is a gap", () => {
  const wandering = row({ merges: 2 }, { basics: 1, merges: 2 }, { merges: 2 });
  expect(gap(wandering)).toBe("falls first in merges at seeds 1, 3; basics at seed 2");
  expect(stray(wandering)).toBe("falls in basics first, not in merges at seed 2");
});

test("what loses most elsewhere strays, though it is found", () => {
  const straying = row({ merges: 1, boundaries: 3 });
  expect(gap(straying)).toBeNull();
  expect(stray(straying)).toBe("loses 1 points in merges, and 3 in boundaries at seed 1");
});

const TITLES = ["First fit", "Best fit"];

test("the file gets the tables between its marks, and keeps the rest", () => {
  const made = withTables(FILE, [{ title: "First fit", rows: [row({ merges: 2 }, {})] }], TITLES);
  expect(made).toMatch(/^# Tables\n\n<!-- Made by `npm run seeds`: -->\n/);
  expect(made).toContain("1 wrong program at the seeds 1 to 2.");
  expect(made).toContain("at each seed:\n\n- `never-merges`: is not found at seed 2");
  expect(made).toContain("| `never-merges` | mutants | merges at seed 1; none at seed 2 | 0 … 2 | 1 of 2 seeds |");
  expect(made).not.toContain("old");
  expect(() => withTables("# Tables\n", [], TITLES)).toThrow("once each");
});

test("what a run leaves out keeps its table, in the order of the course, unless it has gone", () => {
  const best = withTables(FILE, [{ title: "Best fit", rows: [row({ merges: 3 })] }], TITLES);
  const both = withTables(best, [{ title: "First fit", rows: [row({ merges: 2 })] }], TITLES);
  expect([...both.matchAll(/^## (.*)/gm)].map(([, title]) => title)).toEqual(TITLES);
  expect(withTables(both, [], TITLES)).toBe(both);
  expect(withTables(both, [], ["Best fit"])).toBe(best);
});
