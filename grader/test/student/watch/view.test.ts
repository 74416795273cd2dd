/** What the screen shows, at the sizes that people have. */
import stringWidth from "string-width";
import { describe, expect, test } from "vitest";
import type { Event } from "../../../student/watch/events.js";
import { clean } from "../../../report/clean.js";
import { toMend } from "../../../report/mend.js";
import type { State } from "../../../student/watch/state.js";
import { view } from "../../../student/watch/view.js";
import { names, saved, UNSEEN, withMessage } from "../../report/fixtures.js";
import { after, blank, graded, pressing, screen, verdict } from "./desk.js";

const sizes = [
  { width: 80, height: 24 },
  { width: 120, height: 40 },
  { width: 40, height: 15 },
];

/** Every panel that there is, and every sort of verdict. */
const states = {
  starting: blank(),
  failing: graded("many-faults"),
  hinted: pressing(graded("many-faults"), "n", "p", "h", "h"),
  skeleton: graded("skeleton"),
  "load-error": graded("load-error"),
  "never-ends": graded("never-ends"),
  done: after(graded("many-faults"), verdict(saved("full-marks"))),
  "load-error-later": after(graded("many-faults"), verdict(saved("load-error"))),
  fault: graded("grader-fault"),
  list: pressing(graded("many-faults"), "l"),
  help: pressing(graded("many-faults"), "?"),
  reset: pressing(graded("many-faults"), "r", "down"),
  "reset-sure": pressing(graded("many-faults"), "r", "2"),
  trouble: after(graded("many-faults"), {
    kind: "trouble",
    id: "first-fit",
    trouble: { message: "allocate.ts is not in exercises/01-first-fit/ any more.", advice: "Undo that, or press r." },
  }),
};

describe.each(sizes)("$width×$height", (size) => {
  test.each(Object.keys(states) as (keyof typeof states)[])("reads well: %s", async (name) => {
    const name_ = `../fixtures/watch/${name}.${size.width}x${size.height}.txt`;
    await expect(`${screen({ ...states[name], size })}\n`).toMatchFileSnapshot(name_);
  });

  test.each(Object.keys(states) as (keyof typeof states)[])("says the same with colour: %s", (name) => {
    const state = { ...states[name], size };
    expect(screen(state, true)).toContain("\u001b[");
    const plain = (text: string): string[] =>
      clean(text)
        .split("\n")
        .map((line) => line.trimEnd());
    expect(plain(screen(state, true))).toEqual(plain(screen(state)));
  });
});

test("with colours it is as it was", async () => {
  const shown = screen(graded("many-faults"), true).replaceAll("\u001b", "␛");
  await expect(`${shown}\n`).toMatchFileSnapshot("../../fixtures/watch/colours.80x24.txt");
});

test.each([
  [1, 1],
  [20, 5],
  [24, 6],
  [31, 9],
  [53, 19],
  [79, 20],
  [111, 24],
  [112, 24],
  [400, 100],
])("fills no more than the %i×%i that there are", (width, height) => {
  for (const state of Object.values(states)) {
    for (const colors of [true, false]) {
      const lines = view({ ...state, size: { width, height } }, { colors });
      expect(lines.length).toBeLessThanOrEqual(height);
      expect(lines.filter((line) => stringWidth(line) > width)).toEqual([]);
    }
  }
});

test("what does not fit is scrolled to, up to its end and no further", () => {
  const state = graded("many-faults", "skeleton", { width: 60, height: 14 });
  const top = screen(state);
  expect(top).toMatch(/↓ \d+ more/);
  const end = pressing(state, "end");
  expect(screen(end)).not.toMatch(/↓ \d+ more/);
  expect(screen(end)).not.toBe(top);
  expect(screen(pressing(end, "down", "pagedown", "j"))).toBe(screen(end));
  expect(screen(pressing(end, "home"))).toBe(top);
  expect(screen(pressing(state, "j", "j", "k", "k"))).toBe(top);
});

test.each(names)("lets nothing of a submission steer the terminal: %s", (name) => {
  const hostile = withMessage(saved(name), "\u001b[2Jgone\u0007 \u202eback", ["\u001b]0;title\u0007", "\rover"]);
  expect(screen(after(blank(), verdict(hostile)))).not.toMatch(UNSEEN);
});

test("the line of code from which an error came stands below what is said of it", () => {
  const report = structuredClone(saved("many-faults"));
  const { check } = toMend(report).failed[0]!;
  check.failure!.location = { file: "allocate.ts", line: 2, column: 9 };
  const sources = new Map([["allocate.ts", "function allocate() {\n  throw new Error();\n}\n"]]);
  const lines = screen(after(blank(), { ...verdict(report), sources } as Event)).split("\n");
  const at = lines.findIndex((line) => line.includes("at  allocate.ts:2:9  throw new Error();"));
  expect(lines.slice(at).some((line) => line.includes("expected"))).toBe(true);
});

test("what is not written yet can be brought along from the exercise that it goes on from", () => {
  const skeleton = saved("skeleton");
  for (const { failure } of skeleton.stages.flatMap(({ checks }) => checks))
    if (failure !== null)
      Object.assign(failure, { kind: "not-written", location: { file: "free-block.ts", line: 26, column: 15 } });
  expect(screen(after(blank(), verdict(skeleton)))).not.toContain("press b");
  const second = pressing(after(graded("full-marks"), verdict(skeleton, "best-fit")), "n");
  expect(screen(second)).toContain("press b to bring along what you wrote for First fit");
});

test("while nothing is known it lists the exercises, and says what it does", () => {
  expect(screen(blank())).toContain("Looking at your files");
  expect(screen(blank())).toContain("Best fit");
});

test("the list says what an exercise builds upon, and marks it as open once that is done", () => {
  const rowOf = (state: State): string | undefined =>
    screen(pressing(state, "l"))
      .split("\n")
      .findLast((line) => line.includes("Best fit"));
  expect(rowOf(graded("many-faults", "skeleton", sizes[1]))).toMatch(/· 2 {2}Best fit {2}after 1/);
  expect(rowOf(graded("full-marks", "skeleton", sizes[1]))).toMatch(/○ 2 {2}Best fit {2}after 1/);
});

test("a grading that takes its time is told of, and a short one is not", () => {
  const began = after(graded("many-faults"), { kind: "grading", id: "first-fit" });
  expect(screen(began)).toContain("graded in 41 ms");
  const going = after(began, { kind: "still-grading", id: "first-fit", elapsedMs: 2_300 });
  expect(screen(going)).toContain("grading… 2 s");
});

test("nothing is offered behind the last exercise, once all are done", () => {
  const one = states.done;
  const size = { width: 80, height: 24 };
  const last = { ...one, size, current: one.desks.length - 1, desks: one.desks.map(() => one.desks[one.current]!) };
  expect(screen(last)).not.toContain("enter go on");
  expect(screen({ ...one, size })).toContain("enter go on");
});
