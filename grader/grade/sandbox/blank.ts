/**
 * Virtual machines with nothing of a submission in them. To make one takes a hundred times as long as to wipe one, so each
 * thread keeps a few: memory as it was before the submission is put back byte for byte.
 *
 * @module
 */
import type { QuickJSContext, QuickJSHandle, QuickJSRuntime, VmCallResult } from "quickjs-emscripten-core";
import { WINDOW_LENGTH } from "#kit/subject/script";
import type { Limits } from "../../model/course.js";
import { DirectCalls, Window } from "./direct.js";
import { type Engine, newEngine } from "./engine.js";
import { MemoryMeter } from "./memory-meter.js";
import { hide } from "./frames.js";
import { GUEST, INSIDE, REALM, THREAD } from "./sources.js";

const FUNCTIONS = [
  ...["load", "loaded", "examine", "construct", "call", "read", "step", "walk", "ask", "keep", "shape", "play"],
  ...["text", "chainEnd", "nodesText", "thrown", "linkProblem", "linksText", "number"],
];

/** What a machine is made for. */
export interface Making {
  limits: Pick<Limits, "memoryBytes" | "stackBytes">;
  /** The assignment's code beside the submission, as source of a function that gives its exports. */
  inside?: string | undefined;
}

/** The realm of a thread, prepared as the submission's own is. */
export interface ThreadRealm {
  readonly vm: QuickJSContext;
  /** The function that takes the submission's script. */
  readonly take: QuickJSHandle;
  /** As those of the submission's own realm. */
  readonly hear: QuickJSHandle;
  readonly charge: QuickJSHandle;
}

/** A virtual machine in which the realm and the guest are prepared, and the realm beside them, and nothing else has run. */
export class Blank {
  readonly vm: QuickJSContext;
  /** The guest's functions, and the realm's `hear` and `charge`, taken before any code of a student's ran, as are all other parts of the realm. */
  readonly functions = new Map<string, QuickJSHandle>();
  /** The way to call those that return numbers. */
  readonly direct: DirectCalls;
  /** What looks how much of its memory is in use. */
  readonly memory: MemoryMeter;
  /** Where the guest finds scripts to play. */
  readonly window: Window;
  /** The realms of threads, as many as the assignment's code beside the submission wants: most often none. */
  readonly threads: readonly ThreadRealm[];
  /** Receives console output, line by line, and answers whether more is wanted. */
  print: (line: string) => boolean = () => false;
  private readonly putBack: () => boolean;

  /** Prepares the realms. Some 50 ms, most of it to remember the memory. */
  constructor(
    readonly engine: Engine,
    { limits, inside }: Making,
  ) {
    const runtime = engine.quickjs.newRuntime();
    this.memory = new MemoryMeter(runtime);
    runtime.setMemoryLimit(limits.memoryBytes);
    runtime.setMaxStackSize(limits.stackBytes);
    runtime.setInterruptHandler(() => false);
    this.vm = runtime.newContext();
    this.window = new Window(this.vm, WINDOW_LENGTH);
    const beside = this.prepareBeside(runtime.newContext(), inside);
    this.threads = this.prepareThreads(runtime, beside);
    const realm = this.prepareRealm(this.vm);
    const isByEngine = this.vm.getProp(realm, "isByEngine");
    const createGuest = this.made(this.vm, GUEST, "guest.js");
    const guest = this.invoke(this.vm, createGuest, isByEngine, this.window.handle, beside);
    for (const name of ["hear", "charge"]) this.functions.set(name, this.vm.getProp(realm, name));
    for (const name of FUNCTIONS) this.functions.set(name, this.vm.getProp(guest, name));
    hide(this.vm, this.elements(this.vm.getProp(guest, "frames")));
    this.direct = new DirectCalls(this.vm);
    this.putBack = engine.remember(inside !== undefined);
  }

  /**
   * Prepares the realm beside the submission's: the assignment's code in it, which nothing that the submission does to
   * built-ins reaches, and no stack shows. What it gives is what the guest knows of it.
   */
  private prepareBeside(vm: QuickJSContext, inside: string | undefined): QuickJSHandle {
    const hidden = (source: string, name: string): QuickJSHandle => {
      const outer = this.evaluate(vm, source, name);
      hide(vm, [outer]);
      return this.invoke(vm, outer);
    };
    const realm = this.invoke(vm, this.made(vm, REALM, "realm.js"), this.evaluate(vm, "() => false", "print.js"));
    const beside = this.invoke(vm, hidden(INSIDE, "inside.js"), this.window.handle);
    vm.setProp(beside, "isByEngine", vm.getProp(realm, "isByEngine"));
    if (inside !== undefined) this.invoke(vm, vm.getProp(beside, "add"), hidden(inside, "inside.js"));
    return beside;
  }

  /** Prepares a realm for each thread, with the half of it in there that touches what is the student's. */
  private prepareThreads(runtime: QuickJSRuntime, beside: QuickJSHandle): ThreadRealm[] {
    const count = this.vm.getNumber(this.invoke(this.vm, this.vm.getProp(beside, "threadCount")));
    return Array.from({ length: count }, () => {
      const vm = runtime.newContext();
      const realm = this.prepareRealm(vm);
      const isByEngine = vm.getProp(realm, "isByEngine");
      const create = this.made(vm, THREAD, "guest.js");
      const half = this.invoke(vm, this.vm.getProp(beside, "addThread"), create, isByEngine);
      hide(vm, this.elements(vm.getProp(half, "frames")));
      return {
        vm,
        take: vm.getProp(half, "take"),
        hear: vm.getProp(realm, "hear"),
        charge: vm.getProp(realm, "charge"),
      };
    });
  }

  /** Prepares a realm for code of the student's. */
  private prepareRealm(vm: QuickJSContext): QuickJSHandle {
    const printer = vm.newFunction("print", (line) => {
      const isMoreWanted = vm.typeof(line) === "string" && this.print(vm.getString(line));
      return isMoreWanted ? vm.true : vm.false;
    });
    return this.invoke(vm, this.made(vm, REALM, "realm.js"), printer);
  }

  /**
   * Remembers all of its memory as it is now, until it is asked to again. What it gives puts that back, and answers `false` when
   * that cannot be done. Some 3 ms, and 1 ms to put it back.
   */
  remember(): () => boolean {
    return this.engine.rememberForNow();
  }

  /** Wipes out all that has happened since it was made. Answers `false` when that cannot be done. About 1 ms. */
  wipe(): boolean {
    this.print = () => false;
    this.engine.onTick(() => false);
    return this.putBack();
  }

  /** What a function without parameters gives, whose source that is. */
  private made(vm: QuickJSContext, source: string, name: string): QuickJSHandle {
    return this.invoke(vm, this.evaluate(vm, source, name));
  }

  private evaluate(vm: QuickJSContext, source: string, name: string): QuickJSHandle {
    return this.sound(vm.evalCode(source, name, { strict: true }));
  }

  private invoke(vm: QuickJSContext, made: QuickJSHandle, ...args: QuickJSHandle[]): QuickJSHandle {
    return this.sound(vm.callFunction(made, vm.undefined, ...args));
  }

  private elements(array: QuickJSHandle): QuickJSHandle[] {
    return Array.from({ length: this.vm.getLength(array) ?? 0 }, (_, place) => this.vm.getProp(array, place));
  }

  /** No code but ours has run yet, so an exception is a bug of ours. */
  private sound(result: VmCallResult<QuickJSHandle>): QuickJSHandle {
    return this.vm.unwrapResult(result);
  }
}

/** Blank machines of this thread, by what they are made for. */
const ready = new Map<string, Blank[]>();

/** Sees to it that at least `count` such blank machines can be had at once. */
export async function keepReady(making: Making, count: number): Promise<void> {
  const blanks = blanksOf(making);
  while (blanks.length < count) blanks.unshift(new Blank(await newEngine(making.limits.memoryBytes), making));
}

/** A blank machine; `undefined` when none is ready. */
export const takeBlank = (making: Making): Blank | undefined => blanksOf(making).pop();

/** Wipes a machine and keeps it for the next who wants one. One that cannot be wiped is left to the garbage collector: `false`. */
export function giveBack(blank: Blank, making: Making): boolean {
  const isWiped = blank.wipe();
  if (isWiped) blanksOf(making).push(blank);
  return isWiped;
}

function blanksOf({ limits: { memoryBytes, stackBytes }, inside = "" }: Making): Blank[] {
  const key = `${memoryBytes} ${stackBytes} ${inside}`;
  const blanks = ready.get(key) ?? [];
  ready.set(key, blanks);
  return blanks;
}
