/**
 * What the tests of a submission say of a program.
 *
 * @module
 */
import { CheckFailure } from "#kit/check/failure";
import type { CheckContext } from "#kit/check/stage";
import type { Subject } from "#kit/subject/subject";

/** Ticks that a test may take; one that takes more has failed. */
const TICKS_OF_A_TEST = 150;

/** The tests that fail on a program, each by its name and what it has thrown. Each runs in the submission freshly loaded. */
function failing(context: CheckContext, program: string): string[] {
  const subject = context.with("counter.ts", program);
  const count = Number(told(subject, "size", []));
  return Array.from({ length: count }, (_, test) => {
    subject.reload();
    const name = told(subject, "name", [test]);
    const why = subject.within(TICKS_OF_A_TEST, () => told(subject, "run", [test])) ?? "it does not end";
    return why === "" ? null : `"${name}": ${why}`;
  }).filter((each) => each !== null);
}

/** What a method of a new suite returns, as a text. */
function told(subject: Subject, method: string, args: number[]): string {
  const made = subject.construct([]);
  if (made.kind === "threw") throw new CheckFailure({ kind: "wrong-error", message: made.error.message });
  const outcome = made.instance.call(method, args);
  if (outcome.kind === "threw" || outcome.value.type !== "primitive") return "nothing that can be told";
  return String(outcome.value.value);
}

/** Expects that no test fails on a program that is right. */
export function expectPeace(context: CheckContext, program: string, what: string): void {
  const [first] = failing(context, program);
  if (first === undefined) return;
  throw new CheckFailure({ kind: "wrong-result", message: `On ${what}, which is right, a test fails: ${first}` });
}

/** Expects that a test fails on a program that is wrong. */
export function expectFound(context: CheckContext, program: string, what: string): void {
  if (failing(context, program).length > 0) return;
  throw new CheckFailure({ kind: "wrong-result", message: `On ${what} no test fails.` });
}
