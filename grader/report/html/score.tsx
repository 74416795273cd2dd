import type { JSX } from "preact";
import type { Report, ReportedStage } from "../../model/report.js";
import { finalOf } from "../decisions/final.js";
import { points } from "../words.js";
import { count } from "../../model/words.js";
import type { Anchors } from "./anchors.js";

const RADIUS = 52;
const AROUND = 2 * Math.PI * RADIUS;
const GAP = 3;

/** The score as a ring of one arc a stage, each as long as its points and filled as far as they were earned. */
export function ScoreRing({ report }: { report: Report }): JSX.Element {
  const { score, maxScore } = finalOf(report);
  // Arcs are of the stages' own points, which other points that count would contradict.
  const arcs = score === null || report.finalScore !== undefined ? [] : arcsOf(report.stages);
  return <Ring {...{ score, maxScore, arcs }} isWhole={report.finalScore !== undefined} none="no score" />;
}

interface RingProps {
  /** `null` for none. */
  score: number | null;
  maxScore: number;
  arcs?: readonly { from: number; length: number; filled: number }[];
  /** Whether the ring is one arc. */
  isWhole: boolean;
  /** What is said where there is no score. */
  none: string;
}

/** Points as a ring that is filled as far as they go. */
export function Ring({ score, maxScore, arcs = [], isWhole, none }: RingProps): JSX.Element {
  const title = score === null ? capital(none) : `${points(score)} of ${points(maxScore)} points`;
  return (
    <svg class="ring" role="img" aria-labelledby="ring-title" viewBox="0 0 120 120">
      <title id="ring-title">{title}</title>
      {arcs.length === 0 && <circle class="track" cx="60" cy="60" r={RADIUS} />}
      {isWhole && score !== null && score > 0 && maxScore > 0 && (
        <circle class="fill" cx="60" cy="60" r={RADIUS} {...arc(0, Math.min(1, score / maxScore) * AROUND)} />
      )}
      {arcs.map(({ from, length, filled }) => (
        <>
          <circle class="track" cx="60" cy="60" r={RADIUS} {...arc(from, length)} />
          {filled > 0 && <circle class="fill" cx="60" cy="60" r={RADIUS} {...arc(from, filled)} />}
        </>
      ))}
      <text class={score !== null && points(score).length > 3 ? "number long" : "number"} x="60" y="55">
        {score === null ? "–" : points(score)}
      </text>
      <text class="of" x="60" y="83">
        {score === null ? none : `of ${points(maxScore)}`}
      </text>
    </svg>
  );
}

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

function arcsOf(stages: readonly ReportedStage[]) {
  const total = stages.reduce((sum, { maxScore }) => sum + maxScore, 0);
  let from = 0;
  return stages
    .filter(({ maxScore }) => maxScore > 0)
    .map(({ score, maxScore }) => {
      const length = (maxScore / total) * AROUND - (stages.length > 1 ? GAP : 0);
      const result = { from, length, filled: (score / maxScore) * length };
      from += (maxScore / total) * AROUND;
      return result;
    });
}

function arc(from: number, length: number) {
  const [shown, rest] = [length, AROUND - length].map((each) => each.toFixed(1));
  return { "stroke-dasharray": `${shown} ${rest}`, "stroke-dashoffset": (-from).toFixed(1) };
}

/** How full a stage is, as a bar; the numbers beside it say the same. */
export function StageBar({ stage }: { stage: ReportedStage }): JSX.Element {
  const share = stage.maxScore > 0 ? Math.min(Math.max(stage.score / stage.maxScore, 0), 1) : 0;
  return (
    <span class="bar" aria-hidden="true">
      <span style={`width:${(share * 100).toFixed(1)}%`} />
    </span>
  );
}

/** All stages with their points, each a link to its part of the page. */
export function StageList({ report, anchors }: { report: Report; anchors: Anchors }): JSX.Element {
  return (
    <nav class="stages" aria-label="Stages">
      <ol>
        {report.stages.map((stage) => (
          <li>
            <a href={`#${anchors.stage(stage.name)}`}>
              <span class="name">{stage.name}</span>
              <StageBar stage={stage} />
              <span class="points">
                <b>{report.score === null ? "–" : points(stage.score)}</b>
                <span class="soft"> of {points(stage.maxScore)}</span>
              </span>
              <span class="state soft">{stateOf(stage)}</span>
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** What there is to do in a stage, in a few words. */
export function stateOf({ checks, pending = [] }: ReportedStage): string {
  const waiting = pending.length > 0 ? [`${pending.length} pending`] : [];
  const passed = checks.filter(({ status }) => status === "passed").length;
  if (passed === checks.length) return [...(passed > 0 ? ["✓ all passed"] : []), ...waiting].join(", ");
  const skipped = checks.filter(({ status }) => status === "skipped").length;
  const failed = checks.length - passed - skipped;
  const parts = [
    failed > 0 ? `✕ ${count(failed, "check")} to mend` : "",
    skipped > 0 ? `${skipped} not tried` : "",
    ...waiting,
  ];
  return parts.filter(Boolean).join(", ");
}
