/**
 * `alloclab visualize [submission]`.
 *
 * @module
 */
import { join } from "node:path";
import { Argument, InvalidArgumentError } from "commander";
import { UsageError } from "../model/errors.js";
import { assignmentAt } from "../grade/load/course.js";
import { loadExercise } from "../grade/load/exercise.js";
import type { AddCommand } from "./command.js";

const PORT = 4100;

/** Adds the command. */
export const visualizeCommand: AddCommand = (program, terminal, finish) => {
  program
    .command("visualize")
    .description("open a page that runs your allocator call by call, and draws memory")
    .addArgument(
      new Argument("[submission]", "whose code to run").default(join(terminal.courseRoot, "exercises"), "exercises/"),
    )
    .option(
      "-a, --assignment <id>",
      `which assignment (default: the one whose folder is given, else "${terminal.defaultAssignment}")`,
    )
    .option("-p, --port <number>", "port of the page on this machine; a taken one leads to the next", portNumber, PORT)
    .option("--no-open", "print the address of the page, and open no browser")
    .addHelpText("after", HELP)
    .action(async (path: string, options: { assignment?: string; port: number; open: boolean }) => {
      const { courseRoot, defaultAssignment } = terminal;
      const id = options.assignment ?? (await assignmentAt(courseRoot, path)) ?? defaultAssignment;
      const exercise = await loadExercise(courseRoot, id);
      // Loaded by now only, since no other command needs them.
      const { playable, serve, watchCode } = await import("../student/visualize/index.js");
      const games = await playable(courseRoot);
      if (games.every((game) => game.id !== exercise.id)) throw noPlayground(exercise.id, games);
      const code = await watchCode(path, exercise);
      const server = await serve({ exercise, code, courseRoot }, options.port);
      const asked = options.port === 0 || server.port === options.port ? "" : ` (port ${options.port} is taken)`;
      await terminal.print(`Memory, step by step: ${server.url}${asked}\nSaved files are run again. Ctrl-C ends it.\n`);
      if (options.open && !(await isOpened(server.url)))
        await terminal.print("No browser could be opened; open the address yourself.\n");
      await aborted(terminal.interruption());
      await server.close();
      await code.close();
      finish(0);
    });
};

const HELP = `
Examples:
  $ alloclab visualize                          your files in exercises/
  $ alloclab visualize exercises/02-best-fit    your files of another assignment
  $ alloclab visualize ada.zip --no-open        what a student handed in
  $ alloclab visualize --port 8080`;

function portNumber(text: string): number {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535)
    throw new InvalidArgumentError("It is a whole number up to 65535.");
  return Number(text);
}

function noPlayground(id: string, games: readonly { id: string }[]): UsageError {
  const known =
    games.length === 0 ? "None has one here." : `These have one: ${games.map((game) => game.id).join(", ")}.`;
  return new UsageError(`${id} has no pictures of memory, as it has no class whose calls could be played. ${known}`);
}

/** Opens the address in the browser that people have set; `false` where there is none. */
async function isOpened(url: string): Promise<boolean> {
  try {
    const { default: open } = await import("open");
    const child = await open(url);
    return await new Promise<boolean>((resolve) => {
      child.once("error", () => resolve(false));
      // A launcher that finds no browser ends soon, with a status that says so.
      child.once("exit", (status) => resolve(status === 0));
      setTimeout(() => resolve(true), 1500).unref();
    });
  } catch {
    return false;
  }
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
