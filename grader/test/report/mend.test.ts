import { describe, expect, test } from "vitest";
import { clean, cleanLine } from "../../report/clean.js";
import { reporterNames, reporters } from "../../report/index.js";
import { toMend } from "../../report/mend.js";
import { callText, points } from "../../report/words.js";
import { count } from "../../model/words.js";
import { saved } from "./fixtures.js";

describe("what to mend", () => {
  test("is in the order of stages and checks, without what was skipped", () => {
    const { failed, blocked, unjudged } = toMend(saved("many-faults"));
    expect(failed.map(({ id }) => id).slice(0, 2)).toEqual([
      "basics/agrees with the model on short random runs",
      "exhaustion/throws OutOfMemoryError when nothing is left",
    ]);
    expect(blocked).toMatchObject([{ byName: "merges/merges with the previous block", entries: { length: 3 } }]);
    expect(unjudged).toEqual([]);
  });

  test("puts what is not written yet after every real fault, and says so where it comes first", async () => {
    const report = saved("many-faults");
    const checks = report.stages.flatMap((stage) => stage.checks).filter(({ status }) => status === "failed");
    for (const { failure } of checks.slice(0, 3)) failure!.kind = "not-written";
    const inOrder = toMend(report).failed.map(({ check }) => check);
    expect(inOrder.slice(-3)).toEqual(checks.slice(0, 3));
    expect(inOrder[0]).toBe(checks[3]);
    const forms = await Promise.all([reporters.text(), reporters.html(), reporters.markdown()]);
    const options = { color: false, width: 80 };
    for (const write of forms) expect(write(report, options)).toContain("Fix this first");
    for (const { failure } of checks) failure!.kind = "not-written";
    for (const write of forms) expect(write(report, options)).toContain("Write this next");
    // Something was wrong before it came there.
    checks[1]!.failure!.root = "a wrong word";
    expect(toMend(report).failed[0]?.check).toBe(checks[1]);
    for (const write of forms) expect(write(report, options)).toContain("Fix this first");
  });

  test("puts together what one mistake has led to, whatever it looks like", () => {
    const report = saved("many-faults");
    const [one, other] = toMend(report).failed.map(({ check }) => check.failure!);
    Object.assign(one!, { kind: "broken-list", mistake: "a wrong prev" });
    Object.assign(other!, { kind: "wrong-result", mistake: "a wrong getFreeMemory()", root: "a wrong prev" });
    expect(toMend(report).mistakes[0]?.others.map(({ check }) => check.failure)).toContain(other);
    delete other!.root;
    expect(toMend(report).mistakes[0]?.others.map(({ check }) => check.failure)).not.toContain(other);
  });

  test("names the check at the root when one skipped check waits for another", () => {
    const report = saved("skeleton");
    for (const stage of report.stages) {
      for (const [i, check] of stage.checks.entries()) {
        if (check.failure?.kind === "needs" && i > 0) check.failure.needs = stage.checks[i - 1]!.name;
      }
    }
    const { blocked } = toMend(report);
    expect(blocked[0]?.byName).toBe("basics/starts with all of its memory free");
    expect(blocked[0]?.entries).toHaveLength(25);
  });

  test("says why a check was passed over that waits for no other", async () => {
    const report = saved("skeleton");
    const skipped = report.stages.flatMap(({ checks }) => checks).filter(({ failure }) => failure?.kind === "needs");
    const reasons = ["Only 4 tests hold, and 6 have to.", "Not run: grading has not come to this check."];
    for (const [i, check] of skipped.entries()) {
      check.failure!.needs = null;
      check.message = reasons[i % 2]!;
    }
    expect(toMend(report).blocked).toMatchObject([
      { by: null, byName: null, why: "Only 4 tests hold, and 6 have to." },
      { by: null, byName: null, why: "grading has not come to this check." },
    ]);
    const half = Math.ceil(skipped.length / 2);
    for (const form of ["text", "markdown"] as const) {
      const text = (await reporters[form]())(report, { color: false, width: 80 }).replaceAll("\\", "");
      expect(text).toContain(`${half} checks skipped: Only 4 tests hold, and 6 have to.`);
      expect(text).not.toContain("pending");
    }
  });

  test("does not hang on checks that wait for each other, nor lose those that wait for one that is not there", () => {
    const report = saved("skeleton");
    const [first, second, third] = report.stages[1]!.checks;
    first!.failure!.needs = second!.name;
    second!.failure!.needs = first!.name;
    third!.failure!.needs = "gone";
    const { blocked } = toMend(report);
    expect(blocked.reduce((sum, { entries }) => sum + entries.length, 0)).toBe(29);
    expect(blocked.find(({ byName }) => byName === "gone")?.by).toBeNull();
  });
});

describe("two pictures that are equal", () => {
  test.each(["text", "html"] as const)("are left out: %s", async (name) => {
    const report = saved("many-faults");
    for (const { failure } of report.stages.flatMap(({ checks }) => checks)) {
      if (failure?.expectedMemory) Object.assign(failure, { actualMemory: failure.expectedMemory, actualList: null });
    }
    const write = await reporters[name]();
    const options = { color: false, width: 80 };
    expect(write(saved("many-faults"), options)).toMatch(/should be {2}│|As it should be/);
    expect(write(report, options)).not.toMatch(/should be {2}│|As it should be/);
  });
});

describe("text of a submission", () => {
  test.each([
    ["\u001b[31mred\u001b[0m", "red"],
    ["\u001b]0;title\u0007after", "after"],
    ["\u001b]8;;http://x\u001b\\link\u001b]8;;\u001b\\", "link"],
    ["\u009b31mred", "red"],
    ["back\b\b\u0000\u007f", "back"],
    ["\u202Egnp.exe\u202C", "gnp.exe"],
    ["a\r\nb\rc\u2028d", "a\nb\ncd"],
    ["\tindented", "  indented"],
    ["👩‍🔬 漢字 é", "👩‍🔬 漢字 é"],
    ["half \ud83e of it", "half  of it"],
    ["an unfinished \u001b[", "an unfinished "],
  ])("is cleaned: %j", (dirty, expected) => {
    expect(clean(dirty)).toBe(expected);
  });

  test("can be brought onto one line", () => {
    expect(cleanLine("one\n   two\r\n\r\nthree")).toBe("one two three");
  });
});

describe("words and numbers", () => {
  test("shows a call as its source", () => {
    expect(callText({ op: "free", address: 20, size: 30, expected: null, actual: null })).toBe("free(20, 30)");
    expect(callText({ op: "new", totalCapacity: 100 })).toBe("new (100)");
    expect(callText({ op: "allocate", size: "NaN" })).toBe("allocate(NaN)");
    expect(callText({ op: "allocate", size: "10n" })).toBe("allocate(10n)");
    expect(callText({ op: "allocate", size: "ten" })).toBe('allocate("ten")');
    expect(callText({ op: "allocate", size: null })).toBe("allocate(null)");
    expect(callText({ op: "getFreeMemory" })).toBe("getFreeMemory()");
  });

  test("counts and rounds", () => {
    expect([points(93.5), points(1 / 3), points(100), points(0.1 + 0.2)]).toEqual(["93.5", "0.33", "100", "0.3"]);
    expect([count(1, "check"), count(2, "check")]).toEqual(["1 check", "2 checks"]);
  });
});

test("every form is loaded by its name and writes something", async () => {
  expect(reporterNames[0]).toBe("text");
  for (const name of reporterNames) {
    const write = await reporters[name]();
    expect(write(saved("many-faults"), { color: false, width: 80 }), name).toContain("merges");
  }
});
