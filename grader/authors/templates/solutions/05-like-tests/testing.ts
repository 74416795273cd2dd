/** The tests, in the order in which they were written. */
export const tests: { name: string; body: () => void }[] = [];

/** Writes down a test, which fails when its body throws. */
export function test(name: string, body: () => void): void {
  tests.push({ name, body });
}

/** Throws unless both are the same. */
export function same(actual: unknown, due: unknown): void {
  if (!Object.is(actual, due)) throw new Error(`${String(actual)}, not ${String(due)}`);
}
