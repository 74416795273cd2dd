import type { CaptionedPicture } from "#kit/check/picture";
import type { JSX } from "preact";
import type { PendingCheck, ReportedCheck, ReportedStage } from "../../model/report.js";
import type { Blocked, Entry, MendList } from "../mend.js";
import { KIND_WORDS, points } from "../words.js";
import { count } from "../../model/words.js";
import type { Anchors } from "./anchors.js";
import { FailedCheck } from "./check.js";
import { Prose, Tag } from "./prose.js";
import { StageBar, stateOf } from "./score.js";

interface StageProps {
  stage: ReportedStage;
  mend: MendList;
  anchors: Anchors;
  /** False when no score was given at all. */
  scored: boolean;
  /** True when nothing was handed in. */
  nothingThere: boolean;
  /** How many steps of its trace each check shows. */
  steps: ReadonlyMap<ReportedCheck, number>;
  /** What there is to be drawn of the moment at which each check failed. */
  pictures: ReadonlyMap<ReportedCheck, readonly CaptionedPicture[]>;
  /** Where the visualizer shows its calls, for checks whose calls it can make. */
  replays: ReadonlyMap<ReportedCheck, string>;
  /** For the hint command; `null` when it needs none. */
  assignment: string | null;
}

/** One stage with all its checks: failed ones in full, then what was not tried and why, then what passed. */
export function Stage({ stage, mend, anchors, scored, nothingThere, ...rest }: StageProps): JSX.Element {
  const { steps, pictures, replays, assignment } = rest;
  const id = anchors.stage(stage.name);
  const mine = (entries: readonly Entry[]) => entries.filter(({ check }) => stage.checks.includes(check));
  const notLoaded = stage.checks.filter(({ failure }) => failure?.kind === "not-loaded");
  const passed = stage.checks.filter(({ status }) => status === "passed");
  const unjudged = mine(mend.unjudged).map(({ check }) => check);
  const said = new Set(unjudged.map(({ message }) => message));
  const allPassed = passed.length === stage.checks.length;
  return (
    <section class="stage" id={id} aria-labelledby={`${id}-name`}>
      <header>
        <h2 id={`${id}-name`}>{stage.name}</h2>
        <StageBar stage={stage} />
        <span class="points">
          <b>{scored ? points(stage.score) : "–"}</b> <span class="soft">of {points(stage.maxScore)}</span>
        </span>
        {!allPassed && <span class="state soft">{stateOf(stage)}</span>}
      </header>
      {mine(mend.failed).map((entry) => (
        <FailedCheck
          entry={entry}
          id={anchors.check(entry.check)}
          shownSteps={steps.get(entry.check) ?? 0}
          pictures={pictures.get(entry.check) ?? []}
          replay={replays.get(entry.check) ?? null}
          sameAs={firstWith(entry, mend, anchors)}
          assignment={assignment}
          open={entry === mend.failed[0]}
        />
      ))}
      {mend.blocked.map((group) => (
        <Waiting group={group} entries={mine(group.entries)} {...{ anchors, scored }} />
      ))}
      <Compact title="Not tried" checks={notLoaded} {...{ anchors, scored }} mark="–">
        {nothingThere ? "There was nothing to try." : KIND_WORDS["not-loaded"].means}
      </Compact>
      <Compact title="Fault of the grader" checks={unjudged} {...{ anchors, scored }} mark="!">
        <>
          {KIND_WORDS["grader-fault"].means} <Prose text={[...said].join(" ")} />
        </>
      </Compact>
      <Compact title={allPassed ? "All passed" : "Passed"} checks={passed} {...{ anchors, scored }} mark="✓" />
      {stage.pending !== undefined && <Pending checks={stage.pending} />}
    </section>
  );
}

function firstWith(entry: Entry, { mistakes }: MendList, anchors: Anchors): { name: string; anchor: string } | null {
  const mistake = mistakes.find(({ others }) => others.includes(entry));
  if (mistake === undefined) return null;
  const { stage, check } = mistake.first;
  return { name: `${stage}: ${check.name}`, anchor: anchors.check(check) };
}

interface WaitingProps extends Pick<StageProps, "anchors" | "scored"> {
  group: Blocked;
  /** Those of the group that are in this stage. */
  entries: Entry[];
}

function Waiting({ group, entries, anchors, scored }: WaitingProps) {
  const { by } = group;
  const name = by === null ? group.byName : `${by.stage}: ${by.check.name}`;
  return (
    <Compact title="Skipped" checks={entries.map(({ check }) => check)} {...{ anchors, scored }} mark="–">
      <>
        {entries.length === 1 ? "It waits" : `These ${entries.length} wait`} for{" "}
        {by === null ? name : <a href={`#${anchors.check(by.check)}`}>{name}</a>}, which has to pass first.
      </>
    </Compact>
  );
}

/** Hidden checks in a student's report: what they are worth, and what their author says of them. */
function Pending({ checks }: { checks: readonly PendingCheck[] }) {
  return (
    <div class="compact pending">
      <h3>Pending</h3>
      <p>
        {checks.length === 1 ? "How this one ended" : `How these ${count(checks.length, "check")} ended`} is not told
        here, and the points are without {checks.length === 1 ? "it" : "them"}.
      </p>
      <ul>
        {checks.map(({ hint, maxScore }) => (
          <li>
            <span class="mark" aria-hidden="true">
              …
            </span>
            <span class="name">{hint === null ? <span class="soft">a hidden check</span> : <Prose text={hint} />}</span>
            <span class="points">
              –<span class="soft">/{points(maxScore)}</span>
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

interface CompactProps {
  title: string;
  checks: readonly ReportedCheck[];
  anchors: Anchors;
  scored: boolean;
  mark: string;
  children?: JSX.Element | string;
}

/** Checks of which there is not much to say, a line each. */
function Compact({ title, checks, anchors, scored, mark, children }: CompactProps) {
  if (checks.length === 0) return null;
  return (
    <div class={`compact ${mark === "✓" ? "passed" : "other"}`}>
      <h3>{title}</h3>
      {children !== undefined && <p>{children}</p>}
      <ul>
        {checks.map((check) => (
          <li id={anchors.check(check)}>
            <span class="mark" aria-hidden="true">
              {mark}
            </span>
            <span class="name">
              {check.name} {check.visibility === "hidden" && <Tag kind="plain">hidden</Tag>}
            </span>
            <span class="points">
              {scored ? points(check.score) : "–"}
              <span class="soft">/{points(check.maxScore)}</span>
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
