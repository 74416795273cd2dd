/**
 * What is kept of each submission that is finished, so that a run that was cut off goes on: one small file each, written
 * after the reports. A report is taken over only if it is, byte for byte, what the record says was written.
 *
 * @module
 */
import { readFile } from "node:fs/promises";
import { z } from "zod";
import { writeAside } from "../disk/write-aside.js";
import type { Attention, CohortEntry, Example } from "../model/class.js";
import type { Report } from "../model/report.js";
import { toMend } from "../report/mend.js";
import type { Digest } from "./attention.js";
import { attentionSchema, entryFields, judgedFields } from "./cohort-schema.js";
import { hashOf } from "./fingerprint.js";

/** What the class's own pages need of a report. */
export interface Outcome extends Pick<
  CohortEntry,
  | "status"
  | "error"
  | "score"
  | "stages"
  | "failed"
  | "skipped"
  | "mistakes"
  | "causes"
  | "behaviour"
  | "fingerprint"
  | "example"
  | "finalScore"
  | "finalMaxScore"
  | "decisions"
  | "criteria"
> {
  title: string;
  maxScore: number;
  /** Points that the late policy takes off; not there where there are none. */
  lateDeduction?: number;
  /** What is worth a look in it by itself. */
  attention: Attention[];
  /** `null` when there was nothing to be read. */
  digest: Digest | null;
}

/** A finished submission. */
export interface FinishedRecord {
  name: string;
  fingerprint: string;
  /** Hashes of the two reports as they were written. */
  json: string;
  html: string;
  outcome: Outcome;
  /** Hash of the decisions and the lateness that the reports tell of; not there where there are none. */
  judgement?: string;
  /** Points by `stage/check name`, of the checks that were passed. */
  points: Record<string, number>;
  /** What each check is worth, by the same names; not there in what older versions have written. */
  worth?: Record<string, number> | undefined;
  /** Those that students do not see. */
  hidden?: string[] | undefined;
}

const recordSchema = z.object({
  name: z.string(),
  fingerprint: z.string(),
  json: z.string(),
  html: z.string(),
  outcome: z.object({
    ...entryFields,
    ...judgedFields,
    title: z.string(),
    maxScore: z.number().min(0),
    lateDeduction: z.number().exactOptional(),
    attention: z.array(attentionSchema),
    digest: z.object({ source: z.string(), isSkeleton: z.boolean() }).nullable(),
  }),
  judgement: z.string().exactOptional(),
  points: z.record(z.string(), z.number()),
  worth: z.record(z.string(), z.number()).optional(),
  hidden: z.array(z.string()).optional(),
}) satisfies z.ZodType<FinishedRecord>;

/** Enough for any class. */
const BEHAVIOUR_DIGITS = 12;

/** What a report comes to. O(checks). */
export function outcomeOf(report: Report, attention: Attention[], digest: Digest | null): Outcome {
  const { title, status, error, score, maxScore, stages, mistakes, causes, behaviour, fingerprint } = report;
  const { finalScore, finalMaxScore, decisions, criteria, lateness } = report;
  const checks = checksOf(report);
  const failed = checks.filter(({ status }) => status !== "passed" && status !== "skipped");
  const skipped = checks.filter(({ status }) => status === "skipped");
  return {
    title,
    status,
    error,
    score,
    maxScore,
    stages: stages.map((stage) => ({ name: stage.name, score: stage.score, maxScore: stage.maxScore })),
    failed: failed.map(({ key }) => key),
    ...(skipped.length === 0 ? {} : { skipped: skipped.map(({ key }) => key) }),
    ...(mistakes === undefined ? {} : { mistakes }),
    ...(causes === undefined ? {} : { causes }),
    ...(behaviour === undefined
      ? {}
      : { behaviour: hashOf(JSON.stringify(behaviour)).slice(0, BEHAVIOUR_DIGITS), ...exampleIn(report) }),
    ...(fingerprint === undefined ? {} : { fingerprint }),
    ...(finalScore === undefined ? {} : { finalScore }),
    ...(finalMaxScore === undefined ? {} : { finalMaxScore }),
    // A late penalty alone is no decision.
    ...(decisions === undefined || decisions.length === 0 ? {} : { decisions }),
    ...(criteria === undefined ? {} : { criteria }),
    ...(lateness === undefined ? {} : { lateDeduction: lateness.deduction }),
    attention,
    digest,
  };
}

/** More calls than any trace has. */
const MANY = Number.MAX_SAFE_INTEGER;

/** Of what failed, the check with the fewest calls; of those alike, the first. */
function exampleIn(report: Report): { example?: Example } {
  const failed = toMend(report).failed.map(({ id, check: { trace, failure } }): Example => {
    const calls = (trace?.length ?? 0) + (failure?.omittedCalls ?? 0);
    return { check: id, calls: calls === 0 ? null : calls };
  });
  const [example] = failed.toSorted((one, other) => (one.calls ?? MANY) - (other.calls ?? MANY));
  return example === undefined ? {} : { example };
}

/** Points of a report by `stage/check name`, of the checks that were passed. */
export const pointsOf = (report: Report): Record<string, number> =>
  Object.fromEntries(
    checksOf(report)
      .filter(({ status }) => status === "passed")
      .map(({ key, score }) => [key, score]),
  );

/** What each check of a report is worth, by `stage/check name`. */
export const worthOf = (report: Report): Record<string, number> =>
  Object.fromEntries(checksOf(report).map(({ key, maxScore }) => [key, maxScore]));

/** Checks of a report that students do not see, by `stage/check name`. */
export const hiddenIn = (report: Report): string[] =>
  checksOf(report)
    .filter(({ visibility }) => visibility === "hidden")
    .map(({ key }) => key);

const checksOf = ({ stages }: Report) =>
  stages.flatMap(({ name, checks }) => checks.map((check) => ({ ...check, key: `${name}/${check.name}` })));

/** Writes a record, its keys in the schema's order. It need not be durable: one that is torn is no record, and its submission is graded again. */
export const writeRecord = (path: string, record: FinishedRecord): Promise<void> =>
  writeAside(path, `${JSON.stringify(recordSchema.parse(record))}\n`, { isDurable: false });

/** Reads a record back; `null` when there is none, or none that can be trusted. */
export async function readRecord(path: string): Promise<FinishedRecord | null> {
  try {
    return recordSchema.safeParse(JSON.parse(await readFile(path, "utf8"))).data ?? null;
  } catch {
    return null;
  }
}

/** Whether the grader went wrong over it, as a whole or in a check. */
export const isFaulty = ({ status, attention }: Pick<Outcome, "status" | "attention">): boolean =>
  status === "grader-fault" || attention.some(({ kind }) => kind === "grader-fault");

/** Whether the reports stand where they should, as the record says. */
export async function reportsStand(record: FinishedRecord, jsonPath: string, htmlPath: string): Promise<boolean> {
  const hash = (path: string): Promise<string | null> => readFile(path, "utf8").then(hashOf, () => null);
  return (await hash(jsonPath)) === record.json && (await hash(htmlPath)) === record.html;
}
