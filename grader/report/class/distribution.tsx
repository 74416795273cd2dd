import type { JSX } from "preact";
import { type Cohort, uploadNameOf } from "../../model/class.js";
import { points } from "../words.js";
import { count } from "../../model/words.js";
import { type Bin, counted, distribution, mostOf, summaryOf, totalOf } from "./statistics.js";

const WIDTH = 720;
const HEIGHT = 200;
/** Room above the bars for their numbers, and below for the axis. */
const ABOVE = 24;
const BELOW = 26;

/** How the points of the class are distributed, drawn and in numbers. */
export function Distribution({ cohort }: { cohort: Cohort }): JSX.Element {
  const { entries } = cohort;
  const maxScore = mostOf(cohort);
  const totals = counted(entries).flatMap((entry) => totalOf(entry) ?? []);
  const summary = summaryOf(totals);
  const isLess = entries.some(({ lateDeduction }) => lateDeduction > 0);
  const isDecided = entries.some(({ decisions }) => decisions !== undefined);
  const rest = entries.length - totals.length;
  const isApart = entries.some((entry) => entry.name !== uploadNameOf(entry));
  return (
    <section class="panel distribution" aria-labelledby="distribution">
      <h2 id="distribution">Distribution of scores</h2>
      {summary === null ? (
        <p>No submission has a score.</p>
      ) : (
        <>
          <p>
            {count(totals.length, isApart ? "row" : "submission")} from {points(summary.least)} to{" "}
            {points(summary.most)} of {points(maxScore)} points, mean {points(summary.mean)}, median{" "}
            {points(summary.median)}
            {isLess && ", after what was taken off for being late"}
            {isDecided && ", with what people decided"}.
            {rest > 0 &&
              ` ${rest} without a score of their own: nothing handed in, ${isDecided ? "" : "or "}a fault of the grader${isDecided ? ", or by decision" : ""}.`}
            {isApart && " Each row counts: that of a group once, and that of one of them by itself."}
          </p>
          <Histogram bins={distribution(totals, maxScore)} of="submission" />
        </>
      )}
    </section>
  );
}

/** How many there are in each part of the points, drawn and as a table; `of` is what is counted. */
export function Histogram({ bins, of }: { bins: readonly Bin[]; of: "submission" | "student" }): JSX.Element {
  const most = Math.max(1, ...bins.map((bin) => bin.count));
  const column = WIDTH / bins.length;
  const floor = HEIGHT - BELOW;
  return (
    <>
      <svg
        class="histogram"
        role="img"
        preserveAspectRatio="xMinYMid meet"
        aria-labelledby="histogram-title"
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      >
        <title id="histogram-title">{`${of === "student" ? "Students" : "Submissions"} by points: ${bins.map(binText).join("; ")}`}</title>
        {bins.map((bin, i) => {
          const height = (bin.count / most) * (floor - ABOVE);
          return (
            <>
              <rect x={i * column + 3} y={(floor - height).toFixed(1)} width={column - 6} height={height.toFixed(1)} />
              {bin.count > 0 && (
                <text class="count" x={(i + 0.5) * column} y={(floor - height - 7).toFixed(1)}>
                  {bin.count}
                </text>
              )}
              <text class="axis" x={i * column} y={HEIGHT - 6}>
                {points(bin.from)}
              </text>
            </>
          );
        })}
        <text class="axis last" x={WIDTH} y={HEIGHT - 6}>
          {points(bins.at(-1)?.to ?? 0)}
        </text>
        <line x1="0" x2={WIDTH} y1={floor} y2={floor} />
      </svg>
      <details>
        <summary>The same as a table</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">points</th>
              <th scope="col" class="number">
                {of}s
              </th>
            </tr>
          </thead>
          <tbody>
            {bins.map((bin, i) => (
              <tr>
                <th scope="row">{rangeOf(bin, i === bins.length - 1)}</th>
                <td class="number">{bin.count}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </>
  );
}

const binText = (bin: Bin, i: number, all: readonly Bin[]): string =>
  `${rangeOf(bin, i === all.length - 1)}: ${bin.count}`;

const rangeOf = ({ from, to }: Bin, isLast: boolean): string =>
  isLast ? `${points(from)} to ${points(to)}` : `${points(from)} to below ${points(to)}`;
