/** The whole program on a real terminal, in a course as students have it. */
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import { AT_THE_DESK, type DeskCourse, deskCourse } from "../../../lab/bench/desk.js";
import { needsTmux, Tmux, type TmuxOptions } from "../../support/tmux.js";
import { loadExercise } from "../../../grade/load/exercise.js";
import { visibleChecks } from "../../support/visible.js";

const root = join(import.meta.dirname, "../../../..");
const reference = (name: string): Promise<string> => readFile(join(root, "solutions/01-first-fit", name), "utf8");

beforeEach((context) => needsTmux(context.task.context));

async function course(name?: string): Promise<DeskCourse> {
  const desk = await deskCourse(root, name);
  onTestFinished(() => desk.remove());
  return desk;
}

/** Writes the reference in place of the skeletons, so that all checks pass. */
async function solve(desk: DeskCourse, ...names: string[]): Promise<void> {
  for (const name of names) await desk.write(`01-first-fit/${name}`, await reference(name));
}

const { count } = await visibleChecks(await loadExercise(root, "first-fit"));
const places = AT_THE_DESK.length;
const ALL = ["free-block.ts", "allocate.ts", "free.ts", "merge.ts"];

const start = ({ root: cwd }: DeskCourse, options: Partial<TmuxOptions> = {}): Promise<Tmux> =>
  Tmux.start({ cwd, command: "npm start", ...options });

test("a student's first hour, in a folder with spaces and other letters", { timeout: 300_000 }, async () => {
  const desk = await course("Übung 1 – пам'ять");
  const terminal = await start(desk);
  const first = await terminal.until("✗ basics/makes an allocator of 100 units");
  expect(first).toContain(`First fit · exercise 1 of ${places}`);
  expect(first).toContain(`0 of ${count} checks`);
  expect(first).toContain('came upon "TODO: FreeBlock" in free-block.ts');
  expect(first).toMatch(/^ h hint {2}n next/m);
  expect(await terminal.isFull()).toBe(true);

  await solve(desk, "free-block.ts");
  const second = await terminal.until("✗ basics/returns address 0 first");
  expect(second).toMatch(new RegExp(`[1-9]\\d* of ${count} checks`));
  await terminal.until(/✓ \d+ checks now pass/);

  await desk.write("01-first-fit/allocate.ts", (await reference("allocate.ts")).replace("{", "{ let = ;"));
  const broken = await terminal.until("Your code cannot be loaded yet");
  expect(broken).toMatch(/allocate\.ts:\d+:\d+/);
  expect(broken).toMatch(/> +\d+ \|.*let = ;/);
  expect(broken, "what passed before is not lost").toContain("before this error");

  await solve(desk, "allocate.ts");
  await terminal.until(/✗ (basics|exhaustion)\/.*(\n.*)+free/);
  for (const level of [1, 2, 3]) {
    await terminal.keys("h");
    await terminal.until(`hint ${level}`);
  }

  await terminal.keys("l");
  await terminal.until("▸    ✗");
  await terminal.keys("Home", "Down", "Enter");
  await terminal.until("This check passes.");

  await terminal.keys("r");
  await terminal.until("Which file is to be as it was handed out?");
  await terminal.keys("2");
  await terminal.until("Put exercises/01-first-fit/allocate.ts back");
  await terminal.keys("n");
  await terminal.until("Nothing was reset.");
  await terminal.keys("r", "2", "y");
  const reset = await terminal.until(/Yours is kept:\s+exercises\/01-first-fit\/allocate\.ts\.\S+\.bak/);
  const names = await readdir(join(desk.root, "exercises/01-first-fit"));
  const copy = names.find((name) => name.endsWith(".bak")) ?? "";
  expect(reset).toContain(copy);
  expect(await readFile(join(desk.root, "exercises/01-first-fit", copy), "utf8")).toBe(await reference("allocate.ts"));
  expect(await readFile(join(desk.root, "exercises/01-first-fit/allocate.ts"), "utf8")).toContain("TODO: allocate");
  await terminal.until('came upon "TODO: allocate"');

  await solve(desk, ...ALL);
  const done = await terminal.until("✓ First fit is done");
  expect(done).toContain("To discuss");
  await terminal.keys("Enter");
  await terminal.until(`Best fit · exercise 2 of ${places}`);

  await terminal.keys("q");
  const after = await terminal.until("ended with 0");
  expect(after).toContain("You are at Best fit");
  expect(after).toContain("Go on with npm start");
  expect(await terminal.isFull()).toBe(false);

  // Progress is what the checks say, so a new start finds the place.
  await terminal.keys("clear; npm start", "Enter");
  await terminal.until(`Best fit · exercise 2 of ${places}`);
});

test(
  "code that never ends keeps nobody waiting, and its verdict is not told of newer code",
  { timeout: 300_000 },
  async () => {
    const desk = await course();
    await solve(desk, ...ALL);
    const allocate = await reference("allocate.ts");
    const beginning = (code: string): string => allocate.replace(/(export function allocate\([^{]*\{)/, `$1 ${code}`);
    const terminal = await start(desk, { command: "npm start -- --assignment first-fit" });
    await terminal.until("✓ First fit is done");

    await desk.write("01-first-fit/allocate.ts", beginning("for (;;);"));
    await terminal.until("still running");

    // Inside of a built-in function only the clock ends it, after half a minute.
    const hangs = beginning("Array.prototype.indexOf.call({ length: 2 ** 53 - 1 }, 1);");
    for (let round = 0; round < 3; round++) {
      await desk.write("01-first-fit/allocate.ts", `${hangs}// ${round}\n`);
      await terminal.until(/grading… \d+ s/);
      await terminal.keys("?");
      await terminal.until("Save a file, and its verdict is here.");
      await terminal.keys("Escape");
      await desk.write(
        "01-first-fit/allocate.ts",
        round === 1 ? allocate : beginning(`throw new Error("newest${round}");`),
      );
      await terminal.until(round === 1 ? "✓ First fit is done" : `newest${round}`);
    }
    await pause(35_000);
    expect(await terminal.screen(), "when the first of them has ended, too").toContain("newest2");
  },
);

test("it fits any terminal, also while that changes", { timeout: 180_000 }, async () => {
  const desk = await course();
  await solve(desk, "free-block.ts");
  const terminal = await start(desk, { width: 40, height: 15 });
  await terminal.until(/✗ basics\/returns address 0 first[^]*^ h hint {2}n next/m);
  await terminal.resize(130, 40);
  // All of a frame, since it may be seen half drawn.
  const wide = await terminal.until(/│ basics[^]*│ ▸ ✗ returns address 0 first[^]*^ h hint {2}n next/m);
  expect(wide.split("\n")).toHaveLength(40);
  for (const [width, height] of [
    [50, 10],
    [200, 60],
    [24, 6],
    [10, 3],
    [80, 24],
  ] as const)
    await terminal.resize(width, height);
  const back = await terminal.until(/✗ basics\/returns address 0 first[^]*^ h hint {2}n next.*$/m);
  expect(back.split("\n")).toHaveLength(24);
  await terminal.keys("q");
  await terminal.until("ended with 0");
});

test("colours are there where they are wanted, and only there", { timeout: 180_000 }, async () => {
  const desk = await course();
  const coloured = await start(desk);
  await coloured.until("✗ basics/makes");
  expect(await coloured.screen(true)).toContain("\u001b[31m");
  const plain = await start(desk, { env: { NO_COLOR: "1" } });
  await plain.until("✗ basics/makes");
  expect(await plain.screen(true)).not.toContain("\u001b[");
});

test("however it ends, the terminal is as it was", { timeout: 300_000 }, async () => {
  const desk = await course();
  const terminal = await start(desk, { command: "node grader/bin.js watch" });
  await terminal.until("✗ basics/makes");
  await terminal.keys("C-z");
  await terminal.until(/stopped/i);
  expect(await terminal.isFull()).toBe(false);
  await terminal.keys("fg", "Enter");
  await terminal.until("✗ basics/makes");
  expect(await terminal.isFull()).toBe(true);
  await terminal.keys("C-c");
  await terminal.until("You are at First fit");
  expect(await terminal.isFull()).toBe(false);

  for (const signal of ["TERM", "INT", "HUP"]) {
    const other = await start(desk, { command: "node grader/bin.js watch & echo pid=$! ; fg" });
    await other.until("✗ basics/makes");
    await other.keys("C-z");
    const pid = /pid=(\d+)/.exec(await other.until(/stopped/i))?.[1] ?? "";
    await other.keys("fg", "Enter");
    await other.until("✗ basics/makes");
    process.kill(Number(pid), `SIG${signal}`);
    await other.until("ended with");
    expect(await other.isFull(), signal).toBe(false);
    await other.keys("echo typed", "Enter");
    await other.until("typed");
  }
});
