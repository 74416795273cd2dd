import { cp, readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { handIn, make, needs, packages, runProgram, scratch } from "../../support/autograder.js";

/** `results.json` as PrairieLearn reads it. */
const results = z.union([
  z.object({
    gradable: z.literal(true),
    score: z.number().min(0).max(1),
    tests: z.array(z.object({ name: z.string(), points: z.number(), max_points: z.number() })).min(1),
  }),
  z.object({ gradable: z.literal(false), format_errors: z.array(z.string()).min(1) }),
]);

let output = "";
beforeAll(async () => {
  output = await make("prairielearn", "--image", "somebody/alloclab:1");
});

/** As PrairieLearn lays it out: the question's tests and the student's files, copied. */
async function graded(
  kind: Parameters<typeof handIn>[0],
  env: Record<string, string> = {},
): Promise<z.infer<typeof results>> {
  const here = await scratch();
  await cp(join(output, "question/tests"), join(here, "tests"), { recursive: true });
  await handIn(kind, join(here, "student"));
  const { status, err } = await runProgram("bash", [join(here, "tests/grade.sh")], {
    cwd: here,
    env: { GRADE_ROOT: here, ALLOCLAB_PACKAGES: packages, ...env },
  });
  expect(status, `PrairieLearn fails a job that ends with anything but 0: ${err}`).toBe(0);
  expect(await readdir(join(here, "results"))).toEqual(["results.json"]);
  const text = await readFile(join(here, "results/results.json"), "utf8");
  expect(Buffer.byteLength(text)).toBeLessThan(2 ** 20);
  return results.parse(JSON.parse(text));
}

test("the folder holds a question that names the image and its script, and what the image is made of", async () => {
  const info = JSON.parse(await readFile(join(output, "question/info.json"), "utf8")) as Record<string, unknown>;
  expect(info).toMatchObject({
    uuid: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/) as string,
    gradingMethod: "External",
    externalGradingOptions: {
      image: "somebody/alloclab:1",
      entrypoint: ["bash", "/grade/tests/grade.sh"],
      enableNetworking: false,
    },
  });
  expect(await readFile(join(output, "question/question.html"), "utf8")).toContain(
    'file-names="free-block.ts,allocate.ts,free.ts,merge.ts"',
  );
  expect((await readdir(join(output, "image"))).sort()).toEqual([
    ".npmrc",
    "Dockerfile",
    "package-lock.json",
    "package.json",
  ]);
  expect(await readFile(join(output, "image/Dockerfile"), "utf8")).toMatch(/^FROM node:\d+-slim$/m);
  expect(await readdir(join(output, "question/tests/kit/solutions"))).toEqual(["01-first-fit"]);
});

describe("a submission", () => {
  test("that is right gets 1", async (context) => {
    needs(context, "bash");
    expect(await graded("right")).toMatchObject({ gradable: true, score: 1 });
  });

  test("that is wrong gets its part", async (context) => {
    needs(context, "bash");
    const written = await graded("wrong");
    if (!written.gradable) throw new Error("it is not gradable");
    const earned = written.tests.reduce((sum, each) => sum + each.points, 0);
    expect(written.score).toBeCloseTo(earned / 100, 9);
    expect(earned).toBeGreaterThan(0);
    expect(earned).toBeLessThan(100);
  });

  test("that cannot be read costs no attempt, and the student is told why", async (context) => {
    needs(context, "bash");
    expect(await graded("unreadable")).toEqual({
      gradable: false,
      format_errors: [expect.stringMatching(/^Nothing to grade: .*memory-allocator\.ts/)],
    });
  });

  test("costs no attempt when the grader is cut off", async (context) => {
    needs(context, "bash");
    const bin = await scratch();
    await writeFile(join(bin, "node"), "#!/bin/sh\nkill -9 $$\n", { mode: 0o755 });
    const written = await graded("right", { PATH: `${bin}:${process.env.PATH}` });
    expect(written).toMatchObject({ gradable: false });
  });
});
