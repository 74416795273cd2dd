import type { JSX } from "preact";
import { type Cohort, oneEach } from "../../model/class.js";
import { count } from "../../model/words.js";
import { Tag } from "../html/prose.js";
import { type Item, itemsOf } from "./items.js";
import { ReportLink } from "./links.js";
import { percent } from "./stages.js";
import { counted } from "./statistics.js";

/** Checks that are shown at once; the others can be opened. */
const AT_ONCE = 12;
/** Submissions that are named below a check: a page of thousands would be slow to open, and nobody reads as many. */
const MOST_NAMED = 120;

/** All checks: how many failed each and who, whether it tells apart, and those that everybody or nobody passes. */
export function Checks({ cohort }: { cohort: Cohort }): JSX.Element {
  const items = itemsOf(cohort);
  const all = oneEach(counted(cohort.entries)).length;
  const failed = items.filter((item) => item.failed.length > 0);
  const passed = items.filter((item) => item.failed.length === 0);
  // What may be wrong with the check stands where it is seen.
  const first = failed.filter((item, place) => place < AT_ONCE || item.isOdd || isPassedByNobody(item));
  const rest = failed.filter((item) => !first.includes(item));
  const isMeasured = failed.some(({ discrimination }) => discrimination !== null);
  return (
    <section class="panel" aria-labelledby="checks">
      <h2 id="checks">Checks</h2>
      <p class="soft">
        Of {count(all, "submission")} with a score, the most often failed first. Where a check was skipped, because
        another has to pass first, it was not tried.
      </p>
      {isMeasured && (
        <p class="soft">
          <i>Tells apart</i> is how much those who pass a check have more points in all others than those who fail it:
          the correlation, from −1 to 1. From 0.2 on a check tells something of what the others tell; one that is
          clearly below 0 is failed by the better ones, and may be wrong itself.
        </p>
      )}
      {failed.length === 0 && <p>Nobody failed a check that was tried.</p>}
      <CheckList items={first} />
      {rest.length > 0 && (
        <details>
          <summary>
            All the others that somebody failed <span class="soft">– {count(rest.length, "check")}</span>
          </summary>
          <CheckList items={rest} />
        </details>
      )}
      {passed.length > 0 && (
        <details>
          <summary>
            Everybody passes{" "}
            <span class="soft">
              – {count(passed.length, "check")}, which {passed.length === 1 ? "tells" : "tell"} nobody apart
            </span>
          </summary>
          <ul class="passed-checks">
            {passed.map((item) => (
              <li>
                <Name item={item} />
                {item.tried < all && <span class="soft"> – tried with {item.tried}</span>}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

const isPassedByNobody = ({ failed, tried }: Item): boolean => failed.length === tried;

function CheckList({ items }: { items: readonly Item[] }) {
  return (
    <ol class="failed-checks">
      {items.map((item) => {
        const { failed, tried, discrimination, isOdd } = item;
        const many = failed.length;
        return (
          <li>
            <span class="name">
              <Name item={item} />
              {isPassedByNobody(item) && tried > 1 && [" ", <Tag kind="plain">nobody passes</Tag>]}
              {isOdd && [" ", <Tag kind="bad">the better ones fail it</Tag>]}
            </span>
            <span class="apart">{discrimination === null ? "" : `tells apart ${signed(discrimination)}`}</span>
            <span class="bar" aria-hidden="true">
              <span style={`width:${((many / tried) * 100).toFixed(1)}%`} />
            </span>
            <span class="points">
              <b>{many}</b>{" "}
              <span class="soft">
                of {tried}, {percent(many / tried)}
              </span>
            </span>
            <details class="who">
              <summary>who</summary>
              {failed.slice(0, MOST_NAMED).map((entry, place) => [place > 0 ? ", " : "", <ReportLink entry={entry} />])}
              {many > MOST_NAMED && ` and ${many - MOST_NAMED} more`}
            </details>
          </li>
        );
      })}
    </ol>
  );
}

function Name({ item: { id } }: { item: Item }) {
  const [stage = "", ...name] = id.split("/");
  return (
    <>
      <span class="soft">{stage}:</span> {name.join("/")}
    </>
  );
}

/** With two digits and a minus that is as wide as a plus. */
const signed = (value: number): string => `${value < 0 ? "−" : ""}${Math.abs(value).toFixed(2)}`;
