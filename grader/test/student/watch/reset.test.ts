/** Putting a file back as it was handed out, without losing what the student wrote. */
import { execFile } from "node:child_process";
import { mkdir, readFile, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { resetFile } from "../../../student/watch/reset.js";
import { folderWith } from "../../support/folder.js";

const FOLDER = "exercises/01-first-fit";
const now = new Date("2026-11-24T23:05:09.123Z");
const COPY = "allocate.ts.2026-11-24T23-05-09.bak";
const withOriginal = { [`${FOLDER}/.original/allocate.ts`]: "handed out\n", [`${FOLDER}/allocate.ts`]: "mine\n" };

const read = (root: string, name: string): Promise<string> => readFile(join(root, FOLDER, name), "utf8");

describe("a file is reset", () => {
  test("from the copy of the handout; the student's is kept beside it", async () => {
    const root = await folderWith(withOriginal);
    expect(await resetFile(root, FOLDER, "allocate.ts", now)).toBe(
      `allocate.ts is as handed out. Yours is kept: ${FOLDER}/${COPY}`,
    );
    expect(await read(root, "allocate.ts")).toBe("handed out\n");
    expect(await read(root, COPY)).toBe("mine\n");
    expect((await readdir(join(root, FOLDER))).sort()).toEqual([".original", "allocate.ts", COPY]);
  });

  test("also where it is gone, when there is nothing to keep", async () => {
    const root = await folderWith(withOriginal);
    await rm(join(root, FOLDER, "allocate.ts"));
    expect(await resetFile(root, FOLDER, "allocate.ts", now)).toBe("allocate.ts is back, as handed out.");
    expect(await read(root, "allocate.ts")).toBe("handed out\n");
  });

  test("from the commit that brought it, not from one of the student's", async () => {
    const root = await folderWith({ [`${FOLDER}/allocate.ts`]: "handed out\n" });
    const git = (...args: string[]) =>
      promisify(execFile)("git", ["-c", "user.name=ada", "-c", "user.email=ada@example.org", ...args], { cwd: root });
    await git("init", "-q");
    await git("add", ".");
    await git("commit", "-q", "-m", "handout");
    for (const text of ["first try\n", "second try\n"]) {
      await promisify(execFile)("sh", ["-c", `printf '${text}' > ${FOLDER}/allocate.ts`], { cwd: root });
      await git("commit", "-q", "-a", "-m", text.trim());
    }
    await resetFile(root, FOLDER, "allocate.ts", now);
    expect(await read(root, "allocate.ts")).toBe("handed out\n");
    expect(await read(root, COPY)).toBe("second try\n");
  });
});

describe("nothing is touched", () => {
  test("where nobody knows what was handed out", async () => {
    const root = await folderWith({ [`${FOLDER}/allocate.ts`]: "mine\n" });
    expect(await resetFile(root, FOLDER, "allocate.ts", now)).toContain("neither here nor in git");
    expect(await read(root, "allocate.ts")).toBe("mine\n");
  });

  test("where an earlier copy would be lost", async () => {
    const root = await folderWith({ ...withOriginal, [`${FOLDER}/${COPY}`]: "older\n" });
    expect(await resetFile(root, FOLDER, "allocate.ts", now)).toMatch(/^allocate\.ts was not reset\. .+\.$/);
    expect(await read(root, "allocate.ts")).toBe("mine\n");
    expect(await read(root, COPY)).toBe("older\n");
  });

  test("where a folder stands in its place", async () => {
    const root = await folderWith(withOriginal);
    await rm(join(root, FOLDER, "allocate.ts"));
    await mkdir(join(root, FOLDER, "allocate.ts"));
    expect(await resetFile(root, FOLDER, "allocate.ts", now)).toMatch(/^allocate\.ts was not reset\. .+\.$/);
  });
});
