/**
 * Hides functions from the stacks of errors, and with each all that has called it. The engine has a mark for that, by which
 * it ends a stack before a function; but its wrapper has no way to set it, so it is set where the engine keeps it.
 *
 * @module
 */
import type { QuickJSContext, QuickJSHandle } from "quickjs-emscripten-core";
import { contextInside } from "../internals/quickjs.js";

/**
 * Where a value of the engine has its pointer, a function object its code, and the code its mode; in bytes. They are those of
 * one version, so `package.json` names exactly that.
 */
const CODE_OF_FUNCTION = 32;
const MODE_OF_CODE = 16;
/** The mode of a function in strict mode, and the mark. */
const STRICT = 1;
const ENDS_STACKS = 8;

/**
 * Marks functions that are written in strict mode.
 *
 * @throws Error when the engine is not laid out as is known of its version
 */
export function hideFromStacks(vm: QuickJSContext, functions: readonly QuickJSHandle[]): void {
  const caller = vm.unwrapResult(vm.evalCode("(called) => called()", "hidden.js", { strict: true }));
  for (const each of [caller, ...functions]) mark(vm, each);
  const called = "(function called() { try { null.x; } catch (error) { return error.stack; } })";
  const stack = vm
    .unwrapResult(vm.evalCode(called, "seen.js", { strict: true }))
    .consume((look) => vm.unwrapResult(vm.callFunction(caller, vm.undefined, look)))
    .consume((text) => vm.getString(text));
  caller.dispose();
  if (!/^ *at called \(seen\.js:1:\d+\)\n$/.test(stack)) throw new Error(`a stack shows what is hidden: ${stack}`);
}

function mark(vm: QuickJSContext, { value }: QuickJSHandle): void {
  const { HEAPU8 } = contextInside(vm).memory.module;
  const memory = new DataView(HEAPU8.buffer);
  const pointerAt = (address: number): number => memory.getUint32(address, true);
  const mode = pointerAt(pointerAt(value) + CODE_OF_FUNCTION) + MODE_OF_CODE;
  const before = memory.getUint8(mode);
  if ((before & ~ENDS_STACKS) !== STRICT) throw new Error(`a function of the guest has the mode ${before}`);
  memory.setUint8(mode, before | ENDS_STACKS);
}
