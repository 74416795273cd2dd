import type { JSX } from "preact";
import type { Step } from "./steps.js";

interface ChartProps {
  steps: readonly Step[];
  step: number;
  broken: number;
  goTo: (step: number) => void;
}

const WIDTH = 640;
const HEIGHT = 150;
const LEFT = 44;
const RIGHT = 10;
const TOP = 10;
const BOTTOM = 24;

/** Fragmentation over time: all free units against the largest free block. What lies between them cannot be had in one piece. */
export function Chart({ steps, step, broken, goTo }: ChartProps): JSX.Element {
  const capacity = Math.max(1, ...steps.map(({ moment }) => moment.capacity));
  const last = Math.max(steps.length - 1, 1);
  const x = (index: number) => LEFT + ((WIDTH - LEFT - RIGHT) * index) / last;
  const y = (units: number) => TOP + (HEIGHT - TOP - BOTTOM) * (1 - units / capacity);
  const line = (of: (each: Step) => number) =>
    steps.map((each, index) => `${index === 0 ? "M" : "L"}${round(x(index))} ${round(y(of(each)))}`).join("");
  const free = line(({ moment }) => moment.free);
  const largest = line(({ moment }) => moment.largest);
  const now = steps[step]!.moment;
  const choose = (event: MouseEvent) => {
    const box = (event.currentTarget as Element).getBoundingClientRect();
    const at = ((event.clientX - box.left) / box.width) * WIDTH;
    goTo(Math.round(((at - LEFT) / (WIDTH - LEFT - RIGHT)) * last));
  };
  const scattered = scatteredText(now.free, now.largest);
  return (
    <>
      <h3 id="fragmentation">Fragmentation</h3>
      <p class="reading">
        <span class="key total">
          <b>{now.free}</b> free in all
        </span>
        <span class="key largest">
          <b>{now.largest}</b> in the largest free block
        </span>
        <span class="soft">{scattered}</span>
      </p>
      <svg
        class="chart"
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-labelledby="chart-t chart-d"
        onClick={choose}
      >
        <title id="chart-t">Free units and the largest free block after each step</title>
        <desc id="chart-d">{describe(steps, step)}</desc>
        {[0, capacity / 2, capacity].filter(Number.isInteger).map((units) => (
          <>
            <path class="grid" d={`M${LEFT} ${round(y(units))}H${WIDTH - RIGHT}`} />
            <text class="y" x={LEFT - 6} y={round(y(units))}>
              {units}
            </text>
          </>
        ))}
        <path class="gap" d={`${free}${reversed(largest)}Z`} />
        <path class="total" d={free} />
        <path class="largest" d={largest} />
        {broken >= 0 && <path class="bad" d={`M${round(x(broken))} ${TOP}V${HEIGHT - BOTTOM}`} />}
        {broken >= 0 && (
          <text class="badmark" x={round(x(broken))} y={HEIGHT - 6}>
            ✕
          </text>
        )}
        <path class="cursor" d={`M${round(x(step))} ${TOP - 4}V${HEIGHT - BOTTOM}`} />
        <circle class="total" cx={round(x(step))} cy={round(y(now.free))} r={4.5} />
        <circle class="largest" cx={round(x(step))} cy={round(y(now.largest))} r={4.5} />
        {step !== broken && (
          <text class={x(step) > WIDTH - 80 ? "late" : undefined} x={round(x(step))} y={HEIGHT - 6}>
            step {step}
          </text>
        )}
      </svg>
      <details>
        <summary>As a table</summary>
        <div class="table" tabIndex={0} role="region" aria-label="Fragmentation as a table">
          <table>
            <thead>
              <tr>
                <th scope="col">Step</th>
                <th scope="col">Call</th>
                <th scope="col">Free</th>
                <th scope="col">Largest</th>
              </tr>
            </thead>
            <tbody>
              {steps.map(({ source, moment }, index) => (
                <tr>
                  <td>{index}</td>
                  <td>
                    <code>{source}</code>
                  </td>
                  <td>{moment.free}</td>
                  <td>{moment.largest}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </>
  );
}

/** The points of a line from its end to its beginning, so that it closes an area. */
const reversed = (line: string): string =>
  line
    .slice(1)
    .split("L")
    .reverse()
    .map((point) => `L${point}`)
    .join("");

const round = (value: number): number => Math.round(value * 10) / 10;

function scatteredText(free: number, largest: number): string {
  if (free === 0) return "nothing is free";
  const share = Math.round(100 * (1 - largest / free));
  return share === 0
    ? "no fragmentation: all of it is one block"
    : `${share} % fragmented: a request for more than ${largest} fails`;
}

/** The chart in words: now, and where it was worst. */
function describe(steps: readonly Step[], step: number): string {
  const now = steps[step]!.moment;
  const gaps = steps.map(({ moment }) => moment.free - moment.largest);
  const worst = gaps.indexOf(Math.max(...gaps));
  const then = steps[worst]!.moment;
  const most =
    gaps[worst] === 0
      ? "Memory is never fragmented."
      : `It is most fragmented after step ${worst}: ${then.free} free, largest ${then.largest}.`;
  return `After step ${step} of ${steps.length - 1}: ${now.free} units free, the largest block has ${now.largest}. ${most}`;
}
