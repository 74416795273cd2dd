/**
 * Stands in for vitest where suites are only asked what checks they have: keeps the tests and runs none.
 *
 * @module
 */
import type { TaskMeta } from "vitest";

/** A test, as its suite describes it. */
export interface Listed {
  name: string;
  meta: Partial<TaskMeta>;
}

/** The tests in the order in which the suites were imported. */
export const listed: Listed[] = [];

/** Runs the suite's body at once. */
export const describe = (_name: string, body: () => void): void => body();

/** Keeps what is known of the test. */
export const test = (name: string, { meta }: Partial<Listed> = {}): void =>
  void listed.push({ name, meta: meta ?? {} });

/** Only tests that are run compare anything. */
export const expect = (): never => {
  throw new Error("no check is run where they are only listed");
};
