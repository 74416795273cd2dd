/**
 * `alloclab merge <outs…> --output <out>`.
 *
 * @module
 */
import { statusOf, tell } from "./class.js";
import type { AddCommand } from "./program.js";

/** Adds the command. */
export const mergeCommand: AddCommand = (program, terminal, finish) => {
  program
    .command("merge")
    .description("join the parts of a class that `alloclab class --shard` graded, as if it were one run")
    .argument("<outputs...>", "the output folders of all parts, in any order")
    .requiredOption("-o, --output <folder>", "where reports, grades.csv and index.html of the whole class go")
    .addHelpText("after", HELP)
    .action(async (roots: string[], options: { output: string }) => {
      const { mergeParts, readParts } = await import("../class/merge.js");
      const { openOutput } = await import("../class/output-folder.js");
      const parts = await readParts(roots);
      const output = await openOutput(options.output, roots, terminal.processes);
      try {
        const result = await mergeParts(parts, output);
        await tell(
          result,
          output.root,
          terminal,
          `joined from ${parts.length} ${parts.length === 1 ? "part" : "parts"}`,
        );
        finish(statusOf(result));
      } finally {
        await output.close();
      }
    });
};

const HELP = `
Example:
  $ alloclab class submissions --output part-1 --shard 1/2
  $ alloclab class submissions --output part-2 --shard 2/2
  $ alloclab merge part-1 part-2 --output results

Exit status: as that of \`alloclab class\`.`;
