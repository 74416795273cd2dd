// @ts-check
/**
 * Makes a realm that nobody can change. The submission may get hold of an object of it, the array of arguments that a proxy's
 * trap is given or a function that it is called back by, and from there reaches every built-in.
 */
export function freezeRealm() {
  const roots = [
    globalThis,
    function* () {},
    async () => undefined,
    async function* () {},
    [].values(),
    new Map().keys(),
    new Set().keys(),
    "".matchAll(/(?:)/g),
    ""[Symbol.iterator](),
    Object.getOwnPropertyDescriptor(
      (function () {
        "use strict";
        return arguments;
      })(),
      "callee",
    )?.get,
  ];
  const seen = new Set(roots);
  for (const each of seen) {
    if ((typeof each !== "object" && typeof each !== "function") || each === null) continue;
    seen.add(Object.getPrototypeOf(each));
    for (const key of Reflect.ownKeys(each)) {
      const { value, get, set } = Object.getOwnPropertyDescriptor(each, key) ?? {};
      for (const part of [value, get, set]) seen.add(part);
    }
  }
  seen.delete(globalThis);
  for (const each of seen) Object.freeze(each);
  try {
    Object.freeze(globalThis);
  } catch {
    // A global object of Node's cannot be frozen; what is reached from it is.
  }
}
