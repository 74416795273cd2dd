import type { JSX } from "preact";
import type { Report } from "../../model/report.js";
import { type Entry, type MendList, whatToDo } from "../mend.js";
import { pendingIn } from "../audience.js";
import { causeTexts, points } from "../words.js";
import { count } from "../../model/words.js";
import type { Anchors } from "./anchors.js";
import { Hint, Kind, Message, Where } from "./check.js";
import { Paragraphs, Prose } from "./prose.js";
import { Problems } from "./source.js";

interface FirstProps {
  report: Report;
  mend: MendList;
  anchors: Anchors;
  /** For the hint command; `null` when it needs none. */
  assignment: string | null;
}

/** What to do now: the one thing to mend first, or that there is nothing to do, or whose fault it is. */
export function First({ report, mend, anchors, assignment }: FirstProps): JSX.Element {
  if (report.status === "grader-fault") return <GraderFault report={report} />;
  if (report.status === "load-error") return <LoadError report={report} />;
  if (report.status === "no-submission") {
    return (
      <Panel kind="bad" title="Nothing to grade">
        <p class="message">
          <Prose text={report.error ?? "No file of this assignment was found."} />
        </p>
      </Panel>
    );
  }
  const first = mend.failed[0];
  if (first !== undefined) return <FixFirst {...{ report, mend, anchors, assignment }} />;
  if (mend.unjudged.length > 0 || mend.blocked.length > 0) {
    return (
      <Panel kind="bad" title="Not everything could be judged">
        <p class="message">No check failed, but some were not tried; see below.</p>
      </Panel>
    );
  }
  return (
    <Panel kind="good" title="Everything passes">
      <p class="message">
        {points(report.maxScore)} of {points(report.maxScore)} points: nothing left to mend
        {pendingIn(report.stages).checks > 0 && " in what is shown here"}.
      </p>
    </Panel>
  );
}

function Panel({
  kind,
  title,
  children,
}: {
  kind: string;
  title: string;
  children: JSX.Element | (JSX.Element | null)[];
}) {
  return (
    <section class={`first ${kind}`} aria-labelledby="first-title">
      <h2 id="first-title">{title}</h2>
      {children}
    </section>
  );
}

function FixFirst({ report, mend, anchors, assignment }: FirstProps) {
  const [{ first, others: same } = {}, ...further] = mend.mistakes;
  if (first === undefined || same === undefined) return null;
  const causes = causeTexts(report);
  const waiting = mend.blocked.find(({ by }) => by === first || by?.check === first.check)?.entries.length ?? 0;
  return (
    <Panel kind="mend" title={whatToDo(first)}>
      {causes.length === 0 ? null : (
        <div class="cause">
          <Paragraphs texts={causes} />
        </div>
      )}
      <h3>
        <span class="soft">{first.stage}:</span> {first.check.name}
      </h3>
      <Kind entry={first} />
      <Message entry={first} />
      <Where entry={first} />
      <p>
        <a href={`#${anchors.check(first.check)}`}>
          {first.check.trace === null ? "See all of it" : "See what happened, call by call"}
        </a>
      </p>
      {waiting > 0 ? (
        <p>
          {count(waiting, "other check")} {waiting === 1 ? "waits" : "wait"} for this one.
        </p>
      ) : null}
      <Hint id={first.id} assignment={assignment} />
      {same.length > 0 ? (
        <details class="then">
          <summary>
            The same mistake <span class="soft">– in {count(same.length, "more check")}</span>
          </summary>
          <ul>
            {same.map((entry) => (
              <li>
                <Link {...{ entry, anchors }} />
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      {further.length > 0 ? (
        <details class="then">
          <summary>
            Then, in this order <span class="soft">– {count(further.length, "more mistake")}</span>
          </summary>
          <ol>
            {further.map(({ first, others }) => (
              <li>
                <Link entry={first} anchors={anchors} />
                {others.length > 0 && <span class="soft"> and {count(others.length, "more check")}</span>}
              </li>
            ))}
          </ol>
        </details>
      ) : null}
    </Panel>
  );
}

function Link({ entry: { stage, check }, anchors }: { entry: Entry; anchors: Anchors }) {
  return (
    <a href={`#${anchors.check(check)}`}>
      <span class="soft">{stage}:</span> {check.name}
    </a>
  );
}

function LoadError({ report }: { report: Report }) {
  return (
    <Panel kind="bad" title="Your code could not be loaded">
      {report.problems.length > 0 ? null : (
        <p class="message">
          <Prose text={report.error ?? "It does not compile or load."} />
        </p>
      )}
      <p>No check could be tried. Mend this, and all of them will be.</p>
      <Problems problems={report.problems} />
    </Panel>
  );
}

function GraderFault({ report }: { report: Report }) {
  return (
    <Panel kind="fault" title="A fault of the grader, not of the submission">
      <p class="message">There is no score, and no point is lost. This submission has to be graded again.</p>
      {report.error === null ? null : (
        <p>
          What went wrong: <Prose text={report.error} />
        </p>
      )}
    </Panel>
  );
}
