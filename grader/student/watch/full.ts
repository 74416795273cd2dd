/**
 * The watch on a terminal: keys and verdicts go in, lines come out.
 *
 * @module
 */
import type { ReportedCheck } from "../../model/report.js";
import { bringAlong } from "./bring.js";
import { deskOf, type Workplace } from "./course.js";
import type { Effect, Event } from "./events.js";
import { resetFile } from "./reset.js";
import { Screen, type Console } from "./screen.js";
import { currentDesk, initialState, isDone, shownCheck, type State, tally } from "./state.js";
import { update } from "./update.js";
import { view } from "./view.js";
import { type WatchOptions, Watching } from "./watching.js";

/** What it takes beside the course. */
export interface FullOptions extends Omit<WatchOptions, "tell"> {
  console: Console;
  colors: boolean;
  /** Id of the exercise to begin with; `null`: the first that is not done. */
  first: string | null;
  /** Ends it. */
  signal: AbortSignal;
  /** Reads a lesson, from the section about a check, or the docs. */
  readText: (what: "lesson" | "docs", workplace: Workplace, about: string | null) => Promise<Event>;
  /** Opens either outside of the terminal; what is to be told of it comes back. */
  openText: (what: "lesson" | "docs", workplace: Workplace) => Promise<Event>;
  /** Shows the failing calls of a check. */
  openPicture: (check: ReportedCheck, workplace: Workplace) => Promise<Event>;
}

/**
 * Watches until the student quits.
 *
 * @returns what to say when the terminal is as it was: where they are, and how to go on
 */
export async function watchInFull(workplaces: readonly Workplace[], options: FullOptions): Promise<string> {
  const { console, colors, signal } = options;
  const screen = new Screen(console);
  const first = workplaces.findIndex(({ exercise }) => exercise.id === options.first);
  let state = initialState(workplaces.map(deskOf), console.size(), first === -1 ? null : first);
  let end: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => (end = resolve));
  let isDrawing = false;
  // What comes at the same time is drawn together.
  const draw = (): void => {
    if (isDrawing) return;
    isDrawing = true;
    setImmediate(() => {
      isDrawing = false;
      screen.draw(view(state, { colors }));
    });
  };
  const tell = (event: Event): void => {
    const updated = update(state, event);
    state = updated.state;
    if (state.isSettled) watching.moveTo(currentDesk(state).id);
    draw();
    for (const effect of updated.effects) obey(effect);
  };
  const watching = new Watching(workplaces, { ...options, tell });
  const telling = (done: Promise<Event>): void => {
    done.then(tell, (error: unknown) =>
      tell({ kind: "notice", text: error instanceof Error ? error.message : String(error) }),
    );
  };
  const obey = (effect: Effect): void => {
    switch (effect.kind) {
      case "quit":
        return end();
      case "sleep":
        screen.close();
        return console.sleep(() => {
          screen.open();
          tell({ kind: "resized", size: console.size() });
        });
      case "redraw":
        screen.forget();
        return draw();
      case "grade-all":
        return void watching.gradeAll(true);
      case "read":
      case "open": {
        const workplace = watching.workplace(effect.id);
        if (workplace === undefined) return;
        const { readText, openText } = options;
        return telling(
          effect.kind === "open" ? openText(effect.what, workplace) : readText(effect.what, workplace, effect.about),
        );
      }
      case "picture": {
        const workplace = watching.workplace(effect.id);
        const check = shownCheck(state)?.check;
        if (workplace === undefined || check === undefined) return;
        tell({ kind: "notice", text: "Opening the visualizer…" });
        return telling(options.openPicture(check, workplace));
      }
      case "bring": {
        const workplace = watching.workplace(effect.id);
        if (workplace === undefined) return;
        const done = bringAlong(options.courseRoot, workplace.exercise);
        return telling(done.then((text): Event => ({ kind: "notice", text })));
      }
      case "reset": {
        const { folder } = currentDesk(state);
        const done = resetFile(options.courseRoot, folder, effect.file, new Date());
        return telling(done.then((text): Event => ({ kind: "notice", text })));
      }
    }
  };
  signal.addEventListener("abort", end, { once: true });
  if (signal.aborted) return farewell(state);
  screen.open();
  console.onKey((key) => tell({ kind: "key", key }));
  console.onResize(() => {
    screen.forget();
    tell({ kind: "resized", size: console.size() });
  });
  draw();
  watching.start();
  void watching.gradeAll(false);
  await ended;
  watching.close();
  screen.close();
  return farewell(state);
}

function farewell(state: State): string {
  if (state.desks.length > 0 && state.desks.every(isDone)) return "Every exercise is done. Well done!\n";
  const desk = currentDesk(state);
  const { passed, all } = tally(desk);
  const where = all === 0 ? desk.title : `${desk.title}, ${passed} of ${all} checks`;
  return `You are at ${where}: ${desk.folder}/\nGo on with npm start; it finds your place by itself.\n`;
}
