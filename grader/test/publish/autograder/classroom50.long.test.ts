import { cp, mkdir, readFile, readdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { handIn, make, needs, packages, runProgram, scratch, unzip } from "../../support/autograder.js";

const instant = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
/** `result.json`, version 1, by its contract. */
const result = z
  .strictObject({
    schema: z.literal("classroom50/result/v1"),
    classroom: z.literal("systems"),
    assignment: z.literal("allocator"),
    assignment_type: z.enum(["individual", "group"]),
    owner: z.literal("ada-example"),
    submission: z.string().min(1),
    commit: z.url(),
    release: z.url(),
    review: z.url(),
    datetime: instant,
    graded_at: instant,
    score: z.int().min(0),
    "max-score": z.int().min(1),
    tests: z.array(
      z.looseObject({
        "test-name": z.string().min(1),
        passed: z.boolean(),
        score: z.int().min(0),
        "max-score": z.int().min(0),
      }),
    ),
  })
  .refine(({ score, tests }) => score === tests.reduce((sum, each) => sum + each.score, 0), "score is the sum");

const GIVEN = {
  CLASSROOM: "systems",
  ASSIGNMENT: "allocator",
  SUBMISSION_TAG: "submit/2026-11-20T10-00-00Z-a1b2c3d",
  USERNAME: "ada-example",
  OWNER: "ada-example",
  ASSIGNMENT_TYPE: "individual",
  COMMIT_URL: "https://github.example/ada/allocator/commit/a1b2c3d",
  RELEASE_URL: "https://github.example/ada/allocator/releases/tag/1",
  ALLOCLAB_PACKAGES: packages,
};

let output = "";
beforeAll(async () => {
  output = await make("classroom50");
}, 60_000);

/** As the runner lays it out: the bundle in one folder, the student's checkout in another, where it is run. */
async function graded(
  kind: Parameters<typeof handIn>[0],
  env: Record<string, string> = {},
  prepare: (checkout: string) => Promise<unknown> = () => Promise.resolve(),
) {
  const here = await scratch();
  const [bundle, checkout] = [join(here, "bundle"), join(here, "checkout")];
  await cp(output, bundle, { recursive: true });
  await handIn(kind, checkout);
  await prepare(checkout);
  const ended = await runProgram("python3", [join(bundle, "autograder.py")], {
    cwd: checkout,
    env: { ...GIVEN, ...env },
  });
  const text = await readFile(join(checkout, "result.json"), "utf8").catch(() => null);
  return { ...ended, written: text === null ? null : (JSON.parse(text) as unknown) };
}

test("the bundle, which is published on the web, has no hidden checks unless they are asked for", async () => {
  expect((await readdir(output)).sort()).toEqual([
    ".alloclab-autograder.json",
    "autograder.py",
    "kit.zip",
    "runtime.json",
  ]);
  const names = await unzip(join(output, "kit.zip"), await scratch());
  expect(names.filter((name) => name.startsWith("solutions/"))).toEqual([]);
});

describe("the time that counts", () => {
  const datetime = async (env: Record<string, string>): Promise<string> =>
    result.parse((await graded("broken", env, committedIn2001)).written).datetime;
  const committedIn2001 = async (checkout: string) => {
    const date = "2001-01-01T00:00:00Z";
    const env = { GIT_COMMITTER_DATE: date, GIT_AUTHOR_DATE: date };
    await runProgram("git", ["init", "-q"], { cwd: checkout });
    const who = ["-c", "user.name=ada", "-c", "user.email=ada@example.org"];
    await runProgram("git", [...who, "commit", "-qm", "x", "--allow-empty"], { cwd: checkout, env });
  };

  test("is that of the platform's tag, whatever the commit says", async (context) => {
    needs(context, "python3", "git");
    expect(await datetime({})).toBe("2026-11-20T10:00:00Z");
  });

  test("is that of the push where the tag has none", async (context) => {
    needs(context, "python3", "git");
    const event = join(await scratch(), "event.json");
    await writeFile(event, JSON.stringify({ repository: { pushed_at: 1_795_000_000 } }));
    expect(await datetime({ SUBMISSION_TAG: "submit/1", GITHUB_EVENT_PATH: event })).toBe("2026-11-18T11:06:40Z");
  });
});

describe("a submission", () => {
  test("that is right has every point that is to be had", async (context) => {
    needs(context, "python3");
    const { status, written, err } = await graded("right");
    expect({ status, err }).toEqual({ status: 0, err: "" });
    const { score, ...rest } = result.parse(written);
    expect(score).toBe(rest["max-score"]);
  });

  test("that is wrong has fewer, and a result.json of the student's own is no help", async (context) => {
    needs(context, "python3");
    const { status, written } = await graded("wrong", {}, (checkout) =>
      Promise.all([
        writeFile(join(checkout, "result.json"), '{"schema": "classroom50/result/v1", "score": 100}'),
        writeFile(join(checkout, "alloclab.config.json"), '{"weights": {"basics": 100}}'),
        writeFile(join(checkout, "json.py"), "raise SystemExit(0)\n"),
      ]),
    );
    expect(status).toBe(0);
    const { score, tests, ...rest } = result.parse(written);
    expect(score).toBeGreaterThan(0);
    expect(score).toBeLessThan(rest["max-score"]);
    expect(tests.find(({ passed }) => !passed)).toHaveProperty("message");
  });

  test("that is not there has 0, which is no fault of the machine", async (context) => {
    needs(context, "python3");
    const { status, written } = await graded("unreadable");
    expect(status).toBe(0);
    expect(result.parse(written).score).toBe(0);
  });

  test("has no result when the grader is cut off, not even one that was there", async (context) => {
    needs(context, "python3");
    const bin = await scratch();
    await mkdir(bin, { recursive: true });
    await writeFile(join(bin, "node"), "#!/bin/sh\nkill -9 $$\n", { mode: 0o755 });
    const elsewhere = join(await scratch(), "elsewhere.json");
    await writeFile(elsewhere, "{}");
    const { status, written, err } = await graded("right", { PATH: `${bin}:${process.env.PATH}` }, (checkout) =>
      symlink(elsewhere, join(checkout, "result.json")),
    );
    expect(status).toBe(1);
    expect(err).toMatch(/^::error::the grader itself went wrong/m);
    expect(written).toBeNull();
    expect(await readFile(elsewhere, "utf8")).toBe("{}");
  });
});
