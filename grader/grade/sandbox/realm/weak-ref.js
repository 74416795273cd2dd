// @ts-check
import { NativeTypeError, define } from "./intrinsics.js";

/**
 * The language keeps what a `WeakRef` refers to until the code that runs has come to its end, and so does Node; QuickJS frees
 * it as soon as nothing else refers to it. Here it stays for good, since nothing is put off beyond the end of a call.
 */
export function keepWeaklyReferenced() {
  const { toStringTag } = Symbol;
  define(
    globalThis,
    "WeakRef",
    class WeakRef {
      /** @type {any} */
      #target;

      /** @param {any} target */
      constructor(target) {
        if (
          (typeof target !== "object" && typeof target !== "function" && typeof target !== "symbol") ||
          target === null
        )
          throw new NativeTypeError("Invalid value used as WeakRef target");
        this.#target = target;
      }
      deref() {
        return this.#target;
      }
      get [toStringTag]() {
        return "WeakRef";
      }
    },
  );
}
