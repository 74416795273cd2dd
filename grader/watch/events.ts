import type { Report } from "../model.js";
import type { Size, Trouble } from "./state.js";

/** What happens to the watch. */
export type Event =
  /** A key, by the name that `keyName` gives it. */
  | { kind: "key"; key: string }
  | { kind: "resized"; size: Size }
  /** An exercise's files have changed, and are being graded. */
  | { kind: "grading"; id: string }
  | { kind: "still-grading"; id: string; elapsedMs: number }
  | { kind: "verdict"; id: string; report: Report; isPartial: boolean; tookMs: number }
  /** An exercise cannot be graded as its files are. */
  | { kind: "trouble"; id: string; trouble: Trouble }
  /** A student has saved something in an exercise. */
  | { kind: "saved"; id: string }
  /** An exercise's own files, such as its hints or lesson, have been read. */
  | { kind: "described"; id: string; title: string; hints: Record<string, string[]>; questions: readonly string[] }
  | { kind: "notice"; text: string }
  | { kind: "text"; title: string; lines: readonly string[] };

/** What is to be done in the world. */
export type Effect =
  | { kind: "quit" }
  /** Ctrl-Z: gives the terminal back until somebody brings the watch to the foreground again. */
  | { kind: "sleep" }
  | { kind: "redraw" }
  | { kind: "open"; what: "lesson" | "docs"; id: string }
  | { kind: "picture"; id: string }
  | { kind: "grade-all" }
  | { kind: "reset"; id: string; file: string };
