import type { JSX } from "preact";
import type { Cohort, CohortEntry } from "../../model/class.js";
import { noScoreOf } from "../decisions/final.js";
import { NO_SCORE_WORDS } from "../score.js";
import { Tag } from "../html/prose.js";
import { points, STATUS_WORDS } from "../words.js";
import { isLate } from "./exceptions.js";
import { ReportLink, studentText } from "./links.js";
import type { Reason } from "./reasons.js";
import { totalOf } from "./statistics.js";

interface TableProps {
  cohort: Cohort;
  reasons: readonly Reason[];
}

/** All submissions, a row each, with a link to its report. */
export function AllSubmissions({ cohort, reasons }: TableProps): JSX.Element {
  const hasLate = cohort.entries.some((entry) => isLate(entry));
  const hasTotal = hasLate || cohort.entries.some(({ finalScore }) => finalScore !== undefined);
  const hasStudents = cohort.entries.some(({ students }) => students.length > 0);
  const stages = cohort.stages;
  const numbers = 1 + Number(hasLate) + Number(hasTotal);
  return (
    <section class="panel everything" aria-labelledby="all">
      <h2 id="all" tabIndex={-1}>
        All submissions <span class="soft">– {cohort.entries.length}</span>
      </h2>
      <Tools reasons={reasons} hasLate={hasLate} />
      <div class="scroll" role="region" aria-label="Table of all submissions" tabIndex={0}>
        <table class="all" style={`--numbers:${numbers};--stages:${stages.length}`}>
          <colgroup>
            <col class="col-name" />
            {Array.from({ length: numbers }, () => (
              <col class="col-number" />
            ))}
            {hasStudents && <col class="col-students" />}
            <col class="col-status" />
            {stages.map(() => (
              <col class="col-stage" />
            ))}
          </colgroup>
          <thead>
            <tr>
              <th scope="col">submission</th>
              {hasTotal && (
                <th scope="col" class="number counts">
                  total
                </th>
              )}
              <th scope="col" class={hasTotal ? "number" : "number counts"}>
                score
              </th>
              {hasLate && (
                <th scope="col" class="number">
                  late
                </th>
              )}
              {hasStudents && <th scope="col">students</th>}
              <th scope="col">status</th>
              {stages.map(({ name, maxScore }) => (
                <th scope="col" class="number">
                  {name} <span class="soft">/{points(maxScore)}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {cohort.entries.map((entry) => (
              <Row {...{ entry, hasStudents, hasLate, hasTotal, stages }} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** Shown by the script alone, since without it they would do nothing. */
function Tools({ reasons, hasLate }: { reasons: readonly Reason[]; hasLate: boolean }) {
  return (
    <div class="tools" hidden>
      <label>
        Find <input type="search" autocomplete="off" spellcheck={false} placeholder="name, student, status" />
      </label>
      <label>
        Show{" "}
        <select autocomplete="off">
          <option value="">all</option>
          <option value="look">to be looked at</option>
          {reasons.map(({ kind, title }) => (
            <option value={kind}>{title}</option>
          ))}
          {hasLate && <option value="late">Late</option>}
        </select>
      </label>
      <output aria-live="polite" />
    </div>
  );
}

interface RowProps {
  entry: CohortEntry;
  hasStudents: boolean;
  hasLate: boolean;
  hasTotal: boolean;
  stages: Cohort["stages"];
}

function Row({ entry, hasStudents, hasLate, hasTotal, stages }: RowProps) {
  const { status, score, lateDeduction, attention } = entry;
  const kinds = [...new Set(attention.map(({ kind }) => kind))];
  const is = [...(kinds.length > 0 ? ["look", ...kinds] : []), ...(isLate(entry) ? ["late"] : [])];
  const earned = new Map(entry.stages.map((stage) => [stage.name, stage.score]));
  const total = totalOf(entry);
  const noScore = noScoreOf(entry);
  return (
    <tr data-is={is.length > 0 ? is.join(" ") : undefined}>
      <th scope="row">
        <ReportLink entry={entry} />
      </th>
      {hasTotal && <td class="number counts">{total === null ? "–" : points(total)}</td>}
      <td class={hasTotal ? "number" : "number counts"}>{score === null ? "–" : points(score)}</td>
      {hasLate && <td class="number">{lateDeduction > 0 ? `−${points(lateDeduction)}` : isLate(entry) ? "0" : ""}</td>}
      {hasStudents && (
        <td>
          <bdi>{entry.students.map(studentText).join("; ")}</bdi>
        </td>
      )}
      <td>
        {status === "graded" ? "graded" : <Tag kind="bad">{STATUS_WORDS[status]}</Tag>}
        {kinds
          .filter((kind) => kind !== status && kind in SHORT)
          .map((kind) => [" ", <Tag kind="plain">{SHORT[kind] ?? ""}</Tag>])}
        {entry.decisions !== undefined && [
          " ",
          <Tag kind="plain">{noScore === null ? "decided" : NO_SCORE_WORDS[noScore]}</Tag>,
        ]}
      </td>
      {stages.map(({ name }) => (
        <td class="number">{score === null ? "–" : points(earned.get(name) ?? 0)}</td>
      ))}
    </tr>
  );
}

/** What the status does not say already. */
const SHORT: Partial<Record<Reason["kind"], string>> = {
  "timed-out": "timed out",
  "grader-fault": "fault",
  doubt: "in doubt",
  skeleton: "skeleton",
  identical: "identical",
};
