import type { JSX } from "preact";
import { Prose } from "../html/prose.js";
import { count } from "../../model/words.js";
import { ReportLink } from "./links.js";
import type { Reason } from "./reasons.js";

/** Submissions of one reason that are shown without being opened. */
const AT_ONCE = 24;

interface AttentionsProps {
  reasons: readonly Reason[];
  /** What is in doubt about the decisions. */
  doubts: readonly string[];
}

/** Submissions that need a human look, by reason; first what was decided and fits nobody. */
export function Attentions({ reasons, doubts }: AttentionsProps): JSX.Element {
  return (
    <section class="panel attention" aria-labelledby="attention">
      <h2 id="attention">To be looked at</h2>
      <WholeDoubts doubts={doubts} />
      {reasons.length + doubts.length === 0 ? (
        <p>Nothing: every submission loaded, ended in time and is identical to no other.</p>
      ) : (
        reasons.map((reason) => <ReasonPart reason={reason} />)
      )}
    </section>
  );
}

/** What is in doubt about no single submission, a sentence each. */
export function WholeDoubts({ doubts }: { doubts: readonly string[] }): JSX.Element | null {
  if (doubts.length === 0) return null;
  return (
    <ul class="detailed">
      {doubts.map((doubt) => (
        <li class="whole">
          <span class="detail">
            <Prose text={doubt} />
          </span>
        </li>
      ))}
    </ul>
  );
}

function ReasonPart({ reason: { kind, title, means, groups } }: { reason: Reason }) {
  const all = groups.flat().length;
  return (
    <details class={`reason ${kind}`} open={all <= AT_ONCE}>
      <summary>
        <h3>
          {title} <span class="soft">– {count(all, kind === "note" || kind === "doubt" ? kind : "submission")}</span>
        </h3>
      </summary>
      <p class="soft">{means}</p>
      {groups.map((group) => (
        <ul class={group.some(({ detail }) => detail !== "") ? "detailed" : "names"}>
          {group.map(({ entry, detail }) => (
            <li>
              <ReportLink entry={entry} />
              {detail !== "" && (
                <span class="detail">
                  <Prose text={detail} />
                </span>
              )}
            </li>
          ))}
        </ul>
      ))}
    </details>
  );
}
