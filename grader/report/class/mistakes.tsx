import type { JSX } from "preact";
import type { Cohort } from "../../model/class.js";
import type { ReportedCheck } from "../../model/report.js";
import { count } from "../../model/words.js";
import { stepPictures } from "../../picture/moment.js";
import { HatchPattern, Legend } from "../../picture/registry.js";
import { Happened, Kind } from "../html/check.js";
import { picturesIn } from "../html/pictures.js";
import { Prose } from "../html/prose.js";
import { stepsToShow } from "../html/room.js";
import type { Entry } from "../mend.js";
import { causeTexts } from "../words.js";
import { type MistakeGroup, exampleOf, groupsOf } from "./groups.js";
import { ReportLink } from "./links.js";

/** Groups that are shown at once; the others can be opened. */
const AT_ONCE = 12;
/** Submissions of a group that are listed. */
const MOST_LISTED = 120;
/** Checks of a group that are named, where no mistake is. */
const NAMED = 3;

/** Checks that show what is wrong, by the names of the submissions that they are of. */
export type Examples = ReadonlyMap<string, Entry>;

/** How the checks that are shown are drawn. */
interface Drawn {
  examples: Examples;
  steps: ReadonlyMap<ReportedCheck, number>;
  pictures: ReturnType<typeof picturesIn>;
}

/** What was done wrong, by how many: known mistakes with what they are, and others that several share. */
export function Mistakes({ cohort, examples }: { cohort: Cohort; examples: Examples }): JSX.Element | null {
  const { several, one, unknown } = groupsOf(cohort);
  const { unmet = [] } = cohort;
  if (several.length + one.length + unknown + unmet.length === 0) return null;
  const rest = several.slice(AT_ONCE);
  const checks = [...examples.values()];
  const drawn = { examples, steps: stepsToShow(checks), pictures: picturesIn(checks) };
  const alone = one.length + unknown;
  return (
    <section class="panel" aria-labelledby="mistakes">
      <h2 id="mistakes">
        Mistakes <span class="soft">– {count(several.length, "group")} of submissions that do the same wrong</span>
      </h2>
      {several.length === 0 && <p>No two submissions do the same wrong.</p>}
      <Groups groups={several.slice(0, AT_ONCE)} first={1} drawn={drawn} />
      {rest.length > 0 && (
        <details>
          <summary>
            All the others <span class="soft">– {count(rest.length, "group")}</span>
          </summary>
          <Groups groups={rest} first={AT_ONCE + 1} drawn={drawn} />
        </details>
      )}
      {alone > 0 && (
        <details>
          <summary>
            What one submission alone does wrong <span class="soft">– {count(alone, "submission")}</span>
          </summary>
          <Groups groups={one} first={several.length + 1} drawn={drawn} />
          {unknown > 0 && (
            <p class="soft">
              {count(unknown, one.length === 0 ? "submission" : "more submission")} {unknown === 1 ? "does" : "do"}{" "}
              something that nobody else does and that no known mistake explains: see{" "}
              {unknown === 1 ? "its report" : "their reports"}.
            </p>
          )}
        </details>
      )}
      {unmet.length > 0 && (
        <p class="unmet">
          Nobody does what the config calls {unmet.map((name, place) => [place > 0 ? ", " : "", <code>{name}</code>])}.
        </p>
      )}
      <PictureKey {...drawn} />
    </section>
  );
}

/** What the colours of the pictures mean, and what they are hatched with. */
function PictureKey({ examples, pictures }: Drawn): JSX.Element | null {
  const drawn = [...examples.values()].flatMap(({ check }) => [
    ...(pictures.get(check) ?? []),
    ...(check.trace ?? []).flatMap(stepPictures),
  ]);
  if (drawn.length === 0) return null;
  return (
    <>
      <Legend pictures={drawn.map(({ picture }) => picture)} />
      <svg class="mem patterns" width="0" height="0" aria-hidden="true">
        <title>Hatching of free blocks</title>
        <HatchPattern />
      </svg>
    </>
  );
}

/** @param first - the number of the first group in the page */
const Groups = ({ groups, first, drawn }: { groups: readonly MistakeGroup[]; first: number; drawn: Drawn }) =>
  groups.length === 0 ? null : (
    <ol class="mistakes">
      {groups.map((group, place) => (
        <li>
          <Group group={group} />
          <ExampleOf group={group} id={`group-${first + place}`} drawn={drawn} />
        </li>
      ))}
    </ol>
  );

function Group({ group: { names, known, entries } }: { group: MistakeGroup }): JSX.Element {
  const failed = entries[0]?.failed ?? [];
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
      {known.map((one, place) => (
        <ToSay {...one} name={names.length > 1 ? (names[place] ?? null) : null} entries={entries} />
      ))}
      {names.length === 0 && (
        <p class="soft">
          {failed.slice(0, NAMED).join(" · ")}
          {failed.length > NAMED && " · …"}
        </p>
      )}
      {names.length === 0 && <ToName fingerprint={entries[0]?.fingerprint} />}
      <p class="who">
        {entries.slice(0, MOST_LISTED).map((entry, place) => [place > 0 ? ", " : "", <ReportLink entry={entry} />])}
        {entries.length > MOST_LISTED && ` and ${entries.length - MOST_LISTED} more`}
      </p>
    </>
  );
}

/** What a config says that gives the group a name, in TypeScript and in JSON alike. */
const ToName = ({ fingerprint }: { fingerprint: string | undefined }): JSX.Element | null =>
  fingerprint === undefined ? null : (
    <p class="to-name">
      <span class="soft">To give it a name, in </span>
      <code>mistakes</code>
      <span class="soft"> of the config:</span> <code>{`"a-name": { "fingerprint": "${fingerprint}" }`}</code>
    </p>
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

interface ToSayProps extends Pick<MistakeGroup, "entries"> {
  /** Where several mistakes cannot be told from each other, which one it is. */
  name: string | null;
  why?: string;
  told?: string;
}

/** What there is to say in class of a mistake: what it does, where nobody has been told yet, and what leads to it. */
function ToSay({ name, why, told, entries }: ToSayProps): JSX.Element | null {
  const isTold = told === undefined || entries.every(({ causes = [] }) => causes.includes(told));
  const said = [isTold ? "" : `The code ${told}.`, why ?? ""].filter((one) => one !== "").join(" ");
  if (said === "") return null;
  return (
    <p>
      <span class="soft">To say in class{name !== null && [", if it is ", <code>{name}</code>]}:</span>{" "}
      <Prose text={said} />
    </p>
  );
}

/** The shortest trace that shows what a group does wrong, as the report of its submission has it. */
function ExampleOf({ group, id, drawn }: { group: MistakeGroup; id: string; drawn: Drawn }): JSX.Element | null {
  const entry = exampleOf(group);
  const shown = entry === undefined ? undefined : drawn.examples.get(entry.name);
  if (entry === undefined || shown === undefined) return null;
  const calls = entry.example?.calls ?? null;
  return (
    <details class="example">
      <summary>
        An example{" "}
        <span class="soft">
          – {calls === null ? "" : `${count(calls, "call")}, `}of <bdi>{entry.name}</bdi>: {shown.stage},{" "}
          {shown.check.name}
        </span>
      </summary>
      <Kind entry={shown} />
      <Happened
        entry={shown}
        id={id}
        shownSteps={drawn.steps.get(shown.check) ?? 0}
        pictures={drawn.pictures.get(shown.check) ?? []}
        replay={null}
        open
      />
    </details>
  );
}
