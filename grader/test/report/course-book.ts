import type { CellKind, CourseBook, CourseCell, CourseRow, CourseTotal } from "../../model/course-book.js";

const KINDS: readonly CellKind[] = ["nothing", "no-attempt", "excused", "worthless", "withheld", "fault", "doubt"];

/** A cell with points, or of another kind. */
function cell(kind: CellKind, score: number): CourseCell {
  const action = { kind: "result", result: "withheld", gain: 0 } as const;
  const decisions = [{ why: "As it is due", by: "Grace Hopper", at: "2026-11-27", actions: [action] }];
  return {
    ...{ kind, maxScore: 100, isDropped: score % 7 === 0, isBroken: score === 0, share: score % 7 === 0 ? 0 : 50 },
    score: kind === "points" ? score : kind === "nothing" || kind === "no-attempt" ? 0 : null,
    ...{ daysLate: 2, lateDeduction: score % 5 === 0 ? 10 : 0, submissions: ["x"], criteria: [] },
    ...(score % 11 === 0 ? { decisions, told: decisions } : { decisions: [], told: [] }),
  };
}

/** The grade book of a course with all sorts of results, the same each time. */
export function exampleBook(size: number): CourseBook {
  const rows = Array.from({ length: size }, (_, i): CourseRow => {
    const kind = i % 5 === 0 ? (KINDS[(i / 5) % KINDS.length] ?? "points") : "points";
    const total: CourseTotal =
      kind === "withheld" || kind === "excused"
        ? { kind }
        : kind === "fault" || kind === "doubt"
          ? { kind: "open" }
          : { kind: "points", points: (i * 37) % 101, percent: (i * 37) % 101 };
    const name = `example-${String(i + 1).padStart(4, "0")}`;
    return {
      name,
      student: { id: String(4_000_000 + i), name: `Example Student ${i + 1}`, email: `${name}@uni.example` },
      login: name,
      cells: [cell("points", (i * 13) % 101), cell(kind, (i * 29) % 101)],
      total,
      doubts: kind === "doubt" ? [`It has the name of \`${name}\` in best-fit, and nothing else.`] : [],
      isUncertain: kind === "doubt",
    };
  });
  const assignment = { maxScore: 100, weight: 1, share: 50, mayDrop: true };
  return {
    assignments: [
      { ...assignment, id: "first-fit", title: "First fit", folder: "a", page: "../a/index.html" },
      { ...assignment, id: "best-fit", title: "Best fit, with a title that is long", folder: "b", page: null },
    ],
    ...{ isWeighted: true, drop: 1, points: 40, isForStudents: true, rows },
    doubts: ["Nobody in `b` (best-fit) is certainly anybody in another class."],
  };
}
