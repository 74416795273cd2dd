/**
 * Built-ins as they were before any code of a student's ran, for programs that stand behind `first-fit.ts`: who replaces them to see what a
 * program does inside sees nothing of it.
 *
 * @module
 */
const {
  Reflect: { apply },
  Map: Entries,
  Math: { max },
  Number: { isInteger, isFinite },
  RangeError: OutOfRange,
  Error: Failed,
} = globalThis;
const { get, set, delete: remove } = Entries.prototype;

class Kept<Key, Value> {
  readonly #entries = new Entries<Key, Value>();

  get(key: Key): Value | undefined {
    return apply(get, this.#entries, [key]) as Value | undefined;
  }

  set(key: Key, value: Value): void {
    apply(set, this.#entries, [key, value]);
  }

  delete(key: Key): void {
    apply(remove, this.#entries, [key]);
  }
}

const Numbers = { isInteger, isFinite };
const Maths = { max };

export { Kept as Map, Numbers as Number, Maths as Math, OutOfRange as RangeError, Failed as Error };
