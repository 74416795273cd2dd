/**
 * The commands that only instructors and authors need. The handout is without this file and all that it alone imports.
 *
 * @module
 */
import { autogradeCommand } from "./autograde.js";
import { autograderCommand } from "./autograder.js";
import { classCommand } from "./class.js";
import { courseCommand } from "./course.js";
import { decideCommand } from "./decide.js";
import { devCommand } from "./dev.js";
import { giveBackCommand } from "./give-back.js";
import { handoutCommand } from "./handout.js";
import { leaksCommand } from "./leaks.js";
import { mergeCommand } from "./merge.js";
import type { AddCommand } from "./command.js";
import { regradeCommand } from "./regrade.js";

/** In the order of the help. */
export const instructorCommands: readonly AddCommand[] = [
  classCommand,
  mergeCommand,
  regradeCommand,
  decideCommand,
  giveBackCommand,
  courseCommand,
  handoutCommand,
  leaksCommand,
  autograderCommand,
  autogradeCommand,
  devCommand,
];
