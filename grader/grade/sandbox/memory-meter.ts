/**
 * How much memory is in use in a machine, after a collection. The engine collects by itself when there have been many
 * allocations since it last did; its wrapper has no way to ask for it, so that number is set to none, where the engine keeps it.
 *
 * @module
 */
import type { QuickJSContext, QuickJSHandle, QuickJSRuntime } from "quickjs-emscripten-core";
import type { MemoryInUse } from "#kit/subject/subject";
import { type RuntimeInside, runtimeInside } from "../internals/quickjs.js";

/** What the number is in a new runtime, and how far into the runtime it may be looked for, in bytes. */
const AT_FIRST = 256 * 1024;
const LOOKED_THROUGH = 256;

/** Looks how much memory is in use in a runtime. */
export class MemoryMeter {
  private readonly inside: RuntimeInside;
  private readonly threshold: number;

  /**
   * To be made of a new runtime.
   *
   * @throws Error when the engine is not laid out as is known of its version
   */
  constructor(private readonly runtime: QuickJSRuntime) {
    // The only other number that is as large.
    runtime.setMaxStackSize(AT_FIRST / 2);
    this.inside = runtimeInside(runtime);
    const words = this.words();
    const found = words
      .slice(0, LOOKED_THROUGH / 4)
      .reduce<number[]>((all, word, at) => (word === AT_FIRST ? [...all, at] : all), []);
    const [place] = found;
    if (place === undefined || found.length > 1) throw new Error("the engine keeps when it collects in another place");
    this.threshold = place;
    // The wrapper makes a context of its own to count with, which has to be there in the memory that is put back.
    runtime.computeMemoryUsage().dispose();
  }

  /** Collects, and counts. */
  inUse(vm: QuickJSContext): MemoryInUse {
    this.words()[this.threshold] = 0;
    // Making an object is when the engine looks whether to collect.
    vm.newObject().dispose();
    const usage = this.runtime.computeMemoryUsage();
    const number = (handle: QuickJSHandle): number => vm.getNumber(handle);
    const inUse = {
      bytes: vm.getProp(usage, "memory_used_size").consume(number),
      allocations: vm.getProp(usage, "malloc_count").consume(number),
    };
    usage.dispose();
    return inUse;
  }

  /** The words of the runtime; valid until its code runs. */
  private words(): Uint32Array {
    const { rt, memory } = this.inside;
    return new Uint32Array(memory.module.HEAPU8.buffer, rt.value, LOOKED_THROUGH / 4);
  }
}
