/**
 * Calls of the guest's functions through the engine's C interface. The wrapper around it makes an array in the engine's
 * memory and four objects of its own for each call, which together take as long as the call.
 *
 * @module
 */
import type { QuickJSContext, QuickJSHandle } from "quickjs-emscripten-core";
import { type ContextInside, contextInside } from "../internals/quickjs.js";

/** The most arguments that a call of the guest has: those of `walk`. */
const MAX_ARGUMENTS = 8;

/** Memory of the machine that its code and this process both have: an `ArrayBuffer` inside, numbers of 32 bits outside. */
export class Window {
  /** The `ArrayBuffer`, for code inside. */
  readonly handle: QuickJSHandle;
  private readonly memory: ContextInside["memory"];
  private readonly address: number;

  /** To be made while no code but ours has run, so that there is room for it. */
  constructor(
    vm: QuickJSContext,
    private readonly length: number,
  ) {
    const { ctx, ffi, memory } = contextInside(vm);
    this.memory = memory;
    this.address = memory.module._malloc(4 * length);
    this.handle = memory.heapValueHandle(ffi.QTS_NewArrayBuffer(ctx.value, this.address, 4 * length));
  }

  /** The numbers in it, until code of the machine runs: its memory moves when it grows. */
  numbers(): Int32Array {
    return new Int32Array(this.memory.module.HEAPU8.buffer, this.address, this.length);
  }
}

/** What a call gave: a number, or the handle of what was thrown; both `null` when the engine had no memory for either. */
export type Called = { number: number } | { error: QuickJSHandle | null };

/** Calls functions that return numbers. */
export class DirectCalls {
  private readonly inside: ContextInside;
  /** Room for pointers to the arguments. */
  private readonly room: number;
  private readonly self: number;

  constructor(vm: QuickJSContext) {
    this.inside = contextInside(vm);
    this.room = this.inside.memory.module._malloc(4 * MAX_ARGUMENTS);
    this.self = vm.undefined.value;
  }

  /** Calls a function that returns a number. At most eight arguments. */
  call(callee: QuickJSHandle, args: readonly QuickJSHandle[]): Called {
    const { ffi, memory, ctx } = this.inside;
    const context = ctx.value;
    // Made each time, since memory moves when it grows.
    const room = new Int32Array(memory.module.HEAPU8.buffer, this.room, MAX_ARGUMENTS);
    for (let place = 0; place < args.length; place++) room[place] = args[place]?.value ?? 0;
    const result = ffi.QTS_Call(context, callee.value, this.self, args.length, this.room);
    const error = ffi.QTS_ResolveException(context, result);
    if (error !== 0) {
      ffi.QTS_FreeValuePointer(context, result);
      return { error: memory.heapValueHandle(error) };
    }
    if (result === 0) return { error: null };
    const number = ffi.QTS_GetFloat64(context, result);
    ffi.QTS_FreeValuePointer(context, result);
    return { number };
  }
}
