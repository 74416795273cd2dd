/**
 * Output folders of `alloclab class`, without the grading.
 *
 * @module
 */
import { basename, join } from "node:path";
import { templateFor } from "../../authors/template.js";
import { writeAside } from "../../disk/write-aside.js";
import { writeClassFiles } from "../../class/class-files.js";
import { type Run, pathsOf, places } from "../../class/output-folder.js";
import { writeRecord } from "../../class/record.js";
import type { Cohort, CohortEntry } from "../../model/class.js";
import type { Action } from "../../model/decision.js";
import { type Report, SCHEMA_VERSION } from "../../model/report.js";
import { json } from "../../report/json.js";
import { cohort } from "./cohort.js";
import { courseWith } from "./course.js";

const ASSIGNMENTS = ["01-first-fit", "02-best-fit", "03-leetcode-2502"];

/** A course of three assignments, as new ones are: what is hidden in it is soon read. */
export async function threeAssignments(): Promise<string> {
  const files = await Promise.all(ASSIGNMENTS.map((name) => templateFor(name, "plain")));
  const skeletons = ASSIGNMENTS.map((name) => [`exercises/${name}/allocator.ts`, "export class Allocator {}"]);
  return courseWith(Object.fromEntries([...skeletons, ...files.flatMap((some) => [...some])]));
}

/** Writes a class as a run leaves it when it has come to its end. */
export async function writeGraded(root: string, graded: Cohort, run: Partial<Run> = {}): Promise<void> {
  await writeClassFiles(root, graded, null);
  for (const entry of graded.entries) {
    const { json: path, record } = pathsOf(root, basename(entry.report, ".json"));
    const { name, status, error, score, stages, failed, attention, finalScore, finalMaxScore } = entry;
    await writeRecord(record, {
      ...{ name, fingerprint: "", json: "", html: "", points: {} },
      outcome: {
        ...{ title: graded.title, status, error, score, maxScore: graded.maxScore, stages, failed, attention },
        ...(finalScore === undefined ? {} : { finalScore }),
        ...(finalMaxScore === undefined ? {} : { finalMaxScore }),
        ...(entry.lateDeduction === 0 ? {} : { lateDeduction: entry.lateDeduction }),
        digest: null,
      },
    });
    await writeAside(path, json(reportOf(entry, graded)));
  }
  const noted = { assignment: graded.assignment, seed: 42, audience: "instructor", shard: null, ...run };
  await writeAside(
    join(root, places.run),
    JSON.stringify({ version: 1, fingerprint: "", names: "", isComplete: true, ...noted }),
  );
}

/** A class of an assignment by the names of its rows, of which each has so many points. */
export const classOf = (
  assignment: string,
  title: string,
  entries: CohortEntry[],
  known: Partial<Cohort> = {},
): Cohort => cohort(entries, { assignment, title, ...known });

/** A decision that a report has. */
export const decided = (
  action: Action,
  more: { comment?: string; note?: string } = {},
): NonNullable<CohortEntry["decisions"]>[number] => ({
  ...{ why: "As it is due", by: "Grace Hopper", at: "2026-11-27" },
  ...more,
  actions: [{ ...action, gain: 0 }],
});

function reportOf(entry: CohortEntry, { assignment, title, maxScore }: Cohort): Report {
  const { name, status, error, score, decisions, finalScore, finalMaxScore = maxScore } = entry;
  const check = { name: "a check that is hidden", status: "passed", score: 40, maxScore: 40 } as const;
  const rest = { message: null, trace: null, failure: null, console: [], durationMs: 1 };
  return {
    ...{ schemaVersion: SCHEMA_VERSION, submission: name, assignment, title, status, error },
    ...{ problems: [], notes: [], advice: [], host: "sandbox", seed: 42, score, maxScore, durationMs: 1 },
    ...(decisions === undefined ? {} : { decisions }),
    ...(finalScore === undefined ? {} : { finalScore, finalMaxScore }),
    stages: [{ name: "merges", score: 40, maxScore: 40, checks: [{ ...check, ...rest, visibility: "hidden" }] }],
  };
}
