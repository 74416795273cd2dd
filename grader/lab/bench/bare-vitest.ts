/**
 * Stands in for vitest in the bundle of bare checks: collects the tests and compares with Node's own `assert`.
 *
 * @module
 */
import assert from "node:assert/strict";

/** What a test's body is given; as much of vitest's context as the kit uses. */
export interface BareContext {
  task: { file: { filepath: string }; meta: object };
  skip: (reason: string) => never;
}

/** A test's body. */
export type BareTest = (context: BareContext) => Promise<void> | void;

/** The tests in the order of their files. */
export const tests: BareTest[] = [];

/** Runs the suite's body at once. */
export const describe = (_name: string, body: () => void): void => body();

/** Keeps the test's body. */
export const test = (_name: string, _options: object, body: BareTest): void => {
  tests.push(body);
};

/** The matchers that suites use. */
export const expect = (actual: unknown) => ({
  toBe: (expected: unknown) => assert.equal(actual, expected),
  toEqual: (expected: unknown) => assert.deepEqual(actual, expected),
});
