/**
 * Hides functions: from the stacks of errors, and with each all that has called it, and their source from `toString`. The engine
 * has a mark by which it ends a stack before a function, and functions without source; but its wrapper has no way to ask for
 * either, so both are set where the engine keeps them.
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
/** Where code has its constants, and their number: the code of the functions within it is among these, with a tag of its own. */
const CONSTANTS_OF_CODE = 56;
const CONSTANTS_COUNT = 60;
/** Where code has its source, for `toString`; without it, it is told as that of a built-in function. */
const SOURCE_OF_CODE = 84;
const CONSTANT_BYTES = 8;
const CODE_TAG = -2;
/** The mode of a function in strict mode, and the mark. */
const STRICT = 1;
const ENDS_STACKS = 8;

/**
 * Hides functions that are written in strict mode, and all functions that are written within these, and sees that they are hidden.
 *
 * @throws Error when the engine is not laid out as is known of its version
 */
export function hide(vm: QuickJSContext, functions: readonly QuickJSHandle[]): void {
  const caller = vm.unwrapResult(vm.evalCode("() => (called) => called()", "hidden.js", { strict: true }));
  const source = vm.unwrapResult(vm.evalCode("(hidden) => hidden + ' ' + hidden()", "source.js", { strict: true }));
  hideLikewise(vm, [caller, ...functions]);
  const called = "(function called() { try { null.x; } catch (error) { return error.stack; } })";
  const stack = vm
    .unwrapResult(vm.callFunction(caller, vm.undefined))
    .consume((within) =>
      vm
        .unwrapResult(vm.evalCode(called, "seen.js", { strict: true }))
        .consume((look) => vm.unwrapResult(vm.callFunction(within, vm.undefined, look))),
    )
    .consume((text) => vm.getString(text));
  const shown = vm.unwrapResult(vm.callFunction(source, vm.undefined, caller)).consume((text) => vm.getString(text));
  source.dispose();
  caller.dispose();
  if (shown.includes("called")) throw new Error(`a function shows its hidden source: ${shown}`);
  if (!/^ *at called \(seen\.js:1:\d+\)\n$/.test(stack)) throw new Error(`a stack shows what is hidden: ${stack}`);
}

/** Hides functions where {@link hide} has seen before that the engine lets it, which takes far longer than the rest. */
export function hideLikewise(vm: QuickJSContext, functions: readonly QuickJSHandle[]): void {
  for (const each of functions) mark(vm, each);
}

function mark(vm: QuickJSContext, { value }: QuickJSHandle): void {
  const { HEAPU8 } = contextInside(vm).memory.module;
  const memory = new DataView(HEAPU8.buffer);
  const pointerAt = (address: number): number => memory.getUint32(address, true);
  const markCode = (code: number): void => {
    const mode = code + MODE_OF_CODE;
    const before = memory.getUint8(mode);
    if ((before & ~ENDS_STACKS) !== STRICT) throw new Error(`a function beside the submission has the mode ${before}`);
    memory.setUint8(mode, before | ENDS_STACKS);
    memory.setUint32(code + SOURCE_OF_CODE, 0, true);
    const constants = pointerAt(code + CONSTANTS_OF_CODE);
    const end = constants + CONSTANT_BYTES * pointerAt(code + CONSTANTS_COUNT);
    for (let constant = constants; constant < end; constant += CONSTANT_BYTES) {
      if (memory.getInt32(constant + 4, true) === CODE_TAG) markCode(pointerAt(constant));
    }
  };
  markCode(pointerAt(pointerAt(value) + CODE_OF_FUNCTION));
}
