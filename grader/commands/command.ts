import type { Command } from "commander";
import type { CourseTerminal, ExitStatus } from "./terminal.js";

/** Adds a command to the command line; `finish` is told how it ends. */
export type AddCommand = (program: Command, terminal: CourseTerminal, finish: (status: ExitStatus) => void) => void;
