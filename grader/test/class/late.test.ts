import { describe, expect, test } from "vitest";
import { selectFor } from "../../class/decisions/select.js";
import { type Handed, lateness, untold } from "../../class/late.js";
import { type Config, NO_CONFIG, type LatePolicy } from "../../grade/load/config.js";
import type { Upload } from "../../model/class.js";
import { NO_DECISIONS } from "../../model/decision.js";
import { judged } from "../../report/decisions/judge.js";
import { saved } from "../report/fixtures.js";

const under = (late: LatePolicy) => ({ ...NO_CONFIG, late });
const handed = (submittedAt: string | null, late: boolean | null = null, daysLate: number | null = null) => ({
  submittedAt,
  late,
  daysLate,
});

/** A report with one check that is worth so much. */
const worth = (score: number | null, maxScore: number) => {
  const report = saved("full-marks");
  const check = { ...report.stages[0]!.checks[0]!, score: score ?? 0, maxScore };
  return { ...report, score, maxScore, stages: [{ name: "basics", score: score ?? 0, maxScore, checks: [check] }] };
};

/** What is taken off from so many points. */
const lateDeduction = (config: Config, upload: Handed, score: number | null, maxScore: number): number =>
  judged(worth(score, maxScore), selectFor({ ...upload, name: "ada" }, NO_DECISIONS, config).judgement).lateness
    ?.deduction ?? 0;

const DUE = "2026-11-20T23:59:00+01:00";

describe("days late", () => {
  test.each([
    ["in time", "2026-11-20T22:59:00Z", 0],
    ["one minute late", "2026-11-20T23:00:00Z", 1],
    ["a day and a minute late, in another time zone", "2026-11-22T01:00:00+02:00", 2],
  ])("are counted from the time due: %s", (_, submittedAt, days) => {
    expect(lateness(under({ pointsPerDay: 1, due: DUE }), handed(submittedAt))).toEqual({ days, note: null });
  });

  test("are counted from the end of the grace period", () => {
    const config = under({ pointsPerDay: 1, due: DUE, graceHours: 2 });
    expect(lateness(config, handed("2026-11-21T01:59:00+01:00")).days).toBe(0);
    expect(lateness(config, handed("2026-11-21T02:00:00+01:00")).days).toBe(1);
  });

  test("are what the export says where there is no time to go by", () => {
    expect(lateness(under({ pointsPerDay: 1 }), handed(null, true, 3))).toEqual({ days: 3, note: null });
    expect(lateness(under({ pointsPerDay: 1, graceHours: 24 }), handed(null, true, 3)).days).toBe(2);
    const unsure = lateness(under({ pointsPerDay: 1, graceHours: 2 }), handed(null, true, 1));
    expect(unsure.days).toBe(1);
    expect(unsure.note).toMatch(/^Late by a day, begun ones counted whole; .* grace period/);
  });

  test("are one where it is only marked late, and somebody should know", () => {
    const { days, note } = lateness(under({ pointsPerDay: 1, due: DUE }), handed(null, true));
    expect(days).toBe(1);
    expect(note).toContain("does not say by how much");
  });

  test("are none where the system says that it is not late, as with an extension", () => {
    expect(lateness(under({ pointsPerDay: 1, due: DUE }), handed("2026-12-01T00:00:00Z", false)).days).toBe(0);
  });

  test("are counted from the time that was given instead, or fewer by the days given", () => {
    const config = under({ pointsPerDay: 1, due: DUE, graceHours: 2 });
    const days = (until: string | null, days: number | null) =>
      lateness(config, handed("2026-11-23T02:30:00+01:00"), { until, days }).days;
    expect(lateness(config, handed("2026-11-23T02:30:00+01:00")).days).toBe(3);
    expect(days(null, 1)).toBe(2);
    expect(days(null, 5)).toBe(0);
    expect(days("2026-11-23T00:00:00+01:00", null)).toBe(1);
    expect(days("2026-11-23T00:30:00+01:00", null)).toBe(0);
    expect(lateness(config, handed(null, true, 3), { until: null, days: 2 })).toEqual({ days: 1, note: null });
    expect(lateness(config, handed(null, true), { until: DUE, days: null })).toMatchObject({
      days: 0,
      doubt: expect.stringContaining("nothing says when"),
    });
  });

  test("are none without a policy or anything to tell by", () => {
    expect(lateness(NO_CONFIG, handed(null, true, 3)).days).toBe(0);
    expect(lateness(under({ pointsPerDay: 1, due: DUE }), handed(null)).days).toBe(0);
  });
});

describe("points off", () => {
  const days = (count: number) => handed(null, true, count);

  test.each([
    [{ pointsPerDay: 5 }, 2, 90, 10],
    [{ pointsPerDay: 5, atMost: 12 }, 3, 90, 12],
    [{ percentPerDay: 10 }, 2, 90, 16],
    [{ percentPerDay: 10, atMost: 50 }, 9, 90, 40],
    [{ percentPerDay: 3.3 }, 1, 90, 2.64],
    [{ pointsPerDay: 5 }, 2, 3.5, 3.5],
    [{ pointsPerDay: 5 }, 2, 0, 0],
  ])("%j, %i days late, %d points earned: %d off", (late, count, score, off) => {
    expect(lateDeduction(under(late), days(count), score, 80)).toBe(off);
  });

  test("are none where there is no score, no policy or no delay", () => {
    expect(lateDeduction(under({ pointsPerDay: 5 }), days(2), null, 80)).toBe(0);
    expect(lateDeduction(NO_CONFIG, days(2), 50, 80)).toBe(0);
    expect(lateDeduction(under({ pointsPerDay: 5 }), handed(null, false), 50, 80)).toBe(0);
  });
});

describe("where nothing tells when something was handed in", () => {
  const upload = (name: string, submittedAt: string | null, kind: "path" | "nothing" = "path"): Upload => ({
    name,
    source: kind === "path" ? { kind, path: name } : { kind },
    students: [],
    ...handed(submittedAt),
    otherAttempts: [],
    notes: [],
    doubts: [],
  });
  const told = (...uploads: Upload[]): string[] => untold(uploads, under({ pointsPerDay: 1, due: DUE }));

  test("that is in doubt, of all or of those by name", () => {
    expect(told(upload("ada", null), upload("bob", null))).toEqual([
      "The config takes something off for being late, and nothing tells when anything was handed in: nothing is taken off.",
    ]);
    expect(told(upload("ada", null), upload("bob", DUE))).toEqual([
      "The config takes something off for being late, and nothing tells when these were handed in: nothing is taken off from `ada`.",
    ]);
  });

  test("there is none about those of whom a person has said how late they count", () => {
    const uploads = [upload("ada", null), upload("bob", null)];
    const told = (...said: string[]) => untold(uploads, under({ pointsPerDay: 1 }), ({ name }) => said.includes(name));
    expect(told("ada")).toEqual([expect.stringContaining("nothing is taken off from `bob`.")]);
    expect(told("ada", "bob")).toEqual([]);
  });

  test("there is none where all is told, nobody handed in, or being late costs nothing", () => {
    expect(told(upload("ada", DUE), upload("bob", null, "nothing"))).toEqual([]);
    expect(untold([upload("ada", null)], NO_CONFIG)).toEqual([]);
  });
});
