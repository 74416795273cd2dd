import { expect, test } from "vitest";
import { csvGrades } from "../../../class/grades/csv.js";
import type { ClassCheck } from "../../../model/class.js";
import { cohort, entry, student } from "../../support/cohort.js";
import { decided } from "../../support/graded-class.js";

test("the general grade book has a line for each student, and none that a spreadsheet would run", () => {
  const stages = [{ name: "basics", score: 50, maxScore: 60 }];
  const { text, notes } = csvGrades(
    cohort([
      entry("=cmd|'/c calc'!A0", {
        students: [student({ id: "7", name: '@SUM("A1")', email: "+1@example.org" }), student({ name: "Zoë, Ñandú" })],
        score: 50,
        daysLate: 2,
        lateDeduction: 10,
        stages,
      }),
      entry("bo", { status: "grader-fault", score: null }),
      entry("cy", { status: "no-submission", score: 0, error: "Nothing was handed in." }),
      entry("cz", { status: "no-submission", score: 0, error: "`work.zip` is damaged or cut off." }),
      entry("da", { status: "no-submission", score: 0, error: "Nothing is certainly theirs. It may be theirs: `x`." }),
      entry("di", { status: "load-error", score: 0, error: "=1" }),
    ]),
  );
  expect(text.split("\r\n")).toEqual([
    "submission,id,name,email,status,score,late_days,deduction,grade,max_score,feedback",
    `'=cmd|'/c calc'!A0,7,"'@SUM(""A1"")",'+1@example.org,graded,50,2,10,40,100,"50 of 100 points, 10 off for being late. basics 50/60."`,
    `'=cmd|'/c calc'!A0,,"Zoë, Ñandú",,graded,50,2,10,40,100,"50 of 100 points, 10 off for being late. basics 50/60."`,
    "bo,,,,grader-fault,,,,,100,",
    "cy,,,,no-submission,0,,0,0,100,Nothing was handed in.",
    "cz,,,,no-submission,0,,0,0,100,What was handed in could not be read: there was nothing to grade.",
    "da,,,,no-submission,0,,0,0,100,Nothing that was handed in is known for certain to be theirs.",
    "di,,,,load-error,0,,0,0,100,0 of 100 points: it could not be loaded.",
    "",
  ]);
  expect(notes).toEqual(["Not graded by a fault of the grader, and without a grade: `bo`."]);
});

test("feedback tells nothing of hidden checks, nor of what is withheld", () => {
  const checks: ClassCheck[] = [
    { name: "merges/seen", maxScore: 1 },
    { name: "merges/secret", maxScore: 1, isHidden: true },
  ];
  const dropped = (on: string) => decided({ kind: "drop", on, maximum: "sinks" }, { comment: `About ${on}` });
  const decisions = [dropped("merges/secret"), dropped("merges/seen")];
  const final = { finalScore: 40, finalMaxScore: 98 };
  const { text } = csvGrades(
    cohort(
      [
        entry("ada", { score: 50, ...final, decisions }),
        entry("bo", {
          ...{ score: 50, ...final, finalScore: null },
          decisions: [...decisions, decided({ kind: "result", result: "withheld" })],
        }),
      ],
      { checks },
    ),
  );
  expect(text).not.toContain("secret");
  const [, ada = "", bo = ""] = text.split("\r\n");
  expect(ada).toContain("`merges/seen` does not count");
  expect(bo).toMatch(
    /^bo,,,,graded,,,,,98,"No score: withheld. Withheld: As it is due. Decided by Grace Hopper, [-0-9]+\."$/,
  );
});

test("feedback tells what counts of what was decided, and not what was decided otherwise later", () => {
  const grade = (points: number) => ({ kind: "grade", criterion: "interview", level: null, points }) as const;
  const replaced = (points: number) => ({
    ...decided(grade(points)),
    actions: [{ ...grade(points), gain: 0, isReplaced: true as const }],
  });
  const decisions = [
    { ...replaced(9), why: "Of all three", comment: "Well said" },
    { ...replaced(8), why: "Of all three, at first" },
    { ...decided(grade(2)), why: "Could not say what it does" },
  ];
  const { text } = csvGrades(cohort([entry("ada", { score: 50, finalScore: 52, decisions })]));
  expect(text).toContain("Could not say what it does");
  expect(text).toContain("Well said");
  expect(text).not.toMatch(/Of all three|later decision/);
});
