import "./tests.js";
import { tests } from "./testing.js";

/** Letters that are kept of what a test says. */
const MOST_LETTERS = 300;

/** The tests of `tests.ts`, to be run one by one. */
export class Suite {
  /** How many there are. */
  size(): number {
    return tests.length;
  }

  /** The name of the test at that place, counted from 0. */
  name(place: number): string {
    return tests[place]?.name ?? "";
  }

  /** Runs the test at that place. Empty when it passes, else why it does not. */
  run(place: number): string {
    try {
      tests[place]?.body();
      return "";
    } catch (error) {
      return said(error).slice(0, MOST_LETTERS) || "it throws, and does not say why";
    }
  }
}

function said(thrown: unknown): string {
  try {
    if (!(thrown instanceof Error)) return thrown === "" ? "it throws an empty text" : `it throws ${String(thrown)}`;
    const name = thrown.name === "Error" && thrown.message !== "" ? "" : `it throws ${thrown.name}`;
    return [name, thrown.message].filter((part) => part !== "").join(": ");
  } catch {
    return "";
  }
}
