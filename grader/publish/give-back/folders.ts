/**
 * A folder or an archive for each student, and a table for a mail merge beside them, for those without a system.
 *
 * @module
 */
import { finalGrade } from "../../class/grades/grade.js";
import { csvTable } from "../../class/table.js";
import { reportNames } from "../../class/uploads/report-names.js";
import type { Cohort, CohortEntry, Student } from "../../model/class.js";
import { UsageError } from "../../model/errors.js";
import { shownList } from "../../model/words.js";
import { textFile } from "../autograder/kit.js";
import type { Answer } from "./answers.js";
import { type Addressing, type Placed, type System, nothing } from "./delivery.js";

/** A folder each. */
export const folders: System = {
  archive: null,
  hasVisualizer: true,
  next: "Give each student the folder or archive of that name, and nothing else.",
  deliver: (answers, addressing) => ({
    ...nothing(),
    placed: placedFor(answers, addressing).map(({ placed }) => placed),
  }),
};

const HEADER = "name,email,submission,status,score,max_score,grade,max_grade,attachment".split(",");

/**
 * One address, and nothing that a mailer would take for several. One that begins like a formula is guarded in the table, and so would
 * be another one there.
 */
const ADDRESS = /^[\p{L}\p{N}_][^\s@,;:<>"()[\]\\]*@[^\s@,;:<>"()[\]\\]+$/u;

/** The same with a table that mailers read. */
export const mail: System = {
  archive: null,
  hasVisualizer: false,
  next: "Give `mail-merge.csv` to a mailer that merges: a mail for each row, to `email`, with the file that `attachment` names.",
  deliver: (answers, addressing) => {
    const all = placedFor(answers, addressing);
    const [known, unknown] = [true, false].map((isKnown) =>
      all.filter(({ student }) => ADDRESS.test(student.email ?? "") === isKnown),
    ) as [Given[], Given[]];
    if (known.length === 0)
      throw new UsageError(
        "Nobody in the class has an address; give a roster with addresses to `alloclab class` with --roster, or give back by --to folders.",
      );
    const rows = known.map((given) => rowOf(given, addressing.cohort));
    return {
      ...nothing(),
      placed: all.map(({ placed }) => placed),
      tables: [textFile("mail-merge.csv", csvTable([HEADER, ...rows]))],
      problems:
        unknown.length === 0
          ? []
          : [
              `Without a sound address, so with a folder and not in the table: ${shownList(
                unknown.map(({ placed }) => placed.path.replace(/\/.*$/, "")),
                40,
              )}.`,
            ],
    };
  },
};

/** A report for somebody. */
interface Given {
  student: Student;
  placed: Placed;
}

/** For each student of each submission. Of a group everybody has one. */
function placedFor(answers: readonly Answer[], { cohort, page, isZipped }: Addressing): Given[] {
  const taken = new Set<string>();
  const given = answers.flatMap((answer) => {
    const students = peopleOf(answer.entry, cohort.layout);
    return students.map((student) => {
      // What Gradescope numbers tells nobody whose it is.
      const { name, handedInAs } = answer.entry;
      const isTold =
        handedInAs === undefined ? students.length === 1 && cohort.layout !== "gradescope" : name !== handedInAs;
      const own = isTold ? "" : ` ${student.name ?? student.email ?? student.id ?? ""}`;
      return { answer, student, label: free(`${answer.entry.name}${own}`, taken) };
    });
  });
  const names = reportNames(given.map(({ label }) => label));
  return given.map(({ answer, student, label }) => {
    const name = names.get(label) ?? "";
    const path = isZipped ? `${name}.zip` : `${name}/${page}`;
    return { student, placed: { answer, path, isPacked: isZipped } };
  });
}

function free(label: string, taken: Set<string>): string {
  let own = label;
  for (let number = 2; taken.has(own); number++) own = `${label} (${number})`;
  taken.add(own);
  return own;
}

/** Whose it is; where nobody is named, it goes by its own name. */
function peopleOf({ name, students }: CohortEntry, layout: Cohort["layout"]): readonly Student[] {
  if (students.length > 0) return students;
  return [{ id: null, name, email: layout === "plain" && name.includes("@") ? name : null }];
}

function rowOf({ student, placed }: Given, cohort: Cohort): (string | number | null)[] {
  const { answer } = placed;
  const { entry, points, noScore } = answer;
  const isTold = noScore === null;
  return [
    student.name,
    student.email,
    entry.name,
    noScore ?? entry.status,
    isTold ? points.score : null,
    points.maxScore,
    isTold ? finalGrade(entry) : null,
    entry.finalMaxScore ?? cohort.maxScore,
    placed.path,
  ];
}
