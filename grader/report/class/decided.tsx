import type { JSX } from "preact";
import type { Cohort } from "../../model/class.js";
import { count } from "../../model/words.js";
import { decisionTexts } from "../decisions/words.js";
import { Paragraphs } from "../html/prose.js";
import { points } from "../words.js";
import { ReportLink } from "./links.js";
import { totalOf } from "./statistics.js";

/** What people decided, submission by submission, and what counts by it. */
export function Decided({ cohort: { entries, maxScore } }: { cohort: Cohort }): JSX.Element | null {
  const decided = entries.filter(({ decisions = [] }) => decisions.length > 0);
  if (decided.length === 0) return null;
  return (
    <section class="panel" aria-labelledby="decided">
      <details open={decided.length <= 12}>
        <summary>
          <h2 id="decided">
            Decided by people <span class="soft">– {count(decided.length, "submission")}</span>
          </h2>
        </summary>
        <p class="soft">
          Decision by decision, with what each changed: <a href="decisions.html">decisions.html</a>
        </p>
        <ul class="detailed">
          {decided.map((entry) => {
            const { score, finalMaxScore = maxScore, decisions = [] } = entry;
            const total = totalOf(entry);
            return (
              <li>
                <span>
                  <ReportLink entry={entry} />{" "}
                  <span class="soft">
                    {score === null ? "no score" : points(score)} →{" "}
                    {total === null ? "no score" : `${points(total)} of ${points(finalMaxScore)}`}
                  </span>
                </span>
                <span class="detail">
                  <Paragraphs texts={decisionTexts(decisions)} />
                </span>
              </li>
            );
          })}
        </ul>
      </details>
    </section>
  );
}
