/** A submission with other files in place of given ones: what it can do with them, and what it cannot find out. */
import { describe, expect, onTestFinished, test } from "vitest";
import type { Subject } from "#kit/subject/subject";
import { compile } from "../../../grade/compile/compile.js";
import { loadExercise } from "../../../grade/load/exercise.js";
import { openNative } from "../../../grade/sandbox/native.js";
import { sandboxOptions } from "../../../grade/sandbox/options.js";
import { LoadFailure, type SandboxSubject, openSandbox } from "../../../grade/sandbox/subject.js";
import type { Exercise } from "../../../model/course.js";
import type { Program } from "../../../model/submission.js";
import { courseWith } from "../../support/course.js";
import { judging } from "../../support/judging.js";
import { submissionOf } from "../../support/sandbox.js";

/** An assignment, and a suite of tests for it as a program. */
async function compiled(tests: string, course = judging): Promise<{ exercise: Exercise; program: Program }> {
  const exercise = await loadExercise(await courseWith(course), "judging");
  const result = await compile(submissionOf({ "tests.ts": tests }, exercise), exercise);
  if (!result.ok) throw new Error(result.problems[0]?.message);
  return { exercise, program: result.program };
}

/** The suite in the sandbox. */
async function sandboxed(tests: string, course = judging): Promise<SandboxSubject> {
  const { exercise, program } = await compiled(tests, course);
  const sandbox = await openSandbox(program, sandboxOptions(exercise));
  onTestFinished(() => sandbox.dispose());
  // As for a second try: some of what is tested spoils a machine.
  await sandbox.prepare(true);
  sandbox.beginCheck("test");
  return sandbox;
}

/** What the first test says, run on an instance of its own. */
function said(subject: Subject): unknown {
  const made = subject.construct([]);
  if (made.kind === "threw") return made.error.message;
  const outcome = made.instance.call("run", [0]);
  return outcome.kind === "returned" && outcome.value.type === "primitive" ? outcome.value.value : outcome;
}

/** A test that tells what it has found out. */
const tells = (expression: string): string =>
  `import { test } from "./testing.js"; import { Counter } from "./counter.js"; let loads = 0;
  test("tells", () => { throw String(${expression}); });`;

const ADDS = tells("new Counter().add(2)");
const PROGRAMS = ["plain", "one-more", "sums", "forgets"];

describe("another file in place of a given one", () => {
  test("is what the submission imports, until the next one is", async () => {
    const sandbox = await sandboxed(ADDS);
    const told = PROGRAMS.map((name) => said(sandbox.with("counter.ts", name)));
    expect(told).toEqual(["2", "3", "2", "2"]);
    sandbox.reload();
    expect(said(sandbox)).toBe("Error: whatever is judged stands here 2");
  });

  test("is there for each of several classes, whichever was in use when it was put there", async () => {
    const [suite, manifest] = ["exercises/01-judging/suite.ts", "exercises/01-judging/exercise.json"];
    const source = judging[suite] as string;
    const sandbox = await sandboxed(ADDS, {
      ...judging,
      [suite]: `${source} export class Other extends Suite { run(i: number) { return "other " + super.run(i); } }`,
      [manifest]: (judging[manifest] as string).replace('"Suite"', '["Suite", "Other"]'),
    });
    const subject = sandbox.with("counter.ts", "plain");
    expect(said(subject)).toBe("2");
    expect(subject.choose("Other")).toBeNull();
    expect(said(subject)).toBe("other 2");
  });

  test("is the same natively, each for itself", async () => {
    const { exercise, program } = await compiled(ADDS);
    const native = openNative(program, sandboxOptions(exercise));
    const subjects = PROGRAMS.map((name) => native.with("counter.ts", name));
    expect(subjects.map(said)).toEqual(["2", "3", "2", "2"]);
    expect(said(native)).toBe("Error: whatever is judged stands here 2");
  });

  test("finds the submission freshly loaded, and freshly loaded again", async () => {
    const sandbox = await sandboxed(tells("++loads"));
    const subject = sandbox.with("counter.ts", "plain");
    expect([said(subject), said(subject)]).toEqual(["1", "2"]);
    subject.reload();
    expect(said(subject)).toBe("1");
    expect(said(sandbox.with("counter.ts", "plain"))).toBe("1");
  });

  test.each([
    ["a variable of a module", "++loads"],
    ["the global object", "globalThis.seen = (globalThis.seen ?? 0) + 1"],
    ["a built-in", "Array.prototype.seen = (Array.prototype.seen ?? 0) + 1"],
    ["what is linked", "Counter.seen = (Counter.seen ?? 0) + 1"],
    ["chance", "Math.random()"],
  ])("is as it was when it had been loaded, after a test has changed %s", async (_, expression) => {
    const sandbox = await sandboxed(tells(expression));
    const subject = sandbox.with("counter.ts", "plain");
    const first = said(subject);
    expect(said(subject)).not.toBe(first);
    for (let round = 0; round < 3; round++) {
      subject.reload();
      expect(said(subject)).toBe(first);
    }
    sandbox.reload();
    expect(said(sandbox)).toBe(first);
  });

  test("is loaded anew where memory has grown, which cannot be put back", async () => {
    const sandbox = await sandboxed(tells("(globalThis.all = new Array(1e6).fill(1)).length - 1e6 + ++loads"));
    const subject = sandbox.with("counter.ts", "plain");
    expect([said(subject), said(subject)]).toEqual(["1", "2"]);
    subject.reload();
    expect(said(subject)).toBe("1");
  });

  test("is as it was after a test that was stopped", async () => {
    const sandbox = await sandboxed(tells(`(() => { if (++loads > 1) for (;;); return loads; })()`));
    const subject = sandbox.with("counter.ts", "plain");
    for (let round = 0; round < 3; round++) {
      expect(said(subject)).toBe("1");
      expect(subject.within(20, () => said(subject))).toBeNull();
    }
  });

  test("has the budgets of the check", async () => {
    const sandbox = await sandboxed(tells("(() => { for (;;); })()"));
    const subject = sandbox.with("counter.ts", "plain");
    expect(subject.within(100, () => said(subject))).toBeNull();
    expect(subject.ticks()).toBeGreaterThanOrEqual(100);
    expect(() => said(subject)).toThrow("time limit reached");
    expect(sandbox.ticks()).toBe(subject.ticks());
  });

  test("cannot be used when it has given way, nor asked for when there is none", async () => {
    const sandbox = await sandboxed(ADDS);
    const first = sandbox.with("counter.ts", "plain");
    const second = sandbox.with("counter.ts", "sums");
    for (const one of [first, sandbox]) expect(() => said(one)).toThrow("has given way");
    expect(said(second)).toBe("2");
    first.reload();
    expect(said(first)).toBe("2");
    expect(() => sandbox.with("counter.ts", "none")).toThrow(
      'asks for counter.ts with the variant "none", but it has one-more, plain, forgets, sums',
    );
    expect(() => sandbox.with("testing.ts", "plain")).toThrow("but it has none");
  });

  test("that a submission does not load with is told where it was asked for", async () => {
    const sandbox = await sandboxed(
      `${ADDS} if (new Counter().count === 0) throw new Error("at once " + new Counter().count);`.replace(
        "new Counter().count === 0",
        '"all" in new Counter()',
      ),
    );
    expect(said(sandbox.with("counter.ts", "plain"))).toBe("2");
    expect(() => sandbox.with("counter.ts", "sums")).toThrow(LoadFailure);
    expect(said(sandbox.with("counter.ts", "one-more"))).toBe("3");
  });
});

describe("what a submission cannot find out", () => {
  const caught = "(() => { try { const c = new Counter(); c.marigold = true; c.add(1); } catch (e) { return e; } })()";

  test.each([
    ["the source of a class", "Counter"],
    ["the source of a method", "new Counter().add"],
    ["the source by another name", "Function.prototype.toString.call(Counter.prototype.constructor)"],
    ["what an entry of its program is linked with", "JSON.stringify(Object.keys(__linked))"],
    ["its files", "Object.getOwnPropertyNames(Counter) + Object.getOwnPropertyNames(Counter.prototype)"],
  ])("%s", async (_, expression) => {
    const sandbox = await sandboxed(tells(expression));
    const told = PROGRAMS.map((name) => said(sandbox.with("counter.ts", name)));
    expect(new Set(told).size).toBe(1);
    expect(String(told[0])).not.toMatch(/count\b|marigold|forgets/);
  });

  test("where in it an error was made, nor what has called a function of its own", async () => {
    const sandbox = await sandboxed(tells(`"stack: " + ${caught}?.stack`));
    expect(said(sandbox.with("counter.ts", "forgets"))).toBe("stack: ");
    const within = await sandboxed(
      tells("(() => { let s; new Counter().add({ valueOf() { s = new Error('x').stack; return 1; } }); return s; })()"),
    );
    const told = ["plain", "one-more"].map((name) => said(within.with("counter.ts", name)));
    expect(told[0]).toMatch(/^ +at valueOf \(submission\.js:\d+:\d+\)\n$/);
    expect(told[1]).toBe(told[0]);
  });
});
