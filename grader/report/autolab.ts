import type { Report, ReportedCheck, ReportedStage } from "../model/report.js";
import { cleanLine } from "./clean.js";
import { finalOf } from "./decisions/final.js";
import { ascii } from "./text/ascii.js";
import { text } from "./text/index.js";
import { checkWord } from "./words.js";
import { rounded } from "../model/points.js";

/** Characters of one hint: the text above has the rest. */
const MOST_HINT = 300;

/**
 * The report as Autolab takes it from the standard output of a job: the report as text, then feedback for its table in
 * one line of JSON, and the scores in the last one. All of it is ASCII. The problems are the stages.
 *
 * Before Autolab reads the last line, it puts quotation marks around every word that has a colon right behind it, also
 * within strings; so the last line has no such word.
 *
 * The points are those of the checks; what decisions and lateness give or take besides is in the first problem, so that the
 * total is what counts, and the text says why.
 *
 * Where there is no score to give (a fault of the grader, or a run that is not for grading), the last line gives every
 * problem none, which is not a zero.
 */
export function autolab(report: Report): string {
  const { score: final } = finalOf(report);
  const isOurs = report.status === "grader-fault" && report.finalScore === undefined;
  const isForGrading = final !== null && !isOurs && report.host === "sandbox";
  const beside = (final ?? 0) - (report.score ?? 0);
  const scores = report.stages.map(({ name, score }, i) => {
    // A problem that the assessment does not have would be refused: what is given or taken goes with the first one.
    const points = rounded(score + (i === 0 ? beside : 0));
    return [problemName(name), isForGrading ? points : null];
  });
  const lines = [
    ascii(text(report, { color: false, width: 80 })).trimEnd(),
    "",
    escaped(JSON.stringify(feedback(report))),
    JSON.stringify({ scores: Object.fromEntries(scores) as Record<string, number | null> }),
  ];
  return `${lines.join("\n")}\n`;
}

/** What a stage is called as a problem in Autolab: printable ASCII without colons. */
export const problemName = (stage: string): string => ascii(cleanLine(stage)).replace(/["\\:]/g, "-");

function feedback({ stages }: Report): object {
  const names = stages.map(({ name }) => problemName(name));
  return {
    _presentation: "semantic",
    stages: names,
    ...Object.fromEntries(stages.map((stage, i) => [names[i], checksOf(stage)])),
  };
}

function checksOf({ checks }: ReportedStage): object {
  return Object.fromEntries(
    checks.map((check) => [
      cleanLine(check.name),
      check.status === "passed" ? { passed: true } : { passed: false, hint: hint(check) },
    ]),
  );
}

function hint(check: ReportedCheck): string {
  const message = cleanLine(check.message ?? "");
  const said = message === "" ? checkWord(check) : `${checkWord(check)}: ${message}`;
  return said.length > MOST_HINT ? `${said.slice(0, MOST_HINT)}...` : said;
}

/** JSON that says the same in ASCII. */
const escaped = (json: string): string =>
  json.replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
