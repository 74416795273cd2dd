import type { JSX } from "preact";
import type { Cohort } from "../../model/class.js";
import { points } from "../words.js";
import { stageSummaries, type StageSummary } from "./statistics.js";

/** What the class has of the points of each stage: a bar for the mean, a mark for the median. */
export function Stages({ cohort }: { cohort: Cohort }): JSX.Element | null {
  const stages = stageSummaries(cohort);
  if (stages.length === 0) return null;
  return (
    <section class="panel" aria-labelledby="stages">
      <h2 id="stages">Points per stage</h2>
      <p class="soft">The bar is the mean, the mark on it the median, of all submissions with a score.</p>
      <table class="per-stage">
        <thead>
          <tr>
            <th scope="col">stage</th>
            <td class="wide" />
            <th scope="col" class="number">
              mean
            </th>
            <th scope="col" class="number">
              median
            </th>
            <th scope="col" class="number">
              of
            </th>
            <th scope="col" class="number">
              full marks
            </th>
          </tr>
        </thead>
        <tbody>
          {stages.map((stage) => (
            <tr>
              <th scope="row">{stage.name}</th>
              <td class="wide">
                <Bar stage={stage} />
              </td>
              <td class="number">{points(stage.mean)}</td>
              <td class="number">{points(stage.median)}</td>
              <td class="number soft">{points(stage.maxScore)}</td>
              <td class="number">{percent(stage.full / stage.count)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Bar({ stage: { mean, median, maxScore } }: { stage: StageSummary }) {
  const share = (value: number) =>
    `${(maxScore > 0 ? Math.min(Math.max(value / maxScore, 0), 1) * 100 : 0).toFixed(1)}%`;
  return (
    <span class="meter" aria-hidden="true">
      <span class="bar">
        <span style={`width:${share(mean)}`} />
      </span>
      <i style={`left:${share(median)}`} />
    </span>
  );
}

/** A share as people read it; it is 0 or 100 only for none and for all. */
export function percent(share: number): string {
  const rounded = Math.round(share * 100);
  if (share > 0 && rounded === 0) return "<1 %";
  return share < 1 && rounded === 100 ? ">99 %" : `${rounded} %`;
}
