/**
 * Graders that are kept warm between two saves.
 *
 * @module
 */
import { setTimeout as pause } from "node:timers/promises";
import type { GradeOptions, WarmGrader, openGrader } from "../grade.js";
import type { Exercise, Report, Submission } from "../model.js";

/** How to grade. */
export type WarmOptions = Omit<GradeOptions, "onProgress">;

/** One that is open, or on the way to it. */
interface Kept {
  opening: Promise<WarmGrader>;
  /** The grading that is under way, whatever comes of it; `null` while there is none. */
  busy: Promise<void> | null;
  /** Rejected when it is let go of, so that nobody waits for what it was doing. */
  dropped: Promise<never>;
  drop: () => void;
}

/** Milliseconds that a submission waits for a grader that is busy; most are done by then, and to start another takes longer. */
const PATIENCE_MS = 300;

/**
 * Grades what was saved last. Code that loops keeps a grader busy until its budget is used up; what is saved meanwhile goes
 * to another one, and of two that are busy the older is let go of with its thread.
 */
export class WarmGraders {
  #kept: Kept[] = [];

  /** @param most - graders that are kept at a time */
  constructor(
    private readonly exercise: Exercise,
    private readonly options: WarmOptions,
    private readonly open: typeof openGrader,
    private readonly most = 2,
  ) {}

  /** Whether there is none that is ready, or on the way to it. */
  get isCold(): boolean {
    return this.#kept.length === 0;
  }

  /**
   * Grades in a grader that is not busy.
   *
   * @param onProgress - told the report as it stands each time that a stage ends
   * @param isWanted - asked when it is the submission's turn
   * @returns `null` when it was not wanted any more
   */
  async grade(
    submission: Submission,
    onProgress: (soFar: Report) => void = () => undefined,
    isWanted: () => boolean = () => true,
  ): Promise<Report | null> {
    const kept = await this.#free(isWanted);
    if (kept === null) return null;
    const { opening, dropped } = kept;
    const grading = Promise.race([opening.then((grader) => grader.grade(submission, onProgress)), dropped]);
    const busy = grading.then(
      () => undefined,
      // Whatever state it is in, the next submission gets a new one.
      () => this.#drop(kept),
    );
    kept.busy = busy;
    void busy.then(() => (kept.busy = null));
    return grading;
  }

  /** Lets go of all of them. What is under way is rejected. */
  close(): void {
    for (const kept of [...this.#kept]) this.#drop(kept);
  }

  /** One that is not busy; `null` when the wish for it is gone before there is one. */
  async #free(isWanted: () => boolean): Promise<Kept | null> {
    const patience = pause(PATIENCE_MS, "over" as const);
    for (;;) {
      if (!isWanted()) return null;
      const free = this.#kept.find(({ busy }) => busy === null);
      if (free !== undefined) return free;
      if (this.isCold) return this.#add();
      const came = await Promise.race([patience, ...this.#kept.map(({ busy }) => busy)]);
      if (came === "over") return isWanted() ? this.#add() : null;
    }
  }

  #add(): Kept {
    while (this.#kept.length >= this.most) this.#drop(this.#kept[0] as Kept);
    let drop: () => void = () => undefined;
    const dropped = new Promise<never>((_resolve, reject) => {
      drop = () => reject(new Error("the grader was let go of"));
    });
    dropped.catch(() => undefined);
    const kept: Kept = { opening: this.open(this.exercise, this.options), busy: null, dropped, drop };
    kept.opening.catch(() => this.#drop(kept));
    this.#kept.push(kept);
    return kept;
  }

  #drop(kept: Kept): void {
    this.#kept = this.#kept.filter((each) => each !== kept);
    kept.drop();
    // Nobody waits for it: a thread that loops may take its time to end.
    kept.opening.then((grader) => grader.close()).catch(() => undefined);
  }
}
