import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { folderWith } from "../../support/folder.js";
import { run } from "../../support/terminal.js";

describe("alloclab handout", () => {
  test.each([
    ["neither a folder to make nor one to look at", [], /Say where it goes with --output/],
    ["both", ["-o", "new", "--check", "new"], /cannot be used with option/],
    ["an assignment that is not there", ["-o", "new", "-a", "first-fti"], /Did you mean `first-fit`\?/],
    ["an assignment without its prerequisite", ["-o", "new", "-a", "best-fit"], /builds upon first-fit/],
    ["both ways to choose", ["-o", "new", "-a", "first-fit", "--only", "bitmap"], /cannot be used with option/],
    ["one alone that is not there", ["-o", "new", "--only", "bitmap,first-fti"], /Did you mean `first-fit`\?/],
    ["a file", ["-o", "notes.txt"], /is a file; name a folder/],
    ["a folder that holds something else", ["-o", "other"], /holds something else/],
    ["a repository, with --git", ["-o", "repository", "--git"], /is a repository already/],
    ["a folder to look at that is not there", ["--check", "none"], /There is no folder/],
    ["a folder to look at that is something else", ["--check", "other"], /is no handout of this course/],
  ])("refuses %s, in one line", async (_, args, reason) => {
    const list = '{"alloclab":"handout","files":{}}';
    const files = { "notes.txt": "mine", "other/mine.txt": "mine", "repository/.alloclab-handout.json": list };
    const folder = await folderWith({ ...files, "repository/.git/HEAD": "mine" });
    const paths = args.map((arg) => (/^(new|notes|other|repository|none)/.test(arg) ? join(folder, arg) : arg));
    const { status, out, err } = await run(["handout", ...paths]);
    expect({ status, out }).toEqual({ status: 2, out: "" });
    expect(err).toMatch(/^alloclab: [^\n]+\n$/);
    expect(err).toMatch(reason);
    expect((await readdir(folder)).sort()).toEqual(["notes.txt", "other", "repository"]);
  });
});
