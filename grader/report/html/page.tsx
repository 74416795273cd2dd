import { readFileSync } from "node:fs";
import type { JSX } from "preact";
import type { DocumentParts } from "../look/document.js";
import { pageCss } from "../look/page.js";
import type { Report, ReportedCheck } from "../../model/report.js";
import { pictureCss } from "../../picture/standalone.js";
import { stepPictures } from "../../picture/moment.js";
import { HatchPattern, Legend } from "../../picture/registry.js";
import { pendingIn, pendingText } from "../audience.js";
import { toMend } from "../mend.js";
import { isWithheld } from "../decisions/final.js";
import { judgementTexts } from "../decisions/words.js";
import { scoreText } from "../score.js";
import { doubtTexts, points, STATUS_WORDS } from "../words.js";
import { count } from "../../model/words.js";
import { anchorsOf } from "./anchors.js";
import { First } from "./first.js";
import { Prose, Tag } from "./prose.js";
import { replaysOf } from "./replay.js";
import { picturesIn } from "./pictures.js";
import { stepsToShow } from "./room.js";
import { ScoreRing, StageList } from "./score.js";
import { Problems } from "./source.js";
import { Stage } from "./stage.js";

const css = pageCss + readFileSync(new URL("./report.css", import.meta.url), "utf8");

/** Nothing is loaded and nothing is run, whatever a submission may have managed to write into its report. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

interface PageProps {
  report: Report;
  /** For the hint command; `null` when it needs none. */
  assignment: string | null;
  /** Where the visualizer's page is; `null` when there is none to link to. */
  visualizer: string | null;
}

/** The parts of the page. */
export const reportDocument = (props: PageProps): DocumentParts => ({
  title: `${props.report.submission} – ${props.report.title}`,
  policy: POLICY,
  css: css + pictureCss,
  children: <Page {...props} />,
});

function Page({ report, assignment, visualizer }: PageProps): JSX.Element {
  const mend = toMend(report);
  const anchors = anchorsOf(report);
  const steps = stepsToShow(mend.failed);
  const replays = visualizer === null ? new Map<ReportedCheck, string>() : replaysOf(report, visualizer);
  const pictures = picturesIn(mend.failed);
  const drawn = mend.failed.flatMap(({ check }) => [
    ...(pictures.get(check) ?? []),
    ...(check.trace ?? []).flatMap(stepPictures),
  ]);
  return (
    <>
      <a class="skip" href="#main">
        Skip to what to mend
      </a>
      <Head report={report} />
      <main id="main" tabIndex={-1}>
        <Judgement report={report} />
        <Doubts report={report} />
        {!isWithheld(report) && <First {...{ report, mend, anchors, assignment }} />}
        {pendingText(report.stages) !== null && <p class="pending-note">{pendingText(report.stages)}</p>}
        {report.stages.length > 0 && <StageList report={report} anchors={anchors} />}
        {drawn.length > 0 && <Legend pictures={drawn.map(({ picture }) => picture)} />}
        {report.stages.map((stage) => (
          <Stage
            {...{ stage, mend, anchors, steps, pictures, replays, assignment }}
            scored={report.score !== null}
            nothingThere={report.status === "no-submission"}
          />
        ))}
        <Notes report={report} />
        <Advice report={report} />
      </main>
      <footer>
        <p>
          alloclab, report format {report.schemaVersion}. The same seed gives the same report:{" "}
          <code>--seed {report.seed}</code>
        </p>
      </footer>
      <svg class="mem patterns" width="0" height="0" aria-hidden="true">
        <title>Hatching of free blocks</title>
        <HatchPattern />
      </svg>
    </>
  );
}

function Head({ report }: { report: Report }) {
  const checks = report.stages.flatMap((stage) => stage.checks);
  const passed = checks.filter(({ status }) => status === "passed").length;
  const pending = pendingIn(report.stages);
  return (
    <header class="top">
      <div class="inside">
        <div>
          <p class="title">{report.title}</p>
          <h1>{report.submission}</h1>
          <p class="tags">
            <Tag kind={report.status === "graded" ? "plain" : "bad"}>{STATUS_WORDS[report.status]}</Tag>{" "}
            {report.finalScore === null && <Tag kind="warn">{scoreText(report)}</Tag>}{" "}
            {report.host === "native" && <Tag kind="warn">native: not for grading</Tag>}
          </p>
          <dl class="numbers">
            {!isWithheld(report) && (
              <div>
                <dt>passed</dt>
                <dd>
                  {passed} of {count(checks.length, "check")}
                </dd>
              </div>
            )}
            {pending.checks > 0 && (
              <div>
                <dt>pending</dt>
                <dd>
                  {count(pending.checks, "check")}, worth {points(pending.points)}
                </dd>
              </div>
            )}
            <div>
              <dt>seed</dt>
              <dd>{report.seed}</dd>
            </div>
            <div>
              <dt>took</dt>
              <dd>{duration(report.durationMs)}</dd>
            </div>
          </dl>
        </div>
        <ScoreRing report={report} />
      </div>
    </header>
  );
}

function duration(ms: number): string {
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
}

function Judgement({ report }: { report: Report }) {
  const texts = judgementTexts(report);
  if (texts.length === 0) return null;
  return (
    <section class="extra judgement" aria-labelledby="judgement">
      <h2 id="judgement">What counts: {scoreText(report)}</h2>
      <ul>
        {texts.map((said) => (
          <li>
            <Prose text={said} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Doubts({ report }: { report: Report }) {
  const doubts = doubtTexts(report);
  if (doubts.length === 0) return null;
  return (
    <section class="extra doubts" aria-labelledby="doubts">
      <h2 id="doubts">In doubt</h2>
      <p>What was decided about the files may have changed the score; somebody has to look at it.</p>
      <ul>
        {doubts.map((doubt) => (
          <li>
            <Prose text={doubt} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Notes({ report }: { report: Report }) {
  if (report.notes.length === 0) return null;
  return (
    <section class="extra" aria-labelledby="notes">
      <h2 id="notes">Notes</h2>
      <ul>
        {report.notes.map((note) => (
          <li>
            <Prose text={note} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Advice({ report }: { report: Report }) {
  if (report.advice.length === 0) return null;
  return (
    <section class="extra" aria-labelledby="advice">
      <h2 id="advice">Advice of the type checker</h2>
      <p>It costs no points, but often shows where a mistake is.</p>
      <Problems problems={report.advice} />
    </section>
  );
}
