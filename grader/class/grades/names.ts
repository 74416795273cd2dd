/**
 * What the command line has to know of grade books before it makes one.
 *
 * @module
 */

/** Systems that a grade book can be for; `csv` is for any that imports CSV. */
export const gradeBookNames = ["canvas", "moodle", "csv"] as const;

/** One of them. */
export type GradeBookName = (typeof gradeBookNames)[number];

/** What it is called in the output folder. */
export const fileNameOf = (name: GradeBookName): string => `grades-${name}.csv`;

/** The files that the instructor has downloaded, and the column that is meant. */
export interface GradeBookOptions {
  /** Path of Canvas' gradebook export. */
  gradebook?: string;
  /** Path of Moodle's offline grading worksheet. */
  worksheet?: string;
  /** Title or id of the assignment in Canvas; without Canvas, header of the grade in Moodle's worksheet. */
  column?: string;
}
