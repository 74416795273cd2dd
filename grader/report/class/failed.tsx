import type { JSX } from "preact";
import type { Cohort } from "../../model/class.js";
import { count } from "../../model/words.js";
import { ReportLink } from "./links.js";
import { counted, failedChecks, type FailedCheck } from "./statistics.js";
import { percent } from "./stages.js";

/** Checks that are shown at once; the others can be opened. */
const AT_ONCE = 12;
/** Submissions that are named below a check: a page of thousands would be slow to open, and nobody reads as many. */
const MOST_NAMED = 120;

/** The checks most often failed, with how many failed them. */
export function FailedChecks({ cohort }: { cohort: Cohort }): JSX.Element {
  const checks = failedChecks(cohort.entries);
  const all = counted(cohort.entries).length;
  const rest = checks.slice(AT_ONCE);
  return (
    <section class="panel" aria-labelledby="failed">
      <h2 id="failed">Checks most often failed</h2>
      {checks.length === 0 ? (
        <p>Nobody failed a check that was tried.</p>
      ) : (
        <>
          <p class="soft">
            Of {count(all, "submission")} with a score. Checks that were skipped, because another has to pass first, are
            not counted.
          </p>
          <CheckList checks={checks.slice(0, AT_ONCE)} all={all} />
          {rest.length > 0 && (
            <details>
              <summary>
                All the others <span class="soft">– {count(rest.length, "check")}</span>
              </summary>
              <CheckList checks={rest} all={all} />
            </details>
          )}
        </>
      )}
    </section>
  );
}

function CheckList({ checks, all }: { checks: readonly FailedCheck[]; all: number }) {
  return (
    <ol class="failed-checks">
      {checks.map(({ id, entries }) => {
        const [stage = "", ...name] = id.split("/");
        const many = entries.length;
        return (
          <li>
            <span class="name">
              <span class="soft">{stage}:</span> {name.join("/")}
            </span>
            <span class="bar" aria-hidden="true">
              <span style={`width:${((many / all) * 100).toFixed(1)}%`} />
            </span>
            <span class="points">
              <b>{many}</b>{" "}
              <span class="soft">
                of {all}, {percent(many / all)}
              </span>
            </span>
            <details class="who">
              <summary>who</summary>
              {entries
                .slice(0, MOST_NAMED)
                .map((entry, place) => [place > 0 ? ", " : "", <ReportLink entry={entry} />])}
              {many > MOST_NAMED && ` and ${many - MOST_NAMED} more`}
            </details>
          </li>
        );
      })}
    </ol>
  );
}
