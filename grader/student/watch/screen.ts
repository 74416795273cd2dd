/**
 * Draws lines on a terminal's other screen, and gives the terminal back as it was.
 *
 * @module
 */

import { widthOf } from "./lines.js";

/** Keys and a screen: what the watch needs of a terminal. */
export interface Console {
  size(): { width: number; height: number };
  write(text: string): void;
  /** Has keys come one by one, without an echo, or as lines again. */
  setRaw(isRaw: boolean): void;
  onKey(listener: (key: string) => void): void;
  onResize(listener: () => void): void;
  /** Ctrl-Z: sleeps until somebody wakes the program, then goes on with `onWake`. */
  sleep(onWake: () => void): void;
  /** Whatever way the program ends, this is done first. */
  atEnd(restore: () => void): void;
}

const ESC = "\x1b[";
/** Terminals that know it show what stands between the two at once; the others take no notice. */
const BEGIN = `${ESC}?2026h`;
const END = `${ESC}?2026l`;
// The other screen, no cursor, and no line goes on in the next.
const ENTER = `${ESC}?1049h${ESC}?25l${ESC}?7l${ESC}H${ESC}2J`;
const LEAVE = `${ESC}?7h${ESC}?25h${ESC}?1049l`;

/** A screen of lines, of which only those are written that have changed. */
export class Screen {
  #drawn: string[] | null = null;
  #isOpen = false;

  constructor(private readonly console: Console) {
    console.atEnd(() => this.close());
  }

  /** Takes the terminal over. */
  open(): void {
    if (this.#isOpen) return;
    this.#isOpen = true;
    this.#drawn = null;
    this.console.setRaw(true);
    this.console.write(ENTER);
  }

  /** Gives it back, with what stood there before. */
  close(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.console.write(LEAVE);
    this.console.setRaw(false);
  }

  /** Has all lines drawn anew the next time, as after a change of size or when something else wrote between. */
  forget(): void {
    this.#drawn = null;
  }

  /** Shows the lines, from the top. */
  draw(lines: readonly string[]): void {
    if (!this.#isOpen) return;
    const drawn = this.#drawn;
    const { width } = this.console.size();
    // After a full line the cursor stands on its last character, which clearing the rest would take away.
    const written = (line: string): string => `${line}${ESC}0m${widthOf(line) < width ? `${ESC}K` : ""}`;
    const changed = lines.flatMap((line, i) => (drawn?.[i] === line ? [] : [`${ESC}${i + 1};1H${written(line)}`]));
    this.#drawn = [...lines];
    if (drawn === null) changed.unshift(`${ESC}2J`);
    if (changed.length > 0) this.console.write(`${BEGIN}${changed.join("")}${END}`);
  }
}
