/**
 * What has to hold for every case, and what is said when it does not.
 *
 * @module
 */
import { availableParallelism } from "node:os";
import { UsageError } from "../../model/errors.js";
import { type GradeEachOptions, gradeEach } from "../../grade/each.js";
import type { Entrant } from "../../grade/entrant.js";
import { loadSubmission } from "../../grade/load/submission.js";
import type { Exercise } from "../../model/course.js";
import type { Report } from "../../model/report.js";
import type { Submission } from "../../model/submission.js";
import { json } from "../../report/json.js";
import { type ReporterName, parseReport, reporterNames, reporters } from "../../report/index.js";
import { harmsOf } from "../../test/support/harmless.js";
import type { Kind } from "./cases.js";

const OPTIONS: Omit<GradeEachOptions, "signal"> = {
  seed: 42,
  host: "sandbox",
  types: false,
  threads: availableParallelism(),
};
/** Milliseconds for one archive or folder to be read, and from one report to the next, on a slow and busy machine. */
const LOAD_MS = 10_000;
const GRADE_MS = 120_000;
/** What a random program may earn by luck: its parts are right in little more than what a constructor does. */
const LUCK = 15;

/** Thrown out of {@link loaded} and {@link graded} when something did not hold. */
class Finding extends Error {}

/** Reads a case; `null` when it is refused, which has to be in one line. Throws a Finding. */
export async function loaded(path: string, exercise: Exercise): Promise<Submission | null> {
  try {
    return await within(LOAD_MS, "reading it", loadSubmission(path, exercise));
  } catch (error) {
    if (error instanceof Finding) throw error;
    if (!(error instanceof UsageError)) throw new Finding(`reading it threw ${stackOf(error)}`);
    if (!/^[^\p{Cc}\p{Cf}]+$/u.test(error.message)) throw new Finding(`the refusal is not one line: ${error.message}`);
    return null;
  }
}

/** Grades submissions in one run, and tells of each report as it is made. Throws a Finding. */
export async function graded<One extends Entrant>(
  entrants: readonly One[],
  exercise: Exercise,
  onReport: (report: Report, one: One) => Promise<void>,
): Promise<void> {
  const hangs = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const wait = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => hangs.abort(new Finding(`no report for ${GRADE_MS / 1000} s`)), GRADE_MS);
  };
  wait();
  try {
    await gradeEach(inTurn(entrants), exercise, { ...OPTIONS, signal: hangs.signal }, async (report, one) => {
      wait();
      await onReport(report, one);
    });
  } catch (error) {
    throw error instanceof Finding ? error : new Finding(`grading threw ${stackOf(error)}`);
  } finally {
    clearTimeout(timer);
  }
}

async function* inTurn<One>(all: readonly One[]): AsyncGenerator<One> {
  yield* all;
}

/** What is wrong with a report, and with it in those forms; `null` when nothing is. */
export async function wrongWith(
  report: Report,
  kind: Kind,
  nothing: number,
  forms: readonly ReporterName[] = reporterNames,
): Promise<string | null> {
  if (report.status !== "graded" && report.status !== "load-error") {
    return `its status is ${report.status}: ${report.error}`;
  }
  const { score, maxScore } = report;
  if (score === null || !(score >= 0 && score <= maxScore)) return `it earns ${score} of ${maxScore} points`;
  if (report.status === "load-error" && score > 0) return `it earns ${score} points without having been loaded`;
  if (kind === "noise" && score > nothing) return `noise earns ${score} points, an empty class ${nothing}`;
  const isByLuck = kind === "random program" || kind === "hostile program";
  if (isByLuck && score > LUCK) return `a ${kind} earns ${score} points`;
  if (report.durationMs > GRADE_MS) return `it took ${report.durationMs} ms`;
  try {
    parseReport(json(report), "report.json");
    for (const form of forms) {
      const [harm] = harmsOf(form, (await reporters[form]())(report, { color: false, width: 80 }));
      if (harm !== undefined) return harm;
    }
  } catch (error) {
    return `writing its report threw ${stackOf(error)}`;
  }
  return null;
}

/** The report as text, without what differs from run to run. */
export function fingerprint(report: Report): string {
  return JSON.stringify(report, (key, value: unknown) => (key === "durationMs" ? 0 : value));
}

async function within<Value>(ms: number, what: string, promise: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Finding(`${what} took more than ${ms / 1000} s`)), ms);
  });
  try {
    return await Promise.race([promise, limit]);
  } finally {
    clearTimeout(timer);
  }
}

const stackOf = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));
