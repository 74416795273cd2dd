/**
 * `alloclab list`.
 *
 * @module
 */
import wrapAnsi from "wrap-ansi";
import { describeCourse } from "../grade/load/exercise.js";
import type { Description } from "../model/course.js";
import type { StageResult } from "../model/report.js";
import type { AddCommand } from "./command.js";
import { count, hoursText } from "../model/words.js";

/** Adds the command. */
export const listCommand: AddCommand = (program, terminal, finish) => {
  program
    .command("list")
    .description("show the course: its assignments in order, with points and what each builds upon")
    .addHelpText("after", "\nExample:\n  $ alloclab list")
    .action(async () => {
      const exercises = await describeCourse(terminal.courseRoot);
      const { outlines } = await import("../grade/stages/outline.js");
      const stages = await outlines(exercises);
      const entries = exercises.map((exercise, place) => entry(exercise, stages[place] ?? [], terminal.width));
      await terminal.print(`${entries.join("\n")}\n`);
      finish(0);
    });
};

function entry(exercise: Description, stages: readonly StageResult[], width: number) {
  const { place, id, title, summary, buildsOn, hours, withheld = {} } = exercise;
  const checks = stages.flatMap((stage) => stage.checks);
  const points = checks.reduce((sum, check) => sum + check.points, 0);
  const hidden = Object.values(withheld)
    .flat()
    .reduce((sum, { maxScore }) => sum + maxScore, 0);
  const upon = buildsOn.length === 0 ? [] : [`builds upon ${buildsOn.join(", ")}`];
  const facts = [
    `${points} points`,
    ...(hidden === 0 ? [] : [`${hidden} more for hidden checks`]),
    `${count(checks.length, "check")} in ${count(stages.length, "stage")}`,
    ...(hours === undefined ? [] : [hoursText(hours)]),
    ...upon,
  ].join(" · ");
  const details = wrapAnsi(`${summary}\n${facts}`, Math.min(width, 100) - 4).replaceAll("\n", "\n    ");
  return `${String(place).padStart(2)}  ${id} — ${title}\n    ${details}\n`;
}
