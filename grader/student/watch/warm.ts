/**
 * Graders that are kept warm between two saves.
 *
 * @module
 */
import { setTimeout as pause } from "node:timers/promises";
import type { GradeOptions } from "../../grade/grade.js";
import type { WarmGrader, openGrader } from "../../grade/warm.js";
import type { Exercise } from "../../model/course.js";
import type { Report } from "../../model/report.js";
import type { Submission } from "../../model/submission.js";

/** How to grade. */
export type WarmOptions = Omit<GradeOptions, "onProgress">;

/** One that is open, or on the way to it. */
interface Kept {
  opening: Promise<WarmGrader>;
  /** Fulfilled when it is free again; `null` while it is. */
  busy: Promise<void> | null;
  free: () => void;
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
    const kept = await this.#take(isWanted);
    if (kept === null) return null;
    const { opening, dropped } = kept;
    try {
      return await Promise.race([opening.then((grader) => grader.grade(submission, onProgress)), dropped]);
    } catch (error) {
      // Whatever state it is in, the next submission gets a new one.
      this.#drop(kept);
      throw error;
    } finally {
      kept.busy = null;
      kept.free();
    }
  }

  /** Lets go of all of them. What is under way is rejected. */
  close(): void {
    for (const kept of [...this.#kept]) this.#drop(kept);
  }

  /** One that was not busy, and is from now on; `null` when the wish for it is gone before there is one. */
  async #take(isWanted: () => boolean): Promise<Kept | null> {
    let patience: Promise<"over"> | null = null;
    for (;;) {
      if (!isWanted()) return null;
      const free = this.#kept.find(({ busy }) => busy === null);
      if (free !== undefined) return taken(free);
      if (this.isCold) return taken(this.#add());
      patience ??= pause(PATIENCE_MS, "over" as const);
      const came = await Promise.race([patience, ...this.#kept.map(({ busy }) => busy)]);
      if (came === "over") return isWanted() ? taken(this.#add()) : null;
    }
  }

  #add(): Kept {
    while (this.#kept.length >= this.most) this.#drop(this.#kept[0] as Kept);
    let drop: () => void = () => undefined;
    const dropped = new Promise<never>((_resolve, reject) => {
      drop = () => reject(new Error("the grader was let go of"));
    });
    dropped.catch(() => undefined);
    const kept: Kept = {
      opening: this.open(this.exercise, this.options),
      busy: null,
      free: () => undefined,
      dropped,
      drop,
    };
    kept.opening.catch(() => this.#drop(kept));
    this.#kept.push(kept);
    return kept;
  }

  #drop(kept: Kept): void {
    if (!this.#kept.includes(kept)) return;
    this.#kept = this.#kept.filter((each) => each !== kept);
    kept.drop();
    // Nobody waits for it: a thread that loops may take its time to end.
    kept.opening.then((grader) => grader.close()).catch(() => undefined);
  }
}

/** Nobody else gets it before it is free again: what awaits its turn looks at it in between. */
function taken(kept: Kept): Kept {
  kept.busy = new Promise((resolve) => (kept.free = resolve));
  return kept;
}
