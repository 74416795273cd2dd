import { argumentsOf, type FailureKind, type Plain, type TraceStep } from "#kit/check/failure";
import { onObject } from "#kit/subject/show";
import { hundredths } from "../model/points.js";
import type { Report, ReportedCheck } from "../model/report.js";

/**
 * What each way of losing the points of a check is called, wherever people read of it. No two share a word, and none
 * of them is a bare "failed": the first thing a student should learn is what sort of thing went wrong.
 */
export const KIND_WORDS: Record<FailureKind, { word: string; means: string }> = {
  "wrong-result": {
    word: "wrong result",
    means: "Something else came out than should have.",
  },
  "wrong-error": {
    word: "wrong error",
    means: "An error came where none was due, none came where one was due, or it had another name.",
  },
  "not-written": {
    word: "not written yet",
    means: "The call came upon a part of the skeleton that still says TODO.",
  },
  "broken-list": {
    word: "broken list",
    means: "A free list is not as it has to be: a block is lost, in the wrong place, linked wrongly, or not merged.",
  },
  "changed-by-failed-call": {
    word: "changed by a failed call",
    means: "A call threw, as it should, but did not leave the allocator as it was.",
  },
  "too-slow": {
    word: "too slow",
    means: "What a call costs grows faster with the size of what it works on than it may.",
  },
  "timed-out": {
    word: "still running",
    means: "The code was still running when its time was up: mostly a loop that does not end.",
  },
  "out-of-memory": {
    word: "out of memory",
    means: "The code itself wanted more memory than a submission may have. (OutOfMemoryError is something else.)",
  },
  "broke-sandbox": {
    word: "broke the sandbox",
    means: "The code left the sandbox in a state in which nothing can be said of it. A person has to look.",
  },
  "not-loaded": { word: "could not be loaded", means: "The code does not compile or load, so nothing was tried." },
  needs: { word: "skipped", means: "Not tried, because another check has to pass first." },
  "grader-fault": { word: "fault of the grader", means: "The grader itself went wrong. No point is lost over it." },
};

/** What seems to be wrong as a whole, a sentence each. */
export const causeTexts = ({ causes = [] }: Pick<Report, "causes">): string[] =>
  causes.map((cause) => `Your code behaves like code that ${cause}.`);

/** What the whole of a report comes to, in a word or two. */
export const STATUS_WORDS: Record<Report["status"], string> = {
  graded: "graded",
  "load-error": "could not be loaded",
  "no-submission": "nothing to grade",
  "grader-fault": "fault of the grader",
};

/** How a check ended, in a word or two: `passed`, or the word of its kind of failure. */
export function checkWord(check: ReportedCheck): string {
  if (check.failure !== null) return KIND_WORDS[check.failure.kind].word;
  // Only reports that were written or mended by hand lack the kind.
  return check.status === "passed" ? "passed" : check.status.replaceAll("-", " ");
}

/** Points as people write them: `3`, `93.5`, never more than two decimals. */
export function points(value: number): string {
  return String(hundredths(value));
}

/** What is in doubt about the files, a sentence each; what the error says already is not said twice. */
export const doubtTexts = ({ doubts = [], error }: Pick<Report, "doubts" | "error">): string[] =>
  doubts.map(({ text }) => text).filter((text) => text !== error);

/** A call of a trace as source: `free(20, 30)`, `new (100)`, `b.free(20, 30)` where there are several objects. */
export function callText(step: TraceStep): string {
  const { op, on } = step;
  const call =
    op === "capacity" ? op : `${op}${op === "new" ? " " : ""}(${argumentsOf(step).map(argumentText).join(", ")})`;
  return onObject(on, op, call);
}

/** What JSON cannot hold stands in the report as its source, in a string; it must not look like a string here. */
const SOURCE = /^(NaN|-?Infinity|undefined|-0|-?\d+n|[[{"].*)$/su;

function argumentText(value: Plain): string {
  return typeof value === "string" && !SOURCE.test(value) ? JSON.stringify(value) : String(value);
}

/** What a call came to, as a trace shows it; empty for a call that has nothing to return. */
export function resultText(value: Plain | undefined): string {
  return value === null || value === undefined ? "" : String(value);
}
