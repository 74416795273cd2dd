import { access, constants, readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import {
  filesWith,
  handIn,
  linkPackages,
  make,
  needs,
  root,
  runProgram,
  scratch,
  unzip,
} from "../../support/autograder.js";

const visibility = z.enum(["hidden", "after_due_date", "after_published", "visible"]);
const format = z.enum(["text", "html", "simple_format", "md", "ansi"]);
/** `results.json` by Gradescope's documentation; either a score or rows with scores must be there. */
const results = z
  .strictObject({
    score: z.number().exactOptional(),
    execution_time: z.number(),
    output: z.string(),
    output_format: format,
    test_output_format: format,
    test_name_format: format,
    visibility,
    extra_data: z.looseObject({}),
    tests: z.array(
      z.strictObject({
        name: z.string(),
        number: z.string(),
        score: z.number(),
        max_score: z.number(),
        status: z.enum(["passed", "failed"]),
        output: z.string().exactOptional(),
        output_format: format,
        visibility,
      }),
    ),
  })
  .required({ score: true });

let zip = "";
let place = "";
let names: string[] = [];

/** As Gradescope lays it out: the zip in `source/`, `run_autograder` beside it. */
beforeAll(async () => {
  zip = await make("gradescope");
  place = await scratch();
  names = await unzip(zip, join(place, "source"));
  await linkPackages(join(place, "source"));
}, 60_000);

/** Grades a submission there, and reads the results. */
async function graded(
  kind: Parameters<typeof handIn>[0],
  env: Record<string, string> = {},
): Promise<{ status: number; written: unknown }> {
  const here = await scratch();
  await handIn(kind, join(here, "submission"));
  const { symlink } = await import("node:fs/promises");
  await symlink(join(place, "source"), join(here, "source"));
  const { status } = await runProgram(join(here, "source/run_autograder"), [], {
    cwd: here,
    env: { AUTOGRADER_ROOT: here, ...env },
  });
  expect(await readdir(join(here, "results")), "nothing half-written is left").toEqual(["results.json"]);
  return { status, written: JSON.parse(await readFile(join(here, "results/results.json"), "utf8")) };
}

describe("the zip", () => {
  test("has its two scripts at the root, executable, with line feeds alone", async () => {
    for (const name of ["setup.sh", "run_autograder"]) {
      expect(names).toContain(name);
      await access(join(place, "source", name), constants.X_OK);
      expect(await readFile(join(place, "source", name), "utf8")).toMatch(/^#![^\r]+$/);
    }
  });

  test("is the same bytes each time", async () => {
    expect(await readFile(await make("gradescope"))).toEqual(await readFile(zip));
  });

  test("holds the hidden checks of its assignment, and neither solutions nor mutants nor tests of the grader", () => {
    const solutions = names.filter((name) => name.startsWith("solutions/"));
    expect(solutions.length).toBeGreaterThan(0);
    expect(solutions.filter((name) => !name.startsWith("solutions/01-first-fit/stages/"))).toEqual([]);
    expect(names.filter((name) => /^grader\/(test|bench|mutate|fuzz|seeds)\//.test(name))).toEqual([]);
    expect([...names].sort()).toEqual(names);
  });

  test("says nothing of the place where it was made", async () => {
    expect(await filesWith(join(place, "source"), root)).toEqual([]);
  });

  test("leaves the hidden checks out when it is asked to", async () => {
    const folder = await scratch();
    const without = await unzip(await make("gradescope", "--hidden-checks", "left-out"), folder);
    expect(without.filter((name) => name.startsWith("solutions/"))).toEqual([]);
  });
});

test("setup.sh installs the packages without those for development, and nothing else where Node is there", async (context) => {
  needs(context, "bash");
  const bin = await scratch();
  await writeFile(join(bin, "npm"), '#!/bin/sh\necho "npm $* in $PWD"\n', { mode: 0o755 });
  for (const other of ["apt-get", "curl"]) await writeFile(join(bin, other), "#!/bin/sh\nexit 1\n", { mode: 0o755 });
  const { status, out } = await runProgram("bash", [join(place, "source/setup.sh")], {
    cwd: place,
    env: { AUTOGRADER_ROOT: place, PATH: `${bin}:${process.env.PATH}` },
  });
  expect({ status, out }).toEqual({ status: 0, out: `npm ci --omit=dev in ${place}/source\n` });
});

test("setup.sh takes no Node but the one whose checksum it has", async (context) => {
  needs(context, "bash");
  const bin = await scratch();
  // The image's own is too old, and what comes in place of the release is something else.
  const tools = { node: "exit 1", npm: "touch $0.run", curl: "echo other >$2", tar: "touch $0.run" };
  for (const [name, does] of Object.entries(tools))
    await writeFile(join(bin, name), `#!/bin/sh\n${does}\n`, { mode: 0o755 });
  const { status } = await runProgram("bash", [join(place, "source/setup.sh")], {
    cwd: place,
    env: { AUTOGRADER_ROOT: place, NODE_PREFIX: bin, PATH: `${bin}:${process.env.PATH}` },
  });
  expect(status).not.toBe(0);
  expect((await readdir(bin)).filter((name) => name.endsWith(".run"))).toEqual([]);
});

describe("run_autograder", () => {
  test.each([
    ["right", 100],
    ["wrong", 1],
    ["broken", 0],
    ["unreadable", 0],
  ] as const)("leaves results that Gradescope takes: %s", async (kind, least) => {
    const { status, written } = await graded(kind);
    expect(status).toBe(0);
    const { score, tests, output } = results.parse(written);
    expect(tests.reduce((sum, row) => sum + row.max_score, 0)).toBe(100);
    expect(tests.reduce((sum, row) => sum + row.score, 0)).toBe(score);
    expect(score).toBeGreaterThanOrEqual(least);
    if (least < 100) expect(score).toBeLessThan(100);
    if (least === 0) expect(score).toBe(0);
    if (kind === "unreadable") expect(output).toMatch(/nothing to grade: .*memory-allocator\.ts/);
  });

  test("gives no score when the grader is cut off, whatever it had written by then", async (context) => {
    needs(context, "bash");
    const bin = await scratch();
    // A node that writes a score and is then killed.
    const node = `#!/bin/sh\nwhile [ "$1" != --output ]; do shift; done\necho '{"score": 3}' >"$2"\nkill -9 $$\n`;
    await writeFile(join(bin, "node"), node, { mode: 0o755 });
    const { status, written } = await graded("right", { PATH: `${bin}:${process.env.PATH}` });
    expect(status).not.toBe(0);
    expect(written).not.toHaveProperty("score");
    expect(written).not.toHaveProperty("tests");
    expect(written).toHaveProperty("output", expect.stringContaining("no score"));
  });
});
