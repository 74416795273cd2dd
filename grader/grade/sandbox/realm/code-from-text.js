// @ts-check
/**
 * No code is made from text. What is written out without a loop, a statement for each block, takes no ticks however much it
 * does; no file can be long enough for that to pay, but a text made while the program runs can.
 */
export function refuseCodeFromText() {
  const { defineProperty, getPrototypeOf, setPrototypeOf } = Object;
  defineProperty(globalThis, "eval", {
    value: named(() => refused("eval"), "eval"),
    writable: true,
    configurable: true,
  });
  const kinds = [() => 0, async () => 0, function* () {}, async function* () {}].map((kind) => getPrototypeOf(kind));
  for (const prototype of kinds) {
    const name = prototype.constructor.name;
    // With `new` and without, as the one whose place it takes.
    const refuse = named(function () {
      return refused(name);
    }, name);
    defineProperty(refuse, "prototype", { value: prototype, writable: false });
    defineProperty(prototype, "constructor", { value: refuse, writable: name === "Function", configurable: true });
    if (name === "Function") {
      defineProperty(globalThis, name, { value: refuse, writable: true, configurable: true });
    } else {
      setPrototypeOf(refuse, Function);
    }
  }

  /** @param {string} name @returns {never} */
  function refused(name) {
    throw new EvalError(`\`${name}\` of a text is not available here: write the code out`);
  }

  /** @template {Function} Named @param {Named} given @param {string} name */
  function named(given, name) {
    return defineProperty(given, "name", { value: name, configurable: true });
  }
}
