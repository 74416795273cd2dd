/** What a trace tells of its calls. */
import { expect, test } from "vitest";
import { Trace } from "#kit/check/trace";

test.each([
  ["null", null, 5, 5],
  ["nothing", undefined, 5, null],
  ["null, and does", null, null, null],
] as const)("what a call returns that has to return %s", (_what, expected, value, told) => {
  const trace = new Trace(() => []);
  trace.begin("lastEvicted", {}, expected);
  trace.end({ kind: "returned", value: { type: "primitive", value } });
  expect(trace.failure("wrong-result", "").failure.trace).toEqual([
    { op: "lastEvicted", expected: null, actual: told },
  ]);
});
