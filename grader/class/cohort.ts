/**
 * Finished submissions → Cohort: all that the pages and grade books of a class are made of.
 *
 * @module
 */
import { compareCodePoints } from "../grade/load/paths.js";
import { type ClassCheck, type ClassFolder, type Cohort, type CohortEntry, type Upload } from "../model/class.js";
import type { KnownMistake } from "../model/mistake.js";
import { SCHEMA_VERSION } from "../model/report.js";
import { entryFields } from "./cohort-schema.js";
import { ungradedIn } from "./decisions/criteria.js";
import { type Digest, markIdentical, uploadAttention } from "./attention.js";
import { reportPath } from "./output-folder.js";
import type { Outcome } from "./record.js";
import { sumOf } from "../model/points.js";

/** A row of the grade book: who it is, and what came of it. */
export interface Row {
  upload: Omit<Upload, "source">;
  /** Name of its reports, without ending. */
  fileName: string;
  outcome: Outcome;
  /** As {@link CohortEntry} has it. */
  decidedOn: Record<string, string>;
}

/** What is the same for the whole class. */
export interface CohortFacts {
  assignment: string;
  title: string;
  layout: ClassFolder["layout"];
  seed: number;
  passedOver: ClassFolder["passedOver"];
  /** The stages, where no row has any. */
  stages: Cohort["stages"];
  /** Days late by the late policy, and without one as the export says. */
  daysLate: (upload: Row["upload"]) => number | null;
  /** All checks, in order. */
  checks: readonly ClassCheck[];
  /** What is in doubt about the decisions, and about what is the same for the whole class. */
  doubts: string[];
  /** The assignment's. */
  known: readonly Pick<KnownMistake, "name" | "why" | "told">[];
  /** Names of mistakes in the config, where the reader is to know who made which. */
  named: readonly string[];
}

/** Makes the cohort. The order of the rows has no influence. O(rows log rows). */
export function cohortOf(rows: readonly Row[], facts: CohortFacts): Cohort {
  const sorted = [...rows].sort((a, b) => compareCodePoints(a.upload.name, b.upload.name));
  // A report of a grader fault may have no stages.
  const whole = sorted.find(({ outcome }) => outcome.stages.length > 0)?.outcome;
  const stages = whole?.stages.map(({ name, maxScore }) => ({ name, maxScore })) ?? facts.stages;
  const digests = new Map<string, Digest>();
  for (const { upload, outcome } of sorted) if (outcome.digest !== null) digests.set(upload.name, outcome.digest);
  const maxScore = sumOf(stages.map(({ maxScore }) => maxScore));
  const most = new Set(sorted.map(({ outcome }) => outcome.finalMaxScore ?? maxScore));
  const [forAll = maxScore] = most.size === 1 ? most : [];
  return {
    schemaVersion: SCHEMA_VERSION,
    assignment: facts.assignment,
    title: facts.title,
    layout: facts.layout,
    seed: facts.seed,
    maxScore,
    ...(forAll === maxScore ? {} : { finalMaxScore: forAll }),
    ...(facts.doubts.length === 0 ? {} : { doubts: facts.doubts }),
    stages,
    ...(facts.checks.length === 0 ? {} : { checks: [...facts.checks] }),
    ...mistakesNamed(sorted, facts.known),
    ...unmetOf(
      facts.named,
      sorted.map(({ outcome }) => outcome),
    ),
    entries: markIdentical(
      sorted.map((row) => entryOf(row, facts)),
      digests,
    ),
    passedOver: facts.passedOver,
  };
}

/** The class with what somebody has to grade still among its doubts: of all entries, whichever part of a class they came from. */
export function withUngraded(cohort: Cohort): Cohort {
  const doubts = [...(cohort.doubts ?? []), ...ungradedIn(cohort.entries)];
  return doubts.length === 0 ? cohort : { ...cohort, doubts };
}

/** What is known of the mistakes that somebody seems to have made. */
function mistakesNamed(rows: readonly Row[], known: CohortFacts["known"]): Pick<Cohort, "mistakes"> {
  const named = new Set(rows.flatMap(({ outcome }) => outcome.mistakes?.map(({ name }) => name) ?? []));
  return mistakesByName(
    known.flatMap(({ name = "", why, told }): [string, Said][] =>
      named.has(name)
        ? [[name, { ...(why === undefined ? {} : { why }), ...(told === undefined ? {} : { told }) }]]
        : [],
    ),
  );
}

/** The names of which no submission has the mistake. The order of names and submissions has no influence. */
export function unmetOf(
  names: readonly string[],
  all: readonly Pick<CohortEntry, "mistakes">[],
): Pick<Cohort, "unmet"> {
  const met = new Set(all.flatMap(({ mistakes = [] }) => mistakes.map(({ name }) => name)));
  const unmet = [...new Set(names)].filter((name) => !met.has(name)).sort(compareCodePoints);
  return unmet.length === 0 ? {} : { unmet };
}

type Said = NonNullable<Cohort["mistakes"]>[string];

/** What is said of mistakes, as a cohort has it: the order of the submissions has no influence. */
export function mistakesByName(said: readonly [name: string, said: Said][]): Pick<Cohort, "mistakes"> {
  const sorted = [...said].sort(([a], [b]) => compareCodePoints(a, b));
  return sorted.length === 0 ? {} : { mistakes: Object.fromEntries(sorted) };
}

function entryOf({ upload, fileName, outcome, decidedOn }: Row, { daysLate }: CohortFacts): CohortEntry {
  const reported = reportedOf(outcome);
  return {
    name: upload.name,
    ...(upload.handedInAs === undefined ? {} : { handedInAs: upload.handedInAs }),
    students: upload.students,
    ...(upload.senders === undefined ? {} : { senders: upload.senders }),
    submittedAt: upload.submittedAt,
    late: upload.late,
    daysLate: daysLate(upload),
    otherAttempts: upload.otherAttempts,
    notes: upload.notes,
    doubts: upload.doubts,
    report: reportPath(fileName),
    ...reported,
    // Nobody may add up what a report without a score knows of its stages.
    stages: reported.score === null ? [] : reported.stages,
    lateDeduction: outcome.lateDeduction ?? 0,
    ...judgedOf(outcome),
    ...(Object.keys(decidedOn).length === 0 ? {} : { decidedOn }),
    attention: [...outcome.attention, ...uploadAttention(upload)],
  };
}

type Reported = Pick<CohortEntry, keyof typeof entryFields>;

/** What a report has made of a submission, as an outcome and an entry have it. */
export const reportedOf = (one: Reported): Reported =>
  Object.fromEntries(
    REPORTED.flatMap((key) => (one[key] === undefined ? [] : [[key, one[key]]])),
  ) as unknown as Reported;

/** What an entry has beside that. */
export const withoutReported = (entry: CohortEntry): Omit<CohortEntry, keyof Reported> =>
  Object.fromEntries(
    Object.entries(entry).filter(([key]) => !(REPORTED as readonly string[]).includes(key)),
  ) as unknown as Omit<CohortEntry, keyof Reported>;

const REPORTED = Object.keys(entryFields) as (keyof typeof entryFields)[];

type Judged = Pick<CohortEntry, "finalScore" | "finalMaxScore" | "decisions" | "criteria">;

/** What decisions and lateness have made of a submission, as an outcome and an entry have it. */
export const judgedOf = ({ finalScore, finalMaxScore, decisions, criteria }: Judged): Judged => ({
  ...(finalScore === undefined ? {} : { finalScore }),
  ...(finalMaxScore === undefined ? {} : { finalMaxScore }),
  ...(decisions === undefined ? {} : { decisions }),
  ...(criteria === undefined ? {} : { criteria }),
});
