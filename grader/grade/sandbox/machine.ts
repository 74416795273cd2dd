/**
 * One virtual machine with a submission loaded into it, behind limits on time, memory, stack and console output.
 *
 * @module
 */
import type { QuickJSContext, QuickJSHandle, VmCallResult } from "quickjs-emscripten-core";
import type { SourceLocation } from "#kit/check/failure";
import { LINKED, type Linked } from "#kit/subject/linked";
import { type GuestFunction, type GuestText, thrownParts } from "#kit/subject/guest-subject";
import type { Argument, MemoryInUse } from "#kit/subject/subject";
import type { Program } from "../../model/submission.js";
import type { Blank } from "./blank.js";
import { hideLikewise } from "./frames.js";
import { SCRIPT } from "./locate.js";
import { noClass } from "#kit/subject/no-class";
import { threwWhileLoading } from "./load-words.js";
import { type Interned, isInterned, marshal } from "./marshal.js";

/**
 * Ticks that code which has been interrupted may go on for. A `finally` or a promise can swallow the first interrupt, but
 * not this many.
 */
const PATIENCE = 50;

/** What a call of the guest gives when the engine said "out of memory", and when something was thrown; see `guest.js`. */
const OUT_OF_MEMORY = 9;
const THREW = 8;
/** From here on numbers of the guest are results. */
const SMALL = 16;

/** Why a machine stopped in the middle of a call. */
export type Stop = "time" | "memory" | "total time" | "broken sandbox";

/** Thrown when a limit stops the code that runs, or the machine has broken under it. It is then of no further use. */
export class Stopped extends Error {
  /** @param interruptedAt - the stack of the code that was running; empty when it is not known */
  constructor(
    readonly limit: Stop,
    readonly interruptedAt = "",
  ) {
    super(limit);
    this.name = "Stopped";
  }
}

/** The submission threw while it was loaded, or has no such class. */
export class LoadFailure extends Error {
  /** @param location - where in the student's source it was thrown, when that is known */
  constructor(
    message: string,
    readonly location: SourceLocation | null,
  ) {
    super(message);
    this.name = "LoadFailure";
  }
}

/** How a submission is loaded. */
export interface Loading {
  /** Names of the assignment's classes; the first is the one that is to be used. */
  classNames: readonly string[];
  /** Finds the place in the student's source that a stack trace begins with. */
  locate: (stack: string) => SourceLocation | null;
  /** Whether built-ins, and spreading, are to pay for what they do. */
  isCharged: boolean;
  /** What it is linked with, by the names of the files: sources of functions that give their exports. */
  linked?: Linked | undefined;
}

/** A virtual machine. Everything that it hands out is a number or a string. */
export class Machine {
  private readonly vm: QuickJSContext;
  private readonly interned: Interned = new Map();
  private submission: QuickJSHandle | null = null;
  private stopped: Stop | null = null;
  private ticksIgnored = 0;
  private isHeard = true;
  /** Code is running in it. Still so afterwards, when the code was cut off by force. */
  private isBusy = false;
  /** What the submission is run from, in the realms of threads as in its own. */
  private loading: { program: Program; isCharged: boolean; linked: Linked | undefined } | null = null;
  private hasThreads = false;
  private isSpoilt = false;
  private isRun = false;
  /** Code of the student's has run in it. From then on whatever goes wrong in it may be the student's doing. */
  private isStudents = false;

  /**
   * @param blank - what to load the submission into
   * @param spend - called at every tick; answers which budget is used up, if one is
   * @param printed - receives console output line by line; answers whether more is wanted
   */
  constructor(
    private readonly blank: Blank,
    private readonly spend: () => Stop | null,
    private readonly printed: (line: string) => boolean,
  ) {
    this.vm = blank.vm;
    blank.print = (line) => (this.isHeard = printed(line));
    blank.engine.onTick(() => this.tick());
  }

  /**
   * Runs the submission's script and finds its class. Gives for each class that is not there why, in words.
   *
   * @throws Stopped when it does not end or takes too much memory; LoadFailure when it throws or has none of those classes
   */
  load(program: Program, { classNames, locate, isCharged, linked }: Loading): Map<string, string> {
    return this.enter(() => {
      this.loading = { program, isCharged, linked };
      const script = this.scriptIn(this.vm, this.functionOf("charge"), this.loading);
      if (script.error) {
        script.error.consume((error) => this.callDirectly("examine", [error]));
        throw this.loadFailure(locate);
      }
      const names = classNames.map((name) => this.vm.newString(name));
      this.isStudents = true;
      const code = script.value.consume((run) => this.callDirectly("load", [run, ...names]));
      for (const name of names) name.dispose();
      if (code === THREW) throw this.loadFailure(locate);
      this.submission = this.take(this.callGuest("loaded"));
      const found = this.guestNumber();
      const missing = classNames.filter((_, at) => (found & (1 << at)) === 0);
      const exported = missing.length > 0 ? this.guestText("text") : "";
      const words = new Map(missing.map((name) => [name, noClass(name, exported)]));
      if (missing.length === classNames.length) throw new LoadFailure([...words.values()].at(0) ?? "", null);
      return words;
    });
  }

  /**
   * Hands the submission's script to each thread, the first time. It is run there when the code beside the submission is next
   * given the threads.
   *
   * @throws Stopped when there is not even memory for that
   */
  openThreads(): void {
    const { loading } = this;
    if (this.hasThreads || loading === null) return;
    this.enter(() => {
      for (const { vm, take, charge } of this.blank.threads) {
        const script = this.take(this.scriptIn(vm, charge, loading));
        script.consume((run) => this.take(vm.callFunction(take, vm.undefined, run)).dispose());
      }
    });
    this.hasThreads = true;
  }

  /**
   * Remembers the submission as it has just been loaded. What it gives has it so again, in another machine that takes the place
   * of this one; `null` where that cannot be done.
   */
  keepLoaded(): () => Machine | null {
    const { blank, spend, printed, submission, loading } = this;
    const putBack = blank.remember();
    return () => {
      if (!putBack()) return null;
      const machine = new Machine(blank, spend, printed);
      Object.assign(machine, { submission, loading, isStudents: true });
      return machine;
    };
  }

  /**
   * Calls a function of the guest; its number is the result.
   *
   * @throws Stopped when a limit is reached
   */
  run(name: GuestFunction, args: readonly Argument[]): number {
    return this.enter(() => {
      const handles: QuickJSHandle[] = name === "construct" && this.submission !== null ? [this.submission] : [];
      const first = handles.length;
      for (const arg of args) handles.push(marshal(this.vm, arg, this.interned, this.unwrap));
      const code = this.callDirectly(name, handles);
      if (!isAnswer(code)) throw new Error(`the guest answered ${code}`);
      for (let place = 0; place < args.length; place++) {
        if (!isInterned(args[place])) handles[first + place]?.dispose();
      }
      return code;
    });
  }

  /**
   * Whether what is printed is wanted. It costs a turn across the border for each line, and more to write it.
   *
   * @throws Stopped when a limit is reached
   */
  hear(yes: boolean): void {
    if (this.isHeard === yes) return;
    this.enter(() => {
      this.take(this.callGuest("hear", yes ? this.vm.true : this.vm.false)).dispose();
      for (const { vm, hear } of this.blank.threads) {
        this.take(vm.callFunction(hear, vm.undefined, yes ? vm.true : vm.false)).dispose();
      }
    });
    this.isHeard = yes;
  }

  /**
   * A text of the guest's.
   *
   * @throws Stopped when there is not even memory for that
   */
  text(name: GuestText): string {
    return this.enter(() => this.guestText(name));
  }

  /** The number that the last call of the guest left. */
  number(): number {
    return this.enter(() => this.guestNumber());
  }

  /** Where the guest finds scripts to play, and leaves what differed. Valid until the machine next runs anything. */
  window(): Int32Array {
    this.isRun = true;
    return this.blank.window.numbers();
  }

  /** What is held in it, after a collection. */
  memoryInUse(): MemoryInUse {
    return this.enter(() => this.blank.memory.inUse(this.vm));
  }

  /** Whether nothing has run in it since it was made. */
  get isUntouched(): boolean {
    return !this.isRun;
  }

  /** Whether its blank can be wiped and used again; not when code was cut off by force, or memory ran out. */
  get isSound(): boolean {
    return !this.isBusy && !this.isSpoilt && !this.blank.engine.wasFull();
  }

  /**
   * Everything that may run code of the student's goes through here, and so does all that goes wrong while it runs: a limit
   * that was reached, and else a machine that can no longer be believed. Neither is a fault of the grader.
   */
  private enter<Result>(body: () => Result): Result {
    if (this.stopped !== null) throw new Stopped(this.stopped);
    this.isRun = true;
    this.isBusy = true;
    try {
      const result = body();
      if (this.blank.engine.wasFull()) throw new Stopped("memory");
      return result;
    } catch (error) {
      if (error instanceof LoadFailure) throw error;
      if (isCrash(error)) this.isSpoilt = true;
      const limit = this.limitOf(error);
      if (limit === null) throw error;
      this.stopped = limit;
      throw error instanceof Stopped ? error : new Stopped(limit);
    } finally {
      this.isBusy = false;
    }
  }

  /** What has stopped the machine; `null` when it is a bug of ours. */
  private limitOf(error: unknown): Stop | null {
    if (error instanceof Stopped) return error.limit;
    if (this.isSpoilt || this.blank.engine.wasFull()) return "memory";
    if (!this.isStudents) return null;
    this.isSpoilt = true;
    return "broken sandbox";
  }

  /**
   * The submission's script in a realm: a function, in which there is what it is given.
   *
   * @param charge - has built-ins of the realm pay, and gives what charges for values that are spread or walked by their keys
   */
  private scriptIn(
    vm: QuickJSContext,
    charge: QuickJSHandle,
    { program, isCharged, linked }: NonNullable<Machine["loading"]>,
  ): VmCallResult<QuickJSHandle> {
    const given = new Map<string, QuickJSHandle>();
    if (linked !== undefined) given.set(LINKED, this.link(vm, linked));
    if (!isCharged) return this.script(vm, program.code, given);
    const spent = this.take(vm.callFunction(charge, vm.undefined));
    const { name, charged } = chargedSpreads(program.code, program.spreads ?? []);
    return this.script(vm, charged, given.set(name, spent));
  }

  /** @param given - by the names of variables */
  private script(
    vm: QuickJSContext,
    code: string,
    given: ReadonlyMap<string, QuickJSHandle>,
  ): VmCallResult<QuickJSHandle> {
    const evaluate = (source: string): VmCallResult<QuickJSHandle> => vm.evalCode(source, SCRIPT, { strict: true });
    if (given.size === 0) return evaluate(scriptOf(code));
    const maker = evaluate(`(function (${[...given.keys()].join(", ")}) { return ${scriptOf(code)}; })`);
    if (maker.error) return maker;
    return maker.value.consume((make) => vm.callFunction(make, vm.undefined, ...given.values()));
  }

  /** What given files export. They run before anything of the submission's, which sees neither their source nor their frames. */
  private link(vm: QuickJSContext, linked: Linked): QuickJSHandle {
    const exported = vm.newObject();
    for (const [file, source] of Object.entries(linked)) {
      const outer = this.take(vm.evalCode(source, "linked.js", { strict: true }));
      hideLikewise(vm, [outer]);
      const give = this.take(outer.consume((make) => vm.callFunction(make, vm.undefined)));
      vm.setProp(exported, file, give);
    }
    return exported;
  }

  private tick(): boolean {
    this.stopped ??= this.blank.engine.wasFull() ? "memory" : this.spend();
    if (this.stopped === null) return false;
    this.ticksIgnored += 1;
    if (this.ticksIgnored <= PATIENCE) return true;
    this.isSpoilt = true;
    throw new Stopped(this.stopped);
  }

  private loadFailure(locate: (stack: string) => SourceLocation | null): LoadFailure {
    const { stack, ...thrown } = thrownParts(this.guestText("thrown"));
    return new LoadFailure(threwWhileLoading(thrown), locate(stack));
  }

  private callDirectly(name: string, args: readonly QuickJSHandle[]): number {
    const called = this.blank.direct.call(this.functionOf(name), args);
    if (!("number" in called)) throw this.wayOut(called.error);
    if (called.number === OUT_OF_MEMORY) throw new Stopped("memory");
    return called.number;
  }

  private guestNumber(): number {
    return this.take(this.callGuest("number")).consume((result) => this.vm.getNumber(result));
  }

  private guestText(name: GuestText): string {
    const result = this.take(this.callGuest(name));
    const text = result.consume((handle) => this.vm.getString(handle));
    // The engine gives an empty text when it has no memory to copy it, so each of the guest's has a mark in front.
    if (text === "") throw new Stopped("memory");
    return text.slice(1);
  }

  private callGuest(name: string, ...args: QuickJSHandle[]): VmCallResult<QuickJSHandle> {
    return this.vm.callFunction(this.functionOf(name), this.vm.undefined, ...args);
  }

  private functionOf(name: string): QuickJSHandle {
    const handle = this.blank.functions.get(name);
    if (handle === undefined) throw new Error(`the guest has no function ${name}`);
    return handle;
  }

  private readonly unwrap = (result: VmCallResult<QuickJSHandle>): QuickJSHandle => this.take(result);

  private take(result: VmCallResult<QuickJSHandle>): QuickJSHandle {
    if (!result.error) return sound(result.value);
    throw this.wayOut(result.error);
  }

  /** An exception that comes out of the machine came past every `catch` of the guest: a limit, or a bug of ours. */
  private wayOut(thrown: QuickJSHandle | null): Error {
    if (thrown === null || (thrown.value as number) === 0) return new Stopped("memory");
    const isNull = this.vm.eq(thrown, this.vm.null);
    const message = isNull ? "out of memory" : this.vm.getProp(thrown, "message").consume((text) => this.words(text));
    const stack = isNull ? "" : this.vm.getProp(thrown, "stack").consume((text) => this.words(text));
    thrown.dispose();
    if (this.stopped !== null) return new Stopped(this.stopped, stack);
    if (message === "out of memory") return new Stopped("memory");
    return new Error(`the guest failed: ${message}`);
  }

  private words(handle: QuickJSHandle): string {
    return this.vm.typeof(handle) === "string" ? this.vm.getString(handle) : "";
  }
}

/** Source of a function that gives what the entry exports. The name of the variable stays inside, where nothing that the submission does can redefine it. */
const scriptOf = (code: string): string => `(function () {${code}\nreturn __submission;})`;

/**
 * The script with a call around each value that is spread. What stands behind one on its line moves to the right; lines stay.
 * Gives the name of what is called, too, which occurs nowhere else in it.
 */
function chargedSpreads(
  code: string,
  spreads: readonly (readonly [number, number])[],
): { name: string; charged: string } {
  let name = "__spent";
  while (code.includes(name)) name += "_";
  const added = spreads
    .flatMap(([from, to]) => [
      { at: from, text: `${name}(` },
      { at: to, text: ")" },
    ])
    .sort((one, other) => one.at - other.at);
  let end = 0;
  const parts = added.map(({ at, text }) => {
    const part = code.slice(end, at) + text;
    end = at;
    return part;
  });
  return { name, charged: parts.join("") + code.slice(end) };
}

/** A handle that is no null pointer, which is what it is when the engine had no memory for it. */
function sound(handle: QuickJSHandle): QuickJSHandle {
  if ((handle.value as number) === 0) throw new Stopped("memory");
  return handle;
}

/** Whether a number is one with which a call of the guest ends. */
function isAnswer(code: number): boolean {
  return Number.isSafeInteger(code) && code >= 0 && (code <= THREW || code >= SMALL);
}

/** The stack of this thread gave out, or the engine ended itself: either leaves the instance in an unknown state. */
function isCrash(error: unknown): boolean {
  return error instanceof RangeError || error instanceof WebAssembly.RuntimeError;
}
