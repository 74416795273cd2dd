import type { Report } from "../../model/report.js";
import type { Reading } from "./reading.js";
import type { NoticeEnds, Size, State, Trouble } from "./state.js";

/** What happens to the watch. */
export type Event =
  /** A key, by the name that `keyName` gives it. */
  | { kind: "key"; key: string }
  | { kind: "resized"; size: Size }
  /** An exercise's files have changed, and are being graded. */
  | { kind: "grading"; id: string }
  | { kind: "still-grading"; id: string; elapsedMs: number }
  /** `sources` is what was graded, by file. */
  | {
      kind: "verdict";
      id: string;
      report: Report;
      sources: ReadonlyMap<string, string>;
      isPartial: boolean;
      tookMs: number;
    }
  /** An exercise cannot be graded as its files are. */
  | { kind: "trouble"; id: string; trouble: Trouble }
  /** A student has saved something in an exercise. */
  | { kind: "saved"; id: string }
  /** An exercise's own files, such as its hints or lesson, have been read. */
  | { kind: "described"; id: string; title: string; hints: Record<string, string[]>; questions: readonly string[] }
  /** Something to say, by default about a verdict to come. */
  | { kind: "notice"; text: string; ends?: NoticeEnds }
  /** A page has been read, and is shown from the section about that check or its stage, else from its top. */
  | { kind: "text"; what: "lesson" | "docs"; title: string; reading: Reading; about: string | null };

/** What is to be done in the world. */
export type Effect =
  | { kind: "quit" }
  /** Ctrl-Z: gives the terminal back until somebody brings the watch to the foreground again. */
  | { kind: "sleep" }
  | { kind: "redraw" }
  /** Shows a page here: the lesson from the section about a check. */
  | { kind: "read"; what: "lesson" | "docs"; id: string; about: string | null }
  /** Opens it in whatever opens such files on a desktop. */
  | { kind: "open"; what: "lesson" | "docs"; id: string }
  | { kind: "picture"; id: string }
  | { kind: "grade-all" }
  | { kind: "reset"; id: string; file: string }
  /** Copies the student's files of the exercises that this one goes on from. */
  | { kind: "bring"; id: string };

/** What comes of an event. */
export interface Updated {
  state: State;
  effects: Effect[];
}
