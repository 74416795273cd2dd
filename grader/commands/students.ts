/**
 * The commands that students have: these are in the handout, with all that they import.
 *
 * @module
 */
import { gradeCommand } from "./grade.js";
import { hintCommand } from "./hint.js";
import { listCommand } from "./list.js";
import type { AddCommand } from "./command.js";
import { packCommand } from "./pack.js";
import { reportCommand } from "./report.js";
import { rubricCommand } from "./rubric.js";
import { visualizeCommand } from "./visualize.js";
import { watchCommand } from "./watch.js";

/** In the order of the help: what is needed first. */
export const studentCommands: readonly AddCommand[] = [
  watchCommand,
  gradeCommand,
  visualizeCommand,
  reportCommand,
  hintCommand,
  rubricCommand,
  listCommand,
  packCommand,
];
