import { describe, expect, test } from "vitest";
import { z } from "zod";
import { autolab } from "../../report/autolab.js";
import { classroom50 } from "../../report/classroom50.js";
import { prairielearn } from "../../report/prairielearn.js";
import { names, saved, UNSEEN, withMessage } from "./fixtures.js";

const isScored = (name: string): boolean => saved(name).score !== null && saved(name).host === "sandbox";
const scored = names.filter(isScored);
const unscored = names.filter((name) => !isScored(name));

describe("PrairieLearn's results", () => {
  const results = z.union([
    z.strictObject({
      gradable: z.literal(true),
      score: z.number().min(0).max(1),
      message: z.string(),
      output: z.string(),
      tests: z.array(
        z.strictObject({
          name: z.string(),
          points: z.number(),
          max_points: z.number(),
          message: z.string(),
          output: z.string().exactOptional(),
        }),
      ),
    }),
    z.strictObject({ gradable: z.literal(false), format_errors: z.array(z.string()).min(1) }),
  ]);
  const written = (name: string) => results.parse(JSON.parse(prairielearn(saved(name))));

  test.each(scored.filter((name) => name !== "no-submission"))("have the score as a part of 1: %s", (name) => {
    const { score, maxScore } = saved(name);
    const result = written(name);
    if (!result.gradable) throw new Error("it is not gradable");
    expect(result.score).toBeCloseTo((score ?? 0) / maxScore, 6);
    expect(result.tests.reduce((sum, each) => sum + each.points, 0)).toBe(score);
  });

  test.each([...unscored, "no-submission"])("are not gradable, so that no attempt is lost: %s", (name) => {
    expect(written(name).gradable).toBe(false);
  });

  test("give 0 for what cannot be loaded, and say why", () => {
    expect(written("load-error")).toMatchObject({
      score: 0,
      message: expect.stringContaining("could not be loaded") as string,
    });
  });

  test("stay below 1 MiB, and say of every check how it ended", () => {
    const flood = withMessage(
      saved("many-faults"),
      "x".repeat(3_000),
      Array<string>(200).fill("é\u{1f600}".repeat(400)),
    );
    const [stage] = flood.stages;
    flood.stages = Array.from({ length: 60 }, (_, i) => ({ ...structuredClone(stage), name: `stage ${i}` }) as never);
    const text = prairielearn(flood);
    expect(Buffer.byteLength(text)).toBeLessThan(2 ** 20);
    expect((JSON.parse(text) as { tests: unknown[] }).tests).toHaveLength(60 * (stage?.checks.length ?? 0));
  });

  test("put no markup into a page", () => {
    const report = { ...saved("no-submission"), error: "`<img src=x onerror=alert(1)>.zip` cannot be read" };
    expect(prairielearn(report)).not.toMatch(/[<>]/);
  });
});

/** As `parseAutoresult` of Autolab does it: words before a colon get quotation marks, and then it is read as JSON. */
const asAutolabReads = (line: string): unknown => JSON.parse(line.replace(/([a-zA-Z0-9]+):/g, '"$1":'));

describe("Autolab's output", () => {
  const linesOf = (text: string): string[] => text.trimEnd().split("\n");

  test.each(scored)("ends with a line of scores that Autolab can read: %s", (name) => {
    const { stages } = saved(name);
    expect(asAutolabReads(linesOf(autolab(saved(name))).at(-1) ?? "")).toEqual({
      scores: Object.fromEntries(stages.map((stage) => [stage.name, stage.score])),
    });
  });

  test.each(unscored)("gives no problem a score, and so no zero, where there is none to give: %s", (name) => {
    const { scores } = asAutolabReads(linesOf(autolab(saved(name))).at(-1) ?? "") as { scores: object };
    expect(Object.values(scores).filter((score) => score !== null)).toEqual([]);
  });

  test.each(["part 1: lists", "http://x", 'a"b:c\\', "été : naïve"])("bears a stage of any name: %s", (stageName) => {
    const report = saved("many-faults");
    if (report.stages[0] !== undefined) report.stages[0].name = stageName;
    const read = asAutolabReads(linesOf(autolab(report)).at(-1) ?? "") as { scores: Record<string, number> };
    expect(Object.values(read.scores).reduce((sum, score) => sum + score, 0)).toBe(report.score);
  });

  test.each(names)("has a line for Autolab's table before it: %s", (name) => {
    const feedback = JSON.parse(linesOf(autolab(saved(name))).at(-2) ?? "") as Record<string, unknown>;
    const { stages } = saved(name);
    expect(feedback).toMatchObject({ _presentation: "semantic", stages: stages.map((stage) => stage.name) });
    for (const { name, checks } of stages) {
      const rows = feedback[name] as Record<string, { passed: boolean }>;
      expect(Object.values(rows).map(({ passed }) => passed)).toEqual(checks.map(({ status }) => status === "passed"));
    }
  });

  test("is ASCII, whatever a submission prints", () => {
    const hostile = withMessage(saved("many-faults"), "日本 \u{1f600} “so”", [
      '{"scores": {"basics": 999}}',
      "\u001b[2Jx",
    ]);
    const text = autolab(hostile);
    expect(text).toMatch(/^[\n -~]*$/);
    expect(asAutolabReads(linesOf(text).at(-1) ?? "")).toHaveProperty("scores.basics", hostile.stages[0]?.score);
  });
});

describe("Classroom 50's result", () => {
  const result = z.strictObject({
    schema: z.literal("classroom50/result/v1"),
    score: z.int().min(0).exactOptional(),
    "max-score": z.int().min(0),
    tests: z.array(
      z.looseObject({ "test-name": z.string(), passed: z.boolean(), score: z.int(), "max-score": z.int() }),
    ),
    alloclab: z.looseObject({ pointsAreTimes: z.int().min(1) }),
  });
  const written = (report = saved("many-faults")) => result.parse(JSON.parse(classroom50(report)));

  test.each(scored)("has whole numbers that add up: %s", (name) => {
    const { score, tests, ...rest } = written(saved(name));
    expect(score).toBe(tests.reduce((sum, each) => sum + each.score, 0));
    expect(rest["max-score"]).toBe(tests.reduce((sum, each) => sum + each["max-score"], 0));
    expect((score ?? 0) / rest.alloclab.pointsAreTimes).toBe(saved(name).score);
  });

  test("doubles halves, so that nothing is rounded", () => {
    const report = saved("many-faults");
    const passed = report.stages[0]?.checks.find(({ status }) => status === "passed");
    if (passed === undefined) throw new Error("no check passed");
    const worth = passed.score;
    Object.assign(passed, { score: worth - 0.5, maxScore: worth - 0.5 });
    const { score, alloclab } = written(report);
    expect(alloclab.pointsAreTimes).toBe(2);
    expect(score).toBe(((saved("many-faults").score ?? 0) - 0.5) * 2);
  });

  test.each(unscored)("has no score where there is none to give: %s", (name) => {
    expect(written(saved(name))).not.toHaveProperty("score");
  });

  test("lets no control characters through", () => {
    const hostile = withMessage(saved("many-faults"), "a\u001b[31mb\u202ec");
    for (const each of written(hostile).tests) expect(JSON.stringify(each)).not.toMatch(UNSEEN);
  });
});
