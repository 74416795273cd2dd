import "./tests.js";
import { tests } from "./testing.js";

/** The tests, to be run one by one. */
export class Suite {
  /** How many there are. */
  size(): number {
    return tests.length;
  }

  /** The name of the test at that place. */
  name(place: number): string {
    return tests[place]?.name ?? "";
  }

  /** Runs the test at that place: what it has thrown, empty for nothing. */
  run(place: number): string {
    try {
      tests[place]?.body();
      return "";
    } catch (error) {
      return String(error).slice(0, 500);
    }
  }
}
