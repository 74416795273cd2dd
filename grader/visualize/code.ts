/**
 * The student's files, compiled, and compiled again whenever one of them is saved.
 *
 * @module
 */
import { stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { watch } from "chokidar";
import { compile } from "../compile/compile.js";
import { UsageError } from "../errors.js";
import { loadSubmission } from "../load/submission.js";
import type { Exercise } from "../model.js";
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
  let newest = await push(path, exercise);
  const listeners = new Set<(push: Push) => void>();
  let timer: NodeJS.Timeout | undefined;
  let compiling: Promise<void> = Promise.resolve();
  const refresh = async (): Promise<void> => {
    const next = await push(path, exercise);
    if (JSON.stringify(next) === JSON.stringify(newest)) return;
    newest = next;
    for (const listener of listeners) listener(newest);
  };
  const changed = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      compiling = compiling.then(refresh);
    }, QUIET_MS);
  };
  const isFolder = (await stat(path)).isDirectory();
  // A single file is watched from its folder, or one that an editor has renamed over it would be lost.
  const watcher = watch(isFolder ? path : dirname(resolve(path)), {
    ignoreInitial: true,
    ignored: (file) => /[\\/](node_modules|\.[^\\/]+)([\\/]|$)/.test(file.slice(path.length)),
    ...(isFolder ? {} : { depth: 0 }),
  });
  // What cannot be watched is still there to be read, and a save beside it is noticed.
  watcher.on("all", changed).on("error", () => undefined);
  await new Promise<void>((resolve) => watcher.once("ready", () => resolve()));
  return {
    name,
    subscribe(listener) {
      listeners.add(listener);
      listener(newest);
      return () => listeners.delete(listener);
    },
    async close() {
      clearTimeout(timer);
      await watcher.close();
      await compiling;
    },
  };
}

async function push(path: string, exercise: Exercise): Promise<Push> {
  try {
    const compiled = await compile(await loadSubmission(path, exercise), exercise);
    if (!compiled.ok) return { kind: "problems", problems: compiled.problems };
    const { className, entry, givenFiles, limits } = exercise;
    return { kind: "program", program: compiled.program, options: { className, entry, givenFiles, limits } };
  } catch (error) {
    // Deleted, renamed or made unreadable while it is watched: said on the page, until it is back.
    if (!(error instanceof UsageError)) throw error;
    return {
      kind: "problems",
      problems: [{ message: error.message, file: null, line: null, column: null, frame: null }],
    };
  }
}
