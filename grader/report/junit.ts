import { create } from "xmlbuilder2";
import type { PendingCheck, Report, ReportedCheck, ReportedStage } from "../model/report.js";
import { clean, cleanLine } from "./clean.js";
import { finalOf } from "./decisions/final.js";
import { judgementTexts } from "./decisions/words.js";
import { scoreText } from "./score.js";
import { plainFailure, plainProblems } from "./text/plain.js";
import { checkWord, KIND_WORDS, points, STATUS_WORDS } from "./words.js";

/** A `testcase` as it is written. */
interface Case {
  name: string;
  seconds: number;
  verdict: { element: "failure" | "error" | "skipped"; type: string; message: string; body: string } | null;
  file: string | null;
  console: string[];
}

/** A `testsuite` as it is written. */
interface Suite {
  name: string;
  points: string | null;
  cases: Case[];
}

/**
 * The report as JUnit XML, as GitLab and Jenkins read it: a suite for each stage, a case for each check. A check that
 * failed, ran too long or wanted too much memory is a `failure`; a fault of the grader is an `error`; a check that was
 * not tried is `skipped`. When nothing could be tried at all, one more suite says so in a case of its own, because
 * skipped cases alone would look like success.
 */
export function junit(report: Report): string {
  const suites = [...wholeRun(report), ...decided(report), ...report.stages.map(suiteOf)];
  const root = create({ version: "1.0", encoding: "UTF-8" }).ele("testsuites", {
    name: xml(cleanLine(`${report.title}: ${report.submission}`)),
    ...totals(suites.flatMap(({ cases }) => cases)),
  });
  for (const { name, points: earned, cases } of suites) {
    const suite = root.ele("testsuite", { name: xml(cleanLine(name)), ...totals(cases) });
    if (earned !== null) suite.ele("properties").ele("property", { name: "points", value: earned });
    const names = uniqueNames(cases.map((each) => xml(cleanLine(each.name))));
    for (const [i, each] of cases.entries()) {
      const node = suite.ele("testcase", {
        classname: xml(cleanLine(`alloclab.${report.assignment}.${name}`)),
        name: names[i] ?? "",
        time: each.seconds.toFixed(4),
        ...(each.file === null ? {} : { file: xml(cleanLine(each.file)) }),
      });
      if (each.verdict !== null) {
        const { element, type, message, body } = each.verdict;
        // GitLab shows the body alone, Jenkins both: so the message stands in both.
        node.ele(element, { type, message: xml(cleanLine(message)) }).txt(xml(clean(body)));
      }
      if (each.console.length > 0) node.ele("system-out").txt(xml(clean(each.console.join("\n"))));
    }
  }
  return `${root.end({ prettyPrint: true })}\n`;
}

function wholeRun(report: Report): Suite[] {
  if (report.status === "graded") return [];
  const ours = report.status === "grader-fault";
  const message = report.error ?? STATUS_WORDS[report.status];
  const body = [message, plainProblems(report)].filter((part) => part !== "").join("\n\n");
  const name = ours ? "the grader does its work" : "the submission can be loaded";
  const element = ours ? ("error" as const) : ("failure" as const);
  const verdict = { element, type: STATUS_WORDS[report.status], message, body };
  return [{ name: "run", points: null, cases: [{ name, seconds: 0, verdict, file: null, console: [] }] }];
}

/** What counts where it is not what the checks came to: a case that passes, and says so. */
function decided(report: Report): Suite[] {
  const texts = judgementTexts(report);
  if (texts.length === 0) return [];
  const { score, maxScore } = finalOf(report);
  const total = score === null ? null : `${points(score)}/${points(maxScore)}`;
  const name = `what counts: ${scoreText(report)}`;
  return [
    { name: "decisions", points: total, cases: [{ name, seconds: 0, verdict: null, file: null, console: texts }] },
  ];
}

function suiteOf(stage: ReportedStage): Suite {
  return {
    name: stage.name,
    points: `${points(stage.score)}/${points(stage.maxScore)}`,
    cases: [...stage.checks.map(caseOf), ...(stage.pending ?? []).map(pendingCase)],
  };
}

/** A check of which a student's report does not tell: not tried, as far as it says. */
function pendingCase({ hint }: PendingCheck, i: number): Case {
  const message = hint ?? "Your instructor grades it.";
  const verdict = { element: "skipped" as const, type: "pending", message, body: message };
  return { name: `pending check ${i + 1}`, seconds: 0, verdict, file: null, console: [] };
}

function caseOf(check: ReportedCheck): Case {
  const { name, durationMs, failure, console } = check;
  return {
    name,
    seconds: durationMs / 1000,
    verdict: verdictOf(check),
    file: failure?.location?.file ?? null,
    console,
  };
}

function verdictOf(check: ReportedCheck): Case["verdict"] {
  if (check.status === "passed") return null;
  const type = checkWord(check);
  const message = check.message ?? (check.failure === null ? type : KIND_WORDS[check.failure.kind].means);
  const element = check.failure?.kind === "grader-fault" ? "error" : check.status === "skipped" ? "skipped" : "failure";
  return {
    element,
    type,
    message,
    body: element === "failure" ? plainFailure({ ...check, console: [] }) : message,
  };
}

function totals(cases: readonly Case[]): Record<string, string> {
  const of = (element: string) => String(cases.filter(({ verdict }) => verdict?.element === element).length);
  const seconds = cases.reduce((sum, each) => sum + each.seconds, 0);
  return {
    tests: String(cases.length),
    failures: of("failure"),
    errors: of("error"),
    skipped: of("skipped"),
    time: seconds.toFixed(4),
  };
}

/** Of two cases with one name in one class, GitLab would count the first only. */
function uniqueNames(names: readonly string[]): string[] {
  const seen = new Set<string>();
  return names.map((name) => {
    let unique = name;
    for (let i = 2; seen.has(unique); i++) unique = `${name} (${i})`;
    seen.add(unique);
    return unique;
  });
}

/**
 * Text that XML 1.0 can hold: {@link clean} has taken out most of the rest. The builder leaves what looks like an entity
 * as it is, so an `&` that somebody printed has to be escaped before.
 */
function xml(text: string): string {
  return text.replaceAll("&", "&amp;").replace(/[^\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "");
}
