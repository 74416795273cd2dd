/**
 * What the keys do, panel by panel.
 *
 * @module
 */
import { HINT_LEVELS, hintsFor } from "../../grade/load/hints.js";
import type { Effect, Updated } from "./events.js";
import { currentDesk, failing, isDone, shownCheck, type State } from "./state.js";
import { listRows } from "./rows.js";
import { foldInSight, mostScroll, pageHeight } from "./view.js";

/** What comes of a key. */
export function pressed(state: State, key: string): Updated {
  const { state: so, effects } = obeyed(state, key);
  const noticeEnds = effects.some(({ kind }) => kind === "grade-all") ? "after a verdict" : "with a save";
  return { state: so.notice === state.notice ? so : { ...so, noticeEnds }, effects };
}

function obeyed(state: State, key: string): Updated {
  if (key === "ctrl-c") return doing(state, { kind: "quit" });
  if (key === "ctrl-z") return doing(state, { kind: "sleep" });
  if (key === "ctrl-l") return doing(state, { kind: "redraw" });
  if (state.panel.name === "reset") return pressedInReset(state, key);
  if (key === "q") return state.panel.name === "check" ? doing(state, { kind: "quit" }) : only(toCheck(state));
  if (key === "escape") return only(toCheck(state));
  if (state.panel.name === "list" && isForList(key)) return only(pressedInList(state, state.panel.at, key));
  const scrolled = scroll(state, key);
  if (scrolled !== null) return only({ ...state, scroll: scrolled });
  return command({ ...state, notice: "" }, key);
}

const only = (state: State): Updated => ({ state, effects: [] });

const doing = (state: State, effect: Effect): Updated => ({ state, effects: [effect] });

const toCheck = (state: State): State => ({ ...state, panel: { name: "check" }, scroll: 0, notice: "" });

function command(state: State, key: string): Updated {
  const desk = currentDesk(state);
  switch (key) {
    case "h":
      return only(hint(toCheck(state), state.panel.name === "check"));
    case "n":
      return only(next(toCheck(state)));
    case "enter":
      if (state.panel.name === "text") return only(fold(state, state.panel));
      return only(state.panel.name !== "check" ? toCheck(state) : isDone(desk) ? next(state) : state);
    case "p":
      return only(previous(toCheck(state)));
    case "l":
      return only(state.panel.name === "list" ? toCheck(state) : toList(state));
    case "a":
      return doing({ ...toList(state), notice: "Grading every exercise anew." }, { kind: "grade-all" });
    case "o":
      return page(state, "lesson");
    case "d":
      return page(state, "docs");
    case "v":
      return picture(state);
    case "r":
      return only({ ...state, panel: { name: "reset", at: 0, isSure: false }, scroll: 0 });
    case "b":
      return doing(toCheck(state), { kind: "bring", id: desk.id });
    case "?":
      return only(state.panel.name === "help" ? toCheck(state) : { ...state, panel: { name: "help" }, scroll: 0 });
    default:
      return only(state);
  }
}

/** Shows a page here; the same key again opens it elsewhere. */
function page(state: State, what: "lesson" | "docs"): Updated {
  const { id } = currentDesk(state);
  if (state.panel.name === "text" && state.panel.what === what) return doing(state, { kind: "open", what, id });
  return doing(state, { kind: "read", what, id, about: what === "lesson" ? (shownCheck(state)?.id ?? null) : null });
}

/** Opens or closes the first fold in sight. */
function fold(state: State, panel: Extract<State["panel"], { name: "text" }>): State {
  const at = foldInSight(state);
  if (at === null) return { ...state, notice: "Nothing here is folded away." };
  const opened = panel.opened.includes(at) ? panel.opened.filter((other) => other !== at) : [...panel.opened, at];
  return { ...state, panel: { ...panel, opened } };
}

/** @param isMore - whether those that were shown are still in sight, so that one more is wanted */
function hint(state: State, isMore: boolean): State {
  const shown = shownCheck(state);
  if (shown === null) return { ...state, notice: "There is no failing check to give a hint for." };
  if (hintsFor(currentDesk(state), shown.id) === null) return { ...state, notice: "There is no hint for this check." };
  const instead = shown.check.trace == null ? "The lesson says more: o." : "Draw the calls on paper, step by step.";
  const notice = state.hints === HINT_LEVELS ? `That was the last hint. ${instead}` : "";
  return { ...state, hints: Math.min(state.hints + (isMore || state.hints === 0 ? 1 : 0), HINT_LEVELS), notice };
}

function next(state: State): State {
  const checks = failing(currentDesk(state));
  const at = checks.findIndex(({ id }) => id === shownCheck(state)?.id);
  const following = checks[at + 1];
  if (!isDone(currentDesk(state)) && following !== undefined) return goTo(state, state.current, following.id);
  if (state.current + 1 < state.desks.length) return goTo(state, state.current + 1, null);
  const open = state.desks.findIndex((desk) => !isDone(desk));
  if (isDone(currentDesk(state)) && open !== -1) return goTo(state, open, null);
  return { ...state, notice: "This is the last check of the last exercise." };
}

function previous(state: State): State {
  const checks = failing(currentDesk(state));
  const before = checks[checks.findIndex(({ id }) => id === shownCheck(state)?.id) - 1];
  if (before !== undefined) return goTo(state, state.current, before.id);
  if (state.current > 0) return goTo(state, state.current - 1, null);
  return { ...state, notice: "This is the first check of the first exercise." };
}

function goTo(state: State, current: number, chosen: string | null): State {
  return { ...toCheck(state), current, chosen, isSettled: true, hints: 0 };
}

function picture(state: State): Updated {
  const shown = shownCheck(state);
  if (shown === null) return only({ ...state, notice: "There are no failing calls to show." });
  if (shown.check.trace == null) return only({ ...state, notice: "This check has no calls to show." });
  return doing(state, { kind: "picture", id: currentDesk(state).id });
}

function toList(state: State): State {
  const rows = listRows(state);
  const shown = shownCheck(state)?.id ?? null;
  const at = rows.findIndex(({ desk, check }) => desk === state.current && (check?.id ?? null) === shown);
  return { ...state, panel: { name: "list", at: Math.max(0, at) } };
}

const MOVES: Readonly<Record<string, (at: number, page: number) => number>> = {
  up: (at) => at - 1,
  k: (at) => at - 1,
  down: (at) => at + 1,
  j: (at) => at + 1,
  pageup: (at, page) => at - page,
  pagedown: (at, page) => at + page,
  space: (at, page) => at + page,
  home: () => 0,
  end: () => Number.MAX_SAFE_INTEGER,
};

const isForList = (key: string): boolean => key === "enter" || Object.hasOwn(MOVES, key);

function pressedInList(state: State, at: number, key: string): State {
  const rows = listRows(state);
  const row = rows[at];
  if (key === "enter") return row === undefined ? state : goTo(state, row.desk, row.check?.id ?? null);
  const moved = MOVES[key]?.(at, pageHeight(state)) ?? at;
  return { ...state, panel: { name: "list", at: Math.min(Math.max(moved, 0), rows.length - 1) } };
}

/** Lines that are scrolled away after the key; `null` when it is not for scrolling. */
function scroll(state: State, key: string): number | null {
  const move = Object.hasOwn(MOVES, key) ? MOVES[key] : undefined;
  if (move === undefined || state.panel.name === "list") return null;
  const most = mostScroll(state);
  return Math.min(Math.max(move(Math.min(state.scroll, most), Math.max(1, pageHeight(state) - 1)), 0), most);
}

function pressedInReset(state: State, key: string): Updated {
  if (state.panel.name !== "reset") return only(state);
  const { at, isSure } = state.panel;
  const { files, id } = currentDesk(state);
  const file = files[at];
  if (isSure) {
    if (key !== "y" || file === undefined) return only({ ...toCheck(state), notice: "Nothing was reset." });
    return doing(toCheck(state), { kind: "reset", id, file });
  }
  if (key === "escape" || key === "q" || key === "r") return only(toCheck(state));
  if (key === "enter") return only({ ...state, panel: { name: "reset", at, isSure: true } });
  const number = /^[1-9]$/.test(key) ? Number(key) - 1 : null;
  if (number !== null && number < files.length)
    return only({ ...state, panel: { name: "reset", at: number, isSure: true } });
  const moved = Object.hasOwn(MOVES, key) ? (MOVES[key]?.(at, files.length) ?? at) : at;
  return only({
    ...state,
    panel: { name: "reset", at: Math.min(Math.max(moved, 0), files.length - 1), isSure: false },
  });
}
