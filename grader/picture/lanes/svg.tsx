import type { PictureOf } from "#kit/check/picture";
import type { JSX } from "preact";
import { Box, cut, Drawing, lettersIn, LINE, LineText } from "../drawing.js";
import { round, type SvgOptions, WIDTH } from "../kind.js";
import { brokenLines, drawnSteps } from "./steps.js";
import { describeLanes } from "./words.js";

const HEAD = 30;
const GAP = 6;
const NUMBERS = 46;

type Lanes = PictureOf<"lanes">;

/** A schedule as SVG: a lane a thread, time going down. */
export function LanesSvg({ picture, id, title }: SvgOptions<Lanes> & { picture: Lanes }): JSX.Element {
  const { shown, left } = drawnSteps(picture);
  const lanes = Math.max(1, picture.lanes.length);
  const width = (WIDTH - NUMBERS) / lanes;
  let y = HEAD + (left > 0 ? LINE : 0);
  const placed = shown.map((step) => {
    const lines = brokenLines(step.text, lettersIn(width - 14));
    const here = { ...step, lines, y, height: lines.length * LINE + 8 };
    y += here.height + GAP;
    return here;
  });
  const x = (lane: number) => round(NUMBERS + Math.min(lane, lanes - 1) * width);
  return (
    <Drawing id={id} title={title} words={describeLanes(picture)} height={y + 2}>
      <path class="i" d={picture.lanes.map((_, lane) => `M${round(x(lane) + width / 2)} ${HEAD - 4}V${y}`).join("")} />
      {picture.lanes.map((name, lane) => (
        <text class="cap v" x={round(x(lane) + width / 2)} y={13}>
          {cut(name, lettersIn(width - 6))}
        </text>
      ))}
      {left > 0 && <LineText x={2} y={HEAD + 8} text={`… ${left} steps before`} />}
      {placed.map(({ number, lane, lines, tone, y, height }) => (
        <>
          <text class="g y" x={NUMBERS - 10} y={y + height / 2}>
            {number}
          </text>
          <Box x={x(lane) + 3} y={y} width={width - 6} height={height} tone={tone} lines={lines} />
        </>
      ))}
    </Drawing>
  );
}
