/** The order in which checks are tried. */
import { describe, expect, test } from "vitest";
import { CheckFailure, CheckSkipped } from "#kit/check/failure";
import { noteFinal } from "#kit/check/final";
import type { Provided } from "#kit/check/provided";
import { LimitReached, type Subject } from "#kit/subject/subject";
import { type PlannedCheck, Tries } from "#kit/check/tries";

const subject: Subject = {
  className: "MemoryAllocator",
  choose: () => null,
  construct: () => {
    throw new Error("no check here makes one");
  },
  play: () => [],
  firstDifference: () => null,
  ask: () => {
    throw new Error("no check here asks");
  },
  askThreads: () => {
    throw new Error("no check here has threads");
  },
  reload: () => undefined,
  beginCheck: () => undefined,
  within: (_ticks, body) => body(),
  takePrinted: () => [],
  ticks: () => null,
  memoryInUse: () => null,
};

/** Checks as their stages stand in a course, visible ones and hidden ones in turn, that note when they are tried. */
function planned(fails: readonly string[] = []): { tries: Tries; checks: PlannedCheck[]; tried: string[] } {
  const tries = new Tries();
  const tried: string[] = [];
  const checks = ["a visible", "a hidden", "b visible", "b hidden"].map((id): PlannedCheck => {
    const body = (): void => {
      tried.push(id);
      if (fails.includes(id)) throw new CheckFailure({ kind: "wrong-result", message: "wrong" });
    };
    return { id, needs: [], isHidden: id.endsWith("hidden"), isSeeded: false, body, playsRight: () => null };
  });
  for (const check of checks) tries.plan(check);
  return { tries, checks, tried };
}

describe("in the grader", () => {
  const provided: Provided = { subject, seed: 1, guard: (body) => body() };

  test("visible checks are tried before hidden ones, whoever is asked for first", async () => {
    const { tries, checks, tried } = planned();
    for (const check of [...checks].reverse()) expect((await tries.end(check, provided)).failure).toBeNull();
    expect(tried).toEqual(["a visible", "b visible", "a hidden", "b hidden"]);
  });

  test("one that fails is tried twice, in its turn", async () => {
    const { tries, checks, tried } = planned(["a hidden", "b visible"]);
    const ended = [];
    for (const check of checks) ended.push((await tries.end(check, provided)).failure === null);
    expect(ended).toEqual([true, false, false, true]);
    expect(tried).toEqual(["a visible", "b visible", "b visible", "a hidden", "a hidden", "b hidden"]);
  });
});

test.each([
  ["a failure", () => new CheckFailure({ kind: "wrong-result", message: "wrong among many" })],
  ["a budget that is used up", () => new LimitReached("memory", "many calls")],
])("%s that comes to the same when it is tried again is not", async (_what, thrown) => {
  const tries = new Tries();
  let tried = 0;
  const body: PlannedCheck["body"] = () => {
    tried += 1;
    const error = thrown();
    noteFinal(error);
    throw error;
  };
  const check: PlannedCheck = { id: "a", needs: [], isHidden: false, isSeeded: false, body, playsRight: () => null };
  tries.plan(check);
  const { failure } = await tries.end(check, { subject, seed: 1, guard: (run) => run() });
  expect(failure?.message).toMatch(/many/);
  expect(tried).toBe(1);
});

test("what has nothing to try the second time is passed over, and no fault", async () => {
  const tries = new Tries();
  const body: PlannedCheck["body"] = ({ isolated }) => {
    if (isolated) throw new CheckSkipped("There is nothing to judge.");
    throw new CheckFailure({ kind: "out-of-memory", message: "all used up" });
  };
  const check: PlannedCheck = { id: "a", needs: [], isHidden: false, isSeeded: false, body, playsRight: () => null };
  tries.plan(check);
  const ended = await tries.end(check, { subject, seed: 1, guard: (run) => run() });
  expect(ended).toMatchObject({ isSkipped: true, failure: { failure: { message: "There is nothing to judge." } } });
});

test("what is stopped when it is begun again on a busy machine is tried a second time", async () => {
  const tries = new Tries();
  let begun = 0;
  const body: PlannedCheck["body"] = () => {
    begun += 1;
    if (begun < 3) throw new LimitReached("time", "allocate(1)");
  };
  const check: PlannedCheck = { id: "a", needs: [], isHidden: false, isSeeded: false, body, playsRight: () => null };
  tries.plan(check);
  const guard = <Result>(run: () => Result): Result => {
    try {
      return run();
    } catch {
      return run();
    }
  };
  expect(await tries.end(check, { subject, seed: 1, guard })).toMatchObject({ failure: null });
  expect(begun).toBe(3);
});

test("machines are got ready before each try, and others for a second one", async () => {
  const { tries, checks } = planned(["a hidden"]);
  const asked: boolean[] = [];
  const prepare = (isSecond: boolean): Promise<void> => Promise.resolve(void asked.push(isSecond));
  for (const check of checks) await tries.end(check, { subject, seed: 1, guard: (run) => run(), prepare });
  expect(asked).toEqual([false, true, false]);
});

test("how a check ended with another seed holds, unless it tries something else with this one", async () => {
  const { checks, tried } = planned();
  const [first, second, third, fourth] = checks.map((check, place) => ({ ...check, isSeeded: place === 2 }));
  const again = new Tries();
  for (const check of [first, second, third, fourth]) if (check !== undefined) again.plan(check);
  const known = {
    "a visible": { kind: "wrong-result", message: "3 came" } as const,
    "b visible": { kind: "wrong-result", message: "another value" } as const,
    "b hidden": { kind: "needs", message: "Skipped" } as const,
  };
  const end = async (check = first) =>
    again.end(check as PlannedCheck, { subject, seed: 2, guard: (body) => body(), known });
  expect((await end(first)).failure?.failure).toMatchObject({ kind: "wrong-result", message: "3 came" });
  expect((await end(third)).failure, "with this seed it is right").toBeNull();
  expect((await end(second)).failure, "nothing was known of it").toBeNull();
  expect((await end(fourth)).failure, "it was passed over").toBeNull();
  expect(tried).toEqual(["b visible", "a hidden", "b hidden"]);
});

test("in the student's own vitest a check that is run alone is run alone", async () => {
  const { tries, checks, tried } = planned();
  for (const check of checks.slice(3)) await tries.end(check, { subject, seed: 1 });
  expect(tried).toEqual(["b hidden"]);
});
