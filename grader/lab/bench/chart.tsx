/**
 * The figures of `bench:class` as a picture for the guides.
 *
 * @module
 */
import { render } from "preact-render-to-string";
import type { ClassRun } from "./class-run.js";

const WIDTH = 640;
const ROW = 34;
const LEFT = 150;
const ROOM = WIDTH - LEFT - 170;

const STYLE = `
  svg { color: #1c2024; font: 14px system-ui, sans-serif }
  .ours { fill: #3b6fb6 } .theirs { fill: #9aa1a9 } .quiet { opacity: .7 }
  @media (prefers-color-scheme: dark) { svg { color: #e6e8ea } .ours { fill: #7fb0ee } .theirs { fill: #6b727a } }
`;

/**
 * Submissions a second as bars, one for each size of class, and one for vitest alone; beside them the peak of memory.
 *
 * @param vitestMs - milliseconds for one submission with `npx vitest run`
 * @returns an SVG document
 */
export function chart(runs: readonly ClassRun[], vitestMs: number): string {
  const rows = [
    ...runs.map(({ count, wallMs, peakBytes }) => ({
      name: `${count.toLocaleString("en")} submissions`,
      rate: (count / wallMs) * 1000,
      note: `${Math.round(peakBytes / 2 ** 20)} MiB at most`,
      kind: "ours",
    })),
    { name: "npx vitest run", rate: 1000 / vitestMs, note: "once for each", kind: "theirs" },
  ];
  const most = Math.max(...rows.map(({ rate }) => rate));
  const height = rows.length * ROW + 30;
  return `${render(
    <svg xmlns="http://www.w3.org/2000/svg" viewBox={`0 0 ${WIDTH} ${height}`} role="img" fill="currentColor">
      <title>Submissions graded a second, by size of the class</title>
      <style>{STYLE}</style>
      <text x={LEFT} y={16} class="quiet">
        submissions a second, two threads
      </text>
      {rows.map(({ name, rate, note, kind }, place) => {
        const y = 30 + place * ROW;
        const width = Math.max(2, (rate / most) * ROOM);
        return (
          <g key={name}>
            <text x={LEFT - 10} y={y + 17} text-anchor="end">
              {name}
            </text>
            <rect class={kind} x={LEFT} y={y} width={width.toFixed(1)} height={ROW - 10} rx="3" />
            <text x={(LEFT + width + 8).toFixed(1)} y={y + 17}>
              {rate.toFixed(rate < 1 ? 2 : 1)}
              <tspan class="quiet"> {` ${note}`}</tspan>
            </text>
          </g>
        );
      })}
    </svg>,
  )}\n`;
}
