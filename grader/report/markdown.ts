import type { Report } from "../model/report.js";
import { pendingText } from "./audience.js";
import { cleanLine } from "./clean.js";
import { isWithheld } from "./decisions/final.js";
import { judgementTexts } from "./decisions/words.js";
import { scoreText } from "./score.js";
import { type Entry, toMend, whatToDo } from "./mend.js";
import { bar } from "./text/page.js";
import { plainFailure, plainProblems } from "./text/plain.js";
import { causeTexts, checkWord, doubtTexts, points, STATUS_WORDS } from "./words.js";
import { count } from "../model/words.js";

/** Characters of the whole: a comment on GitHub holds 65,536, and a job adds a few of its own. */
const MOST = 60_000;

/** The report for a comment on a pull request, or for the summary of a CI job. Never longer than 60,000 characters. */
export function markdown(report: Report): string {
  const parts = [...head(report), ...body(report)];
  const notes = [
    ...doubtTexts(report).map((doubt) => `**In doubt:** ${escaped(doubt)}`),
    ...report.notes.map((note) => `_Note:_ ${escaped(note)}`),
  ];
  let left = MOST;
  const kept: string[] = [];
  for (const part of [...parts, ...notes]) {
    // The last line of all has to fit, too.
    if (part.length + 2 > left - 200) continue;
    kept.push(part);
    left -= part.length + 2;
  }
  const dropped = parts.length + notes.length - kept.length;
  if (dropped > 0)
    kept.push(`_${count(dropped, "part")} left out, because this would be too long; the HTML report has it all._`);
  return `${kept.join("\n\n")}\n`;
}

function head(report: Report): string[] {
  const { submission, seed, host } = report;
  const texts = judgementTexts(report);
  const about = [
    code(submission),
    `seed ${seed}`,
    ...(report.status === "graded" ? [] : [STATUS_WORDS[report.status]]),
  ];
  return [
    `### ${escaped(report.title)}: ${scoreText(report)}`,
    about.join(" · "),
    ...(host === "native"
      ? ["**Not for grading:** it ran natively, for debugging. Only a run in the sandbox counts."]
      : []),
    ...(texts.length === 0 ? [] : [texts.map((said) => `- ${escaped(said)}`).join("\n")]),
  ];
}

function body(report: Report): string[] {
  if (isWithheld(report)) return [];
  const why = report.error === null ? [] : [escaped(report.error)];
  if (report.status === "no-submission") return why;
  if (report.status === "grader-fault") {
    return ["The grader itself went wrong. No score is written, and nobody loses anything over it.", ...why];
  }
  if (report.status === "load-error") {
    return [
      "The submission could not be loaded, so no check was run.",
      fenced(plainProblems(report) || (report.error ?? "")),
    ];
  }
  const { mistakes, blocked, unjudged } = toMend(report);
  const first = mistakes[0]?.first;
  return [
    stageTable(report),
    ...causeTexts(report).map((said) => `> ${escaped(said)}`),
    ...(first === undefined ? [] : [`**${whatToDo(first)}:** ${escaped(first.id)}`]),
    ...mistakes.flatMap(({ first, others }) => [details(first), ...theSame(others)]),
    ...blocked.map(({ byName, why, entries }) => {
      const reason = byName === null ? escaped(why) : `“${escaped(byName)}” has to pass first.`;
      return `${count(entries.length, "check")} skipped: ${reason}`;
    }),
    ...(unjudged.length === 0
      ? []
      : [
          `${count(unjudged.length, "check")} could not be judged, by a fault of the grader: nobody loses anything over it.`,
        ]),
    ...pending(report),
  ];
}

/** What a student is not told of, with what the author says of it all the same. */
function pending({ stages }: Report): string[] {
  const said = pendingText(stages);
  const hints = stages.flatMap(({ name, pending = [] }) =>
    pending.flatMap(({ hint }) => (hint === null ? [] : [`- ${escaped(name)}: ${escaped(hint)}`])),
  );
  return said === null ? [] : [escaped(said), ...(hints.length === 0 ? [] : [hints.join("\n")])];
}

function stageTable({ stages }: Report): string {
  const rows = stages.map(({ name, score, maxScore, checks }) => {
    const passed = checks.filter(({ status }) => status === "passed").length;
    const cells = bar(maxScore === 0 ? 0 : score / maxScore, 10).join("");
    return `| ${escaped(name)} | \`${cells}\` | ${points(score)} / ${points(maxScore)} | ${passed} of ${checks.length} |`;
  });
  return ["| stage | | points | checks passed |", "| --- | --- | ---: | ---: |", ...rows].join("\n");
}

function theSame(others: readonly Entry[]): string[] {
  if (others.length === 0) return [];
  const names = others.map(({ id }) => `- ${escaped(id)}`);
  return [`The same mistake in ${count(others.length, "more check")}:\n\n${names.join("\n")}`];
}

function details({ id, check }: Entry): string {
  return [
    `<details><summary>✗ ${escapedHtml(id)}: <b>${checkWord(check)}</b>, ${points(check.score)} of ${points(check.maxScore)}</summary>`,
    fenced(plainFailure(check)),
    "</details>",
  ].join("\n\n");
}

/** A fenced block; its fence is longer than any run of backticks inside, so nothing in it can end it. */
function fenced(text: string): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}text\n${text}\n${fence}`;
}

function code(text: string): string {
  const line = cleanLine(text).replaceAll("`", "'").replaceAll("|", "¦");
  return line.trim() === "" ? "" : `\`${line}\``;
}

/**
 * Text in which nothing is markup, no person is notified and no issue is linked: punctuation is escaped, and a comment
 * parts `@` and `#` from the name or number behind them.
 */
function escaped(text: string): string {
  return cleanLine(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replace(/[!"$%'()*+,\-./:=>?[\\\]^_`{|}~]/g, "\\$&")
    .replace(/[@#]/g, "$&<!-- -->");
}

function escapedHtml(text: string): string {
  return cleanLine(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replace(/[*_`~[\]\\]/g, (character) => `&#${character.charCodeAt(0)};`)
    .replace(/[@#](?!\d+;)/g, "$&<!-- -->");
}
