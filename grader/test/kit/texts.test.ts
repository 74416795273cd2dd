/** Long texts that a submission returns: compared whole, as they are played and as they are judged, and told of in few words. */
import { describe, expect, test } from "vitest";
import { CheckFailure } from "#kit/check/failure";
import { judgeOutcome } from "#kit/check/judge";
import { Trace } from "#kit/check/trace";
import { isDue, returns } from "#kit/subject/expected";
import { scriptOf, type Step } from "#kit/subject/script";
import type { Outcome, Subject } from "#kit/subject/subject";
import { nativeOf, sandboxOf } from "../support/sandbox.js";

const LONG = Array.from({ length: 500 }, (_, line) => `LEAK ${1000 + line}`).join("\n");
const due = returns(LONG);

/** What comes back, as source, and whether it will do. */
const CASES: [string, string, boolean][] = [
  ["as it is due", "LONG", true],
  ["with one more line break", "LONG + '\\n'", true],
  ["without its last letter", "LONG.slice(0, -1)", false],
  ["with another last letter", "LONG.slice(0, -1) + '?'", false],
  ["with one more line", "LONG + '\\nLEAK'", false],
  ["many times over", "LONG.repeat(10)", false],
];

describe.each<[string, (source: string) => Promise<Subject>]>([
  ["in the sandbox", (source) => sandboxOf(source)],
  ["natively", (source) => nativeOf(source, "export {};")],
])("a text of 5,000 letters %s", (_where, open) => {
  const answering = (answer: string): Promise<Subject> =>
    open(`const LONG = ${JSON.stringify(LONG)};
      class MemoryAllocator { getFreeMemory() { return ${answer}; } }`);
  const returned = (subject: Subject): Outcome => {
    const made = subject.construct([]);
    if (made.kind === "threw") throw new Error("it can be made");
    return made.instance.call("getFreeMemory", []);
  };

  test.each(CASES)("%s", async (_how, answer, isRight) => {
    const subject = await answering(answer);
    const steps: Step[] = [
      { kind: "construct", slot: 0, args: [] },
      { kind: "call", slot: 0, method: "getFreeMemory", args: [], due, isLook: true },
    ];
    expect(subject.play(scriptOf([steps], "playing"))).toEqual(isRight ? [] : [{ sequence: 0, step: 1 }]);
    const outcome = returned(subject);
    if (outcome.kind === "threw" || due.kind === "throws") throw new Error("it returns");
    expect(isDue(due.value, outcome.value)).toBe(isRight);
  });

  test("is told of in few words, where it is wrong", async () => {
    const trace = new Trace(() => []);
    const outcome = returned(await answering("LONG.repeat(10)"));
    trace.begin("getFreeMemory", {}, LONG);
    trace.end(outcome);
    try {
      judgeOutcome(trace, "getFreeMemory()", due, outcome);
    } catch (error) {
      if (!(error instanceof CheckFailure)) throw error;
      expect(JSON.stringify(error.failure).length).toBeLessThan(4000);
      return;
    }
    throw new Error("it is wrong");
  });
});
