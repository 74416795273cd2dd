import type { Run } from "./runs.js";
import type { Scale } from "./scale.js";

/**
 * Drawing units that a character takes. A picture on a narrow screen is shrunk, so its letters are drawn larger to be
 * readable there, and fewer of them fit.
 */
const CHARACTER = { wide: 7.4, narrow: 12.2 } as const;

/** Where a text is shown: `wide` only on a wide screen, `narrow` only on a narrow one. */
export type Shown = "both" | "wide" | "narrow";

/** A text and the middle of it. */
export interface Placed {
  x: number;
  text: string;
  shown: Shown;
}

/** A text on a block, which is coloured by the state of the block. */
export interface BlockText extends Placed {
  state: Run["state"];
}

/** What can be written on a run, the most telling first. */
function wordings({ size, state, label, used }: Run): string[] {
  if (state === "free") return [`free ${size}`, `${size}`];
  if (state === "lost") return [`lost ${size}`, "lost", "?"];
  if (state === "broken") return [`✕ broken ${size}`, "✕ broken", "✕"];
  if (state === "held")
    return label === undefined ? [`held ${size}`, "held"] : [`${label} held ${size}`, `${label} held`, label];
  const inside = used === undefined ? `${size}` : `${used} of ${size}`;
  return label === undefined ? [inside] : [`${label} ${inside}`, label];
}

/** Drawing units that a frame reaches into a block that it ends at, and a gap. */
const RIM = 3.5;

/**
 * The texts on the blocks: as much as fits on each, which may be nothing.
 *
 * @param edges - addresses at which a frame or a line is drawn, also through blocks; no text crosses one
 */
export function blockTexts(all: readonly Run[], x: Scale, edges: readonly number[] = []): BlockText[] {
  return all.flatMap((run) => {
    const part = labelled(run);
    const [left, right] = [x(part.start), x(part.start + part.size)];
    const inside = edges.filter((edge) => edge > run.start && edge < run.start + run.size);
    const middle = (left + right) / 2;
    const isFramed = edges.some((edge) => edge === run.start || edge === run.start + run.size);
    const room = Math.min(
      right - left - (isFramed ? 2 * RIM - 4 : 0),
      ...inside.map((edge) => 2 * (Math.abs(x(edge) - middle) - RIM) + 4),
    );
    const fitting = (character: number) => wordings(run).find((text) => [...text].length * character + 4 <= room);
    const placed = shownWhere(middle, fitting(CHARACTER.wide), fitting(CHARACTER.narrow));
    return placed.map((text) => ({ ...text, state: part.state }));
  });
}

/** What of a block its text stands on: the larger part, where not all of it is in use, so that no border runs through it. */
function labelled({ start, size, state, used = size }: Run): Pick<Run, "start" | "size" | "state"> {
  if (used >= size) return { start, size, state };
  return used * 2 >= size ? { start, size: used, state } : { start: start + used, size: size - used, state: "free" };
}

function shownWhere(x: number, wide: string | undefined, narrow: string | undefined): Placed[] {
  if (wide === undefined) return [];
  if (wide === narrow) return [{ x, text: wide, shown: "both" }];
  const both: Placed[] = [{ x, text: wide, shown: "wide" }];
  return narrow === undefined ? both : [...both, { x, text: narrow, shown: "narrow" }];
}

/**
 * The addresses below the bar. Both ends are always written; of the others as many as fit, `first` before the rest.
 *
 * @param width - drawing units from address 0 to the capacity
 */
export function axisTexts(
  capacity: number,
  starts: readonly number[],
  first: readonly number[],
  x: Scale,
  width: number,
): Placed[] {
  const wanted = [...new Set([0, capacity, ...first, ...starts])].map((address) => ({
    text: `${address}`,
    x: x(address),
  }));
  const narrow = fitted(wanted, [], CHARACTER.narrow, width);
  // What is there on a narrow screen stays on a wide one, so that each text is written only once.
  const wide = fitted(wanted, narrow, CHARACTER.wide, width);
  return wide.map((each) => ({ ...each, shown: narrow.some(({ text }) => text === each.text) ? "both" : "wide" }));
}

function fitted(
  wanted: readonly { text: string; x: number }[],
  already: readonly { text: string; x: number }[],
  character: number,
  width: number,
): { text: string; x: number }[] {
  const taken: { left: number; right: number }[] = [];
  const chosen: { text: string; x: number }[] = [];
  const reach = ({ text, x }: { text: string; x: number }) => {
    const half = (text.length * character) / 2;
    const middle = Math.min(Math.max(x, half), width - half);
    return { left: middle - half, right: middle + half };
  };
  for (const each of [...already, ...wanted]) {
    if (chosen.some(({ text }) => text === each.text)) continue;
    const { left, right } = reach(each);
    if (taken.some((other) => left < other.right + character && other.left < right + character)) continue;
    taken.push({ left, right });
    chosen.push(each);
  }
  return chosen;
}
