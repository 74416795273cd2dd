import type { JSX } from "preact";
import { readFileSync } from "node:fs";
import type { Cohort, CohortEntry } from "../../model/class.js";
import type { ReportedDecision } from "../../model/decision.js";
import { count } from "../../model/words.js";
import { decisionTexts } from "../decisions/words.js";
import { Paragraphs } from "../html/prose.js";
import type { DocumentParts } from "../look/document.js";
import { pageCss } from "../look/page.js";
import { points } from "../words.js";
import { WholeDoubts } from "./attention.js";
import { ReportLink } from "./links.js";
import { totalOf } from "./statistics.js";
import { rounded } from "../../model/points.js";

const read = (file: string): string => readFileSync(new URL(file, import.meta.url), "utf8");
const css = pageCss + read("../html/report.css") + read("./class.css");

/** Nothing is loaded and nothing is run. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/** The parts of the page that lists all decisions, and what each has changed. */
export const auditDocument = (cohort: Cohort): DocumentParts => ({
  title: `${cohort.title}: decisions`,
  policy: POLICY,
  css,
  look: "class",
  children: <AuditPage cohort={cohort} />,
});

/** One decision, and those whom it is about with what it gave or took, and whether a later one counts for them instead of any of it. */
interface Audited {
  decision: ReportedDecision;
  about: { entry: CohortEntry; gain: number; isReplaced: boolean }[];
}

function AuditPage({ cohort }: { cohort: Cohort }): JSX.Element {
  const audited = auditedIn(cohort);
  const doubts = cohort.doubts ?? [];
  const changed = cohort.entries.filter((entry) => entry.decisions !== undefined);
  return (
    <>
      <header class="top">
        <div class="inside">
          <div>
            <p class="title">{cohort.title}</p>
            <h1>{count(audited.length, "decision")}</h1>
            <p>
              About {count(changed.length, "submission")} of {cohort.entries.length}.
            </p>
          </div>
        </div>
      </header>
      <main id="main">
        {doubts.length > 0 && (
          <section class="panel" aria-labelledby="doubts">
            <h2 id="doubts">To be looked at</h2>
            <WholeDoubts doubts={doubts} />
          </section>
        )}
        {audited.map((one, place) => (
          <AuditedPart {...one} place={place + 1} maxScore={cohort.maxScore} />
        ))}
      </main>
      <footer>
        <p>
          <a href="index.html">The class at a glance</a>
        </p>
      </footer>
    </>
  );
}

function AuditedPart({ decision, about, place, maxScore }: Audited & { place: number; maxScore: number }) {
  const id = `decision-${place}`;
  const isForAll = decision.actions.some((action) => action.isReplaced === true);
  return (
    <section class="panel" aria-labelledby={id}>
      <h2 id={id}>
        {decision.at} <span class="soft">– {decision.by}</span>
      </h2>
      <Paragraphs texts={decisionTexts([decision])} />
      <table class="audit">
        <thead>
          <tr>
            <th scope="col">submission</th>
            <th scope="col" class="number">
              by this
            </th>
            <th scope="col" class="number">
              checks
            </th>
            <th scope="col" class="number">
              counts
            </th>
          </tr>
        </thead>
        <tbody>
          {about.map(({ entry, gain, isReplaced }) => {
            const later = isReplaced && !isForAll ? <span class="soft"> a later decision counts</span> : null;
            const total = totalOf(entry);
            return (
              <tr>
                <th scope="row">
                  <ReportLink entry={entry} />
                </th>
                <td class="number">
                  {gain === 0 ? "0" : `${gain > 0 ? "+" : "−"}${points(Math.abs(gain))}`}
                  {later}
                </td>
                <td class="number">{entry.score === null ? "–" : `${points(entry.score)} of ${points(maxScore)}`}</td>
                <td class="number">
                  {total === null ? "no score" : `${points(total)} of ${points(entry.finalMaxScore ?? maxScore)}`}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

/** Each decision once, the earliest first, with all whom it is about in the order of the class. */
function auditedIn({ entries }: Cohort): Audited[] {
  const byText = new Map<string, Audited>();
  for (const entry of entries) {
    for (const decision of entry.decisions ?? []) {
      const gain = decision.actions.reduce((sum, action) => sum + action.gain, 0);
      const isReplaced = decision.actions.some((action) => action.isReplaced === true);
      // What it came to differs from one to the next, and so does what a later one has replaced.
      const plain = { ...decision, actions: decision.actions.map(withoutEffect) };
      const key = JSON.stringify(plain);
      const one = byText.get(key);
      const about = [...(one?.about ?? []), { entry, gain: rounded(gain), isReplaced }];
      byText.set(key, { decision: replacedInBoth(one?.decision ?? decision, decision), about });
    }
  }
  return [...byText]
    .sort(([a, one], [b, other]) => compare(one.decision.at, other.decision.at) || compare(a, b))
    .map(([, one]) => one);
}

/** The decision with no gain, and what is replaced wherever it is decided. */
function replacedInBoth(one: ReportedDecision, other: ReportedDecision): ReportedDecision {
  const isIn = (place: number): boolean => [one, other].every(({ actions }) => actions[place]?.isReplaced === true);
  const actions = one.actions.map((action, place) => ({
    ...withoutEffect(action),
    ...(isIn(place) ? { isReplaced: true as const } : {}),
  }));
  return { ...one, actions };
}

function withoutEffect(action: ReportedDecision["actions"][number]): ReportedDecision["actions"][number] {
  const { isReplaced: _isReplaced, ...rest } = action;
  return { ...rest, gain: 0 };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
