/**
 * argv in, text and exit status out: the only file that touches `process`.
 *
 * @module
 */
import { writeSync } from "node:fs";
import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { consoleOf } from "./commands/console.js";
import { program } from "./commands/program.js";
import type { Terminal } from "./commands/terminal.js";
import type { Console } from "./student/watch/screen.js";
import { diskReason } from "./disk/write-aside.js";
import { UsageError } from "./model/errors.js";

/** Exit status of the contract for a fault of ours. */
const FAULT = 70;
/** Exit status for an end that somebody asked for, as shells have it. */
const INTERRUPTED = 130;

const courseRoot = fileURLToPath(new URL("..", import.meta.url));

/** Writes all of it before it answers, so that ending the process cuts nothing off in a pipe. */
const write = (stream: NodeJS.WriteStream, name: string) => (text: string) =>
  new Promise<void>((resolve, reject) => {
    stream.write(text, (error) => {
      // A reader that has seen enough (`| head`) is no fault; what else there is to do goes on.
      if (error == null || ("code" in error && error.code === "EPIPE")) resolve();
      else reject(new UsageError(`Cannot write to ${name}: ${diskReason(error)}.`));
    });
  });

// What went wrong is told to the callback above.
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);

/** `npm run` starts a script in the package's folder; a path means what it means in the folder where it was typed. */
const { INIT_CWD, npm_lifecycle_event: script = "" } = process.env;
if (
  INIT_CWD !== undefined &&
  ["grade", "dev", "visualize", "pack"].includes(script) &&
  relative(courseRoot, process.cwd()) === ""
) {
  process.chdir(INIT_CWD);
}

/** What has to be done before the process ends, whatever way. */
const restores: (() => void)[] = [];

const isTerminal = (stream: { isTTY?: boolean }): boolean => stream.isTTY === true && process.env["TERM"] !== "dumb";

const terminal: Terminal = {
  args: process.argv.slice(2),
  courseRoot,
  // Compared, because Node leaves `isTTY` undefined in a pipe, where a library would look for FORCE_COLOR.
  color:
    (process.stdout.isTTY as boolean | undefined) === true &&
    !process.env["NO_COLOR"] &&
    process.env["TERM"] !== "dumb",
  width: process.stdout.columns || 80,
  print: write(process.stdout, "standard output"),
  warn: write(process.stderr, "standard error"),
  progress:
    (process.stderr.isTTY as boolean | undefined) === true && process.env["TERM"] !== "dumb" ? process.stderr : null,
  interruption,
  processes: { pid: process.pid, isRunning },
  console,
  inputEnd,
  hasDesktop:
    ["darwin", "win32"].includes(process.platform) ||
    ["DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME"].some((name) => Boolean(process.env[name])),
};

function console(): Console | null {
  if (!isTerminal(process.stdin) || !isTerminal(process.stdout)) return null;
  // Node's own warnings would be written across the screen.
  process.removeAllListeners("warning");
  // The terminal may be gone, and may be somebody's who will go on with it.
  process.once("SIGHUP", () => end(INTERRUPTED));
  return consoleOf(process.stdin, process.stdout, process, (restore) => restores.push(restore));
}

/** A terminal never comes to its end, and is not read from here. */
function inputEnd(): AbortSignal {
  const controller = new AbortController();
  const abort = (): void => controller.abort();
  process.stdout.on("error", abort);
  if ((process.stdin.isTTY as boolean | undefined) !== true) {
    for (const name of ["end", "close", "error"]) process.stdin.on(name, abort);
    process.stdin.resume();
  }
  return controller.signal;
}

/** Aborted when somebody wants an end, as with Ctrl-C. */
const wanted = new AbortController();
/** Whether the command hears of it, and ends by itself. */
let isHeard = false;

/** The first request is the command's to obey where it hears of it; any other one ends the program at once. */
function interrupt(): void {
  if (!isHeard || wanted.signal.aborted) end(INTERRUPTED);
  wanted.abort();
}

const ENDING = ["SIGINT", "SIGTERM"];
for (const name of ENDING) process.on(name, interrupt);
// vitest listens, too, and would end the process in the middle of what is being written, by a status that is none of ours.
process.on("newListener", (name, listener) => {
  if (typeof name === "string" && ENDING.includes(name)) setImmediate(() => process.off(name, listener));
});

function interruption(): AbortSignal {
  isHeard = true;
  return wanted.signal;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process is there, too.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

// Something that throws where nobody waits for it, or a promise that nobody keeps, would end Node with a status that
// means something else in the contract.
let isOver = false;
process.on("uncaughtException", (error) => endWithFault(error));
process.on("exit", () => {
  if (!isOver) endWithFault(new Error("it came to rest before it had finished"));
});

function endWithFault(error: unknown): never {
  isOver = true;
  restore();
  const trace = error instanceof Error ? error.stack : String(error);
  writeSync(process.stderr.fd, `alloclab: a fault of the grader itself; no score is written.\n${trace}\n`);
  process.exit(FAULT);
}

end(await program(terminal).catch(endWithFault));

function end(status: number): never {
  isOver = true;
  restore();
  // esbuild's service and vitest's threads may take their time to end; nothing is left to be done.
  process.exit(status);
}

function restore(): void {
  for (const each of restores.splice(0)) each();
}
