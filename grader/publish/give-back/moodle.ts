/**
 * Moodle's "Upload multiple feedback files in a zip". What it takes is in `mod/assign/feedback/file/importziplib.php`: of the parts of
 * a path, the first that is `<name>_<number>_<kind>_<plugin>` counts, by its number alone, which has to be that of a participant of the
 * assignment (`Participant 123` in its grading worksheet), blind marking or not. Before 4.1 another `_` had to be at the end, and still may.
 * Where groups hand in, Moodle's export has the number of the group in that place (`mod/assign/classes/downloader.php`), which is no
 * participant's, or somebody else's.
 *
 * @module
 */
import { isExportedName, participantsIn } from "../../class/grades/moodle.js";
import type { CohortEntry } from "../../model/class.js";
import { UsageError } from "../../model/errors.js";
import { shownList } from "../../model/words.js";
import type { Answer } from "./answers.js";
import { type Addressing, type Delivery, type System, nothing, pathWord } from "./delivery.js";

/** For Moodle. */
export const moodle: System = {
  archive: "moodle-feedback.zip",
  hasVisualizer: false,
  next: "In Moodle: the assignment, Submissions, Actions, Upload multiple feedback files in a zip. The assignment needs feedback files among its feedback types.",
  deliver: (answers, { cohort, worksheet, page }) => {
    const known = worksheet === null ? byExport(answers, cohort.layout) : byWorksheet(answers, { cohort, worksheet });
    const placed = known.to.map(({ name, number, answer }) => ({
      answer,
      path: `${pathWord(name) || "Participant"}_${number}_assignsubmission_file_/${page}`,
      isPacked: false,
    }));
    if (placed.length === 0)
      throw new UsageError(
        "No participant of Moodle is known for anybody in the class; give the grading worksheet of this assignment with --worksheet.",
      );
    return { ...nothing(), placed, problems: known.problems, notes: known.notes };
  },
};

interface Known extends Pick<Delivery, "problems" | "notes"> {
  to: { name: string; number: string; answer: Answer }[];
}

function byWorksheet(
  answers: readonly Answer[],
  { cohort, worksheet }: { cohort: Addressing["cohort"]; worksheet: NonNullable<Addressing["worksheet"]> },
): Known {
  const answerOf = new Map(answers.map((answer) => [answer.entry, answer]));
  const { participants, notes, others } = participantsIn(worksheet, cohort);
  const to = participants.flatMap(({ number, name, entry }) => {
    const answer = answerOf.get(entry);
    return answer === undefined ? [] : [{ name, number, answer }];
  });
  return {
    to,
    problems: notes,
    notes: others.length === 0 ? [] : [`In the worksheet, but not in the class: ${shownList(others, 40)}.`],
  };
}

/** By the numbers in the export, each of whom has sent something in. */
function byExport(answers: readonly Answer[], layout: Addressing["cohort"]["layout"]): Known {
  if (layout !== "moodle")
    throw new UsageError(
      "The class does not come from Moodle, so nobody's number is known; give the grading worksheet of this assignment with --worksheet.",
    );
  // Whose name is another one than the export's may be a member of a group.
  const isKnown = ({ senders = [], students }: CohortEntry): boolean =>
    senders.length > 0 &&
    students.length <= senders.length &&
    students.every(({ name }, place) => name === null || isExportedName(senders[place]?.name ?? "", name));
  const to = answers
    .filter(({ entry }) => isKnown(entry))
    .flatMap((answer) => (answer.entry.senders ?? []).map(({ name, id }) => ({ name, number: id, answer })));
  const others = answers.filter(({ entry }) => !isKnown(entry));
  const absent = others.filter(({ isEmpty }) => isEmpty);
  const unknown = others.filter(({ isEmpty }) => !isEmpty);
  const names = (some: readonly Answer[]): string =>
    shownList(
      some.map(({ entry }) => entry.name),
      40,
    );
  return {
    to,
    problems:
      unknown.length === 0
        ? []
        : [
            `Without a number of Moodle's for each of their people, and not given back: ${names(unknown)}. Give the grading worksheet with --worksheet.`,
          ],
    notes: [
      ...(absent.length === 0 ? [] : [`They handed in nothing, and get no report: ${names(absent)}.`]),
      "The numbers are those of Moodle's export. Where groups hand in, these are no participants': then give the grading worksheet with --worksheet.",
    ],
  };
}
