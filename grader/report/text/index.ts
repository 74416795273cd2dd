import type { Report } from "../../model/report.js";
import { pendingText } from "../audience.js";
import { cleanLine, withoutCommands } from "../clean.js";
import { type Entry, type MendList, toMend, whatToDo } from "../mend.js";
import type { ReportOptions } from "../options.js";
import { finalOf, isWithheld } from "../decisions/final.js";
import { judgementTexts } from "../decisions/words.js";
import { scoreText } from "../score.js";
import { causeTexts, doubtTexts } from "../words.js";
import { count } from "../../model/words.js";
import { failureInBrief, failureInFull } from "./failure.js";
import { bar, cut, indented, labelled, padded, type Page, pageFor, wrapped } from "./page.js";
import { frames } from "./problems.js";
import { stageBars } from "./stages.js";

/** Mistakes that are shown in full; nobody mends more at one sitting, and the others often go with them. */
const IN_FULL = 5;
/** Checks that are named below a mistake that is shown in full. */
const MOST_SAME = 8;

/** The report for a terminal. */
export function text(report: Report, options: ReportOptions): string {
  const page = pageFor(options);
  const inner = { ...page, width: page.width - 4 };
  const sections = [
    headline(report, inner),
    judgement(report, inner),
    ...body(report, inner, options),
    pending(report, inner),
    remarks(report, inner),
  ];
  const lines = sections.filter((section) => section.length > 0).flatMap((section) => ["", ...indented(section, 2)]);
  return withoutCommands(`${lines.join("\n")}\n\n`);
}

function body(report: Report, page: Page, { defaultAssignment }: ReportOptions): string[][] {
  if (isWithheld(report)) return [];
  if (report.status === "grader-fault") return [graderFault(report, page)];
  if (report.status === "no-submission") return [nothingToGrade(report, page)];
  if (report.status === "load-error") return [loadError(report, page), ...frames(report.problems, page)];
  const assignment = report.assignment === defaultAssignment ? null : report.assignment;
  return [stageBars(report, page), causes(report, page), ...whatToMend(report, page, assignment)];
}

/** What seems to be wrong as a whole. */
const causes = (report: Report, { width, colors }: Page): string[] =>
  causeTexts(report).flatMap((said) => labelled(colors.cyan("cause   "), wrapped(said, width - 8)));

function headline(report: Report, { width, colors }: Page): string[] {
  const { score, maxScore } = finalOf(report);
  const about = [cleanLine(report.submission), `seed ${report.seed}`].join(" · ");
  const lines = [
    ...wrapped(cleanLine(report.title), width).map(colors.bold),
    ...wrapped(about, width).map(colors.dim),
    "",
  ];
  if (score === null) lines.push(colors.bold(scoreText(report)));
  else {
    const paint = score >= maxScore ? colors.green : colors.yellow;
    const [full, empty] = bar(maxScore === 0 ? 0 : Math.min(1, score / maxScore), Math.min(28, width - 24));
    const text = colors.bold(scoreText(report));
    lines.push(report.status === "graded" ? `${paint(full)}${colors.dim(empty)}  ${text}` : text);
  }
  if (report.host === "native") {
    lines.push(
      "",
      colors.inverse(" not for grading "),
      ...wrapped("It ran natively, for debugging. Only a run in the sandbox counts.", width),
    );
  }
  return lines;
}

/** How the points that count came about, where they are not those of the checks. */
const judgement = (report: Report, { width, colors }: Page): string[] =>
  judgementTexts(report).flatMap((said) => labelled(colors.cyan("counts  "), wrapped(said, width - 8)));

function whatToMend(report: Report, page: Page, assignment: string | null): string[][] {
  const { colors, width } = page;
  const list = toMend(report);
  const [first] = list.failed;
  if (first === undefined && list.blocked.length + list.unjudged.length === 0) {
    const all = report.stages.some((stage) => stage.pending !== undefined) ? "Every check shown here" : "Every check";
    return [[colors.green(`${all} passed. Well done!`)]];
  }
  const full = list.mistakes
    .slice(0, IN_FULL)
    .map(({ first, others }, i) => [
      ...(i === 0 ? [colors.bold(whatToDo(first))] : i === 1 ? [colors.bold("Then")] : []),
      colors.dim("─".repeat(width)),
      ...failureInFull(first, page, assignment),
      ...theSame(others, page),
    ]);
  const brief = list.mistakes.slice(IN_FULL).flatMap(({ first, others }) => [first, ...others]);
  return [...full, moreFailures(brief, page), notTried(list, page)];
}

/** The checks that fail by the mistake that has just been told. */
function theSame(others: readonly Entry[], page: Page): string[] {
  if (others.length === 0) return [];
  const names = others.slice(0, MOST_SAME).map(({ id }) => `– ${cut(cleanLine(id), page.width - 4)}`);
  const rest = others.length - names.length;
  return [
    "",
    ...indented([`The same mistake in ${count(others.length, "more check")}:`, ...names].map(page.colors.dim), 2),
    ...(rest > 0 ? indented([page.colors.dim(`  and ${rest} more`)], 2) : []),
  ];
}

function moreFailures(brief: readonly Entry[], page: Page): string[] {
  if (brief.length === 0) return [];
  return [
    page.colors.bold(`And ${brief.length} more`),
    page.colors.dim("─".repeat(page.width)),
    ...brief.map((entry) => failureInBrief(entry, page)),
    "",
    ...wrapped("To see them all in full, with pictures, add:", page.width).map(page.colors.dim),
    "--reporter html --output report.html",
  ];
}

function notTried({ blocked, unjudged }: MendList, { width }: Page): string[] {
  const lines = blocked.flatMap(({ byName, why, entries }) => {
    const until = byName === null ? `: ${why}` : `, until this one passes: ${byName}`;
    return labelled("– ", wrapped(`${count(entries.length, "check")} skipped${until}`, width - 2));
  });
  if (unjudged.length === 0) return lines;
  const said = `${count(unjudged.length, "check")} could not be judged, by a fault of the grader: you lose nothing over it.`;
  return [...lines, ...labelled("– ", wrapped(said, width - 2))];
}

function loadError({ error, problems }: Report, { width, colors }: Page): string[] {
  const said = wrapped("The submission could not be loaded, so no check was run.", width).map(colors.bold);
  return problems.length > 0 ? said : [...said, ...wrapped(error ?? "", width)];
}

function nothingToGrade({ error }: Report, { width, colors }: Page): string[] {
  return [colors.bold("There is nothing to grade."), ...wrapped(error ?? "", width)];
}

function graderFault({ error, seed }: Report, { width }: Page): string[] {
  return [
    ...wrapped("The grader itself went wrong. No score is written, and you lose nothing over it.", width),
    ...wrapped(error ?? "", width),
    "",
    ...wrapped(`Please pass this on to whoever runs the course, with the submission and the seed ${seed}.`, width),
  ];
}

/** What a student is not told of, with what the author says of it all the same. */
function pending({ stages }: Report, { width, colors }: Page): string[] {
  const said = pendingText(stages);
  if (said === null) return [];
  const hints = stages.flatMap(({ name, pending = [] }) =>
    pending.flatMap(({ hint }) => (hint === null ? [] : [{ stage: cut(cleanLine(name), 20), hint }])),
  );
  const column = Math.max(0, ...hints.map(({ stage }) => stage.length)) + 2;
  return [
    ...wrapped(said, width),
    ...hints.flatMap(({ stage, hint }) => labelled(colors.dim(padded(stage, column)), wrapped(hint, width - column))),
  ];
}

/** What is in doubt; then notes and advice, which cost nothing, and so stand last. */
function remarks(report: Report, { width, colors }: Page): string[] {
  const { notes, advice } = report;
  const doubts = doubtTexts(report).flatMap((doubt) => labelled(colors.yellow("doubt   "), wrapped(doubt, width - 8)));
  const shown = notes.flatMap((note) => labelled(colors.dim("note    "), wrapped(note, width - 8)));
  const types = advice.flatMap(({ message, file, line }) =>
    labelled(colors.dim("advice  "), wrapped(`${file === null ? "" : `${file}:${line ?? 1}  `}${message}`, width - 8)),
  );
  return [...doubts, ...shown, ...types];
}
