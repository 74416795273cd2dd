/**
 * The form of an instructor's config. Keys that are not known are errors, since a misspelt one would else change nothing.
 *
 * @module
 */
import { z } from "zod";

/** What zod tells about a value that is wrong. */
interface Wrong {
  readonly input?: unknown;
}

/** A number with what it is said to be when it is not: `is -3; it must be …`. */
const amount = (least: number, most: number, must: string): z.ZodNumber => {
  const error = ({ input }: Wrong): string => `is ${said(input)}; it must be ${must}`;
  return z.number({ error }).min(least, { error }).max(most, { error });
};

const inHundredths = (number: number): boolean => Math.abs(Math.round(number * 100) - number * 100) < 1e-6;

const POINTS = "a number of points from 0 to 100000, with two decimals at the most";
const points = amount(0, 100_000, POINTS).refine(inHundredths, {
  error: ({ input }) => `is ${said(input)}; it must be ${POINTS}`,
});

const text = (must: string): z.ZodString => {
  const error = ({ input }: Wrong): string => `is ${said(input)}; it must be ${must}`;
  return z.string({ error }).min(1, { error });
};

const list = (must: string): z.ZodArray<z.ZodString> =>
  z.array(text('the name of a stage, as "merges", or of a check, as "merges/name of the check"'), {
    error: ({ input }) => `is ${said(input)}; it must be ${must}`,
  });

const A_SENTENCE = 'the end of "Your code behaves like code that …", on one line and without a full stop';

/** A part of the config that has keys of its own. */
const group = <Shape extends z.core.$ZodLooseShape>(shape: Shape, must: string) =>
  z.strictObject(shape, {
    error: (issue) => (issue.code === "invalid_type" ? `is ${said(issue.input)}; it must be ${must}` : undefined),
  });

const late = group(
  {
    pointsPerDay: points.optional(),
    percentPerDay: amount(0, 100, "a percentage from 0 to 100").optional(),
    atMost: amount(0, 100_000, "a number from 0 to 100000").optional(),
    graceHours: amount(0, 24 * 365, "a number of hours, 0 or more").optional(),
    due: z.iso
      .datetime({
        offset: true,
        error: ({ input }) => `is ${said(input)}; it must be a time with its offset, as "2026-11-20T23:59:00+01:00"`,
      })
      .optional(),
  },
  "an object, as { pointsPerDay: 5 }",
);

const criterion = group(
  {
    title: text("a title for people").optional(),
    points,
    levels: z
      .record(z.string().min(1), points, {
        error: ({ input }) => `is ${said(input)}; it must be an object, as { poor: 0, good: 4 }`,
      })
      .optional(),
  },
  "an object, as { points: 5, levels: { poor: 0, good: 4 } }",
);

const A_FINGERPRINT = 'a fingerprint as the page of a class has it, as "Zk3q9", or a list of them';
const notAFingerprint = ({ input }: Wrong): string => `is ${said(input)}; it must be ${A_FINGERPRINT}`;
const fingerprint = z.string().regex(/^(?:[\w-]{5}){1,12}$/, { error: notAFingerprint });
const mistake = group(
  {
    fingerprint: z.union([fingerprint, z.array(fingerprint).min(1, { error: notAFingerprint })], {
      error: notAFingerprint,
    }),
    told: z
      .string({ error: ({ input }) => `is ${said(input)}; it must be ${A_SENTENCE}` })
      .regex(/^\S[^\n]{3,198}[^.\s]$/, { error: ({ input }) => `is ${said(input)}; it must be ${A_SENTENCE}` })
      .optional(),
    why: text("what leads to the mistake, for instructors").optional(),
  },
  'an object, as { fingerprint: "Zk3q9" }',
);

const settings = {
  weights: z
    .record(z.string(), points, { error: ({ input }) => `is ${said(input)}; it must be an object, as { merges: 40 }` })
    .optional(),
  hidden: list("a list of stages and checks").optional(),
  visible: list("a list of stages and checks").optional(),
  late: late.optional(),
  criteria: z
    .record(z.string().min(1), criterion, {
      error: ({ input }) => `is ${said(input)}; it must be an object, as { style: { points: 5 } }`,
    })
    .optional(),
  mistakes: z
    .record(z.string().min(1), mistake, {
      error: ({ input }) => `is ${said(input)}; it must be an object, as { "rounds-down": { fingerprint: "Zk3q9" } }`,
    })
    .optional(),
  stages: text("the path of a folder with stage files").optional(),
};

const AN_OBJECT = "an object, as { weights: { merges: 40 } }";

const HOW_MANY = "how many of the lowest do not count, a whole number from 0 to 100";
const TOTAL = "the points that a total is out of, more than 0, with two decimals at the most";

const course = group(
  {
    weights: z
      .record(z.string(), points, {
        error: ({ input }) => `is ${said(input)}; it must be an object with ids of assignments, as { "first-fit": 40 }`,
      })
      .optional(),
    drop: amount(0, 100, HOW_MANY)
      .refine(Number.isInteger, { error: ({ input }) => `is ${said(input)}; it must be ${HOW_MANY}` })
      .optional(),
    neverDrop: z
      .array(text('the id of an assignment, as "first-fit"'), {
        error: ({ input }) => `is ${said(input)}; it must be a list of ids of assignments`,
      })
      .optional(),
    points: points
      .refine((number) => number > 0, { error: ({ input }) => `is ${said(input)}; it must be ${TOTAL}` })
      .optional(),
  },
  'an object, as { weights: { "first-fit": 40, "best-fit": 60 }, drop: 1 }',
);

/** An `alloclab.config.ts` or `.json`. */
export const configSchema = group(
  {
    ...settings,
    assignments: z
      .record(z.string(), group(settings, AN_OBJECT), {
        error: ({ input }) =>
          `is ${said(input)}; it must be an object with ids of assignments as keys, as { "best-fit": { … } }`,
      })
      .optional(),
    course: course.optional(),
  },
  AN_OBJECT,
);

/** What an instructor may set, for one assignment. */
export interface ConfigSettings {
  /**
   * Points that stages are worth, 0 or more, with two decimals at the most. The points of a stage's checks keep their
   * proportions; a stage that is not named keeps its points.
   */
  weights?: Record<string, number> | undefined;
  /** Stages (`"merges"`) and checks (`"merges/name of the check"`) that students are not to see. */
  hidden?: string[] | undefined;
  /** Stages and checks that students may see. A check that is named counts before its stage. */
  visible?: string[] | undefined;
  /** What being late costs; nothing when it is left out. */
  late?: LatePolicy | undefined;
  /** What people grade beside the checks, by name: its points are a part of the whole. */
  criteria?: Record<string, CriterionSettings> | undefined;
  /** What submissions do wrong that no known mistake explains, by the name that you give it. */
  mistakes?: Record<string, MistakeSettings> | undefined;
  /** A folder with further stage files, relative to the config; they come after the assignment's own. */
  stages?: string | undefined;
}

/** What people grade: style, documentation, an interview. */
export interface CriterionSettings {
  /** For people; its name when left out. */
  title?: string | undefined;
  /** Points that there are to be had. */
  points: number;
  /** Points by level, for those who grade by words. Points between are given by number. */
  levels?: Record<string, number> | undefined;
}

/** What some submissions do wrong. */
export interface MistakeSettings {
  /** As the page of a class has it, or several of them. */
  fingerprint: string | string[];
  /** For students who do the same: the end of "Your code behaves like code that …". They are told nothing when it is left out. */
  told?: string | undefined;
  /** For instructors: what leads to it. */
  why?: string | undefined;
}

/** What being late costs. Exactly one of `pointsPerDay` and `percentPerDay`. */
export interface LatePolicy {
  /** Points off for each day, begun ones counted whole. */
  pointsPerDay?: number | undefined;
  /** Percent of the points that there are to be had, off for each day, begun ones counted whole. */
  percentPerDay?: number | undefined;
  /** The most that is taken off: points with `pointsPerDay`, percent with `percentPerDay`. No limit when left out. */
  atMost?: number | undefined;
  /** Hours after the time due in which nothing is taken off; days are counted from their end. Default 0. */
  graceHours?: number | undefined;
  /** When it is due, ISO 8601 with offset. For submissions with a time; else what the export says counts. */
  due?: string | undefined;
}

/** How the assignments of a course come to one total. */
export interface CourseSettings {
  /** What each assignment weighs beside the others, by id: 0 for one that does not count. All the same when left out. */
  weights?: Record<string, number> | undefined;
  /** How many of a student's lowest assignments do not count; one always does. None when left out. */
  drop?: number | undefined;
  /** Ids of assignments that count however low they are. */
  neverDrop?: string[] | undefined;
  /** The points that a total is out of. Default 100. */
  points?: number | undefined;
}

/** What an `alloclab.config.ts` exports by default, or an `alloclab.config.json` holds. */
export interface ConfigFile extends ConfigSettings {
  /** Settings for single assignments, by id; each key given here replaces the one above for that assignment. */
  assignments?: Record<string, ConfigSettings> | undefined;
  /** How the assignments come to the totals of `alloclab course`. */
  course?: CourseSettings | undefined;
}

// The interfaces above are for people and editors; the compiler holds the schema to them.
const inStep: [z.input<typeof configSchema>, ConfigFile] extends [infer A, infer B]
  ? [A] extends [B]
    ? [B] extends [A]
      ? true
      : never
    : never
  : never = true;
void inStep;

/** Keys that there are at a place of the config, for naming the nearest one. */
export function keysAt(path: readonly PropertyKey[]): string[] {
  if (path[0] === "course") return Object.keys(course.shape);
  const rest = path[0] === "assignments" ? path.slice(2) : path;
  if (rest[0] === "criteria") return Object.keys(criterion.shape);
  if (rest[0] === "mistakes") return Object.keys(mistake.shape);
  if (rest[0] === "late") return Object.keys(late.shape);
  return path.length === 0 ? Object.keys(configSchema.shape) : Object.keys(settings);
}

/** A value as it stands in a message. */
function said(value: unknown): string {
  if (value === undefined) return "missing";
  if (typeof value === "bigint" || typeof value === "function" || typeof value === "symbol") return `a ${typeof value}`;
  const source = typeof value === "number" ? `${value}` : JSON.stringify(value);
  return source.length > 60 ? `${source.slice(0, 59)}…` : source;
}
