/**
 * The command line: every command with its options, help and examples.
 *
 * @module
 */
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { Command, CommanderError } from "commander";
import { statsOf } from "../disk/write-aside.js";
import { UsageError } from "../model/errors.js";
import { firstAssignment } from "../grade/load/course.js";
import type { AddCommand } from "./command.js";
import { studentCommands } from "./students.js";
import type { ExitStatus, Terminal } from "./terminal.js";

/**
 * Reads the arguments, runs the command and says what was wrong with them, in one line on standard error.
 *
 * @returns the exit status; 2 for everything that is the caller's fault
 * @throws whatever is a fault of ours
 */
export async function program(terminal: Terminal): Promise<ExitStatus> {
  try {
    return await obey(terminal);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    for (const line of [error.message, ...error.more])
      await terminal.warn(`alloclab: ${line.replace(/\p{Cc}+/gu, " ")}\n`);
    return 2;
  }
}

async function obey(terminal: Terminal): Promise<ExitStatus> {
  let status: ExitStatus = 0;
  // commander writes without waiting, a terminal has to be waited for.
  const written = { out: "", err: "" };
  const command = await commandLine(terminal, written);
  const course = { ...terminal, defaultAssignment: await firstAssignment(terminal.courseRoot) };
  const instructors = await instructorCommands();
  // In the order of the help: what students need first.
  for (const add of [...studentCommands, ...(instructors ?? [])]) add(command, course, (result) => (status = result));
  try {
    await command.parseAsync([...terminal.args], { from: "user" });
    return status;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (written.out !== "") await terminal.print(written.out);
    if (written.err !== "") await terminal.warn(written.err);
    if (error.exitCode === 0) return 0;
    throw new UsageError(mistake(error, command, terminal.args, instructors === null));
  }
}

/** The commands for instructors; `null` in the handout, which is without them. */
async function instructorCommands(): Promise<readonly AddCommand[] | null> {
  const file = new URL("./instructors.ts", import.meta.url);
  if ((await statsOf(fileURLToPath(file))) === null) return null;
  // By a name in a variable, since the compiler would miss it in a handout.
  const module = "./instructors.js";
  return ((await import(module)) as { instructorCommands: readonly AddCommand[] }).instructorCommands;
}

async function commandLine(terminal: Terminal, written: { out: string; err: string }): Promise<Command> {
  const { version } = JSON.parse(await readFile(new URL("../../package.json", import.meta.url), "utf8")) as {
    version: string;
  };
  return new Command("alloclab")
    .description("Learn how malloc and free work by writing a memory allocator; graded in a sandbox.")
    .version(version)
    .showSuggestionAfterError()
    .exitOverride()
    .addHelpText("after", "\nalloclab <command> --help shows a command's options, with examples.")
    .configureOutput({
      writeOut: (text) => (written.out += text),
      writeErr: (text) => (written.err += text),
      // What is wrong stands in the error, too, and is said once.
      outputError: () => undefined,
      getOutHelpWidth: () => terminal.width,
      getErrHelpWidth: () => terminal.width,
      getOutHasColors: () => terminal.color,
      getErrHasColors: () => terminal.color,
    });
}

/** What commander has against the arguments, as one line with a way on. */
function mistake(error: CommanderError, command: Command, args: readonly string[], isHandout: boolean): string {
  if (error.code === "commander.help") return "Name one of these commands.";
  const text = error.message.replace(/^error: /, "").replace(/\.?\n\((Did you mean .*\?)\)/, ". $1");
  if (text.endsWith("?")) return text;
  if (isHandout && error.code === "commander.unknownCommand")
    return `${text.replace(/\.?$/, ".")} Commands for instructors are not in the handout; see \`alloclab --help\`.`;
  const named = command.commands.find((one) => one.name() === args[0])?.name();
  return `${text.replace(/\.?$/, ".")} See \`alloclab ${named === undefined ? "" : `${named} `}--help\`.`;
}
