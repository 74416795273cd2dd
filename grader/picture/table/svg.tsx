import type { PictureOf } from "#kit/check/picture";
import type { JSX } from "preact";
import { Box, cut, Drawing, lettersIn, LineText, unitsOf } from "../drawing.js";
import { type SvgOptions, WIDTH } from "../kind.js";
import { type Grid, gridOf, narrowed } from "./columns.js";
import { describeTable } from "./words.js";

const ROW = 30;
const PADDING = 14;
const LEAST = 38;

type Table = PictureOf<"table">;

/** A table as SVG. */
export function TableSvg({ picture, id, title }: SvgOptions<Table> & { picture: Table }): JSX.Element {
  const grid = gridOf(picture);
  const lefts = columnsOf(grid);
  const { head, rows, left } = grid;
  const last = 1 + Math.max(picture.columns.length, ...rows.map(({ cells }) => cells.length));
  const column = (i: number) => ({ x: lefts[i] ?? WIDTH, width: (lefts[i + 1] ?? WIDTH) - (lefts[i] ?? WIDTH) });
  return (
    <Drawing id={id} title={title} words={describeTable(picture)} height={(rows.length + 1 + (left > 0 ? 1 : 0)) * ROW}>
      {head.map(
        (text, i) =>
          text !== "" && (
            <text class="g cap" x={column(i).x + 6} y={ROW / 2}>
              {cut(text, lettersIn(column(i).width - 6))}
            </text>
          ),
      )}
      {rows.map(({ texts, cells }, r) =>
        texts.map((text, i) => {
          const { x, width } = column(i);
          const y = (r + 1) * ROW;
          if (i > 0 && i < last)
            return <Box x={x} y={y + 1} width={width} height={ROW} tone={cells[i - 1]?.tone} lines={[text]} />;
          return (
            <text class={i === 0 ? "g" : "g ct"} x={x + (i === 0 ? 2 : 6)} y={y + ROW / 2}>
              {cut(text, lettersIn(width - 6))}
            </text>
          );
        }),
      )}
      {left > 0 && <LineText x={2} y={(rows.length + 1.5) * ROW} text={`… and ${left} more rows`} />}
    </Drawing>
  );
}

/** Where each column begins, and where the last one ends. */
function columnsOf({ head, rows }: Grid): number[] {
  const wanted = head.map((text, i) =>
    Math.max(LEAST, ...[text, ...rows.map(({ texts }) => texts[i] ?? "")].map((each) => unitsOf(each) + PADDING)),
  );
  const least = Math.min(LEAST, (WIDTH - 4) / head.length);
  const lefts = [1];
  for (const width of narrowed(wanted, WIDTH - 4, least)) lefts.push((lefts.at(-1) ?? 0) + width);
  return lefts;
}
