/**
 * `class.json`: the form of a cohort, and reading one back.
 *
 * @module
 */
import { readFile } from "node:fs/promises";
import { z } from "zod";
import { UsageError } from "../model/errors.js";
import { shown } from "../model/words.js";
import type { Alike, AlikePlace, Attention, Cohort, CohortEntry, Sender, Student } from "../model/class.js";
import { SCHEMA_VERSION } from "../model/report.js";
import { criterionSchema, decisionSchema, nearMistakeSchema } from "../report/schema.js";

const text = z.string();
const amount = z.number().min(0);
const doubtKind = z.enum([
  "stand-in",
  "beside",
  "second-copy",
  "other-assignment",
  "several",
  "unread",
  "packed",
  "decision",
  "empty",
]);

export const attentionSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.enum(["load-error", "no-submission", "timed-out", "skeleton"]) }),
  z.object({ kind: z.literal("grader-fault"), text: text.optional() }),
  z.object({ kind: z.literal("identical"), to: z.array(text) }),
  z.object({ kind: z.literal("doubt"), text, about: doubtKind.optional() }),
  z.object({ kind: z.literal("note"), text }),
]) satisfies z.ZodType<Attention>;

/** The fields of an entry that are made of its report. */
export const entryFields = {
  status: z.enum(["graded", "load-error", "no-submission", "grader-fault"]),
  error: text.nullable(),
  score: amount.nullable(),
  stages: z.array(z.object({ name: text, score: amount, maxScore: amount })),
  failed: z.array(text),
  skipped: z.array(text).exactOptional(),
  mistakes: z.array(nearMistakeSchema).exactOptional(),
  causes: z.array(text).exactOptional(),
  behaviour: text.exactOptional(),
  fingerprint: text.exactOptional(),
  example: z.object({ check: text, calls: amount.nullable() }).exactOptional(),
};

/** The fields of an entry that decisions and lateness have made. */
export const judgedFields = {
  finalScore: amount.nullable().exactOptional(),
  finalMaxScore: amount.exactOptional(),
  decisions: z.array(decisionSchema).exactOptional(),
  criteria: z.array(criterionSchema).exactOptional(),
};

const student = z.object({
  id: text.nullable(),
  name: text.nullable(),
  email: text.nullable(),
  alsoCalled: z.array(text).exactOptional(),
}) satisfies z.ZodType<Student>;

const sender = z.object({
  name: text,
  id: text,
  isAnonymous: z.literal(true).exactOptional(),
  attachment: z.object({ id: text, name: text }).exactOptional(),
}) satisfies z.ZodType<Sender>;

const entry = z.object({
  name: text,
  handedInAs: text.exactOptional(),
  students: z.array(student),
  senders: z.array(sender).exactOptional(),
  submittedAt: text.nullable(),
  late: z.boolean().nullable(),
  daysLate: amount.nullable(),
  otherAttempts: z.array(text),
  notes: z.array(text),
  doubts: z.array(text).default([]),
  report: text,
  ...entryFields,
  lateDeduction: amount,
  ...judgedFields,
  decidedOn: z.record(text, text).exactOptional(),
  attention: z.array(attentionSchema),
}) satisfies z.ZodType<CohortEntry>;

const alikePlace = z.object({ file: text, from: z.int().min(1), to: z.int().min(1) }) satisfies z.ZodType<AlikePlace>;

const alike = z.object({
  compared: z.int().min(0),
  tooSmall: z.int().min(0),
  usual: amount,
  pairs: z.array(
    z.object({
      names: z.tuple([text, text]),
      shares: z.tuple([amount, amount]),
      passages: z.array(z.tuple([alikePlace, alikePlace])),
    }),
  ),
}) satisfies z.ZodType<Alike>;

/** The form of `class.json`. Its keys are written in this order, however the cohort was made. */
export const cohortSchema = z.object({
  schemaVersion: z.literal(SCHEMA_VERSION),
  assignment: text,
  title: text,
  layout: z.enum(["plain", "canvas", "moodle", "gradescope"]),
  seed: z.int(),
  maxScore: amount,
  finalMaxScore: amount.exactOptional(),
  doubts: z.array(text).exactOptional(),
  stages: z.array(z.object({ name: text, maxScore: amount })),
  checks: z
    .array(z.object({ name: text, maxScore: amount, isHidden: z.literal(true).exactOptional() }))
    .exactOptional(),
  mistakes: z.record(text, z.object({ why: text.exactOptional(), told: text.exactOptional() })).exactOptional(),
  alike: alike.exactOptional(),
  unmet: z.array(text).exactOptional(),
  entries: z.array(entry),
  passedOver: z.array(z.object({ name: text, why: text, needsLook: z.literal(true).optional() })),
}) satisfies z.ZodType<Cohort>;

/**
 * Reads a `class.json`.
 *
 * @throws UsageError when it cannot be read, or is none
 */
export async function readCohort(path: string): Promise<Cohort> {
  let value: unknown;
  try {
    value = JSON.parse(await readFile(path, "utf8"));
  } catch {
    throw new UsageError(`${shown(path)} cannot be read; start \`alloclab class\` again to have it written anew.`);
  }
  const parsed = cohortSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new UsageError(
    `${shown(path)} is no sound class.json: ${shown(issue?.path.map(String).join(".") ?? "")}: ${issue?.message ?? "unreadable"}.`,
  );
}
