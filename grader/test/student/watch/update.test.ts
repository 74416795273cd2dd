/** Where the student is after keys and verdicts. */
import { describe, expect, test } from "vitest";
import type { Report } from "../../../model/report.js";
import { currentDesk, isDone, shownCheck, type State } from "../../../student/watch/state.js";
import type { Event } from "../../../student/watch/events.js";
import { readPage } from "../../../student/watch/reading.js";
import { update } from "../../../student/watch/update.js";
import { saved } from "../../report/fixtures.js";
import { after, blank, graded, pressing, screen, verdict } from "./desk.js";

const at = (state: State): string => `${currentDesk(state).id} ${shownCheck(state)?.id ?? "done"}`;

/** The report with one more check passed: the first that fails. */
function mended(report: Report): Report {
  const better = structuredClone(report);
  const check = better.stages.flatMap(({ checks }) => checks).find(({ status }) => status === "failed");
  if (check === undefined) throw new Error("nothing fails in this report");
  Object.assign(check, { status: "passed", score: check.maxScore, message: null, failure: null, trace: null });
  return better;
}

const faulty = saved("many-faults");
const start = graded("many-faults");

describe("the exercise that it begins with", () => {
  test("is the first that is not done, as soon as that is known", () => {
    const waiting = after(blank(), verdict(saved("skeleton"), "best-fit"));
    expect(waiting.isSettled, "the first may be undone, too").toBe(false);
    expect(currentDesk(after(waiting, verdict(saved("full-marks")))).id).toBe("best-fit");
    expect(currentDesk(after(waiting, verdict(faulty))).id).toBe("first-fit");
  });

  test("is the last where all are done, and it says so", () => {
    const done = graded("full-marks", "full-marks");
    expect(currentDesk(done).id).toBe("best-fit");
    expect(screen(done)).toContain("the whole course");
  });

  test("is not changed by a verdict on another", () => {
    expect(currentDesk(after(start, verdict(saved("full-marks"), "best-fit"))).id).toBe("first-fit");
  });
});

describe("a verdict", () => {
  test("shows the check to mend first, and the next one when that passes", () => {
    const first = shownCheck(start);
    const state = after(start, verdict(mended(faulty)));
    expect(shownCheck(state)?.id).not.toBe(first?.id);
    expect(screen(state)).toContain(`✓ ${first?.id} now passes`);
  });

  test("says what has passed before and fails now", () => {
    const worse = after(start, verdict(mended(faulty)), verdict(faulty));
    expect(screen(worse)).toMatch(/✗ .* passed before/);
  });

  test("goes to the check that has just broken, and stays there until it passes", () => {
    const better = mended(faulty);
    const first = shownCheck(start)?.id;
    const chosen = pressing(after(start, verdict(better)), "n");
    expect(shownCheck(chosen)?.id).not.toBe(first);
    const broken = after(chosen, verdict(faulty));
    expect(shownCheck(broken)?.id).toBe(first);
    expect(shownCheck(after(pressing(broken, "h"), verdict(faulty)))?.id).toBe(first);
    expect(shownCheck(after(broken, verdict(better)))?.id).not.toBe(first);
  });

  test("never rests on a check that is skipped now", () => {
    const chosen = pressing(start, "n");
    const id = shownCheck(chosen)?.id;
    const report = structuredClone(faulty);
    for (const { name, checks } of report.stages) {
      const check = checks.find((each) => `${name}/${each.name}` === id);
      if (check?.failure) Object.assign(check.failure, { kind: "needs", needs: shownCheck(start)?.id });
      if (check) check.status = "skipped";
    }
    expect(shownCheck(after(chosen, verdict(report)))?.id).toBe(shownCheck(start)?.id);
  });

  test("keeps to the check that the student went to, until it passes", () => {
    const chosen = pressing(start, "n");
    expect(shownCheck(chosen)?.id).not.toBe(shownCheck(start)?.id);
    expect(shownCheck(after(chosen, verdict(faulty)))?.id).toBe(shownCheck(chosen)?.id);
    expect(shownCheck(after(chosen, verdict(saved("full-marks"))))).toBeNull();
  });

  test("keeps the hints of the same check, and none for another", () => {
    const hinted = pressing(start, "h", "h");
    expect(after(hinted, verdict(faulty)).hints).toBe(2);
    expect(after(hinted, verdict(mended(faulty))).hints).toBe(0);
  });

  test("that is not whole yet shows what to mend, and is no end of an exercise", () => {
    const partial = after(blank(), verdict(faulty, "first-fit", true));
    expect(shownCheck(partial)).not.toBeNull();
    const passedSoFar = after(blank(), verdict(saved("full-marks"), "first-fit", true));
    expect(isDone(currentDesk(passedSoFar))).toBe(false);
  });

  test("comes after trouble with the files as if there had been none", () => {
    const trouble = { message: "allocate.ts is not there any more.", advice: null };
    const troubled = after(start, { kind: "trouble", id: "first-fit", trouble });
    expect(screen(troubled)).toContain("allocate.ts is not there any more.");
    expect(screen(after(troubled, verdict(faulty)))).toBe(screen(after(start, verdict(faulty))));
  });

  test("of code that cannot be loaded says where, and what passed before is not lost", () => {
    const broken = after(start, verdict(saved("load-error")));
    expect(screen(broken)).toMatch(/\.ts:\d+:\d+/);
    expect(screen(after(broken, verdict(mended(faulty))))).toContain("now passes");
  });
});

test("a notice outlives the verdict that it may be about, and no more", () => {
  const reset = after(start, { kind: "notice", text: "allocate.ts is as handed out." });
  const once = after(reset, verdict(faulty, "first-fit", true), verdict(faulty));
  expect(screen(once)).toContain("allocate.ts is as handed out.");
  expect(screen(after(once, verdict(faulty)))).not.toContain("as handed out");
  expect(screen(pressing(once, "?", "?"))).not.toContain("as handed out");
});

test("a notice about what is shown, as the address of its calls is, goes with the next save, and not before", () => {
  const told = after(start, { kind: "notice", text: "These calls are at http://…", ends: "with a save" });
  const graded = after(told, verdict(faulty, "first-fit", true), verdict(faulty));
  expect(screen(after(graded, { kind: "grading", id: "best-fit" }))).toContain("These calls are at");
  expect(screen(after(graded, { kind: "grading", id: "first-fit" }))).not.toContain("These calls are at");
});

describe("saving a file of another exercise", () => {
  test("goes there", () => {
    const state = after(start, { kind: "saved", id: "best-fit" });
    expect(currentDesk(state).id).toBe("best-fit");
    expect(screen(state)).toContain("You saved a file of Best fit");
  });

  test("takes no question away", () => {
    expect(currentDesk(after(pressing(start, "r"), { kind: "saved", id: "best-fit" })).id).toBe("first-fit");
  });
});

describe("keys", () => {
  test("n and p walk through the failing checks, and on to the next exercise", () => {
    const places = [at(start)];
    let state = start;
    while (currentDesk(state).id === "first-fit") {
      state = pressing(state, "n");
      places.push(at(state));
    }
    expect(new Set(places).size).toBe(places.length);
    expect(at(pressing(state, "p"))).toBe(at(start));
    expect(at(pressing(start, "n", "n", "p"))).toBe(places[1]);
  });

  test("n at the very end, and p at the very beginning, say so", () => {
    expect(pressing(start, "p").notice).toContain("first check of the first exercise");
    expect(pressing(after(start, { kind: "saved", id: "best-fit" }), "n").notice).toContain(
      "last check of the last exercise",
    );
  });

  test("enter goes on from an exercise that is done, and nowhere else", () => {
    const done = after(start, verdict(saved("full-marks")));
    expect(screen(done)).toContain("Press n or enter to go on with Best fit.");
    expect(currentDesk(pressing(done, "enter")).id).toBe("best-fit");
    expect(pressing(start, "enter")).toEqual(start);
  });

  test("h gives one level more each time, three in all", () => {
    const one = screen(pressing(start, "h"));
    expect(one).toContain("hint 1");
    expect(one).not.toContain("hint 2");
    expect(screen(pressing(start, "h", "h"))).toContain("hint 2");
    const all = pressing(start, "h", "h", "h", "h");
    expect(screen(all)).toContain("hint 3");
    expect(all.notice).toBe("That was the last hint. Draw the calls on paper, step by step.");
    const report = saved("skeleton");
    for (const check of report.stages.flatMap(({ checks }) => checks)) check.trace = null;
    const callless = pressing(after(start, verdict(report)), "h", "h", "h", "h");
    expect(callless.notice).toBe("That was the last hint. The lesson says more: o.");
  });

  test("h looks nowhere else: a check of another stage has hints of its own or none", () => {
    const other = pressing(start, "l", "end", "enter", "h");
    expect(screen(other)).not.toContain("hint 1");
  });

  test("l lists every check, and enter goes to the one that is chosen", () => {
    const list = pressing(start, "l");
    expect(screen(list)).toContain(`▸    ✗ ${shownCheck(start)?.id.slice(0, 30)}`);
    const chosen = pressing(list, "home", "down", "enter");
    expect(chosen.panel.name).toBe("check");
    expect(shownCheck(chosen)?.id).toBe(`${faulty.stages[0]?.name}/${faulty.stages[0]?.checks[0]?.name}`);
    expect(screen(chosen), "also one that passes").toContain("This check passes.");
    expect(pressing(list, "l").panel.name).toBe("check");
  });

  test("the mark of the list stays in the list", () => {
    expect(pressing(start, "l", "home", "up", "pageup").panel).toEqual({ name: "list", at: 0 });
    const end = pressing(start, "l", "end");
    expect(pressing(end, "down", "pagedown")).toEqual(end);
  });

  test("r asks which and whether, and only y resets", () => {
    const effects = (...keys: string[]) => {
      const [last = "", ...before] = keys.reverse();
      return update(pressing(start, ...before.reverse()), { kind: "key", key: last }).effects;
    };
    const reset = [{ kind: "reset", id: "first-fit", file: "allocate.ts" }];
    expect(effects("r", "2", "y")).toEqual(reset);
    expect(effects("r", "down", "enter", "y")).toEqual(reset);
    expect(effects("r", "2", "enter")).toEqual([]);
    expect(effects("r", "y")).toEqual([]);
    expect(pressing(start, "r", "2", "n").notice).toBe("Nothing was reset.");
    expect(pressing(start, "r", "escape").panel.name).toBe("check");
  });

  test("q quits, and first leaves whatever else is shown", () => {
    const quits = (state: State): boolean => update(state, { kind: "key", key: "q" }).effects.length === 1;
    expect(quits(start)).toBe(true);
    expect(quits(pressing(start, "?"))).toBe(false);
    expect(pressing(start, "?", "q")).toEqual(start);
    for (const panel of ["?", "l", "r"]) {
      expect(update(pressing(start, panel), { kind: "key", key: "ctrl-c" }).effects).toEqual([{ kind: "quit" }]);
    }
  });

  test.each([
    ["o", { kind: "read", what: "lesson", id: "first-fit", about: shownCheck(start)?.id }],
    ["d", { kind: "read", what: "docs", id: "first-fit", about: null }],
    ["a", { kind: "grade-all" }],
    ["v", { kind: "picture", id: "first-fit" }],
    ["b", { kind: "bring", id: "first-fit" }],
    ["ctrl-z", { kind: "sleep" }],
    ["ctrl-l", { kind: "redraw" }],
  ])("%s is for the world to do", (key, effect) => {
    expect(update(start, { kind: "key", key }).effects).toEqual([effect]);
  });

  test("a page is read from the section about the check, its answers open one by one, and the key again opens it outside", () => {
    const about = shownCheck(start)?.id ?? "";
    const stage = about.split("/")[0] ?? "";
    const filling = "Words.\n\n".repeat(40);
    const fold = "<details>\n<summary>One answer</summary>\n\nBecause.\n\n</details>\n\n";
    const page = (teaches: string): Event => {
      const markdown = `# Lesson\n\n${filling}<!-- teaches: ${teaches} -->\n\n## It\n\n${fold}${fold}${filling}`;
      return { kind: "text", what: "lesson", title: "lesson.md", reading: readPage(markdown, "lesson.md"), about };
    };
    for (const teaches of [about, stage, `other; ${about}`]) {
      const read = after(start, page(teaches));
      expect(screen(read).split("\n")[4]).toBe(" It");
      expect(screen(pressing(read, "enter"))).toMatch(/▾ One answer\n +Because\.\n\n ▸ One answer/);
      expect(screen(pressing(read, "enter", "enter"))).toBe(screen(read));
      expect(update(read, { kind: "key", key: "o" }).effects).toEqual([
        { kind: "open", what: "lesson", id: "first-fit" },
      ]);
      expect(pressing(read, "escape").panel).toEqual({ name: "check" });
    }
    const elsewhere = after(start, page("other"));
    expect(screen(elsewhere)).toContain("Lesson");
    expect(screen(pressing(elsewhere, "enter"))).toContain("Nothing here is folded away");
  });

  test("v needs calls to show", () => {
    const broken = pressing(after(start, verdict(saved("load-error"))), "v");
    expect(broken.notice).toBe("There are no failing calls to show.");
    const report = saved("skeleton");
    for (const check of report.stages.flatMap(({ checks }) => checks)) check.trace = null;
    const callless = pressing(after(start, verdict(report)), "v");
    expect(callless.notice).toBe("This check has no calls to show.");
    const done = pressing(after(start, verdict(saved("full-marks"))), "v");
    expect(done.notice).toBe("There are no failing calls to show.");
  });

  test("keys that mean nothing do nothing", () => {
    for (const key of ["z", "f5", "alt-x", "", "constructor"]) expect(pressing(start, key)).toEqual(start);
  });

  test("all of them work while something is being graded, and before anything is known", () => {
    const grading = after(start, { kind: "grading", id: "first-fit" });
    for (const state of [grading, blank(), after(blank(), verdict(saved("load-error")))]) {
      for (const key of ["h", "n", "p", "l", "a", "o", "d", "v", "r", "?", "enter", "down", "end"]) {
        expect(() => screen(pressing(state, key)), key).not.toThrow();
      }
    }
  });
});
