/**
 * `alloclab rubric`.
 *
 * @module
 */
import type { StageResult } from "../model/report.js";
import { configOption, loadConfigured } from "./config.js";
import type { AddCommand } from "./command.js";
import { sumOf } from "../model/points.js";

/** Adds the command. */
export const rubricCommand: AddCommand = (program, terminal, finish) => {
  program
    .command("rubric")
    .description("print what each check is worth, as a table in Markdown, read from the suites themselves")
    .option("-a, --assignment <id>", "which assignment", terminal.defaultAssignment)
    .addOption(configOption())
    .addHelpText("after", "\nExample:\n  $ alloclab rubric --assignment best-fit > rubric.md")
    .action(async ({ assignment, config }: { assignment: string; config?: string }) => {
      const { exercise } = await loadConfigured(terminal, assignment, config, null);
      const { outline } = await import("../grade/stages/outline.js");
      await terminal.print(rubric(exercise.title, await outline(exercise)));
      finish(0);
    });
};

function rubric(title: string, stages: readonly StageResult[]): string {
  const total = stages.reduce((sum, stage) => sum + worth(stage), 0);
  const rows = stages.flatMap((stage) => [
    [`**${worth(stage)}**`, "", `**${stage.name}**`],
    ...stage.checks.map(({ name, points, visibility }) => [`${points}`, visibility, name.replaceAll("|", "\\|")]),
  ]);
  return [`# ${title}: ${total} points`, "", ...table([["Points", "Visibility", "Check"], ...rows])].join("\n") + "\n";
}

const worth = (stage: StageResult): number => sumOf(stage.checks.map(({ points }) => points));

/** A table in Markdown; the first column to the right, and the last, which is long, as long as it is. */
function table(rows: readonly (readonly string[])[]): string[] {
  const width = (column: number): number => Math.max(...rows.map((row) => row[column]?.length ?? 0));
  const [numbers, words] = [width(0), width(1)];
  const lines = rows.map(
    ([number = "", word = "", text = ""]) => `| ${number.padStart(numbers)} | ${word.padEnd(words)} | ${text} |`,
  );
  const rule = `| ${"-".repeat(numbers - 1)}: | ${"-".repeat(words)} | ----- |`;
  return [lines[0] ?? "", rule, ...lines.slice(1)];
}
