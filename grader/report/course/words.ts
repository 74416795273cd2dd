/**
 * What became of a student's assignments and total, in words.
 *
 * @module
 */
import type { CourseAssignment, CourseCell, CourseFacts, CourseRow, CourseTotal } from "../../model/course-book.js";
import { count } from "../../model/words.js";
import { points } from "../words.js";

/** What is to be said of an assignment beside its points, in a few words; empty where they say it all. */
export function cellText({ kind, isBroken, isDropped, daysLate, lateDeduction }: CourseCell): string {
  const late = lateDeduction > 0 ? `${points(lateDeduction)} off for being ${count(daysLate ?? 0, "day")} late` : "";
  const parts = [
    isDropped ? "dropped" : "",
    kind === "points" && isBroken ? "could not be loaded" : "",
    kind === "nothing" && isBroken ? "nothing that could be graded" : "",
    kind === "nothing" && !isBroken ? "nothing handed in" : "",
    ...(kind === "points" || kind === "nothing" ? [late] : [KINDS[kind]]),
  ];
  return parts.filter(Boolean).join(", ");
}

const KINDS: Record<Exclude<CourseCell["kind"], "points" | "nothing">, string> = {
  "no-attempt": "not counted as an attempt",
  excused: "excused",
  worthless: "nothing to be had",
  withheld: "withheld",
  ungraded: "not graded to its end yet",
  fault: "fault of the grader",
  doubt: "in doubt",
};

/** What a total is called where it is no number. */
export const TOTAL_WORDS: Record<Exclude<CourseTotal["kind"], "points">, string> = {
  withheld: "withheld",
  excused: "excused",
  open: "no total yet",
};

/** What is to be said of each assignment of somebody, a sentence each. */
export const remarksOn = ({ cells }: CourseRow, assignments: readonly CourseAssignment[]): string[] =>
  cells.flatMap((cell, at) => {
    const text = cellText(cell);
    return text === "" ? [] : [`${assignments[at]?.id}: ${text}.`];
  });

/** Points in percent of what they are out of. */
export const shareOfPoints = (score: number, maxScore: number): number => (score / maxScore) * 100;

/** How a total comes about, a sentence each. */
export function rulesOf({ assignments, isWeighted, drop, points: most, isForStudents }: CourseFacts): string[] {
  const sum = assignments.reduce((all, { weight }) => all + Math.round(weight * 100), 0) / 100;
  const kept = assignments.filter(({ mayDrop, weight }) => !mayDrop && weight > 0).map(({ title }) => title);
  const lowest =
    drop === 1 ? "The lowest assignment, by percent, is" : `The ${drop} lowest assignments, by percent, are`;
  const always = kept.length === 0 ? "" : ` ${kept.join(" and ")} always ${kept.length === 1 ? "counts" : "count"}.`;
  return [
    isWeighted
      ? `The total is the mean of the assignments in percent by their weights${sum === 100 ? "" : `, which add up to ${points(sum)}: each counts by its part of that`}.`
      : "The total is the mean of the assignments in percent; each weighs the same.",
    ...(most === 100 ? [] : [`It is given out of ${points(most)} points.`]),
    ...(drop === 0 ? [] : [`${lowest} dropped, but never all.${always}`]),
    "What was not handed in counts 0. What is dropped, or somebody is excused from, leaves its part to the others.",
    ...(isForStudents ? ["Points are those of the visible checks, as the classes were graded for students."] : []),
  ];
}
