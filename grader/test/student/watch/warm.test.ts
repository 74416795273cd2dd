/** Which grader a submission goes to when another one is busy. */
import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import type { WarmGrader } from "../../../grade/warm.js";
import type { Report } from "../../../model/report.js";
import type { Submission } from "../../../model/submission.js";
import { WarmGraders } from "../../../student/watch/warm.js";
import { saved } from "../../report/fixtures.js";
import { exercise } from "../../support/exercise.js";

const report = saved("full-marks");
const OPTIONS = { seed: 42, host: "sandbox", types: false } as const;

/** A submission of that name: `loops` is graded for ever, `breaks` breaks the grader. */
const named = (name: string): Submission => ({ name, files: new Map(), known: new Map(), notes: [], problems: [] });

/** Graders that only tell who they are: what they graded, and that they were closed. */
function stand(): { graders: WarmGraders; log: string[] } {
  const log: string[] = [];
  let opened = 0;
  const open = async (): Promise<WarmGrader> => {
    const id = ++opened;
    return {
      async grade({ name }: Submission): Promise<Report> {
        log.push(`${id} grades ${name}`);
        if (name === "loops") await new Promise(() => undefined);
        if (name === "breaks") throw new Error("broken");
        await pause(20);
        return { ...report, submission: name };
      },
      close: async () => void log.push(`${id} closed`),
    };
  };
  return { graders: new WarmGraders(exercise, OPTIONS, open), log };
}

test("one grader does for all that are graded one after the other, and for two at once", async () => {
  const { graders, log } = stand();
  expect(graders.isCold).toBe(true);
  await graders.grade(named("a"));
  await Promise.all([graders.grade(named("b")), graders.grade(named("c"))]);
  expect(log).toEqual(["1 grades a", "1 grades b", "1 grades c"]);
  expect(graders.isCold).toBe(false);
});

test("behind code that loops nobody waits for long", async () => {
  const { graders, log } = stand();
  const looping = graders.grade(named("loops"));
  looping.catch(() => undefined);
  expect((await graders.grade(named("b")))?.submission).toBe("b");
  expect((await graders.grade(named("c")))?.submission).toBe("c");
  expect(log).toEqual(["1 grades loops", "2 grades b", "2 grades c"]);
});

test("of two that loop the older is let go of, and whoever waits for it is told", async () => {
  const { graders, log } = stand();
  const first = graders.grade(named("loops"));
  const second = graders.grade(named("loops"));
  second.catch(() => undefined);
  const rejected = expect(first).rejects.toThrow("let go of");
  expect((await graders.grade(named("b")))?.submission).toBe("b");
  await rejected;
  expect(log).toEqual(["1 grades loops", "2 grades loops", "1 closed", "3 grades b"]);
});

test("what is not wanted any more when its turn comes is not graded", async () => {
  const { graders, log } = stand();
  const first = graders.grade(named("a"));
  expect(await graders.grade(named("old"), undefined, () => false)).toBeNull();
  await first;
  expect(log).toEqual(["1 grades a"]);
});

test("a grader that breaks is replaced", async () => {
  const { graders, log } = stand();
  await expect(graders.grade(named("breaks"))).rejects.toThrow("broken");
  expect((await graders.grade(named("b")))?.submission).toBe("b");
  expect(log).toEqual(["1 grades breaks", "1 closed", "2 grades b"]);
});

test("closing lets go of what is under way", async () => {
  const { graders } = stand();
  const looping = graders.grade(named("loops"));
  const rejected = expect(looping).rejects.toThrow("let go of");
  await pause(5);
  graders.close();
  await rejected;
  expect(graders.isCold).toBe(true);
});
