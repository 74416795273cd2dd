import type { Report } from "../../../model/report.js";
import type { Event } from "../../../student/watch/events.js";
import { type Desk, initialState, type Size, type State } from "../../../student/watch/state.js";
import { update } from "../../../student/watch/update.js";
import { view } from "../../../student/watch/view.js";
import { saved } from "../../report/fixtures.js";

/** An exercise of which nothing is known yet. */
function desk(id: string, place: number, title: string, after: readonly number[] = []): Desk {
  return {
    id,
    folder: `exercises/0${place}-${id}`,
    title,
    place,
    after,
    files: ["free-block.ts", "allocate.ts", "free.ts", "merge.ts"],
    taken: new Map(id === "best-fit" ? [["free-block.ts", "first-fit"]] : []),
    hints: {
      basics: ["Look at the first call that went wrong.", "What should it have returned?", "Start at address 0."],
    },
    questions: ["Why is the list sorted by address?", "What does `prev` buy, and what does it cost?"],
    report: null,
    sources: new Map(),
    isPartial: false,
    base: null,
    trouble: null,
    tookMs: 0,
    gradingMs: null,
    change: null,
  };
}

/** A course of two exercises of which nothing is known yet. */
export function blank(size: Size = { width: 80, height: 24 }): State {
  return initialState([desk("first-fit", 1, "First fit"), desk("best-fit", 2, "Best fit", [1])], size, null);
}

/** What comes of events, one after the other. */
export function after(state: State, ...events: Event[]): State {
  return events.reduce((so, event) => update(so, event).state, state);
}

/** What comes of keys, one after the other. */
export const pressing = (state: State, ...keys: string[]): State =>
  after(state, ...keys.map((key): Event => ({ kind: "key", key })));

/** A verdict on an exercise. */
export function verdict(report: Report, id = "first-fit", isPartial = false): Event {
  return { kind: "verdict", id, report, sources: new Map(), isPartial, tookMs: 41 };
}

/** The course with saved reports of both exercises. */
export function graded(first: string, second = "skeleton", size?: Size): State {
  return after(blank(size), verdict(saved(first)), verdict(saved(second), "best-fit"));
}

/** The screen as text. */
export const screen = (state: State, colors = false): string => view(state, { colors }).join("\n");
