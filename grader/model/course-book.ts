/**
 * The grade book of a course: several assignments, one row a student.
 *
 * @module
 */
import type { Student } from "./class.js";
import type { GradedCriterion, ReportedDecision } from "./decision.js";

/** What became of one assignment of one student. */
export type CellKind =
  /** It has points. */
  | "points"
  /** Nothing was handed in, or nothing that could be read: it counts 0. */
  | "nothing"
  /** As if nothing had been handed in, by decision: it counts 0. */
  | "no-attempt"
  /** It does not count, by decision. */
  | "excused"
  /** There is nothing to be had: it does not count. */
  | "worthless"
  /** There is a result, and it is not given out yet. */
  | "withheld"
  /** Somebody has to grade a part of it still. */
  | "ungraded"
  /** A fault of the grader: there is no score. */
  | "fault"
  /** It is not known which submission is theirs. */
  | "doubt";

/** One assignment of one student. */
export interface CourseCell {
  kind: CellKind;
  /** The points that count, `null` for none; with lateness and decisions. */
  score: number | null;
  /** What they are out of. */
  maxScore: number;
  /** Whether it is one of the lowest that do not count. */
  isDropped: boolean;
  /** The part of their total that it counts, in percent, in hundredths; `null` where there is no total. */
  share: number | null;
  /** Whether it could not be loaded, or not even be read. */
  isBroken: boolean;
  daysLate: number | null;
  lateDeduction: number;
  /** Names of their submissions: none where there is no row, several where it is in doubt. */
  submissions: readonly string[];
  criteria: readonly GradedCriterion[];
  decisions: readonly ReportedDecision[];
  /** The same as the student may read them. */
  told: readonly ReportedDecision[];
}

/** What somebody's assignments come to. */
export type CourseTotal =
  /** In hundredths. */
  | { kind: "points"; points: number; percent: number }
  /** Something of it is withheld. */
  | { kind: "withheld" }
  /** Nothing of it counts: they are excused from all. */
  | { kind: "excused" }
  /** A person has to look at something first. */
  | { kind: "open" };

/** One student. */
export interface CourseRow {
  /** Unique in the course, letter case and Unicode form aside. */
  name: string;
  /** What is known of them. */
  student: Student;
  /** Their login, or what they call their submissions, where that is known. */
  login: string | null;
  /** One for each assignment, in the order of the course. */
  cells: readonly CourseCell[];
  total: CourseTotal;
  /** What a person has to look at; one sentence each. */
  doubts: readonly string[];
  /** Whether there are other rows that may be the same student's. */
  isUncertain: boolean;
}

/** One assignment of the course. */
export interface CourseAssignment {
  id: string;
  title: string;
  maxScore: number;
  weight: number;
  /** The part of the whole that it counts where nothing is dropped or excused, in percent, in hundredths. */
  share: number;
  mayDrop: boolean;
  /** The folder of its class as it was given, for messages. */
  folder: string;
  /** The page of its class, from the folder of the course's grade book; `null` where no link leads there. */
  page: string | null;
}

/** What is the same for everybody: a student may know all of it. */
export interface CourseFacts {
  /** In the order of the course. */
  assignments: readonly CourseAssignment[];
  /** Whether the weights are somebody's choice. */
  isWeighted: boolean;
  /** How many of a student's lowest do not count. */
  drop: number;
  /** The points that a total is out of. */
  points: number;
  /** Whether the classes were graded for students, without hidden checks. */
  isForStudents: boolean;
}

/** All that the pages and grade books of a course are made of. */
export interface CourseBook extends CourseFacts {
  /** Sorted by name in code points. */
  rows: readonly CourseRow[];
  /** What is in doubt about the course as a whole; one sentence each. */
  doubts: readonly string[];
}
