import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import { ctrf } from "../../report/ctrf.js";
import { names, saved, UNSEEN, withMessage } from "./fixtures.js";

interface Document {
  results: {
    summary: Record<"tests" | "passed" | "failed" | "skipped" | "pending" | "other", number>;
    tests: {
      name: string;
      status: string;
      message?: string;
      stdout?: string[];
      extra?: { alloclab: { score: number; maxScore: number } };
    }[];
  };
}
const document = (name: string) => JSON.parse(ctrf(saved(name))) as Document;

const schema = JSON.parse(
  readFileSync(join(import.meta.dirname, "../fixtures/schemas/ctrf.schema.json"), "utf8"),
) as object;
const isValid = new Ajv({ allErrors: true }).compile(schema);

describe("the CTRF report", () => {
  test.each(names)("is as strict as its schema: %s", (name) => {
    isValid(document(name));
    expect(isValid.errors ?? []).toEqual([]);
  });

  test("would not be with points beside the status", () => {
    const changed = document("many-faults");
    Object.assign(changed.results.tests[0] ?? {}, { score: 2 });
    expect(isValid(changed)).toBe(false);
  });

  test.each(names)("counts its tests: %s", (name) => {
    const { summary, tests } = document(name).results;
    const { tests: all, passed, failed, skipped, pending, other } = summary;
    expect(all).toBe(tests.length);
    expect(passed + failed + skipped + pending + other).toBe(all);
    expect(failed).toBe(tests.filter(({ status }) => status === "failed").length);
  });

  test.each(["full-marks", "many-faults", "never-ends"])("keeps the points of every check: %s", (name) => {
    const points = document(name).results.tests.map(({ extra }) => extra?.alloclab.score ?? 0);
    expect(points.reduce((sum, one) => sum + one, 0)).toBe(saved(name).score);
  });

  test("fails what could not be loaded, and never what is the grader's fault", () => {
    const failed = (name: string) => document(name).results.tests.filter(({ status }) => status === "failed");
    expect(failed("load-error").map(({ name }) => name)).toEqual(["the submission can be loaded"]);
    expect(failed("grader-fault")).toEqual([]);
    expect(document("grader-fault").results.summary.other).toBeGreaterThan(0);
  });

  test("lets no control characters through", () => {
    const hostile = withMessage(saved("many-faults"), "a\u001b[31mb\u202ec", ["\u0007x\u001b]0;t\u0007"]);
    for (const { name, message, stdout = [] } of (JSON.parse(ctrf(hostile)) as Document).results.tests) {
      for (const text of [name, message ?? "", ...stdout]) expect(text).not.toMatch(UNSEEN);
    }
  });
});
