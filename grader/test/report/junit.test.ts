import { describe, expect, test } from "vitest";
import { convert } from "xmlbuilder2";
import type { Report } from "../../model/report.js";
import { junit } from "../../report/junit.js";
import { names, saved, UNSEEN, withMessage } from "./fixtures.js";

interface Verdict {
  "@type": string;
  "@message": string;
  "#": string;
}
interface Case {
  "@classname": string;
  "@name": string;
  "@time": string;
  "@file"?: string;
  failure?: Verdict;
  error?: Verdict;
  skipped?: Verdict;
  "system-out"?: string;
}

interface Counts {
  "@name": string;
  "@tests": string;
  "@failures": string;
  "@errors": string;
  "@skipped": string;
}

/** Reads the XML back; this fails when it is not well formed. Entities in texts stay as they are written. */
function read(report: Report) {
  const { testsuites } = convert(junit(report), { format: "object" }) as unknown as {
    testsuites: Counts & { testsuite: (Counts & { testcase: Case | Case[] })[] };
  };
  const suites = testsuites.testsuite.map((suite) => ({ ...suite, cases: [suite.testcase].flat() }));
  return { all: testsuites, suites, cases: suites.flatMap(({ cases }) => cases) };
}

describe("the JUnit report", () => {
  test.each(names)("has a suite for each stage and a case for each check: %s", (name) => {
    const report = saved(name);
    const { suites } = read(report);
    const stages = suites.filter((suite) => suite["@name"] !== "run");
    expect(stages.map((suite) => [suite["@name"], suite.cases.length])).toEqual(
      report.stages.map(({ name, checks }) => [name, checks.length]),
    );
  });

  test.each(names)("counts what it holds: %s", (name) => {
    const { all, cases } = read(saved(name));
    expect(all["@tests"]).toBe(String(cases.length));
    expect(all["@failures"]).toBe(String(cases.filter(({ failure }) => failure !== undefined).length));
    expect(all["@errors"]).toBe(String(cases.filter(({ error }) => error !== undefined).length));
    expect(all["@skipped"]).toBe(String(cases.filter(({ skipped }) => skipped !== undefined).length));
  });

  test("gives each case its class, time and place, and the message in attribute and body", () => {
    const { cases } = read(saved("many-faults"));
    const failed = cases.find((each) => each["@name"] === "throws OutOfMemoryError when nothing is left")!;
    expect(failed["@classname"]).toBe("alloclab.first-fit.exhaustion");
    expect(Number(failed["@time"])).toBeGreaterThan(0);
    expect(failed["@file"]).toBe("src/allocate.ts");
    expect(failed.failure?.["@type"]).toBe("wrong error");
    expect(failed.failure?.["@message"]).toContain("sorry &lt;script&gt;alert(&quot;hi&quot;)&lt;/script&gt;");
    expect(failed.failure?.["#"]).toContain("allocate(7) should throw OutOfMemoryError");
    expect(failed["system-out"]).toContain("&lt;script&gt;alert('console')&lt;/script&gt;");
  });

  test("takes a check that ran too long or wanted too much memory for a failure, and a skipped one for skipped", () => {
    const { cases } = read(saved("never-ends"));
    const types = cases.flatMap(({ failure }) => (failure === undefined ? [] : [failure["@type"]]));
    expect(types).toEqual(["still running", "out of memory"]);
    expect(cases.filter(({ skipped }) => skipped !== undefined)).toHaveLength(10);
  });

  test("fails when the submission could not be loaded, though every check was skipped", () => {
    const { all, cases } = read(saved("load-error"));
    expect(all["@failures"]).toBe("1");
    expect(cases[0]?.failure?.["#"]).toContain("&gt; 12 |     let block.size -= size;");
  });

  test("takes a fault of the grader for an error, never a failure", () => {
    const { all } = read(saved("grader-fault"));
    expect(Number(all["@errors"])).toBeGreaterThan(0);
    expect(all["@failures"]).toBe("0");
  });

  test("tells two checks of one name apart", () => {
    const report = saved("full-marks");
    for (const check of report.stages[0]!.checks) check.name = "the same";
    const cases = read(report).suites[0]!.cases.map((each) => each["@name"]);
    expect(new Set(cases).size).toBe(cases.length);
    expect(cases.slice(0, 2)).toEqual(["the same", "the same (2)"]);
  });

  test("is XML whatever a submission prints", () => {
    const evil = "\u0000\u0001\u000b\ud800 \udfff ]]> <![CDATA[ &amp; &#1; &nope; <a b='c'> \ufffe \u{1f9e0}";
    const written = junit(withMessage(saved("native-run"), evil, [evil]));
    expect(written).not.toMatch(UNSEEN);
    const failed = read(withMessage(saved("native-run"), evil, [evil])).cases.find(({ failure }) => failure)!;
    expect(written.match(/]]&gt; &lt;!\[CDATA\[ &amp;amp; &amp;#1; &amp;nope; &lt;a b='c'&gt;/g)).toHaveLength(3);
    expect(failed["system-out"]).toContain("🧠");
  });
});
