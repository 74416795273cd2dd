import { copyFile, mkdir, readFile, readdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { kitFiles } from "../../../publish/autograder/kit.js";
import { writeTree } from "../../../publish/autograder/tree.js";
import { linkPackages, make, needs, root, runProgram, scratch, submissions } from "../../support/autograder.js";

const step = z.strictObject({
  name: z.string().exactOptional(),
  uses: z
    .string()
    .regex(/^actions\/[a-z-]+@v\d+$/)
    .exactOptional(),
  with: z.record(z.string(), z.unknown()).exactOptional(),
  env: z.record(z.string(), z.string()).exactOptional(),
  run: z.string().exactOptional(),
});
/** The part of GitHub's workflow syntax that these files may use. */
const workflow = z.strictObject({
  name: z.string(),
  on: z.partialRecord(z.enum(["push", "workflow_dispatch"]), z.null()),
  permissions: z.strictObject({ contents: z.literal("read") }),
  env: z.record(z.string(), z.string()),
  jobs: z.record(
    z.string(),
    z.strictObject({
      needs: z.string().exactOptional(),
      "runs-on": z.literal("ubuntu-latest"),
      "timeout-minutes": z.int(),
      strategy: z
        .strictObject({ "fail-fast": z.boolean(), matrix: z.strictObject({ shard: z.array(z.int()) }) })
        .exactOptional(),
      steps: z.array(step),
    }),
  ),
});
type Workflow = z.infer<typeof workflow>;

let output = "";
beforeAll(async () => {
  output = await make("github-actions", "--fail-under", "40", "--seed", "7");
}, 60_000);

const read = async (name: string): Promise<Workflow> =>
  workflow.parse(parse(await readFile(join(output, ".github/workflows", name), "utf8")));

/** A repository as it is checked out: the course without its solutions. Its packages are there, and `npm ci` only says so. */
async function checkout(): Promise<{ repository: string; env: Record<string, string> }> {
  const [repository, bin] = [await scratch(), await scratch()];
  await writeTree(repository, await kitFiles(root, "01-first-fit", false));
  await linkPackages(repository);
  await writeFile(join(bin, "npm"), '#!/bin/sh\necho "npm $*"\n', { mode: 0o755 });
  await writeFile(join(bin, "npx"), `#!/bin/sh\nshift\nexec node ${repository}/grader/bin.js "$@"\n`, { mode: 0o755 });
  return { repository, env: { PATH: `${bin}:${process.env.PATH}`, GITHUB_STEP_SUMMARY: join(bin, "summary.md") } };
}

/** Runs the steps of a job as a runner does, up to the first that fails; actions are passed over. Returns its name. */
async function runJob(
  { env, jobs }: Workflow,
  job: string,
  cwd: string,
  given: Record<string, string>,
): Promise<string | null> {
  for (const { run, name = "", env: own = {} } of jobs[job]?.steps ?? []) {
    if (run === undefined) continue;
    const { status } = await runProgram("bash", ["-e", "-c", run], { cwd, env: { ...env, ...own, ...given } });
    if (status !== 0) return name;
  }
  return null;
}

test("nothing of a workflow's expressions gets into a shell but by its environment", async () => {
  for (const name of ["grade.yml", "grade-class.yml"]) {
    const { jobs } = await read(name);
    const commands = Object.values(jobs).flatMap(({ steps }) => steps.flatMap(({ run = "" }) => run));
    expect(commands.length).toBeGreaterThan(0);
    for (const command of commands) expect(command).not.toContain("${{");
  }
});

describe("the workflow of a student's repository", () => {
  test("writes a summary and reports, and passes above the points that were asked for", async (context) => {
    needs(context, "bash");
    const { repository, env } = await checkout();
    await copyFile(submissions.right, join(repository, "exercises/01-first-fit/memory-allocator.ts"));
    expect(await runJob(await read("grade.yml"), "grade", repository, env)).toBeNull();
    expect(await readFile(env.GITHUB_STEP_SUMMARY ?? "", "utf8")).toMatch(/^### First fit: /);
    expect((await readdir(join(repository, "reports"))).sort()).toEqual([
      "first-fit.ctrf.json",
      "first-fit.html",
      "first-fit.json",
    ]);
    expect(JSON.parse(await readFile(join(repository, "reports/first-fit.json"), "utf8"))).toMatchObject({ seed: 7 });
  });

  test("fails below them, once the reports are written", async (context) => {
    needs(context, "bash");
    const { repository, env } = await checkout();
    expect(await runJob(await read("grade.yml"), "grade", repository, env)).toBe("Fail below FAIL_UNDER");
    expect(await readFile(env.GITHUB_STEP_SUMMARY ?? "", "utf8")).toContain("First fit");
    expect(await readdir(join(repository, "reports"))).toContain("first-fit.html");
  });
});

test("the workflow of a class grades its parts and joins them", async (context) => {
  needs(context, "bash");
  const { repository, env } = await checkout();
  await mkdir(join(repository, "submissions"));
  for (const [name, path] of Object.entries(submissions)) {
    await copyFile(path, join(repository, `submissions/${name}.ts`));
  }
  const workflow = await read("grade-class.yml");
  for (const part of [1, 2]) {
    expect(await runJob(workflow, "grade", repository, { ...env, SHARD: `${part}/2` })).toBeNull();
    // As the actions hand a part from one machine to the other.
    await mkdir(join(repository, "parts"), { recursive: true });
    await rename(join(repository, "part"), join(repository, `parts/part-${part}`));
  }
  expect(await runJob(workflow, "merge", repository, env)).toBeNull();
  const grades = await readFile(join(repository, "class/grades.csv"), "utf8");
  expect(
    grades
      .trim()
      .split(/\r?\n/)
      .map((line) => line.split(",")[0]),
  ).toEqual(["submission", "broken", "right", "wrong"]);
});
