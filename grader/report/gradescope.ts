import type { Report, ReportedCheck } from "../model/report.js";
import { pendingText } from "./audience.js";
import { clean, cleanLine } from "./clean.js";
import { finalOf } from "./decisions/final.js";
import { judgementTexts } from "./decisions/words.js";
import { scoreText } from "./score.js";
import type { ReportOptions } from "./options.js";
import { plainFailure, plainProblems } from "./text/plain.js";
import { causeTexts, checkWord, doubtTexts, KIND_WORDS, STATUS_WORDS } from "./words.js";

/** A row of the results, as Gradescope's `results.json` has it. */
interface Row {
  number: string;
  name: string;
  score?: number;
  max_score?: number;
  status?: "passed" | "failed";
  output?: string;
  output_format: "text";
  visibility: "visible" | "after_published" | "hidden";
}

type HiddenChecks = NonNullable<ReportOptions["hiddenChecks"]>;

/**
 * The report as Gradescope's `results.json`.
 *
 * Checks that are hidden in the handout are shown here all the same, unless the options say otherwise: with a single
 * hidden row, Gradescope hides the total from students, and what a check found is the help that they need.
 *
 * Where there is no score to give (a fault of the grader, or a run that is not for grading), neither `score` nor `tests`
 * is written. Gradescope demands one of them and so says that the autograder failed, which an instructor sees and can
 * run again; a zero would pass for the student's.
 */
export function gradescope(report: Report, { hiddenChecks = "visible" }: Partial<ReportOptions> = {}): string {
  const results = {
    ...(isForGrading(report) ? { score: finalOf(report).score, tests: rows(report, hiddenChecks) } : {}),
    execution_time: report.durationMs / 1000,
    output: summary(report),
    output_format: "text",
    test_output_format: "text",
    test_name_format: "text",
    visibility: "visible",
    extra_data: {
      alloclab: {
        schemaVersion: report.schemaVersion,
        assignment: report.assignment,
        submission: cleanLine(report.submission),
        status: report.status,
        host: report.host,
        seed: report.seed,
      },
    },
  };
  return `${JSON.stringify(results, null, 2)}\n`;
}

function isForGrading(report: Report): boolean {
  const { score } = finalOf(report);
  // A score that a person has set counts, whatever went wrong.
  const isOurs = report.status === "grader-fault" && report.finalScore === undefined;
  return score !== null && !isOurs && report.host === "sandbox";
}

/** What Gradescope calls it. */
const VISIBILITIES = { visible: "visible", "after-published": "after_published", hidden: "hidden" } as const;

function rows({ stages }: Report, hiddenChecks: HiddenChecks): Row[] {
  return stages.flatMap(({ name: stage, checks, pending = [] }, i) => [
    ...checks.map((check, j): Row => {
      const output = outputOf(check);
      return {
        number: `${i + 1}.${j + 1}`,
        name: cleanLine(`${stage}: ${check.name}`),
        score: check.score,
        max_score: check.maxScore,
        status: check.status === "passed" ? "passed" : "failed",
        ...(output === "" ? {} : { output }),
        output_format: "text",
        visibility: check.visibility === "hidden" ? VISIBILITIES[hiddenChecks] : "visible",
      };
    }),
    // Without points it is for reading only, and the total is shown all the same.
    ...pending.map(({ hint }, j): Row => {
      const number = `${i + 1}.${checks.length + j + 1}`;
      const name = cleanLine(`${stage}: pending check ${j + 1}`);
      return { number, name, output: clean(hint ?? PENDING), output_format: "text", visibility: "visible" };
    }),
  ]);
}

const PENDING = "Your instructor grades it.";

function outputOf(check: ReportedCheck): string {
  if (check.status === "passed") return "";
  if (check.failure?.kind === "not-loaded") return KIND_WORDS["not-loaded"].means;
  return `${checkWord(check)}\n\n${plainFailure(check)}`;
}

function summary(report: Report): string {
  const { seed, status, host } = report;
  const said = scoreText(report);
  const lines = [
    cleanLine(
      `${report.title}: ${isForGrading(report) || report.finalScore === null ? said : "no score"} (seed ${seed})`,
    ),
    ...judgementTexts(report).map((text) => clean(text)),
    ...(host === "native" ? ["It ran natively, for debugging; only a run in the sandbox counts."] : []),
    ...(status === "grader-fault"
      ? ["The grader itself went wrong; nobody loses anything over it. Please run it again."]
      : []),
    ...(status === "graded"
      ? []
      : [`${STATUS_WORDS[status]}${report.error === null ? "" : `: ${cleanLine(report.error)}`}`]),
    ...causeTexts(report).map((text) => clean(text)),
    pendingText(report.stages) ?? "",
    plainProblems(report),
    ...doubtTexts(report).map((doubt) => clean(`In doubt: ${doubt}`)),
    ...report.notes.map((note) => clean(`Note: ${note}`)),
  ];
  return lines.filter((line) => line !== "").join("\n");
}
