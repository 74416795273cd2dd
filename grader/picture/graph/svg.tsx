/**
 * Objects as SVG: one below the other, roots on the left, and each reference a line on the right in a lane of its own, so that
 * none crosses a text.
 *
 * @module
 */
import type { PictureOf } from "#kit/check/picture";
import type { JSX } from "preact";
import { Box, cut, Drawing, flowed, lettersIn, LINE, LineText } from "../drawing.js";
import { round, type SvgOptions, WIDTH } from "../kind.js";
import { drawnObjects, fieldTexts, headText } from "./fields.js";
import { describeGraph } from "./words.js";

const LEFT = 170;
const GAP = 12;
/** Lanes for references: the first is this far from the boxes, and so far apart, as long as there is room. */
const LANES = { first: 16, apart: 11, most: 150 };

type Graph = PictureOf<"graph">;

/** An object where it is drawn. */
interface Placed {
  object: Graph["objects"][number];
  lines: string[];
  y: number;
  height: number;
}

/** Objects with what leads from one to another. */
export function GraphSvg({ picture, id, title }: SvgOptions<Graph> & { picture: Graph }): JSX.Element {
  const { shown, left } = drawnObjects(picture);
  const links = shown.flatMap((object) =>
    object.fields.flatMap(({ to }, i) =>
      to === undefined || !shown.some(({ name }) => name === to) ? [] : [{ object, i, to }],
    ),
  );
  const apart = Math.min(LANES.apart, LANES.most / Math.max(1, links.length));
  const right = WIDTH - LANES.first - apart * links.length - 6;
  let y = 2;
  const placed = shown.map((object): Placed => {
    const lines = [headText(object), ...flowed(fieldTexts(object), lettersIn(right - LEFT - 8))];
    const height = lines.length * LINE + 8;
    const here = { object, lines, y, height };
    y += height + GAP;
    return here;
  });
  const roots = rootRows(picture, placed);
  const height = Math.max(y, ...roots.map((root) => root.y + 16)) + (left > 0 ? 20 : 0);
  return (
    <Drawing id={id} title={title} words={describeGraph(picture)} height={height}>
      {placed.map(({ object, lines, y, height }) => (
        <>
          <Box x={LEFT} y={y} width={right - LEFT} height={height} tone={object.tone} lines={lines} />
          {object.isGarbage === true && (
            <path class="l soft" d={`M${LEFT - 4} ${y - 3}h${right - LEFT + 8}v${height + 6}h-${right - LEFT + 8}z`} />
          )}
        </>
      ))}
      {links.map(({ object, i, to }, lane) => (
        <path
          class={object.tone === "wrong" ? "ws" : "p"}
          d={reference(
            placed.find((each) => each.object === object),
            i,
            placed.find((each) => each.object.name === to),
            right,
            right + LANES.first + lane * apart,
          )}
        />
      ))}
      {roots.map(({ name, to, y }) => (
        <>
          <LineText x={2} y={y} text={cut(name, lettersIn(to === null ? LEFT - 8 : LEFT - 50))} />
          {to !== null && <path class="p" d={`M${LEFT - 44} ${y}H${LEFT - 6}m-5-4l5 4l-5 4`} />}
        </>
      ))}
      {left > 0 && <LineText x={LEFT} y={y + 6} text={`… and ${left} more`} />}
    </Drawing>
  );
}

/** Each root beside the object that it leads to; those of one object below each other, and the others at the end. */
function rootRows({ roots }: Graph, placed: readonly Placed[]): { name: string; to: string | null; y: number }[] {
  let free = 14;
  const order = (to: string | null) => {
    const at = placed.findIndex(({ object }) => object.name === to);
    return at < 0 ? placed.length : at;
  };
  return [...roots]
    .sort((one, other) => order(one.to) - order(other.to))
    .map(({ name, to }) => {
      const target = placed[order(to)];
      const y = Math.max(free, target === undefined ? 0 : target.y + 15);
      free = y + LINE;
      // What leads to no object of the picture stands in words.
      return target === undefined ? { name: `${name} → ${to ?? "null"}`, to: null, y } : { name, to, y };
    });
}

/** From a field, out to its lane, along that, and back to the object that it leads to. */
function reference(
  from: Placed | undefined,
  field: number,
  to: Placed | undefined,
  right: number,
  lane: number,
): string {
  if (from === undefined || to === undefined) return "";
  const start = from.y + from.height / 2 + Math.min(field * 5, from.height / 2 - 4);
  const end = to.y + 10;
  return `M${right} ${round(start)}H${round(lane)}V${end}H${right + 3}m5-4l-5 4l5 4`;
}
