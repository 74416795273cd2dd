import { copyFile, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { zip } from "../../support/zip.js";
import { make, needs, packages, runProgram, scratch, submissions } from "../../support/autograder.js";

/** As Autolab does it: words before a colon get quotation marks, and then the line is read as JSON. */
const autoresult = (line: string): { scores: Record<string, number | null> } =>
  JSON.parse(line.replace(/([a-zA-Z0-9]+):/g, '"$1":')) as { scores: Record<string, number | null> };

const STAGES = ["basics", "exhaustion", "fragmentation", "merges", "boundaries", "invalid-ops"];

let output = "";
beforeAll(async () => {
  output = await make("autolab", "--handin", "handin.zip");
});

/** As Autolab lays it out: the two files and the hand-in, under the name of the lab, in an empty folder; then `make`. */
async function graded(
  handin: Uint8Array | string,
  env: Record<string, string> = {},
): Promise<{ lines: string[]; status: number }> {
  const here = await scratch();
  await copyFile(join(output, "autograde-Makefile"), join(here, "Makefile"));
  await copyFile(join(output, "autograde.tar"), join(here, "autograde.tar"));
  await writeFile(join(here, "handin.zip"), handin);
  const { out, status } = await runProgram("make", [], { cwd: here, env: { ALLOCLAB_PACKAGES: packages, ...env } });
  expect(out, "is ASCII").toMatch(/^[\n -~]*$/);
  return { lines: out.trimEnd().split("\n"), status };
}

const zipOf = async (path: string): Promise<Uint8Array> =>
  zip([{ name: "memory-allocator.ts", data: await readFile(path) }]);

test("the problems that the lab must have are listed with their points", async () => {
  const rows = (await readFile(join(output, "problems.txt"), "utf8")).trim().split("\n").slice(1);
  expect(rows.map((row) => row.split("\t")[0])).toEqual(STAGES);
  expect(rows.reduce((sum, row) => sum + Number(row.split("\t")[1]), 0)).toBe(100);
});

test("the tar says nothing of when, and by whom, it was made", async (context) => {
  needs(context, "tar");
  const { out } = await runProgram("tar", ["-tvf", join(output, "autograde.tar")], { cwd: output, env: { TZ: "UTC" } });
  const lines = out.trim().split("\n");
  expect(lines.length).toBeGreaterThan(100);
  expect(lines.filter((line) => !/ 0\/0 .* 2000-01-01 12:00 \.\/autograde\//.test(line))).toEqual([]);
});

describe("a hand-in", () => {
  test("that is right gets all points, in the last line", async (context) => {
    needs(context, "make", "tar", "bash");
    const { lines, status } = await graded(await zipOf(submissions.right));
    const { scores } = autoresult(lines.at(-1) ?? "");
    expect(status).toBe(0);
    expect(Object.keys(scores)).toEqual(STAGES);
    expect(Object.values(scores).reduce((sum: number, score) => sum + (score ?? 0), 0)).toBe(100);
    expect(JSON.parse(lines.at(-2) ?? "")).toMatchObject({ _presentation: "semantic", stages: STAGES });
  });

  test("that is wrong loses points where it is wrong", async (context) => {
    needs(context, "make", "tar", "bash");
    const { lines } = await graded(await zipOf(submissions.wrong));
    const { scores } = autoresult(lines.at(-1) ?? "");
    expect(scores.merges).toBeLessThan(30);
    expect(lines.join("\n")).toMatch(/merges\//);
  });

  test("that is no archive gets 0 for every problem, and the reason", async (context) => {
    needs(context, "make", "tar", "bash");
    const { lines } = await graded("this is no zip");
    const { scores } = autoresult(lines.at(-1) ?? "");
    expect(Object.keys(scores)).toEqual(STAGES);
    expect(new Set(Object.values(scores))).toEqual(new Set([0]));
    expect(lines.join(" ")).toMatch(/nothing to grade|archive/i);
  });

  test("gets no score, and so no zero, when the grader is cut off", async (context) => {
    needs(context, "make", "tar", "bash");
    const bin = await scratch();
    await writeFile(join(bin, "node"), "#!/bin/sh\nkill -9 $$\n", { mode: 0o755 });
    const { lines } = await graded(await zipOf(submissions.right), { PATH: `${bin}:${process.env.PATH}` });
    expect(autoresult(lines.at(-1) ?? "").scores).toEqual(Object.fromEntries(STAGES.map((stage) => [stage, null])));
  });
});
