/** What `alloclab class` does not write into, and how two runs keep out of each other's way. */
import { mkdir, readFile, readdir, symlink, utimes, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { SOURCES, smallCourse } from "../support/class.js";
import { folderWith, type Files } from "../support/folder.js";
import { run } from "../support/terminal.js";

/** Runs in a folder with a class in `in`; the paths in what it says are relative to it. */
async function world(files: Files = {}) {
  const courseRoot = await smallCourse();
  const folder = await folderWith({ "in/ada.ts": SOURCES.full, ...files });
  const grade = async (output: string, args: string[] = [], terminal: Parameters<typeof run>[1] = {}) => {
    const all = ["class", join(folder, "in"), "--output", join(folder, output), ...args];
    const { status, err } = await run(all, { courseRoot, ...terminal });
    return { status, err: err.replaceAll(`${folder}/`, "").replaceAll(folder, ".") };
  };
  return { folder, grade };
}

test("an output that holds something else, is no folder, or has to do with the class folder is refused in one line", async () => {
  const { folder, grade } = await world({ "full/thesis.txt": "mine", file: "mine", "other/reports/mine.html": "mine" });
  const refused = async (output: string): Promise<string> => {
    const { status, err } = await grade(output);
    expect(status, output).toBe(2);
    return err;
  };
  expect(await refused("full")).toBe(
    "alloclab: The output `full` holds something else, `thesis.txt`; name an empty or a new folder with --output.\n",
  );
  expect(await refused("other")).toContain("holds something else, `mine.html`");
  expect(await refused("file")).toBe("alloclab: The output `file` is no folder; name one with --output.\n");
  expect(await refused("in")).toContain("The output `in` is inside `in`, which is read");
  expect(await refused("in/out")).toContain("The output `in/out` is inside `in`, which is read");
  expect(await refused(".")).toContain("has `in` in it, which is read");
  expect((await readdir(folder, { recursive: true })).sort(), "nothing was made").toEqual(
    ["file", "full", "full/thesis.txt", "in", "in/ada.ts", "other", "other/reports", "other/reports/mine.html"].sort(),
  );
  await symlink(join(folder, "in"), join(folder, "link"));
  expect(await refused("link/out")).toContain("The output `link/out` is inside `in`, which is read");
});

test("an output of another part or assignment is refused", async () => {
  const { folder, grade } = await world();
  expect(await grade("out", ["--shard", "1/1"])).toMatchObject({ status: 0 });
  expect((await grade("out")).err).toBe(
    "alloclab: `out` holds results of shard 1/1, and this is the whole class; name another folder with --output.\n",
  );
  const path = join(folder, "out/.alloclab/run.json");
  const noted = await readFile(path, "utf8");
  await writeFile(path, noted.replace('"first-fit"', '"buddy-system"'));
  expect((await grade("out", ["--shard", "1/1"])).err).toContain(
    "holds results of buddy-system, and this is first-fit;",
  );
  await writeFile(path, "{");
  expect((await grade("out")).err).toContain("`out/.alloclab/run.json` is not as this alloclab writes it;");
  for (const shard of ["0/2", "3/2", "1", "1/0", "a/b"]) {
    expect(await grade("new", ["--shard", shard])).toMatchObject({ status: 2 });
  }
});

test("a second run into the same folder is told of the first; what a dead one has left is taken over", async () => {
  const { folder, grade } = await world();
  const lock = join(folder, "out/.alloclab/lock");
  await mkdir(join(folder, "out/.alloclab"), { recursive: true });
  const hold = (host: string) => writeFile(lock, JSON.stringify({ pid: 77, host }));
  const processes = { pid: 5, isRunning: (pid: number) => pid === 77 };
  const held = (host: string) =>
    `alloclab: Another run is writing into \`out\` (process 77 on \`${host}\`); wait for its end, or delete \`out/.alloclab/lock\` if there is none.\n`;

  await hold(hostname());
  expect(await grade("out", [], { processes })).toEqual({ status: 2, err: held(hostname()) });
  await hold("elsewhere");
  expect(await grade("out", [], { processes })).toEqual({ status: 2, err: held("elsewhere") });
  const long = new Date(Date.now() - 600_000);
  await utimes(lock, long, long);
  expect(await grade("out", [], { processes })).toMatchObject({ status: 0 });
  await hold(hostname());
  expect(await grade("out", [], { processes: { pid: 5, isRunning: () => false } })).toMatchObject({ status: 0 });
  expect(await readdir(join(folder, "out/.alloclab")), "it is given back").not.toContain("lock");
});
