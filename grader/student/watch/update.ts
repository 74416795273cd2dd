/**
 * State and event → state, and what is to be done in the world. No clock, no files, no terminal.
 *
 * @module
 */
import type { Report } from "../../model/report.js";
import type { Event, Updated } from "./events.js";
import { pressed } from "./keys.js";
import { lineAbout } from "./view.js";
import {
  type Change,
  type Desk,
  type State,
  currentDesk,
  entriesOf,
  failing,
  isDone,
  isUnknown,
  shownCheck,
} from "./state.js";

/** Takes in one event. */
export function update(state: State, event: Event): Updated {
  if (event.kind === "key") return pressed(state, event.key);
  return { state: after(state, event), effects: [] };
}

function after(state: State, event: Exclude<Event, { kind: "key" }>): State {
  switch (event.kind) {
    case "resized":
      return { ...state, size: event.size };
    case "grading":
      return withDesk(withoutOldNotice(state, event.id), event.id, (desk) => ({ ...desk, gradingMs: 0 }));
    case "still-grading":
      return withDesk(state, event.id, (desk) => ({ ...desk, gradingMs: event.elapsedMs }));
    case "verdict":
      return settled(judged(state, event));
    case "trouble":
      return settled(
        withDesk(state, event.id, (desk) => ({ ...desk, trouble: event.trouble, gradingMs: null, change: null })),
      );
    case "saved":
      return savedIn(state, event.id);
    case "described": {
      const { title, hints, questions } = event;
      return withDesk(state, event.id, (desk) => ({ ...desk, title, hints, questions }));
    }
    case "notice":
      return { ...state, notice: event.text, noticeEnds: event.ends ?? "after a verdict" };
    case "text": {
      const { what, title, reading, about } = event;
      const shown: State = { ...state, panel: { name: "text", what, title, reading, opened: [] }, notice: "" };
      return { ...shown, scroll: about === null ? 0 : lineAbout(shown, about) };
    }
  }
}

/** What was said of code that is no longer there goes, the address of its calls among it. */
function withoutOldNotice(state: State, id: string): State {
  const isOver = state.noticeEnds === "with a save" && currentDesk(state).id === id;
  return isOver ? { ...state, notice: "" } : state;
}

function withDesk(state: State, id: string, change: (desk: Desk) => Desk): State {
  return { ...state, desks: state.desks.map((desk) => (desk.id === id ? change(desk) : desk)) };
}

function judged(state: State, { id, report, sources, isPartial, tookMs }: Extract<Event, { kind: "verdict" }>): State {
  const before = shownCheck(state);
  const judged = withDesk(state, id, (desk) => ({
    ...desk,
    report,
    sources,
    isPartial,
    trouble: null,
    tookMs,
    gradingMs: isPartial ? desk.gradingMs : null,
    base: isPartial || report.status !== "graded" ? desk.base : report,
    change: isPartial ? null : changeOf(desk.base, report),
  }));
  if (currentDesk(state).id !== id) return judged;
  const chosen = justBroken(judged) ?? (isFailing(judged, state.chosen) ? state.chosen : null);
  const shown = shownCheck({ ...judged, chosen });
  // Hints are for the check that they were asked for; and what is new is read from its top.
  const isSame = shown?.id === before?.id;
  return {
    ...judged,
    chosen,
    hints: isSame ? state.hints : 0,
    scroll: isSame ? state.scroll : topOf(state),
    notice: state.noticeEnds === "with a verdict" ? "" : state.notice,
    noticeEnds: state.noticeEnds === "after a verdict" && !isPartial ? "with a verdict" : state.noticeEnds,
  };
}

/** Other panels have their own scrolling, with which a verdict has nothing to do. */
const topOf = ({ panel, scroll }: State): number => (panel.name === "check" ? 0 : scroll);

/** A check that was gone to stays the one that is shown until it passes, or can no more be tried. */
const isFailing = (state: State, id: string | null): boolean =>
  failing(currentDesk(state)).some((entry) => entry.id === id);

/** The check to mend first of those that passed until this save: what was changed last is known best. */
function justBroken(state: State): string | null {
  const { broken = [] } = currentDesk(state).change ?? {};
  return failing(currentDesk(state)).find(({ id }) => broken.includes(id))?.id ?? null;
}

/** Nothing to tell for the first verdict, and for one before which no check was run. */
function changeOf(base: Report | null, report: Report): Change | null {
  if (base === null || report.status !== "graded") return null;
  const passedBefore = new Map(entriesOf({ report: base }).map(({ id, check }) => [id, check.status === "passed"]));
  const entries = entriesOf({ report });
  const mended = entries.filter(({ id, check }) => check.status === "passed" && passedBefore.get(id) === false);
  const broken = entries.filter(({ id, check }) => check.status !== "passed" && passedBefore.get(id) === true);
  return { mended: mended.map(({ id }) => id), broken: broken.map(({ id }) => id) };
}

/** Before the student has gone anywhere, they are at the first exercise that is not done. */
function settled(state: State): State {
  if (state.isSettled) return state;
  const at = state.desks.findIndex((desk) => !isDone(desk));
  const desk = state.desks[at];
  if (desk === undefined) return { ...state, current: state.desks.length - 1, isSettled: true };
  return isUnknown(desk) ? state : { ...state, current: at, isSettled: true };
}

/** Whoever saves a file of another exercise works at that one now. */
function savedIn(state: State, id: string): State {
  const at = state.desks.findIndex((desk) => desk.id === id);
  const desk = state.desks[at];
  if (desk === undefined || at === state.current || state.panel.name === "reset") return state;
  const notice = `You saved a file of ${desk.title}, so this is where you are now.`;
  const noticeEnds = "after a verdict" as const;
  const moved = { ...state, current: at, isSettled: true, chosen: null, hints: 0, notice, noticeEnds };
  return state.panel.name === "check" ? { ...moved, scroll: 0 } : moved;
}
