/**
 * The part of the bundle of bare checks that provides the submission.
 *
 * @module
 */
import { provideSubject } from "#kit/host";
import { nativeSubject } from "#kit/native";

export { tests } from "./bare-vitest.js";

/** Provides the submission, loaded from its script into this realm. */
export function provide(code: string, className: string, seed: number): void {
  const load = new Function(`${code}\nreturn __submission;`) as () => Record<string, unknown>;
  provideSubject({ subject: nativeSubject(className, () => load()[className]), seed });
}
