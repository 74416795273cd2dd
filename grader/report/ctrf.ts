import type { Report, ReportedCheck, ReportedStage } from "../model/report.js";
import { clean, cleanLine } from "./clean.js";
import { finalOf } from "./decisions/final.js";
import { judgementTexts } from "./decisions/words.js";
import { plainFailure, plainProblems } from "./text/plain.js";
import { checkWord, STATUS_WORDS } from "./words.js";

/** A test as the Common Test Report Format has it. No other keys are allowed there, so points stand in `extra`. */
interface Test {
  name: string;
  status: "passed" | "failed" | "skipped" | "pending" | "other";
  /** Whole milliseconds. */
  duration: number;
  testId?: string;
  suite?: [string, ...string[]];
  message?: string;
  trace?: string;
  rawStatus?: string;
  tags?: string[];
  filePath?: string;
  stdout?: string[];
  extra?: { alloclab: { score: number; maxScore: number; visibility: ReportedCheck["visibility"] } };
}

/**
 * The report in the Common Test Report Format, version 1.0: a test for each check, its stage as the suite.
 *
 * A report has no time of day, so that the same submission always gives the same bytes: the run starts at 0 and stops when
 * its checks were done. A fault of the grader is `other`, which is neither a pass nor a fail.
 */
export function ctrf(report: Report): string {
  const tests = [...wholeRun(report), ...report.stages.flatMap((stage) => testsOf(stage, report))];
  const of = (status: Test["status"]): number => tests.filter((test) => test.status === status).length;
  const { schemaVersion, assignment, status, host, seed, notes } = report;
  const { score, maxScore } = finalOf(report);
  const decisions = judgementTexts(report).map(cleanLine);
  const document = {
    reportFormat: "CTRF",
    specVersion: "1.0.0",
    generatedBy: "alloclab",
    results: {
      tool: { name: "alloclab" },
      summary: {
        tests: tests.length,
        passed: of("passed"),
        failed: of("failed"),
        skipped: of("skipped"),
        pending: of("pending"),
        other: of("other"),
        suites: report.stages.length,
        start: 0,
        stop: Math.round(report.durationMs),
        duration: Math.round(report.durationMs),
        extra: { alloclab: { score, maxScore } },
      },
      tests,
      extra: {
        alloclab: {
          schemaVersion,
          assignment,
          submission: cleanLine(report.submission),
          status,
          host,
          seed,
          stages: report.stages.map(({ name, score, maxScore }) => ({ name: cleanLine(name), score, maxScore })),
          ...(decisions.length === 0 ? {} : { machineScore: report.score, decisions }),
          ...(report.doubts === undefined ? {} : { doubts: report.doubts.map(({ text }) => cleanLine(text)) }),
          notes: notes.map(cleanLine),
        },
      },
    },
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** When nothing could be tried, a test of its own says so, because skipped ones alone would look like success. */
function wholeRun(report: Report): Test[] {
  if (report.status === "graded") return [];
  const isOurs = report.status === "grader-fault";
  const trace = plainProblems(report);
  return [
    {
      name: isOurs ? "the grader does its work" : "the submission can be loaded",
      status: isOurs ? "other" : "failed",
      duration: 0,
      message: cleanLine(report.error ?? STATUS_WORDS[report.status]),
      ...(trace === "" ? {} : { trace }),
      rawStatus: STATUS_WORDS[report.status],
    },
  ];
}

function testsOf(stage: ReportedStage, { assignment }: Report): Test[] {
  const pending = (stage.pending ?? []).map(({ hint }, i): Test => {
    const name = `pending check ${i + 1}`;
    const message = hint === null ? {} : { message: clean(hint) };
    return { name, status: "pending", duration: 0, suite: [cleanLine(stage.name)], ...message };
  });
  const checks = stage.checks.map((check): Test => {
    const { name, durationMs, message, failure, console, score, maxScore, visibility } = check;
    const id = `${stage.name}/${name}`;
    return {
      name: cleanLine(name) || "a check without a name",
      status: statusOf(check),
      duration: Math.round(durationMs),
      testId: cleanLine(`${assignment}/${id}`),
      suite: [cleanLine(stage.name)],
      ...(message === null ? {} : { message: clean(message) }),
      ...(check.status === "passed" || check.status === "skipped" ? {} : { trace: plainFailure(check) }),
      rawStatus: checkWord(check),
      tags: [visibility],
      ...(failure?.location == null ? {} : { filePath: cleanLine(failure.location.file) }),
      ...(console.length === 0 ? {} : { stdout: console.map(cleanLine) }),
      extra: { alloclab: { score, maxScore, visibility } },
    };
  });
  return [...checks, ...pending];
}

function statusOf({ status, failure }: ReportedCheck): Test["status"] {
  if (failure?.kind === "grader-fault") return "other";
  return status === "passed" || status === "skipped" ? status : "failed";
}
