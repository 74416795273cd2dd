/**
 * How far a class has come: a bar on a terminal, a line now and then elsewhere.
 *
 * @module
 */
import cliProgress from "cli-progress";
import type { Terminal } from "./terminal.js";

/** Told of each submission that is finished. */
export interface Progress {
  start(total: number): void;
  /** @param isTakenOver - it took no time, and says nothing about the rate */
  advance(isTakenOver: boolean): void;
  /** Clears the bar away. */
  stop(): void;
}

/** Lines in all, where there is no terminal. */
const LINES = 10;
const FORMAT = "{bar} {value} of {total}{pace}";

/** Shows progress on standard error. */
export function showProgress(terminal: Pick<Terminal, "progress" | "warn">): Progress {
  let [total, done, graded, startedMs] = [0, 0, 0, 0];
  const bar =
    terminal.progress === null
      ? null
      : new cliProgress.SingleBar({
          stream: terminal.progress,
          format: FORMAT,
          barsize: 30,
          barCompleteChar: "█",
          barIncompleteChar: "░",
          hideCursor: true,
          clearOnComplete: true,
          gracefulExit: false,
        });
  // What cannot be told is no reason to stop.
  const tell = (line: string): void => void terminal.warn(line).catch(() => undefined);
  const pace = (): string => paceText(graded, total - done, Date.now() - startedMs);
  return {
    start: (all) => {
      [total, startedMs] = [all, Date.now()];
      bar?.start(all, 0, { pace: "" });
    },
    advance: (isTakenOver) => {
      done++;
      if (!isTakenOver) graded++;
      bar?.update(done, { pace: pace() });
      const isDue = Math.floor((done * LINES) / total) > Math.floor(((done - 1) * LINES) / total);
      if (bar === null && isDue && graded > 0) tell(`${done} of ${total}${pace()}\n`);
    },
    stop: () => {
      // A second time it would clear away what has been written since.
      if (bar?.isActive === true) bar.stop();
    },
  };
}

/** `, 31 a second, 0:14 left`, or `, 40 s each, 1:20 left`; empty before there is anything to tell it from. */
function paceText(graded: number, left: number, elapsedMs: number): string {
  if (graded === 0 || elapsedMs <= 0) return "";
  const perSecond = (graded * 1000) / elapsedMs;
  const slow = `${(1 / perSecond).toFixed(0)} s each`;
  const rate = perSecond < 0.1 ? slow : `${perSecond.toFixed(perSecond < 10 ? 1 : 0)} a second`;
  const seconds = Math.ceil(left / perSecond);
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  const two = (value: number): string => String(value).padStart(2, "0");
  const time = hours > 0 ? `${hours}:${two(minutes % 60)}` : String(minutes);
  return `, ${rate}, ${time}:${two(seconds % 60)} left`;
}
