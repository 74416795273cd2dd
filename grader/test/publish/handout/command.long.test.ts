import { execFileSync } from "node:child_process";
import { chmod, cp, mkdir, readFile, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { searchFor } from "../../../publish/leaks/search.js";
import { secretsOf } from "../../../publish/leaks/secrets.js";
import { needs, root, runProgram, scratch } from "../../support/autograder.js";
import { folderWith } from "../../support/folder.js";
import { run } from "../../support/terminal.js";

const allSecrets = await secretsOf(root);

/** Made once; tests that change it do so in a copy. */
let made = "";
beforeAll(async () => {
  made = join(await scratch(), "made");
  expect(await run(["handout", "--output", made])).toMatchObject({ status: 0, err: "" });
}, 60_000);

/** A copy of the handout in a folder of its own. */
async function copied(): Promise<string> {
  const folder = join(await folderWith({}), "copy");
  await cp(made, folder, { recursive: true });
  return folder;
}

/** A course like this one, whose exercises may be written in. */
async function course(): Promise<string> {
  const folder = await folderWith({});
  for (const name of ["package.json", "package-lock.json", "tsconfig.json", ".npmrc", "LICENSE"])
    await cp(join(root, name), join(folder, name));
  for (const name of ["grader", "solutions", "docs", "node_modules"])
    await symlink(join(root, name), join(folder, name));
  await cp(join(root, "exercises"), join(folder, "exercises"), { recursive: true });
  return folder;
}

const filesIn = async (folder: string): Promise<string[]> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
};

describe("alloclab handout --output", () => {
  test("says what it has made, and leaves nothing beside it", async () => {
    const folder = await folderWith({});
    const { status, out } = await run(["handout", "-o", join(folder, "kit"), "-a", "first-fit"]);
    expect(status).toBe(0);
    expect(out).toMatch(/^Made .*kit with first-fit: \d+ files, and nothing of the solutions in them\.\n/);
    expect(await readdir(folder)).toEqual(["kit"]);
    expect(await readdir(join(folder, "kit/exercises"))).toEqual(["01-first-fit", "kit", "withheld.json"]);
  });

  test("makes an earlier handout anew, and keeps what lies beside its files", async () => {
    const folder = await copied();
    await mkdir(join(folder, ".git"));
    await writeFile(join(folder, ".git/HEAD"), "mine");
    const { status } = await run(["handout", "-o", folder, "-a", "first-fit"]);
    expect(status).toBe(0);
    expect(await readFile(join(folder, ".git/HEAD"), "utf8")).toBe("mine");
    expect((await readdir(join(folder, "exercises"))).sort()).toEqual(["01-first-fit", "kit", "withheld.json"]);
    expect((await readdir(folder)).filter((name) => name.startsWith(".alloclab-"))).toEqual([".alloclab-handout.json"]);
    expect((await run(["handout", "--check", folder])).status).toBe(0);
  });

  test("never replaces what somebody has written in it", async () => {
    const folder = await copied();
    const file = join(folder, "exercises/01-first-fit/merge.ts");
    await writeFile(file, "// mine\n");
    const { status, err } = await run(["handout", "-o", folder]);
    expect(status).toBe(2);
    expect(err).toMatch(/has been worked in: "exercises\/01-first-fit\/merge\.ts" is not as it was handed out/);
    expect(await readFile(file, "utf8")).toBe("// mine\n");
  });

  test("refuses a place below a file", async () => {
    const folder = await folderWith({ "notes.txt": "mine" });
    const { status, err } = await run(["handout", "-o", join(folder, "notes.txt/kit")]);
    expect(status).toBe(2);
    expect(err).toMatch(/^alloclab: Cannot write ".*": a part of the path is a file, not a folder\.\n$/);
    expect(await readdir(folder)).toEqual(["notes.txt"]);
  });

  test("refuses a folder that cannot be written, and leaves nothing", async (context) => {
    if (process.getuid?.() === 0) context.skip("root may write anywhere");
    const folder = await folderWith({});
    await chmod(folder, 0o555);
    const { status, err } = await run(["handout", "-o", join(folder, "kit")]);
    expect(status).toBe(2);
    expect(err).toMatch(/^alloclab: Cannot write ".*kit": permission denied\.\n$/);
  });

  test("leaves the earlier handout as it was when the disk cannot take the new one, and nothing else", async (context) => {
    needs(context, "bash");
    const folder = await folderWith({});
    await run(["handout", "-o", join(folder, "kit"), "-a", "first-fit"]);
    const before = (await filesIn(join(folder, "kit"))).sort();
    // A limit of 32 KiB for a file cuts a write short in the same way.
    const limited = (output: string): string =>
      `trap "" XFSZ; ulimit -f 32; exec node "${join(root, "grader/bin.js")}" handout --output ${output}`;
    for (const output of ["kit", "new"]) {
      const { status, out, err } = await runProgram("bash", ["-c", limited(output)], { cwd: folder });
      expect({ status, out, err }).toEqual({
        status: 2,
        out: "",
        err: `alloclab: Cannot write "${output}": a file may not be that large here.\n`,
      });
    }
    expect(await readdir(folder)).toEqual(["kit"]);
    expect((await filesIn(join(folder, "kit"))).sort()).toEqual(before);
    expect((await run(["handout", "--check", join(folder, "kit")])).status).toBe(0);
  });

  test("makes a repository of one commit, the same each time", async (context) => {
    needs(context, "git");
    const folder = await folderWith({});
    const git = (name: string, ...args: string[]): string =>
      execFileSync("git", ["-C", join(folder, name), ...args], { encoding: "utf8" }).trim();
    for (const name of ["one", "two"])
      expect(await run(["handout", "-a", "first-fit", "--git", "-o", join(folder, name)])).toMatchObject({ status: 0 });
    expect(git("one", "rev-parse", "HEAD")).toBe(git("two", "rev-parse", "HEAD"));
    expect(git("one", "rev-list", "--all", "--count")).toBe("1");
    expect(git("one", "branch", "--show-current")).toBe("main");
    expect(git("one", "status", "--porcelain"), "all is committed as it is").toBe("");
    expect(git("one", "ls-files").split("\n")).toContain(".alloclab-handout.json");
    expect((await run(["handout", "--check", join(folder, "one")])).status).toBe(0);
  });
});

describe("nothing is told that is kept from students", () => {
  test("not in any file", async () => {
    expect(await run(["leaks", made])).toMatchObject({ status: 0, out: "Nothing leaks.\n" });
  });

  test.each(["hidden check", "literal of a hidden check", "calls of a hidden check", "solution line", "path"])(
    "a %s that got into the course is found, and nothing is written",
    async (kind) => {
      const secrets = allSecrets.filter((secret) => secret.kind === kind);
      const secret = secrets.find(({ text }) => searchFor(secrets)(text).length > 0);
      const place = await course();
      const lesson = join(place, "exercises/01-first-fit/lesson.md");
      await writeFile(lesson, `${await readFile(lesson, "utf8")}\n\n    ${secret?.text ?? ""}\n`);
      const folder = await folderWith({});
      const { status, err } = await run(["handout", "-a", "first-fit", "-o", join(folder, "kit")], {
        courseRoot: place,
      });
      expect(status).toBe(2);
      expect(err).toMatch(
        new RegExp(`^alloclab: Nothing is written, .* exercises/01-first-fit/lesson\\.md:\\d+ has a ${kind}`),
      );
      expect(await readdir(folder)).toEqual([]);
    },
  );

  test("an author's own solution in a skeleton is found, and files beside it are left out", async () => {
    const place = await course();
    const merge = "exercises/01-first-fit/merge.ts";
    await writeFile(join(place, "exercises/01-first-fit/my-try.ts"), "export const mine = 1;\n");
    const folder = await folderWith({});
    expect(await run(["handout", "-a", "first-fit", "-o", join(folder, "kit")], { courseRoot: place })).toMatchObject({
      status: 0,
    });
    expect(await filesIn(join(folder, "kit/exercises/01-first-fit"))).not.toContain(
      join(folder, "kit/exercises/01-first-fit/my-try.ts"),
    );
    await cp(join(root, "solutions/01-first-fit/merge.ts"), join(place, merge));
    const { status, err } = await run(["handout", "-a", "first-fit", "-o", join(folder, "other")], {
      courseRoot: place,
    });
    expect(status).toBe(2);
    expect(err).toContain(`${merge}:`);
  });
});

describe("alloclab handout --check", () => {
  test("finds a handout as it was made, whatever a student has written, added beside it or git has done to line ends", async () => {
    const folder = await copied();
    await writeFile(join(folder, "exercises/01-first-fit/merge.ts"), "// mine\n");
    await writeFile(join(folder, "exercises/01-first-fit/memory-allocator.ts"), "// all of it\n");
    await rm(join(folder, "exercises/01-first-fit/free.ts"));
    await writeFile(join(folder, "exercises/01-first-fit/my-list.ts"), "// mine\n");
    await mkdir(join(folder, "reports"));
    const readme = join(folder, "README.md");
    await writeFile(readme, (await readFile(readme, "utf8")).replaceAll("\n", "\r\n"));
    const { status, out } = await run(["handout", "--check", folder]);
    expect(out).toMatch(/^All \d+ given files are as they were made\.\n$/);
    expect(status).toBe(0);
  });

  test("lists what was changed, is missing, or was added where it counts", async () => {
    const folder = await copied();
    const change = async (path: string): Promise<void> =>
      writeFile(join(folder, path), `${await readFile(join(folder, path), "utf8")}\n`);
    await change("exercises/01-first-fit/stages/1-basics.test.ts");
    await change("exercises/04-writing-tests/suite.ts");
    await change("grader/grade/score/score.ts");
    await rm(join(folder, "exercises/kit/models/units.ts"));
    await writeFile(join(folder, "grader/grade/score/extra.ts"), "");
    await writeFile(join(folder, "vite.config.ts"), "");
    await writeFile(join(folder, "exercises/01-first-fit/stages/9-mine.test.ts"), "");
    const { status, out } = await run(["handout", "--check", folder]);
    expect(status).toBe(1);
    expect(out.split("\n").slice(0, 7)).toEqual([
      "changed  exercises/01-first-fit/stages/1-basics.test.ts",
      "added    exercises/01-first-fit/stages/9-mine.test.ts",
      "changed  exercises/04-writing-tests/suite.ts",
      "missing  exercises/kit/models/units.ts",
      "added    grader/grade/score/extra.ts",
      "changed  grader/grade/score/score.ts",
      "added    vite.config.ts",
    ]);
    expect(out).toMatch(/\n7 files are not as made; \d+ are given\.\n$/);
  });

  test("believes nothing of what the folder says of itself", async () => {
    const folder = await copied();
    const suite = "exercises/01-first-fit/stages/1-basics.test.ts";
    await writeFile(join(folder, suite), "// passes\n");
    const list = JSON.parse(await readFile(join(folder, ".alloclab-handout.json"), "utf8")) as {
      files: Record<string, string>;
    };
    const { createHash } = await import("node:crypto");
    list.files[suite] = createHash("sha256").update("// passes\n").digest("hex");
    await writeFile(join(folder, ".alloclab-handout.json"), JSON.stringify(list));
    const { status, out } = await run(["handout", "--check", folder]);
    expect(status).toBe(1);
    expect(out).toContain(`changed  ${suite}  (handed out like that, it says)`);
    expect(out).toContain("It says that it was made by version 0.1.0, of another state of the course.");
    await rm(join(folder, ".alloclab-handout.json"));
    expect((await run(["handout", "--check", folder])).out).toContain(`changed  ${suite}\n`);
  });
});
