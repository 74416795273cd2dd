import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { UsageError } from "../../../model/errors.js";
import { checkNames } from "../../../grade/load/config-names.js";
import { NO_CONFIG, applyConfig, loadConfig } from "../../../grade/load/config.js";
import { exercise } from "../../support/exercise.js";
import { type Files, folderWith } from "../../support/folder.js";

const IDS = ["first-fit", "best-fit"];

const load = async (files: Files, path: string | null = null) =>
  loadConfig(path, exercise, await folderWith(files), IDS);

const json = (config: unknown): Files => ({ "alloclab.config.json": JSON.stringify(config) });

/** What a config is told off for, less the name of its file. */
async function fault(files: Files): Promise<string> {
  const error: unknown = await load(files).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(UsageError);
  const { message } = error as UsageError;
  expect(message).toMatch(/^`[^`]*\/alloclab\.config\.(ts|json)`:? [^\n]*[^.?][.?]$/);
  return message.replace(/^`[^`]*`:? /, "");
}

describe("where a config is found", () => {
  test("there may be none, and then the assignment stays the same object", async () => {
    expect(await load({})).toEqual(NO_CONFIG);
    expect(applyConfig(exercise, NO_CONFIG)).toBe(exercise);
  });

  test("in the folder itself, in JSON or in TypeScript, and nowhere above or below", async () => {
    expect(await load(json({ weights: { merges: 40 } }))).toMatchObject({ weights: { merges: 40 } });
    expect(await load({ "below/alloclab.config.json": "{}" })).toEqual(NO_CONFIG);
    const folder = await folderWith({ "alloclab.config.json": "{}", "below/a.txt": "" });
    expect(await loadConfig(null, exercise, join(folder, "below"), IDS)).toEqual(NO_CONFIG);
  });

  test("by the name that is given", async () => {
    const files = { "fall.json": '{ "weights": { "basics": 1 } }', ...json({ wrong: true }) };
    expect(await load(files, "fall.json")).toMatchObject({ weights: { basics: 1 } });
    await expect(load({}, "fall.json")).rejects.toThrow("`fall.json` does not exist; check the path.");
    await expect(load({ "fall.yml": "" }, "fall.yml")).rejects.toThrow("`fall.yml` is no config: it must be a .ts or");
  });

  test("not when there are two", async () => {
    const two = load({ "alloclab.config.ts": "export default {}", ...json({}) });
    await expect(two).rejects.toThrow(
      "There are two configs here, alloclab.config.ts and alloclab.config.json; name one",
    );
  });
});

describe("a config in TypeScript", () => {
  test("may import the helper and files of its own, wherever it stands", async () => {
    const config = await load({
      "alloclab.config.ts": `import { defineConfig } from "alloclab/config";
        import { points } from "./points.ts";
        export default defineConfig({ weights: { merges: points satisfies number } });`,
      "points.ts": "export const points = 12.5;",
    });
    expect(config.weights).toEqual({ merges: 12.5 });
  });

  test.each([
    ["export default {", /^cannot be compiled, line 1: Expected identifier but found end of file\.$/],
    ['import "nowhere";', /^cannot be compiled, line 1: Could not resolve "nowhere"/],
    ['throw new Error("no time");', /^throws: no time\.$/],
    ["export const config = {};", /^exports nothing; write `export default defineConfig\(\{ … \}\)`\.$/],
    ["export default () => ({});", /^it is a function; it must be an object, as /],
  ])("that is wrong is told so: %s", async (source, message) => {
    expect(await fault({ "alloclab.config.ts": source })).toMatch(message);
  });
});

describe("keys and values that are wrong are told by name", () => {
  test.each([
    [{ wieghts: {} }, "unknown key `wieghts`; did you mean `weights`?"],
    [{ late: { pointPerDay: 1 } }, "unknown key `pointPerDay` in `late`; did you mean `pointsPerDay`?"],
    [
      { assignments: { "first-fit": { hiden: [] } } },
      "unknown key `hiden` in `assignments.first-fit`; did you mean `hi",
    ],
    [
      { assignments: { "frist-fit": {} } },
      "there is no assignment `frist-fit` for `assignments`; did you mean `first-",
    ],
    [
      { frobnicate: 1 },
      "unknown key `frobnicate`; there is `weights`, `hidden`, `visible`, `late`, `criteria`, `mistakes`, `stages`, `assignm",
    ],
    [{ weights: { merges: -3 } }, "`weights.merges` is -3; it must be a number of points from 0 to 100000, with two d"],
    [{ weights: { merges: 1 / 3 } }, "`weights.merges` is 0.3333333333333333; it must be a number of points"],
    [{ weights: { merges: "40" } }, '`weights.merges` is "40"; it must be a number of points'],
    [{ weights: [40] }, "`weights` is [40]; it must be an object, as { merges: 40 }."],
    [{ hidden: "merges" }, '`hidden` is "merges"; it must be a list of stages and checks.'],
    [{ hidden: [3] }, "`hidden.0` is 3; it must be the name of a stage"],
    [{ late: { percentPerDay: 101 } }, "`late.percentPerDay` is 101; it must be a percentage from 0 to 100."],
    [{ late: { pointsPerDay: 5, due: "20 November" } }, '`late.due` is "20 November"; it must be a time with its of'],
    [{ stages: "nowhere" }, "`stages`: the folder `nowhere` is not there or has no stage file, as 7-reuse.test.ts."],
    [{ stages: "." }, "`stages` is the folder of the config; give it a folder of its own."],
    [{ criteria: { style: { levels: {} } } }, "`criteria.style.points` is missing; it must be a number of points"],
    [{ criteria: { style: { point: 5 } } }, "unknown key `point` in `criteria.style`; did you mean `points`?"],
    [null, "it is null; it must be an object, as "],
  ])("%j", async (config, message) => {
    expect(await fault(json(config))).toContain(message);
  });

  test("with the line where it is not JSON at all", async () => {
    expect(await fault({ "alloclab.config.json": '{\n "weights": {,}\n}' })).toMatch(/^is not JSON, line 2: /);
  });
});

test.each([
  [{ hidden: ["merges"], visible: ["merges"] }, "`merges` is both in `hidden` and in `visible`."],
  [
    { hidden: ["merges"], assignments: { "first-fit": { visible: ["merges"] } } },
    "`merges` is both in `hidden` and in `visible`.",
  ],
  [
    { late: { graceHours: 2 } },
    "`late` has `graceHours` but takes nothing off; add `pointsPerDay` or `percentPerDay`.",
  ],
  [{ late: {} }, "`late` is empty; add `pointsPerDay` or `percentPerDay`."],
  [
    { late: { pointsPerDay: 1, percentPerDay: 1 } },
    "`late` has both `pointsPerDay` and `percentPerDay`; leave one out.",
  ],
  [
    { late: { percentPerDay: 5, atMost: 150 } },
    "`late.atMost` is 150; with `percentPerDay` it is a percentage, 100 at",
  ],
])("what contradicts itself is told so: %j", async (config, message) => {
  expect(await fault(json(config))).toContain(message);
});

test("an assignment's own settings replace the general ones, key by key", async () => {
  const general = { weights: { basics: 1 }, hidden: ["merges"] };
  const config = { ...general, assignments: { "first-fit": { weights: { merges: 2 } }, "best-fit": { hidden: [] } } };
  expect(await load(json(config))).toMatchObject({ weights: { merges: 2 }, hidden: ["merges"], late: null });
});

test("stage files come after the assignment's own, by their numbers", async () => {
  const files = {
    "mine/10-last.test.ts": "",
    "mine/7-reuse.test.ts": "",
    "mine/notes.md": "",
    ...json({ stages: "mine" }),
  };
  const config = await load(files);
  const { suites } = applyConfig({ ...exercise, suites: ["/1-basics.test.ts"] }, config);
  expect(suites.map((path) => path.slice(path.lastIndexOf("/") + 1))).toEqual([
    "1-basics.test.ts",
    "7-reuse.test.ts",
    "10-last.test.ts",
  ]);
});

describe("the stages and checks that a config names", () => {
  const merges = { name: "merges", checks: [{ name: "merges at the head", points: 2 }] };
  const config = { ...NO_CONFIG, path: "alloclab.config.json" };

  test.each([
    [{ weights: { mergers: 1 } }, "`weights`: there is no stage `mergers`; did you mean `merges`?"],
    [{ hidden: ["mergers/x"] }, "`hidden`: there is no stage `mergers`; did you mean `merges`?"],
    [
      { visible: ["merges/merges at the haed"] },
      "there is no check `merges/merges at the haed`; did you mean `merges/m",
    ],
    [{ weights: { merges: 0 } }, "`weights` leave no stage with points; give one more than 0."],
  ])("have to be there: %j", (part, message) => {
    expect(() => checkNames({ ...config, ...part }, [merges], [])).toThrow(message);
  });

  test("may be all in order, the instructor's own among them", () => {
    const named = { ...config, weights: { reuse: 3 }, hidden: ["merges/merges at the head"] };
    expect(() => checkNames(named, [merges], [{ ...merges, name: "reuse" }])).not.toThrow();
  });

  test("may not be there twice", () => {
    expect(() => checkNames(config, [merges], [merges])).toThrow(
      "`stages` has a stage `merges`, and so has the assign",
    );
  });
});

describe("names for mistakes", () => {
  const mistakes = (mistakes: unknown) => json({ mistakes });

  test("come to the assignment, and nothing else changes", async () => {
    const config = await load(mistakes({ one: { fingerprint: "abcde", told: "stops too late" } }));
    const named = [{ name: "one", fingerprints: ["abcde"], told: "stops too late" }];
    expect(applyConfig(exercise, config)).toEqual({ ...exercise, named });
    const two = await load(mistakes({ one: { fingerprint: ["abcde", "abcdeabc-_"], why: "It is late." } }));
    expect(two.mistakes).toEqual([{ name: "one", fingerprints: ["abcde", "abcdeabc-_"], why: "It is late." }]);
  });

  test.each([
    [{ one: "abcde" }, '`mistakes.one` is "abcde"; it must be an object, as { fingerprint: "Zk3q9" }'],
    [{ one: {} }, "`mistakes.one.fingerprint` is missing; it must be a fingerprint as the page of a class has it"],
    [{ one: { fingerprint: "abcd" } }, '`mistakes.one.fingerprint` is "abcd"; it must be a fingerprint'],
    [{ one: { fingerprint: [] } }, "`mistakes.one.fingerprint` is []; it must be a fingerprint"],
    [{ one: { fingerprint: "abcde", tell: "x" } }, "unknown key `tell` in `mistakes.one`; did you mean `told`?"],
    [{ one: { fingerprint: "abcde", told: "stops too late." } }, "on one line and without a full stop"],
    [{ "best-fit": { fingerprint: "abcde" } }, "`mistakes`: `best-fit` is known already; give yours another name."],
  ])("are told by their keys where they are wrong: %j", async (named, message) => {
    const known = { checks: [], mistakes: [{ name: "best-fit", behaviour: {} }] };
    const folder = await folderWith(mistakes(named));
    const loading = loadConfig(null, { ...exercise, mistakes: known }, folder, IDS);
    await expect(loading).rejects.toThrow(message);
  });
});
