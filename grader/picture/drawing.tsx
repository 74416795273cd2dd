/**
 * What drawings of several kinds are made of.
 *
 * @module
 */
import type { Tone } from "#kit/check/picture";
import type { ComponentChildren, JSX } from "preact";
import { flow, round, WIDTH } from "./kind.js";

/** Drawing units that a letter takes on a narrow screen, where letters are larger. */
const LETTER = 12.2;

interface DrawingProps {
  id: string;
  title: string;
  /** The picture in words. */
  words: string;
  height: number;
  children: ComponentChildren;
}

/** The frame of a drawing, which says to those who do not see it what it shows. */
export function Drawing({ id, title, words, height, children }: DrawingProps): JSX.Element {
  return (
    <svg class="mem" role="img" aria-labelledby={`${id}t ${id}d`} viewBox={`0 0 ${WIDTH} ${Math.ceil(height)}`}>
      <title id={`${id}t`}>{title}</title>
      <desc id={`${id}d`}>{words}</desc>
      {children}
    </svg>
  );
}

/** Letters that fit into so many drawing units. */
export const lettersIn = (units: number): number => Math.max(1, Math.floor(units / LETTER));

/** Drawing units that a text takes on a narrow screen. */
export const unitsOf = (text: string): number => lettersOf(text) * LETTER;

const lettersOf = (text: string): number => [...text].length;

/** The text cut to so many letters, with `…` for what is gone. */
export const cut = (text: string, letters: number): string =>
  lettersOf(text) <= letters ? text : `${[...text].slice(0, Math.max(0, letters - 1)).join("")}…`;

/** Texts side by side, as many as fit into a line of so many letters; what is too long for one is cut. */
export const flowed = (texts: readonly string[], letters: number): string[] =>
  flow(texts, letters, " · ", { measure: lettersOf, cut });

interface BoxProps {
  x: number;
  y: number;
  width: number;
  height: number;
  tone?: Tone | undefined;
  /** What is written into it, a line each; each is cut to the width. */
  lines: readonly string[];
}

/** The height of a line in a box. */
export const LINE = 22;

/** A box with text in it. */
export function Box({ x, y, width, height, tone, lines }: BoxProps): JSX.Element {
  const first = y + height / 2 - ((lines.length - 1) * LINE) / 2;
  return (
    <>
      <path
        class={BOXES[tone ?? "plain"]}
        d={`M${round(x)} ${round(y)}h${round(width)}v${round(height)}h-${round(width)}z`}
      />
      {lines.map((line, i) => (
        <text class={tone === "wrong" ? "v wt" : "v"} x={round(x + width / 2)} y={round(first + i * LINE)}>
          {cut(line, lettersIn(width - 4))}
        </text>
      ))}
    </>
  );
}

const BOXES = { plain: "c", changed: "c ch", wrong: "ws gh" };

interface LineTextProps {
  x: number;
  y: number;
  text: string;
  tone?: Tone | "caption" | undefined;
}

/** A text that begins at a place, cut where the drawing ends. */
export function LineText({ x, y, text, tone }: LineTextProps): JSX.Element {
  const kind = tone === "wrong" ? "g wt" : tone === "changed" ? "g ct" : tone === "caption" ? "g cap" : "g";
  return (
    <text class={kind} x={round(x)} y={round(y)}>
      {cut(text, lettersIn(WIDTH - x))}
    </text>
  );
}
