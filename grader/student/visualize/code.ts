/**
 * The student's files, compiled, and compiled again whenever one of them is saved.
 *
 * @module
 */
import { stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { watchSaves } from "../../disk/watch.js";
import { compile } from "../../grade/compile/compile.js";
import { UsageError } from "../../model/errors.js";
import { sandboxOptions } from "../../grade/sandbox/options.js";
import { loadSubmission } from "../../grade/load/submission.js";
import type { Exercise } from "../../model/course.js";
import type { Push } from "./push.js";

/** Quiet that a save has to be followed by: editors write a file in several goes, or aside and rename it. */
const QUIET_MS = 40;

/** The student's code as it stands on disk. */
export interface LiveCode {
  /** Name of the submission. */
  readonly name: string;
  /** Calls the listener at once, and whenever the code has changed; gives what ends that. */
  subscribe(listener: (push: Push) => void): () => void;
  close(): Promise<void>;
}

/**
 * Compiles a submission and watches its files.
 *
 * @throws UsageError when there is nothing at the path that could be run
 */
export async function watchCode(path: string, exercise: Exercise): Promise<LiveCode> {
  const { name } = await loadSubmission(path, exercise);
  let found = await read(path, exercise);
  let newest = await found.push();
  const listeners = new Set<(push: Push) => void>();
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> = Promise.resolve();
  const refresh = async (): Promise<void> => {
    const next = await read(path, exercise);
    if (next.print === found.print) return;
    found = next;
    newest = await next.push();
    for (const listener of listeners) listener(newest);
  };
  const look = (): void => {
    looking = looking.then(refresh).catch((error: unknown) => {
      newest = problem(`The visualizer itself went wrong while looking: ${String(error)}`);
      for (const listener of listeners) listener(newest);
    });
  };
  const changed = (): void => {
    clearTimeout(timer);
    timer = setTimeout(look, QUIET_MS);
  };
  const isFolder = (await stat(path)).isDirectory();
  // A single file is watched from its folder, or one that an editor has renamed over it would be lost.
  const saves = watchSaves({
    path: isFolder ? path : dirname(resolve(path)),
    isDeep: isFolder,
    isIgnored: (file) => /[\\/](node_modules|\.[^\\/]+)([\\/]|$)/.test(file.slice(path.length)),
    onChange: changed,
    onTime: look,
  });
  await saves.ready;
  return {
    name,
    subscribe(listener) {
      listeners.add(listener);
      listener(newest);
      return () => listeners.delete(listener);
    },
    async close() {
      clearTimeout(timer);
      await saves.close();
      await looking;
    },
  };
}

/** What is on disk. */
interface Found {
  /** Equal for two finds of the same content. */
  print: string;
  /** Compiles it. */
  push(): Promise<Push>;
}

async function read(path: string, exercise: Exercise): Promise<Found> {
  try {
    const submission = await loadSubmission(path, exercise);
    const { files, known, problems } = submission;
    return {
      print: JSON.stringify([[...files], [...known], problems]),
      push: async () => {
        const compiled = await compile(submission, exercise);
        if (!compiled.ok) return { kind: "problems", problems: compiled.problems };
        return { kind: "program", program: compiled.program, options: sandboxOptions(exercise) };
      },
    };
  } catch (error) {
    // Deleted, renamed or made unreadable while it is watched: said on the page, until it is back.
    if (!(error instanceof UsageError)) throw error;
    const { message } = error;
    return { print: message, push: () => Promise.resolve(problem(message)) };
  }
}

function problem(message: string): Push {
  return { kind: "problems", problems: [{ message, file: null, line: null, column: null, frame: null }] };
}
