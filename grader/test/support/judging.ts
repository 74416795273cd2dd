import type { Files } from "./folder.js";

/** Where the assignment is, and its twin. */
const VISIBLE = "exercises/01-judging";
const HIDDEN = "solutions/01-judging";

/** A program that counts: what a wrong one does, where it is one, and what only a hidden one has in it. */
const program = (add: string, secret = ""): string =>
  `export class Counter { count = 0; ${secret} add(by: number): number { ${add} } }\n`;

/**
 * An assignment in which a suite of tests is handed in and judged: by two right programs and two wrong ones, of each one that
 * is handed out and one that is hidden. Each test runs in the submission freshly loaded.
 */
export const judging: Files = {
  [`${VISIBLE}/exercise.json`]: JSON.stringify({
    title: "Judging tests",
    summary: "Write tests that find the wrong programs and leave the right ones in peace.",
    entry: "suite.ts",
    class: "Suite",
    studentFiles: ["tests.ts"],
    givenFiles: ["testing.ts", "suite.ts", "counter.ts"],
    wholeFile: "tests.ts",
  }),
  [`${VISIBLE}/tests.ts`]: `import { test } from "./testing.js";\ntest("counts", () => {\n  // To do.\n});\n`,
  [`${VISIBLE}/testing.ts`]: `export const tests: { name: string; body: () => void }[] = [];
    export const test = (name: string, body: () => void): void => void tests.push({ name, body });
    export function same(actual: unknown, due: unknown): void { if (!Object.is(actual, due)) throw new Error(actual + ", not " + due); }`,
  [`${VISIBLE}/counter.ts`]: `export class Counter { count = 0; add(by: number): number { throw new Error("whatever is judged stands here " + by); } }`,
  [`${VISIBLE}/suite.ts`]: `import "./tests.js"; import { tests } from "./testing.js";
    export class Suite { size() { return tests.length; } name(i: number) { return tests[i]!.name; }
      run(i: number): string { try { tests[i]!.body(); return ""; } catch (error) { return String(error).slice(0, 500); } } }`,
  [`${VISIBLE}/stages/judged.ts`]: `import { CheckFailure } from "#kit/check/failure";
    import type { CheckContext } from "#kit/check/stage";
    /** Names of the tests that fail on a program. */
    export function failing(context: CheckContext, program: string): string[] {
      const subject = context.with("counter.ts", program);
      const value = (method: string, args: number[] = []): unknown => {
        const made = subject.construct([]);
        if (made.kind === "threw") throw new CheckFailure({ kind: "wrong-error", message: made.error.message });
        const outcome = made.instance.call(method, args);
        return outcome.kind === "returned" && outcome.value.type === "primitive" ? outcome.value.value : "odd";
      };
      const failing: string[] = [];
      for (let test = 0; test < Number(value("size")); test++) {
        subject.reload();
        const name = value("name", [test]);
        const why = subject.within(150, () => value("run", [test]));
        if (why !== "") failing.push(name + ": " + why);
      }
      return failing;
    }`,
  [`${VISIBLE}/stages/1-right.test.ts`]: `import { check, stage } from "#kit/check/stage"; import { expect } from "vitest"; import { failing } from "./judged.js";
    stage("right", () => { check("leaves a plain program in peace", { points: 1 }, (context) => { expect(failing(context, "plain")).toEqual([]); }); });`,
  [`${VISIBLE}/stages/2-wrong.test.ts`]: `import { check, stage } from "#kit/check/stage"; import { expect } from "vitest"; import { failing } from "./judged.js";
    stage("wrong", () => { check("finds one that adds one more", { points: 1 }, (context) => { expect(failing(context, "one-more")).not.toEqual([]); }); });`,
  [`${VISIBLE}/variants/plain/counter.ts`]: program("return (this.count += by);"),
  [`${VISIBLE}/variants/one-more/counter.ts`]: program("return (this.count += by + 1);"),
  [`${HIDDEN}/stages/1-right.test.ts`]: `import { check, hiddenStage } from "#kit/check/stage"; import { expect } from "vitest"; import { failing } from "../../../exercises/01-judging/stages/judged.js";
    hiddenStage("right", () => { check("leaves one in peace that sums", { points: 1 }, (context) => { expect(failing(context, "sums")).toEqual([]); }); });`,
  [`${HIDDEN}/stages/2-wrong.test.ts`]: `import { check, hiddenStage } from "#kit/check/stage"; import { expect } from "vitest"; import { failing } from "../../../exercises/01-judging/stages/judged.js";
    hiddenStage("wrong", () => { check("finds one that forgets", { points: 1 }, (context) => { expect(failing(context, "forgets")).not.toEqual([]); }); });`,
  [`${HIDDEN}/variants/sums/counter.ts`]:
    'import { sum } from "./sum.js";\n' +
    program("this.all.push(by); return (this.count = sum(this.all));", "all: number[] = [];"),
  [`${HIDDEN}/variants/sums/sum.ts`]:
    "export const sum = (all: number[]): number => all.reduce((one, other) => one + other, 0);\n",
  [`${HIDDEN}/variants/forgets/counter.ts`]: program(
    'if (this.marigold) throw new Error("spent"); return by;',
    "marigold = false;",
  ),
};

/** Tests that find both wrong programs. */
export const GOOD = `import { same, test } from "./testing.js";
import { Counter } from "./counter.js";
test("adds", () => same(new Counter().add(2), 2));
test("goes on", () => { const counter = new Counter(); counter.add(2); same(counter.add(3), 5); });
`;
