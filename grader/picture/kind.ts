/**
 * What every kind of picture does: draw itself as text and as SVG, and say itself in words.
 *
 * @module
 */
import type { CaptionedPicture, Tone } from "#kit/check/picture";
import type picocolors from "picocolors";

/** What a picture is drawn on in a terminal. */
export interface Page {
  /** Columns that a line may have; at least 30 are used. */
  width: number;
  colors: ReturnType<typeof picocolors.createColors>;
}

/** How pictures are drawn as text. */
export interface TextOptions extends Page {
  /** Whether each follows from the one before, so that what changed is marked. */
  steps?: boolean;
}

/** A picture of a known kind, with its caption and what it is to the others. */
export interface Shown<P> extends Omit<CaptionedPicture, "picture"> {
  picture: P;
}

/** Where things stand in the drawings of pictures that follow each other: what is in one place stays there. */
export type Layout = (address: number) => number;

/** How a picture is drawn as SVG. */
export interface SvgOptions<P> {
  /** Begins the ids inside the drawing; has to be unique on the page. Letters, digits, `-`. */
  id: string;
  /** What the picture shows, in a few words, read out in its place: `Memory after free(20, 30)`. */
  title: string;
  /** The state before the last call: what that changed is marked. */
  before?: P | null;
  /** What it should be: where it differs is marked. */
  due?: P | null;
  /** The pictures that it will be compared with by eye, itself among them: they are drawn to one scale. */
  alike?: readonly P[];
  /** Where things stand, instead of one scale for all that are alike. */
  layout?: Layout;
}

/** Width of every drawing, in its own units. */
export const WIDTH = 640;

/** What stands beside a thing that stands out, where colour alone would have to say so. */
export const SIGNS = { changed: "*", wrong: "✗" } as const;

/** A text with the sign of its tone, and in its colour. */
export const toned = (text: string, tone: Tone | undefined, { colors }: Page): string =>
  tone === undefined ? text : tone === "wrong" ? colors.red(text) : colors.yellow(text);

/** Texts side by side, as many as fit into a line; what is too long for one is cut. `measure` and `cut` are of one unit. */
export function flow(
  texts: readonly string[],
  width: number,
  between: string,
  { measure, cut }: { measure: (text: string) => number; cut: (text: string, width: number) => string },
): string[] {
  const lines: string[] = [];
  for (const text of texts) {
    const longer = `${lines[lines.length - 1] ?? ""}${between}${text}`;
    if (lines.length > 0 && measure(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(cut(text, width));
  }
  return lines;
}

/** Numbers in a drawing, to a tenth. */
export const round = (value: number): number => Math.round(value * 10) / 10;
