// @ts-check
import { define } from "./intrinsics.js";

/** Time begins at the same instant in every run, and goes on by a millisecond whenever somebody looks. */
export function fixClock() {
  const NativeDate = Date;
  const construct = Reflect.construct;
  let now = NativeDate.UTC(2000, 0, 1);
  const FixedDate = /** @type {any} */ (
    function Date(/** @type {any[]} */ ...args) {
      if (new.target === undefined) return construct(NativeDate, [now++]).toString();
      return construct(NativeDate, args.length === 0 ? [now++] : args, new.target);
    }
  );
  Object.defineProperty(FixedDate, "prototype", { value: NativeDate.prototype, writable: false });
  define(NativeDate.prototype, "constructor", FixedDate);
  define(FixedDate, "now", () => now++);
  define(FixedDate, "parse", NativeDate.parse);
  define(FixedDate, "UTC", NativeDate.UTC);
  define(globalThis, "Date", FixedDate);
}

/** Marsaglia's xorshift32 with a fixed seed: https://www.jstatsoft.org/article/view/v008i14 */
export function fixRandom() {
  let state = 0x9e3779b9;
  define(Math, "random", () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  });
}
