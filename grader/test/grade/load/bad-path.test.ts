import { execFileSync } from "node:child_process";
import { chmod, symlink } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { MAX_ENTRIES } from "../../../grade/load/bounds.js";
import { diskError } from "../../../grade/load/disk.js";
import { Intake } from "../../../grade/load/intake.js";
import { loadSubmission } from "../../../grade/load/submission.js";
import { exercise } from "../../support/exercise.js";
import { folderWith } from "../../support/folder.js";
import { refusal } from "../../support/refusal.js";

const refused = (path: string): Promise<string> => refusal(loadSubmission(path, exercise));
const isWindows = process.platform === "win32";

describe("a path that leads to no submission", () => {
  test("that does not exist", async () => {
    const root = await folderWith({ "ada.zip": "" });
    expect(await refused(join(root, "eve"))).toMatch(/eve` does not exist; check the path\.$/);
    expect(await refused(join(root, "eve.ts"))).toContain("does not exist");
    expect(await refused(join(root, "ada.zip", "x"))).toContain("does not exist");
  });

  test("that is no path at all", async () => {
    expect(await refused("")).toContain("is no path");
    expect(await refused("a\0b")).toContain("`a�b` is no path");
    expect(await refused("x".repeat(5000))).toContain("is too long");
  });

  test.skipIf(isWindows)("that is a link to itself, a device, a pipe or a socket", async () => {
    const root = await folderWith({});
    await symlink("loop", join(root, "loop"));
    execFileSync("mkfifo", [join(root, "pipe.ts")]);
    const server = createServer().listen(join(root, "socket.zip"));
    onTestFinished(() => void server.close());
    expect(await refused(join(root, "loop"))).toContain("is a link that leads to no file");
    expect(await refused("/dev/zero")).toContain("is neither a file nor a folder");
    expect(await refused(join(root, "pipe.ts"))).toContain("is neither a file nor a folder");
    expect(await refused(join(root, "socket.zip"))).toContain("is neither a file nor a folder");
  });

  test.skipIf(isWindows)("with special files in the folder, they are left out with a note", async () => {
    const root = await folderWith({ "allocate.ts": "a" });
    execFileSync("mkfifo", [join(root, "merge.ts")]);
    const { notes } = await loadSubmission(root, exercise);
    expect(notes).toContain("Neither file nor folder; left out: `merge.ts`.");
  });

  // The administrator may read everything, so there is nothing to see.
  test.skipIf(isWindows || process.getuid?.() === 0)("that may not be read", async () => {
    const root = await folderWith({ "ada.ts": "", "ada.zip": "PK", "ada/in/merge.ts": "" });
    for (const name of ["ada.ts", "ada.zip", "ada/in"]) {
      await chmod(join(root, name), 0);
      onTestFinished(() => chmod(join(root, name), 0o700));
      expect(await refused(join(root, name))).toContain("may not be read; check its permissions");
    }
    expect(await refused(join(root, "ada"))).toMatch(/ada\/in` may not be read/);
  });

  test("system errors are the caller's, others are ours", () => {
    const failed = (code: string): unknown => diskError(Object.assign(new Error("raw text"), { code }), "ada");
    expect(String(failed("EACCES"))).toBe("UsageError: `ada` may not be read; check its permissions.");
    expect(String(failed("EIO"))).toBe("UsageError: `ada` cannot be read (EIO).");
    expect(String(failed("ERR_INVALID_ARG_TYPE"))).toBe("Error: raw text");
    expect(diskError(new TypeError("x is not a function"), "ada")).toBeInstanceOf(TypeError);
  });
});

describe("a folder that no student wrote", () => {
  // By the intake alone: 10,000 files take many seconds to make on a slow disk. Archives try it in full.
  test("with too many files is refused, but not for its node_modules", () => {
    const intake = new Intake("ada", exercise);
    for (let index = 0; index <= MAX_ENTRIES; index++) intake.see(`node_modules/${index}`, "file");
    for (let index = 0; index < MAX_ENTRIES; index++) intake.see(`data/${index}`, "file");
    expect(() => intake.see("data/one-more", "file")).toThrow(/^`ada` holds more than 10,000 files; .*\.$/);
  });

  test("with folders too deep is refused", async () => {
    expect(await refused(await folderWith({ [`${"d/".repeat(45)}merge.ts`]: "m" }))).toContain("40 deep");
  });

  test("with too much source is refused", async () => {
    const full = Buffer.alloc(2 ** 20, " ");
    const files = Object.fromEntries(Array.from({ length: 33 }, (_, index) => [`${index}.ts`, full]));
    expect(await refused(await folderWith(files))).toContain("more than 32 MiB of .ts files");
  });
});
