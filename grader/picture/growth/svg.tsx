import type { PictureOf } from "#kit/check/picture";
import type { JSX } from "preact";
import { cut, Drawing, flowed, lettersIn, LINE, LineText } from "../drawing.js";
import { round, type SvgOptions, WIDTH } from "../kind.js";
import { costsOf, costText, figure, logarithmic, sizesOf } from "./scale.js";
import { describeGrowth } from "./words.js";

const CHART = { left: 96, right: WIDTH - 30, top: 34, bottom: 214 };
const KEY = 40;

type Growth = PictureOf<"growth">;

/** How cost grows with size: a chart on logarithmic scales, and what was measured below it. */
export function GrowthSvg({ picture, id, title }: SvgOptions<Growth> & { picture: Growth }): JSX.Element {
  const sizes = sizesOf(picture);
  const costs = costsOf(picture);
  const across = logarithmic(sizes);
  const up = logarithmic(costs);
  const x = (size: number) => round(CHART.left + 20 + across(size) * (CHART.right - CHART.left - 40));
  const y = (cost: number) => round(CHART.bottom - 16 - up(cost) * (CHART.bottom - CHART.top - 32));
  let top = CHART.bottom + 44;
  const keys = picture.curves.map(({ name, points }) => {
    const measured = points.map(
      ({ size, cost }, i) => `${i === 0 ? `${name}: ` : ""}${figure(size)} → ${costText(cost)}`,
    );
    const lines = flowed(measured.length === 0 ? [name] : measured, lettersIn(WIDTH - KEY));
    const here = { lines, top };
    top += lines.length * LINE + 8;
    return here;
  });
  const [least, most] = [Math.min(...costs), Math.max(...costs)];
  return (
    <Drawing id={id} title={title} words={describeGrowth(picture)} height={top}>
      <LineText x={2} y={12} text={picture.unit} tone="caption" />
      <path class="k" d={`M${CHART.left} ${CHART.top}V${CHART.bottom}H${CHART.right}`} />
      {costs.length > 0 &&
        [...new Set([least, most])].map((cost) => (
          <text class="g y" x={CHART.left - 8} y={y(cost)}>
            {cut(figure(cost), lettersIn(CHART.left - 8))}
          </text>
        ))}
      {ticks(sizes, x).map((size) => (
        <>
          <path class="k" d={`M${x(size)} ${CHART.bottom}v6`} />
          <text class="v" x={x(size)} y={CHART.bottom + 18}>
            {figure(size)}
          </text>
        </>
      ))}
      {picture.curves.map(({ points, tone }, i) => {
        const known = points.filter((point): point is { size: number; cost: number } => point.cost !== null);
        const shape = tone === "wrong" ? "cu cw" : `cu c${Math.min(i, 2)}`;
        return (
          <>
            <path
              class={shape}
              d={known.map(({ size, cost }, at) => `${at === 0 ? "M" : "L"}${x(size)} ${y(cost)}`).join("")}
            />
            {known.map(({ size, cost }) => (
              <path class={`${shape} dot`} d={marker(i, x(size), y(cost))} />
            ))}
          </>
        );
      })}
      {keys.map(({ lines, top }, i) => {
        const { tone } = picture.curves[i] ?? {};
        const shape = tone === "wrong" ? "cu cw" : `cu c${Math.min(i, 2)}`;
        return (
          <>
            <path class={shape} d={`M4 ${top}h24`} />
            <path class={`${shape} dot`} d={marker(i, 16, top)} />
            {lines.map((line, at) => (
              <LineText x={KEY} y={top + at * LINE} text={cut(line, lettersIn(WIDTH - KEY))} tone={tone} />
            ))}
          </>
        );
      })}
    </Drawing>
  );
}

/** Sizes that are written below the axis: the last one, and of the others those that do not touch. */
function ticks(sizes: readonly number[], x: (size: number) => number): number[] {
  const chosen: number[] = [];
  for (const size of [...sizes].reverse()) {
    const half = (figure(size).length * 12.2) / 2 + 6;
    const isFree = chosen.every((other) => Math.abs(x(other) - x(size)) > half + (figure(other).length * 12.2) / 2);
    if (isFree) chosen.push(size);
  }
  return chosen;
}

/** A mark of its own shape for each curve, so that they are told apart without colour. */
function marker(curve: number, x: number, y: number): string {
  if (curve % 3 === 0) return `M${x - 5} ${y}a5 5 0 1 0 10 0a5 5 0 1 0-10 0z`;
  return curve % 3 === 1 ? `M${x - 5} ${y - 5}h10v10h-10z` : `M${x} ${y - 6}l6 11h-12z`;
}
