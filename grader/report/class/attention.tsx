import type { JSX } from "preact";
import { Prose } from "../html/prose.js";
import { count } from "../../model/words.js";
import { ReportLink } from "./links.js";
import type { Reason } from "./reasons.js";

/** Submissions of one reason that are shown without being opened. */
const AT_ONCE = 24;

/** Submissions that need a human look, by reason. */
export function Attentions({ reasons }: { reasons: readonly Reason[] }): JSX.Element {
  return (
    <section class="panel attention" aria-labelledby="attention">
      <h2 id="attention">To be looked at</h2>
      {reasons.length === 0 ? (
        <p>Nothing: every submission loaded, ended in time and is like no other.</p>
      ) : (
        reasons.map((reason) => <ReasonPart reason={reason} />)
      )}
    </section>
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
