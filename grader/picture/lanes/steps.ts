import type { PictureOf, Tone } from "#kit/check/picture";
import { SIGNS } from "../kind.js";

/** Steps that are drawn at most: the last ones, which lead to what is shown. */
const MOST_STEPS = 60;

/** A step as it is written. */
export interface DrawnStep {
  number: number;
  lane: number;
  text: string;
  tone: Tone | undefined;
}

/** The steps that are drawn, and how many before them are left out. */
export function drawnSteps({ steps }: PictureOf<"lanes">): { shown: DrawnStep[]; left: number } {
  const left = Math.max(0, steps.length - MOST_STEPS);
  const shown = steps.slice(left).map(({ lane, text, tone }, i) => ({
    number: left + i + 1,
    lane,
    // A sign never begins a line.
    text: tone === undefined ? text : `${text}\u00a0${SIGNS[tone]}`,
    tone,
  }));
  return { shown, left };
}

/** A text broken between words into lines of at most so many letters; longer words are broken, too. */
export function brokenLines(text: string, letters: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ").flatMap((whole) => pieces(whole, Math.max(1, letters)))) {
    const longer = `${lines.at(-1) ?? ""} ${word}`;
    if (lines.length > 0 && [...longer].length <= letters) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

function pieces(word: string, length: number): string[] {
  const letters = [...word];
  const count = Math.max(1, Math.ceil(letters.length / length));
  return Array.from({ length: count }, (_, i) => letters.slice(i * length, (i + 1) * length).join(""));
}
