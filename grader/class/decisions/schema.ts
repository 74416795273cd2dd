/**
 * The form of `decisions.yml`. Keys that are not known are errors, since a misspelt one would else decide nothing.
 *
 * @module
 */
import { z } from "zod";

interface Wrong {
  readonly input?: unknown;
}

const must =
  (what: string) =>
  ({ input }: Wrong): string =>
    `is ${said(input)}; it must be ${what}`;

const text = (what: string): z.ZodString =>
  z.string({ error: must(what) }).refine((it) => it.trim() !== "", { error: must(what) });

/** Of at least one. */
const list = <Item extends z.ZodType>(item: Item, what: string): z.ZodArray<Item> =>
  z.array(item, { error: must(what) }).min(1, { error: must(what) });

const POINTS = "a number of points from 0 to 100000, with two decimals at the most";
const pointsFrom = (least: number, what: string): z.ZodNumber =>
  z
    .number({ error: must(what) })
    .min(least, { error: must(what) })
    .max(100_000, { error: must(what) })
    .refine((it) => Math.abs(Math.round(it * 100) - it * 100) < 1e-6, { error: must(what) });

const points = pointsFrom(0, POINTS);

const CHANGE = "a number of points above 0, with two decimals at the most";
const change = pointsFrom(0.01, CHANGE);

const TIME = 'a time with its offset, as "2026-11-22T23:59:00+01:00"';
const time = z.iso.datetime({ offset: true, error: must(TIME) });
const WHEN = `a day, as "2026-11-22", or ${TIME}`;
const when = z.string({ error: must(WHEN) }).refine((it) => isWhen(it), { error: must(WHEN) });

const CHECK = 'the name of a check, as "merges/name of the check"';
const check = text(CHECK).refine((it) => it.includes("/"), { error: must(CHECK) });

const oneOf = <const Words extends readonly string[]>(words: Words) =>
  z.enum(words, { error: must(`one of ${words.join(", ")}`) });

const daysFrom = (least: number, what: string) =>
  z
    .int({ error: must(what) })
    .min(least, { error: must(what) })
    .max(365, { error: must(what) });

const DAYS = "a number of whole days from 1 to 365";
const days = daysFrom(1, DAYS);
const LATE_DAYS = "a number of whole days from 0 to 365";
const late = z.union([z.literal("waived"), z.strictObject({ days: daysFrom(0, LATE_DAYS) })], {
  error: must(`waived or { days: ${LATE_DAYS} }`),
});
const extension = z.union([z.strictObject({ until: time }), z.strictObject({ days })], {
  error: must(`{ until: a time with its offset } or { days: ${DAYS} }`),
});

const FILE = "{ take: the path of a file in what was handed in, as: a name of the assignment's }";
const FILES = `${FILE}, or a list of such`;
const fileTaken = z.strictObject({ take: text("a path"), as: text("a name") }, { error: must(FILE) });

const PEOPLE = "a list of rows, ids, addresses, logins or names";

const NAME = "the name of a row in grades.csv, a list of such names, or all";

const ASSIGNMENT = "the id of an assignment";

const GRADE = "a level of the criterion, or points from 0 on";
const grade = z.union([text(GRADE), points], { error: must(GRADE) });

/** A table of grades. */
const table = z.strictObject(
  {
    file: text("the path of a .csv, from the folder of this file"),
    by: text("the name of who graded"),
    at: when,
    why: text("what is told where the table gives no reason, which the student reads"),
    assignment: text(ASSIGNMENT).optional(),
  },
  { error: notKnown },
);

/** Keys of one table. */
export const tableKeys = Object.keys(table.shape);

/** One decision. */
const entry = {
  for: z.union([text(NAME), list(text(NAME), NAME)], { error: must(NAME) }),
  why: text("a reason, which the student reads"),
  by: text("the name of who decided"),
  at: when,
  assignment: text(ASSIGNMENT).optional(),
  on: text('the name of a stage, as "merges", or of a check, as "merges/name of the check"').optional(),
  set: points.optional(),
  add: change.optional(),
  take: change.optional(),
  credit: check.optional(),
  drop: check.optional(),
  maximum: oneOf(["sinks", "stays"]).optional(),
  late: late.optional(),
  extension: extension.optional(),
  result: oneOf(["excused", "withheld", "no-attempt", "graded"]).optional(),
  file: z.union([fileTaken, list(fileTaken, FILES)], { error: must(FILES) }).optional(),
  folder: text("the path of a folder in what was handed in").optional(),
  together: z.union([text(PEOPLE), list(text(PEOPLE), PEOPLE)], { error: must(PEOPLE) }).optional(),
  belongs: text("an id, an address, a login or a name").optional(),
  grades: z.record(z.string(), grade, { error: must("a mapping, as { style: good, interview: 7.5 }") }).optional(),
  comment: text("a text for the student").optional(),
  note: text("a text for colleagues").optional(),
  source: text("what `alloclab decide` wrote").optional(),
};

/** Keys of one decision. */
export const entryKeys = Object.keys(entry);

/** Keys that say what is decided; every decision has one of them. */
const ACTIONS = [
  ...(["set", "add", "take", "credit", "drop", "late", "extension", "result"] as const),
  ...(["file", "folder", "together", "belongs", "grades", "comment", "note"] as const),
];

/** Where a fault lies that is of no one key. */
export const WHOLE = "it";

/** How the message begins about a decision without any of them. */
export const NOTHING_DECIDED = "decides nothing";

/** One decision, in which keys that need or exclude each other do. */
const entrySchema = z.strictObject(entry, { error: notKnown }).superRefine((one, { addIssue }) => {
  const fault = (key: string, message: string): void => addIssue({ code: "custom", path: [key], message });
  const [first, second] = (["set", "add", "take"] as const).filter((key) => one[key] !== undefined);
  if (second !== undefined) fault(second, `stands beside \`${first}\`; make it a decision of its own`);
  if (one.on !== undefined && first === undefined) fault("on", "needs `set`, `add` or `take` beside it");
  if (one.maximum !== undefined && one.drop === undefined) fault("maximum", "needs `drop` beside it");
  if (one.late !== undefined && one.extension !== undefined) fault("late", "stands beside `extension`; leave one out");
  if (one.credit !== undefined && one.credit === one.drop)
    fault("credit", "is the check that `drop` takes out; leave one out");
  const [counts] = (["set", "add", "take", "credit"] as const).filter((key) => one[key] !== undefined);
  if ((one.result === "excused" || one.result === "no-attempt") && counts !== undefined)
    fault(counts, `stands beside \`result\`, which leaves nothing to count; leave one out`);
  const settles = (["file", "folder", "together", "belongs"] as const).find((key) => one[key] !== undefined);
  if (one.for === "all" && settles !== undefined) fault("for", `is all; \`${settles}\` is for one that is named`);
  if (Array.isArray(one.for) && one.for.length > 1 && one.for.includes("all"))
    fault("for", "is a list with all in it; write `for: all`, or leave it out");
  if (Array.isArray(one.for) && one.for.length > 1 && one.together !== undefined)
    fault("for", "is a list; `together` is for the one whose files count");
  if (one.belongs !== undefined && one.together !== undefined)
    fault("belongs", "stands beside `together`; leave one out");
  if (one.for === "all" && one.set !== undefined && one.on === undefined)
    fault("for", "is all; a whole score is set for those that are named");
  if (ACTIONS.every((key) => one[key] === undefined))
    fault(WHOLE, `${NOTHING_DECIDED}; add one of ${ACTIONS.join(", ")}`);
});

/** One decision as it is written. */
export type WrittenDecision = z.infer<typeof entrySchema>;

const LIST = "a list of decisions, each beginning with `- for:`";

/** The whole file. */
export const fileSchema = z.strictObject(
  {
    assignment: text(ASSIGNMENT).optional(),
    tables: z.array(table, { error: must("a list of tables, each beginning with `- file:`") }).optional(),
    decisions: z.array(entrySchema, { error: must(LIST) }).default([]),
  },
  { error: notKnown },
);

function notKnown(issue: { code?: string | undefined; input?: unknown }): string | undefined {
  return issue.code === "invalid_type" ? must("a mapping, as `for: ada`")(issue) : undefined;
}

function isWhen(text: string): boolean {
  return z.iso.date().safeParse(text).success || z.iso.datetime({ offset: true }).safeParse(text).success;
}

/** JSON has no form for a number that is none, or for a list that is in itself. */
function sourceOf(value: unknown): string {
  if (typeof value === "number" || typeof value === "bigint") return String(value);
  try {
    return JSON.stringify(value);
  } catch {
    return "a reference to what it stands in";
  }
}

/** A value as it stands in a message. */
function said(value: unknown): string {
  if (value === undefined) return "missing";
  const source = sourceOf(value);
  return source.length > 60 ? `${source.slice(0, 59)}…` : source;
}
