/**
 * A course under watch: an attendant for each exercise, and whatever makes them look.
 *
 * @module
 */
import { join } from "node:path";
import { watchSaves } from "../../disk/watch.js";
import { statsOf } from "../../disk/write-aside.js";
import { UsageError } from "../../model/errors.js";
import type { openGrader } from "../../grade/warm.js";
import { Attendant } from "./attend.js";
import { isOfExercise, openWorkplace, type Workplace, workplaceOf } from "./course.js";
import type { Event } from "./events.js";
import { WarmGraders, type WarmOptions } from "./warm.js";

/** What to watch, and whom to tell. */
export interface WatchOptions {
  courseRoot: string;
  grade: WarmOptions;
  open: typeof openGrader;
  tell: (event: Event) => void;
  /** Milliseconds on a clock that never goes back. */
  now: () => number;
}

/** Files that are saved within this time were changed by one thing: a student's save, or git. */
const TOGETHER_MS = 150;

/** An exercise with who attends to it. */
interface Attended {
  attendant: Attendant;
  graders: WarmGraders;
}

/** What it is to watch, and how. */
export class Watching {
  readonly #attended = new Map<string, Attended>();
  readonly #closing: (() => void)[] = [];
  readonly #saved = new Set<string>();
  #savedTimer: NodeJS.Timeout | null = null;
  readonly #reloads = new Map<string, NodeJS.Timeout>();
  #isClosed = false;
  #current = "";

  constructor(
    workplaces: readonly Workplace[],
    private readonly options: WatchOptions,
  ) {
    for (const workplace of workplaces) this.#attend(workplace);
  }

  /** Begins to look at the files as they change. */
  start(): void {
    const saves = watchSaves({
      path: join(this.options.courseRoot, "exercises"),
      isDeep: true,
      isIgnored: (path) => /[\\/](node_modules|\.[^\\/]*|kit)$/.test(path),
      onChange: (path) => this.#changed(path),
      onTime: () => this.#lookAround(),
    });
    this.#closing.push(() => void saves.close());
  }

  /** Grades all exercises, one after the other, so that the first verdict is there as soon as can be. */
  async gradeAll(isForced: boolean): Promise<void> {
    for (const id of [...this.#attended.keys()]) {
      await this.#attended.get(id)?.attendant.look(isForced);
      await this.#attended.get(id)?.attendant.settled();
      if (id !== this.#current) this.#cool(id);
    }
  }

  /** Keeps graders warm for the exercise at which the student is, and for no other. */
  moveTo(id: string): void {
    if (id === this.#current) return;
    const before = this.#current;
    this.#current = id;
    this.#attended.get(id)?.attendant.warm();
    this.#cool(before);
  }

  /** Ends it; nothing is told any more. */
  close(): void {
    for (const close of this.#closing.splice(0)) close();
    this.#isClosed = true;
    if (this.#savedTimer !== null) clearTimeout(this.#savedTimer);
    for (const timer of this.#reloads.values()) clearTimeout(timer);
    for (const { attendant, graders } of this.#attended.values()) {
      attendant.stop();
      graders.close();
    }
  }

  /** Where an exercise is, as it was last read. */
  workplace(id: string): Workplace | undefined {
    return this.#attended.get(id)?.attendant.workplace;
  }

  #attend(workplace: Workplace): Attended {
    const { grade, open, now } = this.options;
    const graders = new WarmGraders(workplace.exercise, grade, open);
    const attended = {
      graders,
      attendant: new Attendant(workplace, { graders, now, tell: (event) => this.#tell(event) }),
    };
    this.#attended.set(workplace.exercise.id, attended);
    return attended;
  }

  #tell(event: Event): void {
    if (event.kind === "saved") this.#noteSaved(event.id);
    else this.options.tell(event);
  }

  /** One exercise that is saved is where the student is at work; several are not. */
  #noteSaved(id: string): void {
    this.#saved.add(id);
    this.#savedTimer ??= setTimeout(() => {
      const [first, ...rest] = [...this.#saved];
      this.#saved.clear();
      this.#savedTimer = null;
      if (first !== undefined && rest.length === 0) this.options.tell({ kind: "saved", id: first });
    }, TOGETHER_MS);
  }

  #changed(path: string): void {
    const sinceMs = this.options.now();
    const workplaces = [...this.#attended.values()].map(({ attendant }) => attendant.workplace);
    const workplace = workplaceOf(path, workplaces);
    if (workplace === undefined) return;
    const { id } = workplace.exercise;
    if (isOfExercise(path, workplace)) this.#soonReload(id);
    else this.#look(id, sinceMs);
  }

  #look(id: string, sinceMs: number): void {
    const attendant = this.#attended.get(id)?.attendant;
    attendant?.look(false, sinceMs).catch((error: unknown) => this.#fault(id, error));
  }

  #lookAround(): void {
    for (const [id, { attendant }] of this.#attended) {
      // The first look at each has its turn.
      if (attendant.hasLooked && !attendant.isGrading) this.#look(id, this.options.now());
    }
  }

  /** An exercise's own checks, hints or lesson have changed, as when the course is updated: many files, and one reload. */
  #soonReload(id: string): void {
    if (this.#reloads.has(id)) return;
    const timer = setTimeout(() => {
      this.#reloads.delete(id);
      this.#reload(id).catch((error: unknown) => this.#fault(id, error));
    }, TOGETHER_MS);
    this.#reloads.set(id, timer);
  }

  async #reload(id: string): Promise<void> {
    const workplace = await openWorkplace(this.options.courseRoot, id).catch(async (error: unknown) => {
      // Without its folder there is nothing to be wrong in it; looking says what there is to say.
      const path = this.workplace(id)?.path ?? "";
      if ((await statsOf(path)) !== null) throw error;
      this.#look(id, this.options.now());
      return null;
    });
    if (workplace === null || this.#isClosed) return;
    const before = this.#attended.get(id);
    before?.attendant.stop();
    before?.graders.close();
    const { exercise, questions } = workplace;
    this.options.tell({ kind: "described", id, title: exercise.title, hints: exercise.hints, questions });
    await this.#attend(workplace).attendant.look(true);
  }

  #fault(id: string, error: unknown): void {
    const message =
      error instanceof UsageError ? error.message : `Something went wrong while looking: ${String(error)}`;
    this.options.tell({ kind: "trouble", id, trouble: { message, advice: null } });
  }

  #cool(id: string): void {
    const attended = this.#attended.get(id);
    if (attended === undefined) return;
    void attended.attendant.settled().then(() => {
      if (id !== this.#current && !attended.attendant.isGrading) attended.graders.close();
    });
  }
}
