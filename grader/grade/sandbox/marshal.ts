/**
 * Arguments on their way into the virtual machine.
 *
 * @module
 */
import type { QuickJSContext, QuickJSHandle, VmCallResult } from "quickjs-emscripten-core";
import type { Argument } from "#kit/subject/subject";

/** Values in the machine that stay for good, because they come again and again; see {@link isInterned}. */
export type Interned = Map<string | number, QuickJSHandle>;

const MAX_INTERNED = 4096;

/** Whether a value is kept: names of methods and properties, and small whole numbers. Not −0, which a map takes for 0. */
export function isInterned(value: Argument): value is string | number {
  if (typeof value === "string") return true;
  return (
    Number.isInteger(value) && (value as number) >= 0 && (value as number) <= MAX_INTERNED && !Object.is(value, -0)
  );
}

/**
 * Makes a value in the machine, without calling anything that the submission could have replaced. All but those that are
 * interned have to be disposed after use.
 *
 * @param take - unwraps a result, or throws
 */
export function marshal(
  vm: QuickJSContext,
  value: Argument,
  interned: Interned,
  take: (result: VmCallResult<QuickJSHandle>) => QuickJSHandle,
): QuickJSHandle {
  if (isInterned(value)) {
    const known = interned.get(value);
    if (known !== undefined) return known;
    const made = typeof value === "number" ? vm.newNumber(value) : take(literal(vm, JSON.stringify(value)));
    interned.set(value, made);
    return made;
  }
  switch (typeof value) {
    case "number":
      return vm.newNumber(value);
    case "boolean":
      return (value ? vm.true : vm.false).dup();
    case "undefined":
      return vm.undefined.dup();
    case "bigint":
      return take(literal(vm, `${value}n`));
    default:
      return value === null ? vm.null.dup() : take(literal(vm, JSON.stringify(value)));
  }
}

const literal = (vm: QuickJSContext, source: string): VmCallResult<QuickJSHandle> =>
  vm.evalCode(`(${source})`, "argument.js");
