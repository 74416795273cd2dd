import type { PictureOf } from "#kit/check/picture";
import type { JSX } from "preact";
import { Box, Drawing, flowed, lettersIn, LINE, LineText, unitsOf } from "../drawing.js";
import { round, type SvgOptions, WIDTH } from "../kind.js";
import { BYTES, type WordRow, wordRows } from "./rows.js";
import { describeWords } from "./words.js";

const HEIGHT = 28;
const GAP = 4;
const HEX = 10;

type Words = PictureOf<"words">;

/** Words of memory as SVG, a row each: the address, the digits, and what is read out of them. */
export function WordsSvg({ picture, id, title }: SvgOptions<Words> & { picture: Words }): JSX.Element {
  const { rows, left } = wordRows(picture);
  const column = Math.min(150, Math.max(0, ...rows.map(({ address }) => unitsOf(address)))) + 10;
  const shape = shapeOf(picture.as, column);
  let y = 2;
  const placed = rows.map((row) => {
    const lines = row.fields.length === 0 ? [] : flowed(row.fields, lettersIn(shape.room));
    const top = y;
    y += shape.isBeside ? Math.max(HEIGHT, lines.length * LINE + 6) + GAP : HEIGHT + lines.length * LINE + GAP;
    return { row, lines, top };
  });
  return (
    <Drawing id={id} title={title} words={describeWords(picture)} height={y + (rows.length === 0 || left > 0 ? 26 : 0)}>
      {placed.map(({ row, lines, top }) => (
        <Row {...{ row, lines, top, column, shape }} />
      ))}
      {rows.length === 0 && <LineText x={2} y={14} text="no words" />}
      {left > 0 && <LineText x={column} y={y + 12} text={`… and ${left} more`} />}
    </Drawing>
  );
}

/** How a row is laid out: cells of a width each, and the room for what is read out of it, beside or below them. */
interface Shape {
  cell: number;
  perDigit: boolean;
  isBeside: boolean;
  room: number;
}

function shapeOf(as: Words["as"], column: number): Shape {
  const across = WIDTH - column - 2;
  if (as === "bits") return { cell: across / 32, perDigit: true, isBeside: false, room: across };
  if (as === "bytes") return { cell: across / BYTES, perDigit: false, isBeside: false, room: across };
  const cell = HEX * 12.2 + 12;
  return { cell, perDigit: false, isBeside: true, room: across - cell - 10 };
}

interface RowProps {
  row: WordRow;
  lines: readonly string[];
  top: number;
  column: number;
  shape: Shape;
}

function Row({ row: { address, digits, fields }, lines, top, column, shape }: RowProps) {
  const cells = shape.perDigit
    ? digits.flatMap(({ text, tone }) => [...text].map((digit) => ({ text: digit, tone })))
    : digits;
  const isWrong = fields.includes("✗");
  return (
    <>
      <text class="g y" x={column - 8} y={top + HEIGHT / 2}>
        {address}
      </text>
      {cells.map(({ text, tone }, i) => (
        <Box x={round(column + i * shape.cell)} y={top} width={shape.cell} height={HEIGHT} tone={tone} lines={[text]} />
      ))}
      {lines.map((line, i) => (
        <LineText
          x={shape.isBeside ? column + shape.cell + 10 : column}
          y={shape.isBeside ? top + HEIGHT / 2 + i * LINE : top + HEIGHT + 12 + i * LINE}
          text={line}
          tone={isWrong ? "wrong" : undefined}
        />
      ))}
    </>
  );
}
