/**
 * Reading in a process of its own, for what may take more than reading should: an archive, a folder of many files. A thread
 * would not do: V8 ends the whole process when a thread asks for one large piece of memory that is not there.
 *
 * @module
 */
import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { UsageError } from "../../model/errors.js";
import type { Exercise } from "../../model/course.js";
import type { Doubt, SettledFiles, Submission } from "../../model/submission.js";
import type { Part } from "./inner.js";
import { shown } from "../../model/words.js";
import { SeveralSubmissions } from "./several.js";
import type { LoadOptions } from "./load-options.js";

/** What to read; plain data. */
export type Order =
  | { kind: "path"; path: string; exercise: Exercise; options: LoadOptions }
  | { kind: "parts"; parts: readonly Part[]; exercise: Exercise; label: string; settled?: SettledFiles };

/** What came of it; plain data. `refusal` is a UsageError, with the doubt of one that is several. */
export type Answer = { submission: Submission } | { refusal: string; doubt: Doubt | null } | { fault: string };

/** What reading may take. */
export interface ReadingLimits {
  /** From the order to the answer. The worst that is known takes a tenth of it, so it decides about no honest submission. */
  deadlineMs: number;
  /** Of the process's heap. What is outside of it is bounded by what is read. */
  heapMiB: number;
}

const LIMITS: ReadingLimits = { deadlineMs: 60_000, heapMiB: 384 };

const READER = fileURLToPath(new URL("./reader.js", import.meta.url));

/** Kept from one order to the next, since to start one takes as long as to read hundreds; ends with this process. */
let reader: Promise<ChildProcess> | null = null;
/** One order at a time, so that a process that ends has failed at that one. */
let queue: Promise<unknown> = Promise.resolve();

/**
 * Reads a submission in a process of its own.
 *
 * @throws UsageError when it is not a submission, cannot be read, or would take too much memory or time
 */
export function readApart(order: Order, limits = LIMITS): Promise<Submission> {
  const reading = queue.then(() => readNow(order, limits));
  queue = reading.catch(() => undefined);
  return reading;
}

async function readNow(order: Order, { deadlineMs, heapMiB }: ReadingLimits): Promise<Submission> {
  const own = await (reader ??= start(heapMiB)).catch((error: unknown) => {
    reader = null;
    throw error;
  });
  const answer = await answerTo(order, own, deadlineMs);
  if (typeof answer === "string") {
    reader = null;
    own.kill("SIGKILL");
    throw tooMuch(order, answer);
  }
  if ("fault" in answer) throw new Error(`reading a submission: ${answer.fault}`);
  if ("refusal" in answer) {
    const { refusal, doubt } = answer;
    throw doubt === null ? new UsageError(refusal) : new SeveralSubmissions(doubt);
  }
  return answer.submission;
}

/** Started when it is ready, so that a busy machine takes no time from what is read first. */
function start(heapMiB: number): Promise<ChildProcess> {
  const execArgv = [`--max-old-space-size=${heapMiB}`];
  const child = fork(READER, { execArgv, serialization: "advanced", stdio: ["ignore", "ignore", "ignore", "ipc"] });
  return new Promise((resolve, reject) => {
    const fail = (why: unknown): void =>
      reject(new Error(`the process that reads submissions did not start: ${String(why)}`));
    child.once("message", () => {
      child.off("exit", fail);
      resolve(child);
    });
    child.once("exit", fail);
    // Once it has started, its end is what tells.
    child.on("error", fail);
  });
}

/** The answer; or that there is none, and why. Only while it is waited for does the process keep this one from its end. */
async function answerTo(order: Order, child: ChildProcess, deadlineMs: number): Promise<Answer | "late" | "ended"> {
  child.ref();
  child.channel?.ref();
  let timer: NodeJS.Timeout | undefined;
  const ending = new AbortController();
  try {
    return await new Promise((resolve) => {
      const { signal } = ending;
      timer = setTimeout(() => resolve("late"), deadlineMs);
      const onMessage = (answer: unknown): void => resolve(answer as Answer);
      const onExit = (): void => resolve("ended");
      child.on("message", onMessage).on("exit", onExit);
      signal.addEventListener("abort", () => child.off("message", onMessage).off("exit", onExit));
      child.send(order, (error) => error !== null && resolve("ended"));
    });
  } finally {
    clearTimeout(timer);
    ending.abort();
    child.unref();
    child.channel?.unref();
  }
}

function tooMuch(order: Order, answer: "late" | "ended"): UsageError {
  const label = order.kind === "parts" ? order.label : (order.options.label ?? order.path);
  const what = answer === "late" ? "takes too long to read" : "takes more memory to read than there is for it";
  return new UsageError(`${shown(label)} ${what}; hand in only the folder with the .ts files.`);
}
