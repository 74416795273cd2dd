import type { TraceStep } from "#kit/check/failure";
import { z } from "zod";
import type { NearMistake } from "../model/mistake.js";
import { UsageError } from "../model/errors.js";
import {
  type PendingCheck,
  type Report,
  type ReportedCheck,
  type ReportedStage,
  SCHEMA_VERSION,
} from "../model/report.js";
import type { GradedCriterion, ReportedDecision } from "../model/decision.js";
import { type Doubt, type Problem } from "../model/submission.js";
import { captionedPicture, listPicture, memoryPicture, plain } from "./picture-schema.js";

const text = z.string();
const textOrNull = text.nullable();
const amount = z.number().min(0);
const line = z.int().min(1);

const traceStep = z
  .object({
    op: text.describe("The method that was called; `new` for the constructor."),
    expected: plain.exactOptional().describe("What it should come to: a value, or `throws <name>`."),
    actual: plain.exactOptional().describe("What it came to."),
    on: text.exactOptional().describe("Which object it was called on, `a`, `b`, …, where there are several."),
    memory: memoryPicture.exactOptional().describe("Memory after this call, as it should be."),
    list: listPicture.exactOptional().describe("The submission's own free list after this call."),
    pictures: z.array(captionedPicture).exactOptional().describe("What else there is to be seen after this call."),
  })
  .catchall(z.union([plain, memoryPicture, listPicture, z.array(captionedPicture)]))
  .describe(
    "One call; its arguments stand beside the fields named here, by their names.",
  ) satisfies z.ZodType<TraceStep>;

const location = z.object({ file: text, line, column: line });

const failureKind = z.enum([
  "wrong-result",
  "wrong-error",
  "not-written",
  "broken-list",
  "changed-by-failed-call",
  "too-slow",
  "timed-out",
  "out-of-memory",
  "broke-sandbox",
  "not-loaded",
  "needs",
  "grader-fault",
]);

const failure = z.object({
  kind: failureKind,
  call: textOrNull.describe("The call at which it failed, as source."),
  expected: textOrNull,
  actual: textOrNull,
  omittedCalls: z.int().min(0).describe("Calls left out at the front of `trace`."),
  expectedMemory: memoryPicture.nullable().describe("Memory after the failing call, as it should be."),
  actualMemory: memoryPicture.nullable().describe("Memory as the submission's own free list tells it."),
  actualList: listPicture
    .nullable()
    .exactOptional()
    .describe("The submission's own free list, where it was looked at."),
  pictures: z
    .array(captionedPicture)
    .exactOptional()
    .describe("Pictures that the assignment made; where there are some, they are drawn instead of the three above."),
  mistake: text.exactOptional().describe("What sort of mistake it is; equal for equal mistakes."),
  root: text.exactOptional().describe("The mistake that came before it and led to it; equal for equal ones."),
  firstWrong: z
    .int()
    .min(0)
    .exactOptional()
    .describe("Place in `trace`, from 0, of the first call after which the free list was not as it should be."),
  contrasts: z.array(text).exactOptional().describe("What is right when the calls are made a little otherwise."),
  location: location.nullable().describe("Where in the student's source an error came from."),
  needs: textOrNull.describe("The check that has to pass first."),
}) satisfies z.ZodType<ReportedCheck["failure"]>;

const check = z.object({
  name: text,
  status: z.enum(["passed", "failed", "timed-out", "out-of-memory", "skipped"]),
  score: amount.describe("All of `maxScore`, or 0."),
  maxScore: amount,
  visibility: z.enum(["visible", "hidden"]),
  publicHint: text.exactOptional().describe("What students may read of a check that is hidden from them."),
  message: textOrNull.describe("Why it failed, in a student's words; null when it passed."),
  trace: z.array(traceStep).nullable().describe("The calls that lead to the failure, the shortest sequence found."),
  failure: failure.nullable().describe("The failure in parts; null when it passed."),
  console: z.array(text).describe("What the student's code printed, one entry a line."),
  durationMs: amount,
}) satisfies z.ZodType<ReportedCheck>;

const pending = z
  .object({
    maxScore: amount.describe("Points that it is worth; they are in no sum of the report."),
    hint: textOrNull.describe("What its author says of it."),
  })
  .describe("A hidden check in a student's report.") satisfies z.ZodType<PendingCheck>;

const stage = z.object({
  name: text,
  score: amount,
  maxScore: amount,
  checks: z.array(check),
  pending: z.array(pending).exactOptional().describe("In a student's report, the hidden checks of the stage."),
}) satisfies z.ZodType<ReportedStage>;

const problem = z.object({
  message: text,
  file: textOrNull,
  line: line.nullable(),
  column: z.int().min(0).nullable(),
  frame: textOrNull.describe("The lines around it, with a marker."),
}) satisfies z.ZodType<Problem>;

const doubt = z.object({
  kind: z.enum([
    "stand-in",
    "beside",
    "second-copy",
    "other-assignment",
    "several",
    "unread",
    "packed",
    "decision",
    "empty",
  ]),
  text: text.describe("What was decided, or could not be, and about which files; one sentence."),
  files: z.array(text).describe("Paths in the submission that it is about."),
}) satisfies z.ZodType<Doubt>;

const result = z
  .enum(["excused", "withheld", "no-attempt", "graded"])
  .describe("Why there is no score; `graded` takes that back.");
const effect = {
  gain: z.number().describe("Points that it gives or, below 0, takes."),
  isReplaced: z.literal(true).exactOptional().describe("A later decision about the same counts instead."),
};
const on = text.describe("A check, as `stage/check name`.");

const action = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("points"),
    on: textOrNull.describe("A stage, a check as `stage/check name`, or null for the whole score."),
    how: z.enum(["set", "add", "take"]),
    points: amount,
    ...effect,
  }),
  z.object({ kind: z.literal("credit"), on, ...effect }),
  z.object({
    kind: z.literal("drop"),
    on,
    maximum: z
      .enum(["sinks", "stays"])
      .describe("Whether there is less to be had, or the other checks count for more."),
    ...effect,
  }),
  z.object({ kind: z.literal("result"), result, ...effect }),
  z.object({ kind: z.literal("grade"), criterion: text, level: textOrNull, points: amount, ...effect }),
  z.object({ kind: z.literal("waived"), ...effect }),
  z.object({ kind: z.literal("late"), days: amount, ...effect }),
  z.object({ kind: z.literal("file"), take: text, as: text, ...effect }),
  z.object({ kind: z.literal("folder"), folder: text, ...effect }),
  z.object({ kind: z.literal("together"), with: z.array(text), ...effect }),
  z.object({ kind: z.literal("belongs"), to: text, ...effect }),
  z.object({ kind: z.literal("extension"), until: textOrNull, days: amount.nullable(), ...effect }),
]) satisfies z.ZodType<ReportedDecision["actions"][number]>;

/** What a person has decided, as reports and `class.json` have it. */
export const decisionSchema = z.object({
  why: text,
  by: text.describe("Who decided."),
  at: text.describe("When: a date, or a time with its offset."),
  comment: text.exactOptional().describe("For the student."),
  note: text.exactOptional().describe("For colleagues; in no student's report."),
  actions: z.array(action),
}) satisfies z.ZodType<ReportedDecision>;

/** A criterion that people grade, as reports and `class.json` have it. */
/** A known mistake that a submission seems to have. */
export const nearMistakeSchema = z.object({
  name: text,
  likeness: z.number().min(0).max(1).describe("How alike they are, from 0 to 1."),
}) satisfies z.ZodType<NearMistake>;

export const criterionSchema = z.object({
  name: text,
  title: text,
  maxScore: amount,
  score: amount.nullable().describe("null where nobody has graded it yet: then it counts 0."),
  level: textOrNull,
}) satisfies z.ZodType<GradedCriterion>;

const lateness = z.object({
  days: amount.describe("Days late, begun ones counted whole."),
  off: amount.describe("What that costs, in `unit`."),
  unit: z.enum(["points", "percent"]),
  otherwise: z
    .object({ days: amount, off: amount })
    .exactOptional()
    .describe("The same without what people have decided about it, where they have."),
  deduction: amount.describe("Points that are taken off."),
}) satisfies z.ZodType<NonNullable<Report["lateness"]>>;

/** The form of a report, kept in step with {@link Report} by the compiler. Keys it does not know are dropped. */
export const reportSchema = z.object({
  schemaVersion: z.literal(SCHEMA_VERSION),
  audience: z
    .literal("student")
    .exactOptional()
    .describe("Set where the hidden checks have been taken out; `score` is then that of the visible ones."),
  submission: text.describe("The folder's name, or the file's less its ending."),
  assignment: text.describe("Id of the assignment."),
  title: text.describe("Title of the assignment."),
  status: z.enum(["graded", "load-error", "no-submission", "grader-fault"]),
  error: textOrNull.describe("Why it is not graded, in one line."),
  problems: z.array(problem).describe("What the compiler had to say about a load error."),
  notes: z.array(text).describe("Notes on the choice of files."),
  doubts: z
    .array(doubt)
    .exactOptional()
    .describe("What was decided about the files that could change the score, for a person to look at."),
  advice: z.array(problem).describe("Type errors, when they were asked for; they cost nothing."),
  host: z.enum(["sandbox", "native"]).describe("Where the code ran; only `sandbox` is for grading."),
  seed: z.int(),
  score: amount.nullable().describe("Points earned; null when the grader is at fault."),
  maxScore: amount,
  decisions: z.array(decisionSchema).exactOptional().describe("What people decided about it."),
  criteria: z.array(criterionSchema).exactOptional().describe("What people grade beside the checks."),
  lateness: lateness.exactOptional().describe("What being late costs."),
  finalScore: amount
    .nullable()
    .exactOptional()
    .describe("The points that count, with decisions and lateness; null for none. Without it, `score` counts."),
  finalMaxScore: amount.exactOptional().describe("The points that `finalScore` is out of."),
  durationMs: amount,
  behaviour: z
    .record(text, z.object({ kind: failureKind, seen: z.array(text) }))
    .exactOptional()
    .describe(
      "What it does wrong, by failed check: hashes that are equal where another submission does the same. For instructors.",
    ),
  fingerprint: text
    .exactOptional()
    .describe("The same in a few letters, for a config that gives it a name. For instructors."),
  mistakes: z
    .array(nearMistakeSchema)
    .exactOptional()
    .describe("Known mistakes that it behaves as if it had. For instructors."),
  causes: z
    .array(text)
    .exactOptional()
    .describe('What seems to be wrong as a whole: each the end of "Your code behaves like code that …".'),
  stages: z.array(stage),
}) satisfies z.ZodType<Report>;

// The other direction: a field of the model that the schema lacks would be lost in every saved report.
type Lacking<Whole, Part> = Exclude<keyof Whole, keyof Part>;
type Parsed = z.infer<typeof reportSchema>;
type ParsedCheck = Parsed["stages"][number]["checks"][number];
const nothingLacking: [
  Lacking<Report, Parsed>,
  Lacking<ReportedStage, Parsed["stages"][number]>,
  Lacking<ReportedCheck, ParsedCheck>,
  Lacking<NonNullable<ReportedCheck["failure"]>, NonNullable<ParsedCheck["failure"]>>,
  Lacking<PendingCheck, z.infer<typeof pending>>,
  Lacking<Problem, Parsed["problems"][number]>,
  Lacking<ReportedDecision, NonNullable<Parsed["decisions"]>[number]>,
  Lacking<GradedCriterion, NonNullable<Parsed["criteria"]>[number]>,
  Lacking<NonNullable<Report["lateness"]>, NonNullable<Parsed["lateness"]>>,
  Lacking<Doubt, NonNullable<Parsed["doubts"]>[number]>,
] extends never[]
  ? true
  : never = true;
void nothingLacking;

/** The JSON Schema (draft 2020-12) of a report, as the docs publish it. Fields may be added without a new version. */
export function reportJsonSchema(): object {
  const schema = z.toJSONSchema(reportSchema, { io: "input" });
  return { ...schema, title: `alloclab report, version ${SCHEMA_VERSION}` };
}

/** From each older version to the next, so that a saved report can be read for good. None is older than 1. */
const upgrades: Record<number, (report: Record<string, unknown>) => Record<string, unknown>> = {};

/**
 * Reads a saved report, of this or an older version.
 *
 * @param source - the contents of the file
 * @param path - what to call the file in an error
 * @throws UsageError when it is not a report, or one of a version that is not known here
 */
export function parseReport(source: string, path: string): Report {
  const parsed = reportSchema.safeParse(upgrade(parseObject(source, path), path));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue?.path.map((key) => (typeof key === "number" ? `[${key}]` : `.${String(key)}`)).join("") ?? "";
  throw new UsageError(`\`${path}\` is not a sound report: \`${where.slice(1)}\`: ${issue?.message ?? "unreadable"}.`);
}

function parseObject(source: string, path: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(source.replace(/^\ufeff/, ""));
  } catch {
    throw new UsageError(`\`${path}\` is not JSON; give a report that was written by \`--reporter json\`.`);
  }
  if (typeof value === "object" && value !== null && "schemaVersion" in value && "stages" in value) return { ...value };
  throw new UsageError(`\`${path}\` is JSON, but not a report; give one that was written by \`--reporter json\`.`);
}

function upgrade(report: Record<string, unknown>, path: string): Record<string, unknown> {
  for (let now = report; ;) {
    const version = now["schemaVersion"];
    if (version === SCHEMA_VERSION) return now;
    if (typeof version === "number" && version > SCHEMA_VERSION) {
      throw new UsageError(
        `\`${path}\` is a report of version ${version}, and this alloclab reads up to ${SCHEMA_VERSION}; use a newer alloclab.`,
      );
    }
    const step = typeof version === "number" ? upgrades[version] : undefined;
    if (step === undefined) {
      throw new UsageError(
        `\`${path}\` is a report of version ${JSON.stringify(version)}, which no alloclab has written.`,
      );
    }
    now = step(now);
  }
}
