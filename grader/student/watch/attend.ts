/**
 * Attends to one exercise: looks at its files, grades what is new, and tells of it. Of many changes the newest counts, and
 * the verdict on an older one is never told.
 *
 * @module
 */
import type { Report } from "../../model/report.js";
import { studentReport } from "../../report/audience.js";
import { toMend } from "../../report/mend.js";
import type { Workplace } from "./course.js";
import type { Event } from "./events.js";
import { type Found, look } from "./look.js";
import type { WarmGraders } from "./warm.js";

/** How often a run that goes on is told of, in milliseconds. */
const TELL_MS = 200;

/** What it needs of others. */
export interface AttendOptions {
  graders: WarmGraders;
  tell: (event: Event) => void;
  /** Milliseconds on a clock that never goes back. */
  now: () => number;
}

/** One exercise under watch. */
export class Attendant {
  #found: Found | null = null;
  #looking: Promise<void> | null = null;
  #again: { isForced: boolean; sinceMs: number } | null = null;
  /** Counts what was graded; only the last one's verdict is told. */
  #turn = 0;
  #grading: Promise<void> = Promise.resolve();
  /** Tells that a verdict is still on the way; `null` while none is. */
  #timer: NodeJS.Timeout | null = null;

  constructor(
    readonly workplace: Workplace,
    private readonly options: AttendOptions,
  ) {}

  /** Whether it has looked at all. */
  get hasLooked(): boolean {
    return this.#found !== null;
  }

  /** Whether a verdict is on the way. */
  get isGrading(): boolean {
    return this.#timer !== null;
  }

  /**
   * Looks whether something has changed, and has it graded then. Returns when it has looked; calls that come meanwhile have
   * one more look together.
   *
   * @param isForced - grades even where nothing has changed
   * @param sinceMs - when the change was noticed
   */
  async look(isForced = false, sinceMs = this.options.now()): Promise<void> {
    if (this.#looking !== null) {
      this.#again = { isForced: isForced || this.#again?.isForced === true, sinceMs: this.#again?.sinceMs ?? sinceMs };
      return this.#looking;
    }
    this.#looking = this.#lookUntilQuiet(isForced, sinceMs).finally(() => (this.#looking = null));
    return this.#looking;
  }

  /** Waits for the verdict that is on the way, if there is one. */
  async settled(): Promise<void> {
    await this.#looking;
    await this.#grading;
  }

  /** Gets a grader ready for the next save, by grading what is there once more. */
  warm(): void {
    const submission = this.#found?.submission ?? null;
    if (submission === null || this.isGrading || !this.options.graders.isCold) return;
    this.options.graders.grade(submission).catch(() => undefined);
  }

  /** Tells of nothing any more. */
  stop(): void {
    this.#turn++;
    this.#endTimer();
  }

  async #lookUntilQuiet(isForced: boolean, sinceMs: number): Promise<void> {
    await this.#lookOnce(isForced, sinceMs);
    while (this.#again !== null) {
      const again = this.#again;
      this.#again = null;
      await this.#lookOnce(again.isForced, again.sinceMs);
    }
  }

  async #lookOnce(isForced: boolean, sinceMs: number): Promise<void> {
    const found = await look(this.workplace, this.#found);
    if (!isForced && found.print === this.#found?.print) return;
    const isFirst = this.#found === null;
    const isChange = found.print !== this.#found?.print;
    this.#found = found;
    const turn = ++this.#turn;
    this.#endTimer();
    const { id } = this.workplace.exercise;
    if (!isFirst && isChange) this.options.tell({ kind: "saved", id });
    if (found.trouble !== null) this.options.tell({ kind: "trouble", id, trouble: found.trouble });
    else this.#grading = this.#grade(found, turn, sinceMs);
  }

  async #grade({ submission }: Found, turn: number, sinceMs: number): Promise<void> {
    if (submission === null) return;
    const { tell, now, graders } = this.options;
    const { id } = this.workplace.exercise;
    const elapsedMs = (): number => now() - sinceMs;
    tell({ kind: "grading", id });
    this.#timer = setInterval(() => tell({ kind: "still-grading", id, elapsedMs: elapsedMs() }), TELL_MS);
    const verdict = (report: Report, isPartial: boolean): Event => {
      const { files: sources } = submission;
      return { kind: "verdict", id, report: studentReport(report), sources, isPartial, tookMs: elapsedMs() };
    };
    const onProgress = (soFar: Report): void => {
      // What is to be mended first is known now; the rest can only add to it.
      if (turn === this.#turn && toMend(soFar).failed.length > 0) tell(verdict(soFar, true));
    };
    const isWanted = (): boolean => turn === this.#turn;
    const told = await graders.grade(submission, onProgress, isWanted).then(
      (report) => (report === null ? null : verdict(report, false)),
      (error: unknown): Event => ({ kind: "trouble", id, trouble: faultOf(error) }),
    );
    if (told === null || !isWanted()) return;
    this.#endTimer();
    tell(told);
    // What was saved between reading and now, and told by nobody.
    void this.look();
  }

  #endTimer(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = null;
  }
}

function faultOf(error: unknown): { message: string; advice: string } {
  const said = error instanceof Error ? error.message : String(error);
  return {
    message: `The grader itself went wrong, not your code: ${said.split("\n")[0] ?? ""}`,
    advice: "Save again to try once more. If it stays, pass this on to whoever runs the course.",
  };
}
