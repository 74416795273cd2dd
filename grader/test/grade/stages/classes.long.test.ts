/** An assignment whose entry has several classes, each of which is graded by itself. */
import { join } from "node:path";
import { expect, test } from "vitest";
import { gradeAll } from "../../../grade/grade.js";
import { loadExercise } from "../../../grade/load/exercise.js";
import { loadSubmission } from "../../../grade/load/submission.js";
import type { Report } from "../../../model/report.js";
import { courseWith } from "../../support/course.js";
import { folderWith } from "../../support/folder.js";

const MANIFEST = {
  title: "Counters",
  summary: "Count up, and down.",
  entry: "counters.ts",
  class: ["Up", "Down"],
  studentFiles: ["counters.ts"],
};

const DEFINITION = `
  import { returns } from "#kit/subject/expected";
  class Model { at = 0; }
  const picture = (model) => ({ capacity: 100, blocks: [{ start: 0, size: 100, state: "free" }] });
  const definitionOf = (className, step) => ({
    className, noun: "counter",
    construct: { parameters: [], due: () => returns(undefined), oracle: () => new Model() },
    methods: { count: { parameters: [], about: "count on", due: (model) => returns(model.at + step), make: (model) => { model.at += step; } } },
    views: {}, picture, key: (model) => String(model.at),
    play: { example: { capacity: 1, calls: [] }, most: { units: 100, calls: 100 }, construct: () => [],
      request: () => ({ method: "count", args: [] }), release: () => ({ method: "count", args: [] }), freeing: () => null },
  });
  export const [up, down] = [definitionOf("Up", 1), definitionOf("Down", -1)];`;

/** Checks of both classes in turn, with calls, a small world, code beside the submission, and a plain one, for which nothing is chosen. */
const STAGE = `
  import { check, stage } from "#kit/check/stage";
  import { checksOf } from "#kit/define/checks";
  import { worldChecksOf, worldOf } from "#kit/define/world";
  import { START } from "#kit/define/small-world";
  import { down, up } from "./definition.js";
  const world = (definition) => worldChecksOf(definition, [{ plays: "fresh", world: worldOf(definition, {
    construct: [[]], start: { kind: START, isEdge: false }, calls: (model) => Math.abs(model.at) < 2 ? [{ method: "count", args: [] }] : [],
    topic: () => ({ kind: "count", isEdge: false }), looks: () => [] }) }]);
  const ups = checksOf(up)({ judge: [] }), downs = checksOf(down)({ judge: [] });
  const [upWorld, downWorld] = [world(up), world(down)];
  const thrice = ({ counter }) => { const it = counter(); for (let call = 0; call < 3; call++) it.count(); };
  stage("both", () => {
    ups.check("up counts", { points: 1 }, thrice);
    downs.check("down counts", { points: 1 }, thrice);
    check("the first is meant where nobody chooses", { points: 1 }, ({ subject }) => {
      if (subject.className !== "Up" || subject.ask("which").value !== "Up") throw new Error("it is " + subject.className);
    });
    downs.check("code beside it is given the chosen one", { points: 1 }, ({ subject }) => {
      if (subject.ask("which").value !== "Down") throw new Error("it is another");
    });
    downWorld.check("down is right in every state", { points: 1 }, () => true);
    upWorld.check("up is right in every state", { points: 1 }, () => true);
  });`;

const FILES = {
  "exercises/01-counters/exercise.json": JSON.stringify(MANIFEST),
  "exercises/01-counters/counters.ts": "export class Up {}\nexport class Down {}\n",
  "exercises/01-counters/stages/definition.ts": DEFINITION,
  "exercises/01-counters/stages/inside.ts": "export const which = (Class: any) => Class.name;",
  "exercises/01-counters/stages/1-both.test.ts": STAGE,
};

const UP = "class Up { at = 0; count() { return ++this.at; } }";
const DOWN = "class Down { at = 0; count() { return --this.at; } }";

async function graded(source: string, host: "sandbox" | "native"): Promise<Report> {
  const course = await courseWith(FILES);
  const exercise = await loadExercise(course, "counters");
  const folder = await folderWith({ "counters.ts": source });
  const submission = await loadSubmission(join(folder, "counters.ts"), exercise);
  const [report] = await gradeAll([submission], exercise, { seed: 42, host, types: false, threads: 1 });
  return report as Report;
}

const statuses = (report: Report): string[] =>
  report.stages.flatMap(({ checks }) => checks.map(({ name, status }) => `${name}: ${status}`));

const failing = (report: Report): string[] => statuses(report).filter((line) => !line.endsWith(": passed"));

test.each(["sandbox", "native"] as const)("each class is graded by itself, in the %s host", async (host) => {
  expect(failing(await graded(`export ${UP} export ${DOWN}`, host))).toEqual([]);
  const wrong = await graded(`export ${UP} export ${DOWN.replace("--this.at", "7")}`, host);
  expect(failing(wrong)).toEqual(["down counts: failed", "down is right in every state: failed"]);
});

test.each(["sandbox", "native"] as const)(
  "one that is not there costs its own checks, in the %s host",
  async (host) => {
    for (const source of [`export ${UP}`, UP]) {
      const report = await graded(source, host);
      expect(failing(report)).toEqual([
        "down counts: failed",
        "code beside it is given the chosen one: failed",
        "down is right in every state: failed",
      ]);
      expect(report.stages[0]?.checks[1]?.message).toMatch(
        /^There is no class named Down in it: it exports `Up`\. Write/,
      );
    }
    const first = await graded(`export ${DOWN}`, host);
    expect(failing(first)).toEqual([
      "up counts: failed",
      "the first is meant where nobody chooses: skipped",
      "up is right in every state: failed",
    ]);
  },
);

test("with none of them it is not loaded", async () => {
  const report = await graded("export class Sideways {}", "sandbox");
  expect(report.score).toBe(0);
  expect(report.problems[0]?.message).toMatch(/no class named Up/);
});

test("a file that holds one of them stands for the entry, whatever its name", async () => {
  const course = await courseWith(FILES);
  const exercise = await loadExercise(course, "counters");
  const folder = await folderWith({ "mine.ts": DOWN });
  const submission = await loadSubmission(folder, exercise);
  const [report] = await gradeAll([submission], exercise, { seed: 42, host: "sandbox", types: false, threads: 1 });
  expect(report?.stages[0]?.checks[1]?.status).toBe("passed");
});
