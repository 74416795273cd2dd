/** The calls of a failure as a table of a few lines. */
import picocolors from "picocolors";
import { expect, test } from "vitest";
import type { TraceStep } from "#kit/check/failure";
import { traceTable } from "../../report/text/trace.js";

const page = { width: 80, colors: picocolors.createColors(false) };
const calls: TraceStep[] = Array.from({ length: 6 }, (_, i) => ({ op: "allocate", size: i, actual: 8 * i }));
const made: TraceStep = { op: "new TaggedHeap", maxBytes: 4096, growBytes: 64 };

test("what the constructor was given is always there", () => {
  expect(traceTable([made, ...calls], page, { omitted: 0, most: 4, firstWrong: 5 })).toEqual([
    "     call                      result",
    "  1  new TaggedHeap(4096, 64)",
    "     … 3 calls",
    "  5  allocate(3)               24",
    "≠ 6  allocate(4)               32",
    "✗ 7  allocate(5)               40",
  ]);
});

test("calls that are not in the report are counted only", () => {
  expect(traceTable(calls, page, { omitted: 9, most: 2, firstWrong: undefined })).toEqual([
    "      call         result",
    "      … 13 calls before",
    "  14  allocate(4)  32",
    "✗ 15  allocate(5)  40",
  ]);
});
