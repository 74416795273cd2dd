/**
 * `alloclab merge <outs…> --output <out>`.
 *
 * @module
 */
import { loadExercise } from "../grade/load/exercise.js";
import { statusOf, tell } from "./class.js";
import { type GradesOptions, addGradesOptions, openGrades, writeGrades } from "./grade-books.js";
import type { AddCommand } from "./command.js";

interface Options extends GradesOptions {
  output: string;
}

/** Adds the command. */
export const mergeCommand: AddCommand = (program, terminal, finish) => {
  const command = program
    .command("merge")
    .description("join the parts of a class that `alloclab class --shard` graded, as if it were one run")
    .argument("<outputs...>", "the output folders of all parts, in any order")
    .requiredOption("-o, --output <folder>", "where reports, grades.csv and index.html of the whole class go")
    .addHelpText("after", HELP)
    .action(async (roots: string[], options: Options) => {
      const { mergeParts, readParts } = await import("../class/merge.js");
      const { openOutput } = await import("../class/output-folder.js");
      const parts = await readParts(roots);
      const exercise = await loadExercise(terminal.courseRoot, parts[0]?.run.assignment ?? "");
      const gradeBooks = await openGrades(options, exercise);
      const output = await openOutput(options.output, roots, terminal.processes);
      try {
        const result = await mergeParts(parts, exercise, output, terminal.defaultAssignment);
        await tell(
          result,
          output.root,
          terminal,
          `joined from ${parts.length} ${parts.length === 1 ? "part" : "parts"}`,
        );
        await writeGrades(gradeBooks, result.cohort, output.root, terminal);
        finish(statusOf(result));
      } finally {
        await output.close();
      }
    });
  addGradesOptions(command);
};

const HELP = `
Example:
  $ alloclab class submissions --output part-1 --shard 1/2
  $ alloclab class submissions --output part-2 --shard 2/2
  $ alloclab merge part-1 part-2 --output results

Exit status: as that of \`alloclab class\`.`;
