/** The whole program without a terminal: one line a verdict, and files that come and go. */
import { type ChildProcess, spawn } from "node:child_process";
import { chmod, mkdir, readFile, rename, rm, unlink, writeFile } from "node:fs/promises";
import { closeSync, openSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { AT_THE_DESK, type DeskCourse, deskCourse } from "../../../lab/bench/desk.js";
import { listExercises, loadExercise } from "../../../grade/load/exercise.js";
import { visibleChecks } from "../../support/visible.js";

const root = join(import.meta.dirname, "../../../..");
const reference = (name: string): Promise<string> => readFile(join(root, "solutions/01-first-fit", name), "utf8");
const { count } = await visibleChecks(await loadExercise(root, "first-fit"));
const atTheDesk = (await listExercises(root)).filter(({ folder }) => AT_THE_DESK.includes(folder));
const titles = atTheDesk.map(({ title }) => title);
const ALL = ["free-block.ts", "allocate.ts", "free.ts", "merge.ts"];

/** A course in which first-fit is solved. */
async function solvedCourse(): Promise<DeskCourse> {
  const desk = await deskCourse(root);
  onTestFinished(() => desk.remove());
  for (const name of ALL) await desk.write(`01-first-fit/${name}`, await reference(name));
  return desk;
}

/** The program with pipes for standard input and output. */
class Piped {
  out = "";
  err = "";
  readonly child: ChildProcess;
  readonly ended: Promise<number | null>;

  constructor({ root: cwd }: DeskCourse, ...args: string[]) {
    const { NO_COLOR: _, ...rest } = process.env;
    const env = { ...rest, FORCE_COLOR: "1" };
    this.child = spawn("node", ["grader/bin.js", "watch", ...args], { cwd, env, stdio: "pipe" });
    this.child.stdout?.setEncoding("utf8").on("data", (text: string) => (this.out += text));
    this.child.stderr?.setEncoding("utf8").on("data", (text: string) => (this.err += text));
    this.ended = new Promise((resolve) => this.child.once("exit", resolve));
    onTestFinished(() => void this.child.kill("SIGKILL"));
  }

  /** Waits for a line after those that were there before, and gives it. */
  async line(wanted: string | RegExp, from: number, limitMs = 60_000): Promise<string> {
    const end = performance.now() + limitMs;
    const has = (line: string): boolean => (typeof wanted === "string" ? line.includes(wanted) : wanted.test(line));
    for (;;) {
      const line = this.out.slice(from).split("\n").slice(0, -1).find(has);
      if (line !== undefined) return line;
      if (performance.now() > end)
        throw new Error(`no ${String(wanted)} within ${limitMs} ms in:\n${this.out}${this.err}`);
      await pause(10);
    }
  }
}

const marked = async (mark: string): Promise<string> =>
  (await reference("allocate.ts")).replace(/(export function allocate\([^{]*\{)/, `$1 throw new Error("${mark}");`);

test("files that come, go and change are told of as they are", { timeout: 300_000 }, async () => {
  const desk = await solvedCourse();
  const folder = join(desk.root, "exercises/01-first-fit");
  const allocate = join(folder, "allocate.ts");
  const watch = new Piped(desk);
  await watch.line(`First fit: done, all ${count} checks pass.`, 0);
  await watch.line("Watching exercises/.", 0);

  let from = watch.out.length;
  const step = async (wanted: string | RegExp, ...actions: (() => Promise<unknown>)[]): Promise<string> => {
    from = watch.out.length;
    for (const action of actions) await action();
    return watch.line(wanted, from);
  };

  await step(new RegExp(`^First fit: \\d+ of ${count} checks pass\\. Mend \\S+/.*one-at-a-time`), () =>
    marked("one-at-a-time").then((text) => writeFile(allocate, text)),
  );
  // Two saves within 10 ms: the second one counts.
  await step(
    "second-of-two",
    async () => writeFile(allocate, await marked("first-of-two")),
    () => pause(5),
    async () => writeFile(allocate, await marked("second-of-two")),
  );
  // An editor that writes aside and renames.
  await step(
    "renamed-over",
    async () => writeFile(`${allocate}.tmp`, await marked("renamed-over")),
    () => rename(`${allocate}.tmp`, allocate),
  );
  // One that moves the old file away first.
  await step(
    "moved-away",
    () => rename(allocate, `${allocate}~`),
    async () => writeFile(allocate, await marked("moved-away")),
  );
  expect(watch.out.slice(from), "and nobody is told that it was gone").not.toContain("any more");
  // One that empties the file and then fills it.
  await step(
    "emptied-first",
    () => writeFile(allocate, ""),
    () => pause(20),
    async () => writeFile(allocate, await marked("emptied-first")),
  );
  expect(watch.out.slice(from)).not.toContain("cannot be loaded");

  expect(await step("allocate.ts is not in exercises/01-first-fit/ any more.", () => unlink(allocate))).toContain(
    "press r",
  );
  await step("First fit: done", async () => writeFile(allocate, await reference("allocate.ts")));
  await step("any more", () => rename(allocate, join(folder, "my-allocate.ts")));
  await step("First fit: done", () => rename(join(folder, "my-allocate.ts"), allocate));
  await step(/^First fit: cannot be loaded: allocate\.ts:\d+:\d+ /, () =>
    writeFile(allocate, "export function allocate( {\n"),
  );
  await step("First fit: done", async () => writeFile(allocate, await reference("allocate.ts")));

  await step("The folder exercises/01-first-fit/ is gone.", () => rename(folder, `${folder}-away`));
  await step("First fit: done", () => rename(`${folder}-away`, folder));
  await step("still-watched", async () => writeFile(allocate, await marked("still-watched")));

  // Root may read everything.
  if (process.getuid?.() !== 0) {
    await step("may not be read; check its permissions", () => chmod(allocate, 0));
    await step("still-watched", () => chmod(allocate, 0o644));
  }
  await step(
    /^First fit: /,
    () => rm(allocate),
    () => mkdir(allocate),
  );
  await step(
    "First fit: done",
    () => rm(allocate, { recursive: true }),
    async () => writeFile(allocate, await reference("allocate.ts")),
  );

  expect(watch.out, "no control characters, whatever FORCE_COLOR says").toMatch(/^[^\p{Cc}]*(\n[^\p{Cc}]*)*$/u);
  expect(watch.err).toBe("");
  watch.child.kill("SIGTERM");
  expect(await watch.ended).toBe(0);
});

test("it ends with Ctrl-C, and by itself when standard input is at its end", { timeout: 180_000 }, async () => {
  const desk = await solvedCourse();
  const interrupted = new Piped(desk);
  await interrupted.line("Watching", 0);
  interrupted.child.kill("SIGINT");
  expect(await interrupted.ended).toBe(0);

  const ended = new Piped(desk);
  ended.child.stdin?.end();
  expect(await ended.ended).toBe(0);
  expect(
    ended.out
      .trim()
      .split("\n")
      .map((line) => line.replace(/:.*/, "")),
  ).toEqual(titles.map((title) => title.replace(/:.*/, "")));
});

test("it writes into a file, and stops when nobody reads on", { timeout: 180_000 }, async () => {
  const desk = await solvedCourse();
  const log = join(desk.root, "log.txt");
  const file = openSync(log, "w");
  const child = spawn("node", ["grader/bin.js", "watch"], { cwd: desk.root, stdio: ["ignore", file, "pipe"] });
  expect(await new Promise((resolve) => child.once("exit", resolve))).toBe(0);
  closeSync(file);
  expect(await readFile(log, "utf8")).toMatch(
    new RegExp(
      `^First fit: done, all ${count} checks pass\\.\n${titles
        .slice(1)
        .map((title) => `${title}: .*\n`)
        .join("")}$`,
    ),
  );

  const read = new Piped(desk);
  await read.line("First fit", 0);
  read.child.stdout?.destroy();
  expect(await read.ended).toBe(0);
});
