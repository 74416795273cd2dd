import type { Report, ReportedCheck } from "../model/report.js";
import { pendingText } from "./audience.js";
import { clean, cleanLine } from "./clean.js";
import { finalOf } from "./decisions/final.js";
import { judgementTexts } from "./decisions/words.js";
import { scoreText } from "./score.js";
import { plainFailure, plainProblems } from "./text/plain.js";
import { checkWord, doubtTexts, STATUS_WORDS } from "./words.js";

/** Bytes of all that checks have to say together. PrairieLearn fails a job whose results are above 1 MiB. */
const MOST_BYTES = 700_000;

/** A test as PrairieLearn's `results.json` has it. Without points in one of them, it shows none at all. */
interface Test {
  name: string;
  points: number;
  max_points: number;
  message: string;
  output?: string;
}

/**
 * The report as the `results.json` of PrairieLearn's external grading: a score from 0 to 1, and a test for each check.
 * Never above 1 MiB: what the last checks have to say is left out first.
 *
 * Where there is nothing to give a score to (no submission was found, or it cannot be read), and where there is none to
 * give (a fault of the grader, or a run that is not for grading), it is not gradable: then no attempt is lost.
 */
export function prairielearn(report: Report): string {
  const reason = notGradable(report);
  const results =
    reason === null
      ? {
          gradable: true,
          score: shareOf(report),
          message: headline(report),
          output: [
            ...judgementTexts(report).map(clean),
            pendingText(report.stages) ?? "",
            plainProblems(report),
            ...notesOf(report),
          ]
            .filter((part) => part !== "")
            .join("\n\n"),
          tests: tests(report),
        }
      : { gradable: false, format_errors: [reason, ...notesOf(report)].map(withoutMarkup) };
  return `${JSON.stringify(results, null, 2)}\n`;
}

function shareOf(report: Report): number {
  const { score, maxScore } = finalOf(report);
  return maxScore === 0 ? 0 : Math.min(1, (score ?? 0) / maxScore);
}

function notGradable(report: Report): string | null {
  const { status, error, host, finalScore } = report;
  if (finalScore === null)
    return [`Not graded: ${scoreText(report)}.`, ...judgementTexts(report)].map(cleanLine).join(" ");
  if (host === "native") return "It ran natively, for debugging; only a run in the sandbox counts.";
  // What a person has given counts, whatever came of the checks.
  if (finalScore !== undefined) return null;
  if (status === "no-submission") return `Nothing to grade: ${cleanLine(error ?? "no submission was found")}`;
  if (status === "grader-fault" || report.score === null) {
    return "The grader itself went wrong. No attempt is lost over it; please tell your instructor.";
  }
  return null;
}

function headline(report: Report): string {
  const { title, status, error } = report;
  const said = `${cleanLine(title)}: ${scoreText(report)}`;
  return status === "graded" ? said : `${said}. It ${STATUS_WORDS[status]}: ${cleanLine(error ?? "")}`;
}

const notesOf = (report: Report): string[] => [
  ...doubtTexts(report).map((doubt) => clean(`In doubt: ${doubt}`)),
  ...report.notes.slice(0, 20).map((note) => clean(`Note: ${note}`)),
];

function tests({ stages }: Report): Test[] {
  let left = MOST_BYTES;
  return stages.flatMap(({ name: stage, checks }) =>
    checks.map((check): Test => {
      const output = outputOf(check);
      left -= Buffer.byteLength(JSON.stringify(output));
      return {
        name: cleanLine(`${stage}: ${check.name}`),
        points: check.score,
        max_points: check.maxScore,
        message: checkWord(check),
        ...(output === "" || left < 0 ? {} : { output }),
      };
    }),
  );
}

function outputOf(check: ReportedCheck): string {
  return check.status === "passed" || check.failure?.kind === "not-loaded" ? "" : plainFailure(check);
}

/** Format errors are put into a page as they are, and a message may name a student's file. */
const withoutMarkup = (text: string): string => text.replaceAll("<", "‹").replaceAll(">", "›");
