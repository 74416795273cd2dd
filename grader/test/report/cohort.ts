import type { Attention, Cohort, CohortEntry } from "../../model/class.js";
import type { Report } from "../../model/report.js";
import { type Entry, toMend } from "../../report/mend.js";

const STAGES = [
  { name: "basics", maxScore: 18 },
  { name: "exhaustion", maxScore: 14 },
  { name: "fragmentation", maxScore: 18 },
  { name: "merges", maxScore: 27 },
  { name: "boundaries", maxScore: 10 },
  { name: "invalid-ops", maxScore: 13 },
];

/** One row of full marks, but for what is given. */
export function entry(name: string, more: Partial<CohortEntry> = {}): CohortEntry {
  return {
    name,
    students: [{ id: null, name, email: null }],
    ...{ submittedAt: null, late: null, daysLate: null, otherAttempts: [], notes: [], doubts: [] },
    report: `reports/${name.replace(/[^\p{L}\p{N}._-]/gu, "_")}.json`,
    ...{ status: "graded", error: null, score: 100, lateDeduction: 0 },
    stages: STAGES.map((stage) => ({ ...stage, score: stage.maxScore })),
    ...{ failed: [], attention: [] },
    ...more,
  };
}

/** A class of these entries. */
export function cohort(entries: CohortEntry[], more: Partial<Cohort> = {}): Cohort {
  return {
    ...{ schemaVersion: 1, assignment: "first-fit", title: "First fit", layout: "plain", seed: 42, maxScore: 100 },
    ...{ stages: STAGES, entries, passedOver: [] },
    ...more,
  };
}

/** An example class of any size, the same each time: all sorts of results, in no order of their own. */
export function exampleCohort(size: number): Cohort {
  let state = 7;
  const random = (): number => (state = (state * 48271) % 2147483647) / 2147483647;
  const names = Array.from({ length: size }, (_, i) => `example-${String(i + 1).padStart(4, "0")}`);
  const entries = names.map((name, i): CohortEntry => {
    const skill = random() ** 0.4;
    const stages = STAGES.map((stage) => ({
      ...stage,
      score: Math.min(stage.maxScore, Math.round(stage.maxScore * (skill + random() * 0.5 - 0.1) * 2) / 2),
    }));
    const failed = stages.flatMap(({ name, score, maxScore }) =>
      Array.from(
        { length: Math.round((maxScore - score) / 3) },
        (_, j) => `${name}/example check ${j + 1} of this stage`,
      ),
    );
    const student = { id: String(4_000_000 + i), name: `Example Student ${i + 1}`, email: null };
    return entry(name, {
      students: i % 40 === 0 ? [student, { ...student, id: null, name: "Second Example" }] : [student],
      ...{ stages, failed, ...lateness(i), ...exception(i, names) },
      score: stages.reduce((sum, { score }) => sum + score, 0),
      ...(i % 31 === 30 ? NOT_LOADED : i % 53 === 52 ? NOTHING : i === 17 ? FAULT : {}),
      otherAttempts: i % 37 === 5 ? ["allocator.ts", "allocator-1.ts"] : [],
    });
  });
  return cohort(entries, { passedOver: [{ name: ".DS_Store", why: "a dot name" }] });
}

const none = STAGES.map((stage) => ({ ...stage, score: 0 }));
const NOT_LOADED = {
  ...{ status: "load-error", error: "allocate.ts:12: Expected `}` but found end of file", score: 0, stages: none },
  ...{ failed: [], attention: [{ kind: "load-error" }] },
} satisfies Partial<CohortEntry>;
const NOTHING = {
  ...{ status: "no-submission", error: "Nothing was handed in.", score: 0, stages: none },
  ...{ failed: [], attention: [{ kind: "no-submission" }] },
} satisfies Partial<CohortEntry>;
const FAULT = {
  ...{ status: "grader-fault", error: "the sandbox did not start", score: null, stages: [] },
  ...{ failed: [], attention: [{ kind: "grader-fault" }] },
} satisfies Partial<CohortEntry>;

function lateness(i: number): Partial<CohortEntry> {
  if (i % 23 !== 3) return {};
  return {
    late: true,
    daysLate: 1 + (i % 3),
    lateDeduction: i % 2 === 0 ? 10 : 0,
    submittedAt: "2026-03-02T09:15:00+01:00",
  };
}

function exception(i: number, names: readonly string[]): { attention: Attention[] } {
  const attention: Attention[] = [];
  if (i % 41 === 7) attention.push({ kind: "timed-out" });
  if (i % 67 === 9) attention.push({ kind: "skeleton" });
  if (i === 20 || i === 21 || i === 60) {
    attention.push({ kind: "identical", to: [20, 21, 60].filter((j) => j !== i).map((j) => names[j] ?? "") });
  }
  if (i % 80 === 11)
    attention.push({ kind: "note", text: "The archive holds `allocate.ts` twice; the one nearest the root counts." });
  return { attention };
}

/**
 * A class in which some do the same wrong: three have a mistake that is known, of which two are told, two do something that nobody knows,
 * and one has another known mistake alone. With checks of a report as examples.
 */
export function withMistakes(report: Report): [Cohort, Map<string, Entry>] {
  const failed = toMend(report).failed;
  const known = (name: string, calls: number, causes?: string[]): Partial<CohortEntry> => ({
    ...{ score: 80, failed: ["merges/merges"], mistakes: [{ name, likeness: 1 }], behaviour: name },
    example: { check: failed[0]?.id ?? "", calls },
    ...(causes === undefined ? {} : { causes }),
  });
  const unknown = { ...{ score: 70, failed: ["basics/a", "basics/b"], behaviour: "unknown" } };
  const entries = [
    entry("ada", known("late", 9, ["stops too late"])),
    entry("bob", known("late", 4, ["stops too late"])),
    entry("cid", known("late", 4)),
    entry("dan", unknown),
    entry("eve", { ...unknown, example: { check: failed[1]?.id ?? "", calls: null } }),
    entry("fay", known("early", 2)),
    entry("gus", { score: 60, failed: ["basics/c"], behaviour: "alone" }),
  ];
  const mistakes = { late: { why: "Forgets the end.", told: "stops too late" }, early: { why: "Begins at 1." } };
  const examples = new Map(["bob", "eve", "fay"].map((name, place) => [name, failed[place] as Entry]));
  return [cohort(entries, { mistakes }), examples];
}
