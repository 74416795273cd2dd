import type { JSX } from "preact";
import type { Cohort, CohortEntry } from "../../model/class.js";
import { Tag } from "../html/prose.js";
import { points } from "../words.js";
import { count } from "../../model/words.js";
import { ReportLink } from "./links.js";

/** What is out of the ordinary without being anybody's fault: late ones, other attempts, and files that are no submission. */
export function Exceptions({ cohort }: { cohort: Cohort }): JSX.Element {
  const late = cohort.entries.filter((entry) => isLate(entry));
  // Those in which somebody's work may be come first.
  const passedOver = [true, undefined].flatMap((look) =>
    cohort.passedOver.filter(({ needsLook }) => needsLook === look),
  );
  const attempts = cohort.entries.filter(({ otherAttempts }) => otherAttempts.length > 0);
  return (
    <>
      {late.length > 0 && (
        <Part id="late" title="Late" number={count(late.length, "submission")}>
          {late.map((entry) => (
            <li>
              <ReportLink entry={entry} />
              <span class="detail">{lateText(entry)}</span>
            </li>
          ))}
        </Part>
      )}
      {attempts.length > 0 && (
        <Part id="attempts" title="Other attempts" number={count(attempts.length, "submission")}>
          {attempts.map((entry) => (
            <li>
              <ReportLink entry={entry} />
              <span class="detail">
                newest graded; not graded: <bdi>{entry.otherAttempts.join(", ")}</bdi>
              </span>
            </li>
          ))}
        </Part>
      )}
      {cohort.passedOver.length > 0 && (
        <Part id="passed-over" title="Passed over" number={count(cohort.passedOver.length, "item")}>
          {passedOver.map(({ name, why, needsLook }) => (
            <li>
              <bdi class="name">{name}</bdi>
              <span class="detail">
                {needsLook === true && [<Tag kind="bad">look</Tag>, " "]}
                {why}
              </span>
            </li>
          ))}
        </Part>
      )}
    </>
  );
}

/** Whether it is marked late, or has lost points over it. */
export const isLate = ({ late, daysLate, lateDeduction }: CohortEntry): boolean =>
  late === true || (daysLate ?? 0) > 0 || lateDeduction > 0;

/** How late, when, and what it cost, as far as it is known. */
function lateText({ daysLate, lateDeduction, submittedAt }: CohortEntry): string {
  const parts = [
    daysLate === null ? "late" : count(daysLate, "day"),
    ...(submittedAt === null ? [] : [`handed in ${submittedAt}`]),
    lateDeduction > 0 ? `−${points(lateDeduction)} points` : "no points off",
  ];
  return parts.join(", ");
}

interface PartProps {
  id: string;
  title: string;
  number: string;
  children: JSX.Element[];
}

function Part({ id, title, number, children }: PartProps) {
  return (
    <section class="panel" aria-labelledby={id}>
      <details open={children.length <= 12}>
        <summary>
          <h2 id={id}>
            {title} <span class="soft">– {number}</span>
          </h2>
        </summary>
        <ul class="detailed">{children}</ul>
      </details>
    </section>
  );
}
