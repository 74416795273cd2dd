import type { Cohort, CohortEntry, Student } from "../../model/class.js";
import { SCHEMA_VERSION } from "../../model/report.js";

/** Somebody who is named; what is left out is not known. */
export const student = (known: Partial<Student>): Student => ({ id: null, name: null, email: null, ...known });

/** A row of a grade book: graded, in time, with no points, if nothing else is said. */
export const entry = (name: string, known: Partial<CohortEntry> = {}): CohortEntry => ({
  name,
  students: [],
  submittedAt: null,
  late: null,
  daysLate: null,
  otherAttempts: [],
  notes: [],
  doubts: [],
  report: `reports/${name}.json`,
  status: "graded",
  error: null,
  score: 0,
  lateDeduction: 0,
  stages: [],
  failed: [],
  attention: [],
  ...known,
});

/** A class of First fit, of 100 points. */
export const cohort = (entries: CohortEntry[], known: Partial<Cohort> = {}): Cohort => ({
  schemaVersion: SCHEMA_VERSION,
  assignment: "first-fit",
  title: "First fit",
  layout: "plain",
  seed: 42,
  maxScore: 100,
  stages: [
    { name: "basics", maxScore: 60 },
    { name: "merges", maxScore: 40 },
  ],
  entries,
  passedOver: [],
  ...known,
});
