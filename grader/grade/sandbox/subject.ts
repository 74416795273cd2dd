/**
 * Program → Subject: a live submission behind limits.
 *
 * @module
 */
import { type GuestFunction, type GuestHost, guestSubject } from "#kit/subject/guest-subject";
import { type Linked, linkedWith } from "#kit/subject/linked";
import { LimitReached, type MemoryInUse, type Subject } from "#kit/subject/subject";
import type { Limits } from "../../model/course.js";
import type { Program } from "../../model/submission.js";
import { type Blank, giveBack, keepReady, takeBlank } from "./blank.js";
import { threadTimeMs, TIME_IS_UP, withDeadline } from "./clock.js";
import { inItsLoop, locator } from "./locate.js";
import type { SandboxOptions } from "./options.js";
import { LoadFailure, Machine, type Stop, Stopped } from "./machine.js";

/** Part of a check's ticks that loading the submission may take. */
const LOAD_SHARE = 0.25;
/**
 * Part of a check's ticks that each check gets once one has run out of them. An honest check needs less, and a submission
 * that loops in many of them comes to the last one before the ticks of all together are used up.
 */
const SHARE_AFTER_OVERRUN = 0.2;
/**
 * Blank machines kept ready in place of spoilt ones where a check is tried a second time: what is found out of a failure may spoil
 * some. Whatever passes at once needs none, and to make one takes as long as to grade half of a submission.
 */
const SPARES = 2;
/**
 * Times that the wall clock may have to step in. From then on nothing of the submission is run any more, and neither when
 * loading it and all its checks together have kept a core at work for as long: a hundred times what an honest one takes.
 */
const MAX_HANGS = 2;
/**
 * A check that has been at work for less than this part of its time when the clock steps in does not hang: the machine is
 * busy, or was put to sleep. It is begun again with so much more time that it would have got to its end, and so are all
 * that follow; a score must not depend on what else the machine has to do.
 */
const BUSY_SHARE = 0.8;
/** Times that the wall clock may be set forward to, and how much further than the machine was slow. */
const MAX_PATIENCE = 64;
const PATIENCE_MARGIN = 1.25;
/** Work from which on it can be told how slow the machine is. */
const TELLING_MS = 500;
/** Where the system does not say how long that was, ticks tell, once: code that hangs has none, or few. */
const BUSY_TICKS = 40;
const BUSY_PATIENCE = 4;
/** What is found out about one failure has one deadline for so long: twenty times what it takes. */
const ASIDES_MS = 3_000;
/** Ticks that a printed line costs, since it leaves the machine, which takes as long as some hundred turns of a loop. */
const LINE_TICKS = 0.03;
/** Kept in step with `realm/console.js`, so that nothing longer crosses. */
const MAX_LINE = 500;
/** Lines that are counted beyond those that are kept. After these, printing costs nothing any more, and does nothing. */
const MAX_DROPPED = 1_000;

/** A submission that runs in the sandbox. */
export interface SandboxSubject extends Subject {
  /**
   * Makes sure that there is a machine, and before a second try of a check others in place of those that it may spoil. To be awaited
   * before each check.
   */
  prepare(isSecond: boolean): Promise<void>;
  /**
   * Runs tries of checks, within `hangMs` of the wall clock. When that is up because the machine was busy with something
   * else, it runs `body` once more, from the try that was cut off.
   *
   * @throws LimitReached when the time is up; nothing of `body` is then under way any more, not even a `finally`
   */
  guard<Result>(body: () => Result): Result;
  /**
   * The same submission with another file in the place of a given one, freshly loaded and within the same budgets. There is
   * one machine for all: who had it before is put aside, until it is loaded anew.
   *
   * @param variant - the name of the file that is to take its place
   * @throws LoadFailure when the submission cannot be loaded so
   * @throws Error when there is none of that name
   */
  with(file: string, variant: string): Subject;
  /** Frees everything. */
  dispose(): void;
}

/** Makes in this thread what a sandbox needs, so that the first one opens as quickly as all others. Some 300 ms, once. */
export const readySandboxes = (options: SandboxOptions): Promise<void> => keepReady(options, SPARES + 1);

/**
 * Opens a sandbox and loads the submission into it.
 *
 * @throws LoadFailure or Stopped when it cannot be loaded
 */
export async function openSandbox(program: Program, options: SandboxOptions): Promise<SandboxSubject> {
  const sandbox = new Sandbox(program, options);
  await sandbox.prepare(false);
  sandbox.startFirst();
  return Object.assign(guestSubject(sandbox.first), {
    with: (file: string, variant: string) => guestSubject(sandbox.with(file, variant)),
    prepare: (isSecond: boolean) => sandbox.prepare(isSecond),
    guard: <Result>(body: () => Result) => sandbox.guard(body),
    aside: <Result>(share: number, body: () => Result) => sandbox.aside(share, body),
    asides: <Result>(body: () => Result) => sandbox.asides(body),
    dispose: () => sandbox.dispose(),
  });
}

class Sandbox {
  /** The class that is in use. */
  className: string;
  /** Why a class is not there, by its name. */
  private missing: ReadonlyMap<string, string> = new Map();
  readonly locate: GuestHost["locate"];
  /** The submission with the given files as they were handed out. */
  readonly first: Turn;
  /** Who has the machine. */
  turn: Turn;
  private machine: Machine | null = null;
  private blank: Blank | null = null;
  /** Has the submission in the machine as it was when it had been loaded: in a fifth of the time that loading takes. */
  private loadedAgain: (() => Machine | null) | null = null;
  /** Whether it is loaded as it was before: whoever wants it anew once most often wants it so again and again. */
  private isLoadedOften = false;
  private lines: string[] = [];
  private dropped = 0;
  private ticksLeft = 0;
  private ticksAtBegin = 0;
  /** Where a part of the check's ticks that is under way is used up; 0 where none is. */
  private floor = 0;
  private isCharged = false;
  private totalLeft: number;
  /** What of it was left when the check that is running began. */
  private totalAtBegin: number;
  private hasOverrun = false;
  /** Whether a machine has been lost to it: others may be. */
  private hasSpoilt = false;
  /** Machines that may still be lost before it has none: how many others have left in this thread must not show. */
  private spares = 0;
  private isHeard = true;
  private hangs = 0;
  private patience = 1;
  private readonly passed = { wallMs: 0, atWorkMs: 0 };
  /** Ticks that all asides together may still take: as many as one check. */
  private asideLeft: number;
  /** Whether there is a deadline already for all that is run. */
  private isWatched = false;
  /** Time at work, wherever the system says how long that was; else by the wall clock. */
  private workLeftMs: number;
  private lastStop: Stop = "time";
  private during: () => string = () => "loading the submission";
  private readonly limits: Limits;

  constructor(
    private readonly program: Program,
    private readonly options: SandboxOptions,
  ) {
    this.className = this.firstClass;
    this.limits = options.limits;
    const given = options.givenFiles.filter((file) => file !== options.wholeFile);
    this.locate = locator(program.map, given);
    this.totalLeft = this.limits.totalTicks;
    this.asideLeft = this.limits.checkTicks;
    this.totalAtBegin = this.totalLeft;
    this.workLeftMs = this.limits.hangMs * MAX_HANGS;
    this.first = new Turn(this, linkedWith(options.replaceable));
    this.turn = this.first;
  }

  private get firstClass(): string {
    return this.options.classNames[0] ?? "";
  }

  async prepare(isSecond: boolean): Promise<void> {
    this.spares = isSecond || this.hasSpoilt ? SPARES : 0;
    await keepReady(this.options, this.spares + (this.machine === null ? 1 : 0));
  }

  /** Makes a machine and loads the submission into it, within ticks of its own and without keeping what it prints. */
  start(): Machine {
    const [ticks, floor, lines, dropped] = [this.ticksLeft, this.floor, this.lines, this.dropped];
    const blank = this.spares < 0 ? undefined : takeBlank(this.options);
    if (blank === undefined) throw new Stopped(this.lastStop);
    this.ticksLeft = Math.ceil(this.limits.checkTicks * LOAD_SHARE);
    this.floor = 0;
    this.blank = blank;
    this.machine = new Machine(
      blank,
      () => this.spend(),
      (line) => this.keep(line),
    );
    const { className, locate, isCharged, totalLeft } = this;
    const classNames = [className, ...this.options.classNames.filter((name) => name !== className)];
    this.missing = this.machine.load(this.program, { classNames, locate, isCharged, linked: this.turn.linked });
    [this.ticksLeft, this.floor, this.lines, this.dropped] = [ticks, floor, lines, dropped];
    // What loading has cost, each further load has to cost, too.
    if (this.isLoadedOften && this.totalLeft === totalLeft) this.loadedAgain = this.machine.keepLoaded();
    return this.machine;
  }

  /** Loads the submission for the first time; throws what keeps it from being loaded. */
  startFirst(): void {
    const before = timeAtWork();
    const started = withDeadline(this.limits.hangMs, () => this.start());
    this.workLeftMs -= timeAtWork().ms - before.ms;
    if (started === TIME_IS_UP) throw new Stopped("time");
  }

  guard<Result>(body: () => Result): Result {
    if (this.isWatched) return body();
    const [ticks, before, workMs] = [this.ticksLeft, timeAtWork(), this.workMs];
    const started = performance.now();
    const result = withDeadline(workMs * this.patience, () => outcomeOf(body));
    const atWorkMs = timeAtWork().ms - before.ms;
    const isBusy = result === TIME_IS_UP && this.hasPatience(before, atWorkMs / workMs);
    this.pass(performance.now() - started, atWorkMs);
    if (isBusy) {
      this.reload();
      [this.ticksLeft, this.floor, this.lines, this.dropped] = [ticks, 0, [], 0];
      return this.guard(body);
    }
    // What it had in addition, since the machine was thought to be busy, is not its fault. What hangs has had all of it.
    this.workLeftMs -= result === TIME_IS_UP ? workMs : Math.min(atWorkMs, workMs);
    if (result !== TIME_IS_UP) return result.end();
    this.hangs += 1;
    throw this.limitReached("time");
  }

  /** What is run now may work for so long. With nothing left, nothing of the submission is run, and what is said of that takes no time. */
  private get workMs(): number {
    const { hangMs } = this.limits;
    return this.workLeftMs > 0 ? Math.min(hangMs, this.workLeftMs) : hangMs;
  }

  /** When the time of all is up, each is run again with a deadline of its own, so that the one that hangs is found. */
  asides<Result>(body: () => Result): Result {
    const { ticksLeft, ticksAtBegin, floor, totalLeft, hasOverrun, asideLeft, lines, dropped, isHeard, workMs } = this;
    const [before, started] = [timeAtWork(), performance.now()];
    this.isWatched = true;
    const result = withDeadline(Math.min(workMs, ASIDES_MS) * this.patience, () => outcomeOf(body));
    this.isWatched = false;
    if (result === TIME_IS_UP) {
      const asBefore = { ticksLeft, ticksAtBegin, floor, totalLeft, hasOverrun, asideLeft, lines, dropped, isHeard };
      Object.assign(this, asBefore);
      this.reload();
      return body();
    }
    const atWorkMs = timeAtWork().ms - before.ms;
    this.pass(performance.now() - started, atWorkMs);
    this.workLeftMs -= Math.min(atWorkMs, workMs);
    return result.end();
  }

  /** Once asides have hung, or used up all their time, there are no more. */
  aside<Result>(share: number, body: () => Result): Result | null {
    if (this.asideLeft <= 0 || this.hangs > 0) return null;
    const { ticksLeft, ticksAtBegin, floor, totalLeft, hasOverrun, hangs, lines, dropped, isHeard } = this;
    const ticks = Math.ceil(this.limits.checkTicks * share);
    this.reload();
    Object.assign(this, {
      ticksLeft: ticks,
      ticksAtBegin: ticks,
      totalLeft: ticks,
      lines: [],
      dropped: 0,
      isHeard: true,
    });
    try {
      return this.guard(body);
    } catch (error) {
      if (error instanceof LimitReached) return null;
      throw error;
    } finally {
      this.asideLeft = this.hangs > hangs ? 0 : this.asideLeft - (ticks - Math.max(0, this.ticksLeft));
      Object.assign(this, { ticksLeft, ticksAtBegin, floor, totalLeft, hasOverrun, hangs, lines, dropped, isHeard });
      this.reload();
    }
  }

  /** Learns from time that has passed how slow the machine is, so that what hangs need not be begun again to find that out. */
  private pass(wallMs: number, atWorkMs: number): void {
    this.passed.wallMs += wallMs;
    this.passed.atWorkMs += atWorkMs;
    if (this.passed.atWorkMs < TELLING_MS) return;
    const slowness = this.passed.wallMs / this.passed.atWorkMs;
    if (slowness > 1 / BUSY_SHARE)
      this.patience = Math.max(this.patience, Math.min(MAX_PATIENCE, PATIENCE_MARGIN * slowness));
  }

  /**
   * Whether it was the machine that took the time; then it gives checks more from now on, as much as they would have needed.
   *
   * @param share - part of its time that the check was at work
   */
  private hasPatience({ isKnown }: TimeAtWork, share: number): boolean {
    const isBusy = isKnown
      ? share < BUSY_SHARE
      : this.patience === 1 && this.totalAtBegin - this.totalLeft >= BUSY_TICKS;
    if (!isBusy || this.patience === MAX_PATIENCE) return false;
    const factor = isKnown ? PATIENCE_MARGIN / Math.max(share, 1 / MAX_PATIENCE) : BUSY_PATIENCE;
    this.patience = Math.min(MAX_PATIENCE, this.patience * factor);
    return true;
  }

  with(file: string, variant: string): Turn {
    const turn = new Turn(this, linkedWith(this.options.replaceable, { file, variant }));
    this.reload(false, turn);
    this.during = () => `loading the submission with another ${file}`;
    try {
      this.refuseAfterHangs();
      // Who asks for another file most often wants the submission anew with it, again and again.
      this.loadedAgain = this.start().keepLoaded();
    } catch (error) {
      if (error instanceof Stopped) throw this.limitReached(error.limit, error.interruptedAt);
      throw error;
    }
    return turn;
  }

  run(name: GuestFunction, args: Parameters<GuestHost["run"]>[1], during: () => string): number {
    this.during = during;
    return this.limited(() => {
      this.refuseAfterHangs();
      const machine = this.machine ?? this.start();
      machine.hear(this.isHeard && !this.isCharged && this.dropped < MAX_DROPPED);
      return machine.run(name, args);
    });
  }

  text(name: Parameters<GuestHost["text"]>[0]): string {
    return this.limited(() => this.running().text(name));
  }

  openThreads(): void {
    this.during = () => "loading the submission for its threads";
    this.limited(() => {
      this.refuseAfterHangs();
      (this.machine ?? this.start()).openThreads();
    });
  }

  number(): number {
    return this.limited(() => this.running().number());
  }

  window(): Int32Array {
    return this.limited(() => (this.machine ?? this.start()).window());
  }

  ticks(): number {
    return this.ticksAtBegin - this.ticksLeft;
  }

  memoryInUse(): MemoryInUse {
    return this.limited(() => (this.machine ?? this.start()).memoryInUse());
  }

  /** Where the submission is not as it was loaded before, it is loaded anew when it is next used, so that this itself never fails. */
  reload(isCharged = false, turn = this.first): void {
    const isAsBefore = turn === this.turn && isCharged === this.isCharged && this.machine?.isSound === true;
    if (isAsBefore && this.loadedAgain !== null && this.machine?.isUntouched === true) return;
    const machine = isAsBefore ? (this.loadedAgain?.() ?? null) : null;
    if (machine !== null) {
      this.machine = machine;
      return;
    }
    this.isLoadedOften = isAsBefore && this.loadedAgain === null;
    this.dispose();
    this.isCharged = isCharged;
    this.turn = turn;
  }

  choose(className: string): string | null {
    if (className !== this.className) {
      this.className = className;
      // What is kept loaded has been loaded for another one.
      this.dispose();
    }
    return this.missing.get(className) ?? null;
  }

  within<Result>(ticks: number, body: () => Result): Result | null {
    const before = this.floor;
    const floor = Math.max(before, this.ticksLeft - ticks);
    this.floor = floor;
    try {
      return body();
    } catch (error) {
      if (!(error instanceof LimitReached) || error.limit !== "time" || this.ticksLeft >= floor) throw error;
      this.reload(this.isCharged, this.turn);
      return null;
    } finally {
      this.floor = before;
    }
  }

  beginCheck(share: number, isHeard: boolean, turn: Turn): void {
    const isOtherClass = this.className !== this.firstClass;
    if (isOtherClass) this.choose(this.firstClass);
    if (isOtherClass || this.turn !== turn) this.reload(false, turn);
    this.isHeard = isHeard;
    this.ticksLeft = Math.ceil(this.limits.checkTicks * share * (this.hasOverrun ? SHARE_AFTER_OVERRUN : 1));
    this.ticksAtBegin = this.ticksLeft;
    this.floor = 0;
    this.totalAtBegin = this.totalLeft;
    this.lines = [];
    this.dropped = 0;
  }

  takePrinted(): string[] {
    const { lines, dropped } = this;
    this.lines = [];
    this.dropped = 0;
    const over = dropped < MAX_DROPPED ? "" : "over ";
    return dropped === 0 ? lines : [...lines, `… and ${over}${dropped.toLocaleString("en-US")} more lines`];
  }

  dispose(): void {
    if (this.blank !== null) {
      const isKept = this.machine?.isSound === true && giveBack(this.blank, this.options);
      if (!isKept) {
        this.hasSpoilt = true;
        this.spares -= 1;
      }
    }
    this.machine = null;
    this.blank = null;
    this.loadedAgain = null;
  }

  private refuseAfterHangs(): void {
    if (this.hangs >= MAX_HANGS || this.workLeftMs <= 0) throw new Stopped("total time");
  }

  private running(): Machine {
    if (this.machine === null) throw new Error("the submission is not loaded");
    return this.machine;
  }

  private limited<Result>(use: () => Result): Result {
    try {
      return use();
    } catch (error) {
      if (error instanceof Stopped) throw this.limitReached(error.limit, error.interruptedAt);
      // It could be loaded before, so this has to do with what is left of a budget.
      if (error instanceof LoadFailure) throw this.limitReached("total time");
      throw error;
    }
  }

  private limitReached(limit: Stop, interruptedAt = ""): LimitReached {
    this.lastStop = limit;
    return new LimitReached(
      limit,
      this.during(),
      limit === "time" ? this.locate(inItsLoop(interruptedAt, this.program.code)) : null,
    );
  }

  private spend(): Stop | null {
    this.ticksLeft -= 1;
    this.totalLeft -= 1;
    if (this.totalLeft < 0) return "total time";
    if (this.ticksLeft >= this.floor) return null;
    this.hasOverrun ||= this.ticksLeft < 0;
    return "time";
  }

  /** Keeps a line, or counts it; answers whether there is any use in more. */
  private keep(line: string): boolean {
    this.ticksLeft -= LINE_TICKS;
    this.totalLeft -= LINE_TICKS;
    if (this.lines.length < this.limits.consoleLines) this.lines.push(line.slice(0, MAX_LINE));
    else this.dropped += 1;
    return this.dropped < MAX_DROPPED;
  }
}

/** The submission as it is linked with given files; to be used while it has the machine. */
class Turn implements GuestHost {
  readonly locate: GuestHost["locate"];

  constructor(
    private readonly sandbox: Sandbox,
    readonly linked: Linked | undefined,
  ) {
    this.locate = sandbox.locate;
  }

  get className(): string {
    return this.sandbox.className;
  }

  choose(className: string): string | null {
    return this.inTurn().choose(className);
  }

  run(...call: Parameters<GuestHost["run"]>): number {
    return this.inTurn().run(...call);
  }

  window(): Int32Array {
    return this.inTurn().window();
  }

  text(name: Parameters<GuestHost["text"]>[0]): string {
    return this.inTurn().text(name);
  }

  number(): number {
    return this.inTurn().number();
  }

  openThreads(): void {
    this.inTurn().openThreads();
  }

  reload(isCharged: boolean): void {
    this.sandbox.reload(isCharged, this);
  }

  within<Result>(ticks: number, body: () => Result): Result | null {
    return this.inTurn().within(ticks, body);
  }

  beginCheck(_name: string, share: number, isHeard: boolean): void {
    this.sandbox.beginCheck(share, isHeard, this);
  }

  takePrinted(): string[] {
    return this.sandbox.takePrinted();
  }

  ticks(): number {
    return this.sandbox.ticks();
  }

  memoryInUse(): MemoryInUse {
    return this.inTurn().memoryInUse();
  }

  private inTurn(): Sandbox {
    if (this.sandbox.turn === this) return this.sandbox;
    throw new Error("the suite uses a submission that has given way to the same one with another file");
  }
}

/** How a task ends, to be had later: its result, or what it throws. */
function outcomeOf<Result>(task: () => Result): { end(): Result } {
  try {
    const result = task();
    return { end: () => result };
  } catch (error) {
    return {
      end: () => {
        throw error;
      },
    };
  }
}

/** A moment, in time that this thread was at work; by the wall clock where the system does not say. */
interface TimeAtWork {
  ms: number;
  isKnown: boolean;
}

function timeAtWork(): TimeAtWork {
  const ms = threadTimeMs();
  return ms === null ? { ms: performance.now(), isKnown: false } : { ms, isKnown: true };
}

export { LoadFailure, type Stop, Stopped };
