import type { CaptionedPicture } from "#kit/check/picture";
import type { JSX } from "preact";
import type { Entry } from "../mend.js";
import { checkWord, KIND_WORDS, points } from "../words.js";
import { count } from "../../model/words.js";
import { Comparison } from "./comparison.js";
import { Lines, Prose, Tag } from "./prose.js";
import { Trace } from "./trace.js";

interface FailedCheckProps {
  entry: Entry;
  /** Where in the page it is. */
  id: string;
  /** How many steps of its trace are shown. */
  shownSteps: number;
  /** What there is to be drawn of the moment at which it failed. */
  pictures: readonly CaptionedPicture[];
  /** Where the visualizer shows its calls; `null` where it cannot. */
  replay: string | null;
  /** The check that met the same mistake first, and where in the page it is; `null` for that check itself. */
  sameAs: { name: string; anchor: string } | null;
  /** For the hint command; `null` when it needs none. */
  assignment: string | null;
  /** Whether its steps are shown at once. */
  open: boolean;
}

/** A check that ran and failed, in full. */
export function FailedCheck({
  entry,
  id,
  shownSteps,
  pictures,
  replay,
  sameAs,
  assignment,
  open,
}: FailedCheckProps): JSX.Element {
  const { check } = entry;
  return (
    <article class="check" id={id} aria-labelledby={`${id}-name`}>
      <header>
        <h3 id={`${id}-name`}>
          <span class="cross" aria-hidden="true">
            ✕
          </span>
          {check.name}
        </h3>
        <span class="points">
          {points(check.score)} <span class="soft">of {points(check.maxScore)}</span>
        </span>
      </header>
      <Kind entry={entry} />
      {sameAs !== null && (
        <p class="same">
          The same mistake as in <a href={`#${sameAs.anchor}`}>{sameAs.name}</a>.
        </p>
      )}
      <Happened {...{ entry, id, shownSteps, pictures, replay, open }} />
      {check.console.length > 0 && (
        <details class="console" open={open}>
          <summary>
            Your code printed <span class="soft">– {count(check.console.length, "line")}</span>
          </summary>
          <Lines label={`Console output during ${check.name}`}>{check.console.join("\n")}</Lines>
        </details>
      )}
      <Hint id={entry.id} assignment={assignment} />
    </article>
  );
}

/** What happened in a check that failed: in words, in pictures, and call by call. */
export function Happened({
  entry,
  id,
  shownSteps,
  pictures,
  replay,
  open,
}: Pick<FailedCheckProps, "entry" | "id" | "shownSteps" | "pictures" | "replay" | "open">): JSX.Element {
  const { check } = entry;
  const { failure, trace } = check;
  return (
    <>
      <Message entry={entry} />
      <Facts entry={entry} />
      <Where entry={entry} />
      <Comparison id={id} pictures={pictures} call={failure?.call ?? null} />
      {replay !== null && (
        <p class="replay">
          <a href={replay} aria-label={`Replay these calls in the visualizer: ${check.name}`}>
            <span aria-hidden="true">▶ </span>Replay these calls in the visualizer
          </a>{" "}
          <span class="soft">– forwards, backwards, and with calls of your own</span>
        </p>
      )}
      {trace !== null && trace.length > 0 && (
        <Trace
          id={id}
          trace={trace}
          omitted={failure?.omittedCalls ?? 0}
          shownSteps={shownSteps}
          firstWrong={failure?.firstWrong}
          open={open}
        />
      )}
    </>
  );
}

/** The kind of failure, with what that means. */
export function Kind({ entry: { check } }: { entry: Entry }): JSX.Element {
  return (
    <p class="kind">
      <Tag kind="bad">{checkWord(check)}</Tag>
      {check.visibility === "hidden" && <Tag kind="plain">hidden check</Tag>}
      {check.failure !== null && <span class="means soft">{KIND_WORDS[check.failure.kind].means}</span>}
    </p>
  );
}

/** What happened, in a sentence or two, and what would have been right. */
export function Message({ entry: { check } }: { entry: Entry }): JSX.Element | null {
  return check.message === null ? null : (
    <>
      <p class="message">
        <Prose text={check.message} />
      </p>
      {(check.failure?.contrasts ?? []).map((contrast) => (
        <p class="contrast">
          <Prose text={contrast} />
        </p>
      ))}
    </>
  );
}

/** What was called, expected and got. */
function Facts({ entry: { check } }: { entry: Entry }) {
  const rows = [
    ["called", check.failure?.call],
    ["expected", check.failure?.expected],
    ["got", check.failure?.actual],
  ] as const;
  const known = rows.filter(([, text]) => text !== null && text !== undefined && text !== "");
  return known.length === 0 ? null : (
    <dl class="facts">
      {known.map(([name, text]) => (
        <div class={name}>
          <dt>{name}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The line of the student's own from which the error came. */
export function Where({ entry: { check } }: { entry: Entry }): JSX.Element | null {
  const location = check.failure?.location ?? null;
  return location === null ? null : (
    <p class="where">
      The error came from{" "}
      <code>
        {location.file}:{location.line}:{location.column}
      </code>
    </p>
  );
}

/** How to ask for a hint on a check. */
export function Hint({ id, assignment }: { id: string; assignment: string | null }): JSX.Element {
  return (
    <p class="hint">
      Stuck?{" "}
      <code>
        npx alloclab hint {quoted(id)}
        {assignment === null ? "" : ` --assignment ${assignment}`}
      </code>
    </p>
  );
}

/** A word as a shell takes it, between double quotes. */
function quoted(word: string): string {
  return `"${word.replaceAll("\n", " ").replace(/["\\$`]/g, "\\$&")}"`;
}
