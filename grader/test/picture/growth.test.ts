import picocolors from "picocolors";
import { expect, test } from "vitest";
import { drawText } from "../../picture/registry.js";

const chart = (...costs: number[]): string[] => {
  const points = costs.map((cost, place) => ({ size: 4 ** place, cost }));
  const picture = { kind: "growth" as const, unit: "ticks a call", curves: [{ name: "yours", points }] };
  return drawText([{ caption: "What it costs", picture }], { width: 60, colors: picocolors.createColors(false) });
};
const bars = (lines: readonly string[]): number[] => lines.slice(2).map((line) => line.split("█").length - 1);

test("costs that are alike have bars that are alike", () => {
  const lines = chart(0.2, 0.3, 0.4);
  expect(lines[1]).toBe("ticks a call, by size");
  expect(bars(lines)).toEqual([21, 30, 40]);
});

test("costs that are not are on a logarithmic scale", () => {
  const lines = chart(0.01, 0.1, 1);
  expect(lines[1]).toBe("ticks a call, by size, on a logarithmic scale");
  expect(bars(lines)).toEqual([1, 21, 40]);
});

test("nothing at all has a bar of one cell", () => {
  expect(bars(chart(0, 0))).toEqual([1, 1]);
});
