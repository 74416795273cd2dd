/**
 * Virtual machines with nothing of a submission in them. To make one takes a hundred times as long as to wipe one, so each
 * thread keeps a few: memory as it was before the submission is put back byte for byte.
 *
 * @module
 */
import type { QuickJSContext, QuickJSHandle, VmCallResult } from "quickjs-emscripten-core";
import { WINDOW_LENGTH } from "#kit/subject/script";
import type { Limits } from "../../model/course.js";
import { DirectCalls, Window } from "./direct.js";
import { type Engine, newEngine } from "./engine.js";
import { hideFromStacks } from "./frames.js";
import { GUEST, REALM } from "./sources.js";

const FUNCTIONS = [
  ...["load", "loaded", "examine", "construct", "call", "read", "walk", "keep", "play"],
  ...["text", "chainEnd", "nodesText", "thrown", "linkProblem", "linksText", "number"],
];

/** A virtual machine in which the realm and the guest are prepared, and nothing else has run. */
export class Blank {
  readonly vm: QuickJSContext;
  /** The guest's functions, and the realm's `hear`, taken before any code of a student's ran, as are all other parts of the realm. */
  readonly functions = new Map<string, QuickJSHandle>();
  /** The way to call those that return numbers. */
  readonly direct: DirectCalls;
  /** Where the guest finds scripts to play. */
  readonly window: Window;
  /** Receives console output, line by line, and answers whether more is wanted. */
  print: (line: string) => boolean = () => false;
  private readonly putBack: () => boolean;

  /** Prepares the realm. Some 50 ms, most of it to remember the memory. */
  constructor(
    readonly engine: Engine,
    limits: Pick<Limits, "memoryBytes" | "stackBytes">,
  ) {
    const runtime = engine.quickjs.newRuntime();
    runtime.setMemoryLimit(limits.memoryBytes);
    runtime.setMaxStackSize(limits.stackBytes);
    runtime.setInterruptHandler(() => false);
    this.vm = runtime.newContext();
    const printer = this.vm.newFunction("print", (line) => {
      const isMoreWanted = this.vm.typeof(line) === "string" && this.print(this.vm.getString(line));
      return isMoreWanted ? this.vm.true : this.vm.false;
    });
    const realm = this.invoke(this.evaluate(REALM, "realm.js"), printer);
    this.window = new Window(this.vm, WINDOW_LENGTH);
    const isByEngine = this.vm.getProp(realm, "isByEngine");
    const guest = this.invoke(this.evaluate(GUEST, "guest.js"), isByEngine, this.window.handle);
    this.functions.set("hear", this.vm.getProp(realm, "hear"));
    for (const name of FUNCTIONS) this.functions.set(name, this.vm.getProp(guest, name));
    hideFromStacks(this.vm, this.elements(this.vm.getProp(guest, "frames")));
    this.direct = new DirectCalls(this.vm);
    this.putBack = engine.remember();
  }

  /** Wipes out all that has happened since it was made. Answers `false` when that cannot be done. About 1 ms. */
  wipe(): boolean {
    this.print = () => false;
    this.engine.onTick(() => false);
    return this.putBack();
  }

  private evaluate(source: string, name: string): QuickJSHandle {
    return this.sound(this.vm.evalCode(source, name, { strict: true }));
  }

  private invoke(made: QuickJSHandle, ...args: QuickJSHandle[]): QuickJSHandle {
    return this.sound(this.vm.callFunction(made, this.vm.undefined, ...args));
  }

  private elements(array: QuickJSHandle): QuickJSHandle[] {
    return Array.from({ length: this.vm.getLength(array) ?? 0 }, (_, place) => this.vm.getProp(array, place));
  }

  /** No code but ours has run yet, so an exception is a bug of ours. */
  private sound(result: VmCallResult<QuickJSHandle>): QuickJSHandle {
    return this.vm.unwrapResult(result);
  }
}

/** Blank machines of this thread, by their limits. */
const ready = new Map<string, Blank[]>();

/** Sees to it that at least `count` blank machines with those limits can be had at once. */
export async function keepReady(limits: Limits, count: number): Promise<void> {
  const blanks = blanksOf(limits);
  while (blanks.length < count) blanks.unshift(new Blank(await newEngine(limits.memoryBytes), limits));
}

/** How many can be had at once. */
export const countReady = (limits: Limits): number => blanksOf(limits).length;

/** A blank machine; `undefined` when none is ready. */
export const takeBlank = (limits: Limits): Blank | undefined => blanksOf(limits).pop();

/** Wipes a machine and keeps it for the next who wants one. One that cannot be wiped is left to the garbage collector. */
export function giveBack(blank: Blank, limits: Limits): void {
  if (blank.wipe()) blanksOf(limits).push(blank);
}

function blanksOf({ memoryBytes, stackBytes }: Limits): Blank[] {
  const key = `${memoryBytes} ${stackBytes}`;
  const blanks = ready.get(key) ?? [];
  ready.set(key, blanks);
  return blanks;
}
