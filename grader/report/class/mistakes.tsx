import type { JSX } from "preact";
import type { Cohort } from "../../model/class.js";
import { count } from "../../model/words.js";
import { Prose } from "../html/prose.js";
import { causeTexts } from "../words.js";
import { type MistakeGroup, groupsOf } from "./groups.js";
import { ReportLink } from "./links.js";

/** Groups that are shown at once; the others can be opened. */
const AT_ONCE = 12;
/** Submissions of a group that are listed. */
const MOST_LISTED = 120;
/** Checks of a group that are named, where no mistake is. */
const NAMED = 3;

/** What was done wrong, by how many: known mistakes with what they are, and others that several share. */
export function Mistakes({ cohort }: { cohort: Cohort }): JSX.Element | null {
  const groups = groupsOf(cohort);
  if (groups.length === 0) return null;
  // What one submission alone does, and nobody knows, is told by its report.
  const shown = groups.filter(({ names, entries }) => names.length > 0 || entries.length > 1);
  const alone = groups.length - shown.length;
  const rest = shown.slice(AT_ONCE);
  return (
    <section class="panel" aria-labelledby="mistakes">
      <h2 id="mistakes">
        Mistakes <span class="soft">– {count(groups.length, "different one")}</span>
      </h2>
      <Groups groups={shown.slice(0, AT_ONCE)} />
      {rest.length > 0 && (
        <details>
          <summary>
            All the others <span class="soft">– {count(rest.length, "group")}</span>
          </summary>
          <Groups groups={rest} />
        </details>
      )}
      {alone > 0 && (
        <p class="soft">
          {count(alone, "submission")} {alone === 1 ? "does" : "do"} something wrong that nobody else does and that no
          known mistake explains.
        </p>
      )}
    </section>
  );
}

const Groups = ({ groups }: { groups: readonly MistakeGroup[] }): JSX.Element => (
  <ol class="mistakes">
    {groups.map((group) => (
      <li>
        <Group {...group} />
      </li>
    ))}
  </ol>
);

/** What those of a group are told, which need not be the same: the visible checks may see something else of each. */
function Told({ entries }: Pick<MistakeGroup, "entries">): JSX.Element {
  const said = new Map<string, number>();
  for (const entry of entries) {
    const text = causeTexts(entry).join(" ");
    said.set(text, (said.get(text) ?? 0) + 1);
  }
  return (
    <>
      {[...said].map(([text, many]) => {
        const who = many < entries.length ? `${many} of them` : many === 1 ? "Its student" : "Their students";
        const is = many === 1 ? "is" : "are";
        return (
          <p>{text === "" ? `${who} ${is} told nothing of it.` : [`${who} ${is} told: `, <Prose text={text} />]}</p>
        );
      })}
    </>
  );
}

function Group({ names, known, entries }: MistakeGroup) {
  const failed = entries[0]?.failed ?? [];
  const why = [...new Set(known.flatMap((one) => one.why ?? []))];
  return (
    <>
      <h3>
        {count(entries.length, "submission")}{" "}
        {names.length === 0 ? (
          <span class="soft">– no known mistake, {count(failed.length, "failed check")} alike</span>
        ) : (
          names.map((name) => [<code>{name}</code>, " "])
        )}
      </h3>
      <Told entries={entries} />
      {(names.length > 1 ? [] : why).map((said) => (
        <p class="soft">
          <Prose text={said} />
        </p>
      ))}
      {names.length === 0 && (
        <p class="soft">
          {failed.slice(0, NAMED).join(" · ")}
          {failed.length > NAMED && " · …"}
        </p>
      )}
      <p class="who">
        {entries.slice(0, MOST_LISTED).map((entry, place) => [place > 0 ? ", " : "", <ReportLink entry={entry} />])}
        {entries.length > MOST_LISTED && ` and ${entries.length - MOST_LISTED} more`}
      </p>
    </>
  );
}
