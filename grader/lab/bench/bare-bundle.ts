/**
 * The part of the bundle of bare checks that provides the submission.
 *
 * @module
 */
import { provideSubject } from "#kit/check/provided";
import { inThisRealm, nativeSubject } from "#kit/subject/native";
import { beginRun, repeatStages } from "#kit/check/stage";
import { type BareTest, tests } from "./bare-vitest.js";

/** Provides the submission, loaded from its script into this realm. */
export function provide(code: string, className: string, seed: number): void {
  const load = new Function(`${code}\nreturn __submission;`) as () => Record<string, unknown>;
  provideSubject({ subject: nativeSubject(className, () => inThisRealm(load()[className])), seed });
}

/** The tests, to be run once: the kit keeps how a check has ended until the next submission begins. */
export function begin(): readonly BareTest[] {
  beginRun();
  tests.length = 0;
  repeatStages();
  return tests;
}
