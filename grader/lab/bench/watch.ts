/**
 * `npm run bench:watch`: the time from the moment at which a file has been written to the verdict on the screen, with the
 * real program on a real terminal, beside what vitest takes for the same. With `--short`, fewer rounds.
 *
 * @module
 */
import { spawnSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { npmScript } from "../../authors/npm-script.js";
import { type DeskCourse, deskCourse, OnTerminal } from "./desk.js";
import { median } from "./statistics.js";

const AIM_MS = 200;
const LIMIT_MS = 300_000;
const FOLDER = "01-first-fit";

const { short } = npmScript("bench:watch").option("--short", "fewer rounds").parse().opts<{ short?: true }>();
const courseRoot = fileURLToPath(new URL("../../..", import.meta.url));
const rounds = short ? 3 : 25;
const say = (text: string): void => void process.stdout.write(`${text}\n`);

if (!OnTerminal.isPossible()) {
  say("There is no `script` of util-linux here, which makes the terminal to measure on.");
  process.exit(2);
}

/** The reference's files, by name. */
const right = new Map<string, string>();
for (const name of ["free-block.ts", "allocate.ts", "free.ts", "merge.ts"]) {
  right.set(name, await readFile(join(courseRoot, "solutions", FOLDER, name), "utf8"));
}
const allocate = right.get("allocate.ts") ?? "";

/** What a student may save: text, and what it shows when its verdict is there. */
const saves = {
  "a check fails": (round: number) => ({
    text: allocate.replace(
      /(export function allocate\([^{]*\{)/,
      `$1 if (heap.allocated.size > 2) throw new Error("r${round}x");`,
    ),
    shows: `r${round}x`,
  }),
  "all checks pass": (round: number) => ({ text: `${allocate}// ${round}\n`, shows: "all of them pass" }),
  "a syntax error": (round: number) => ({ text: `${allocate}let r${round}y = ;\n`, shows: `r${round}y = ;` }),
};

const course = await deskCourse(courseRoot);
try {
  const times = await watchTimes(course);
  say(`Node ${process.version}, First fit, visible checks: a file saved → its verdict on the screen, warm\n`);
  for (const [name, all] of Object.entries(times)) say(`  ${name.padEnd(18)}${distribution(all)}`);
  const all = Object.values(times).flat();
  say(`  ${"together".padEnd(18)}${distribution(all)}   aim: median below ${AIM_MS} ms`);

  await course.write(`${FOLDER}/allocate.ts`, allocate);
  const once = vitestOnce(course, short ? 1 : 5);
  say(`\n  npx vitest run    ${distribution(once)}   ${(median(once) / median(all)).toFixed(1)} times as long`);
  const again = await vitestAgain(course);
  say(
    `  vitest --watch    ${distribution(again)}   ${(median(again) / median(all)).toFixed(1)} times as long, without the sandbox`,
  );
} finally {
  await course.remove();
}
process.exit(0);

async function watchTimes(desk: DeskCourse): Promise<Record<keyof typeof saves, number[]>> {
  for (const [name, text] of right) await desk.write(`${FOLDER}/${name}`, text);
  const terminal = new OnTerminal("node grader/bin.js watch -a first-fit", desk.root);
  await terminal.until("all of them pass", 0, LIMIT_MS);
  // Until the other exercises have been graded, too.
  await terminal.until("exercises done", 0, LIMIT_MS);
  const times: Record<keyof typeof saves, number[]> = {
    "a check fails": [],
    "all checks pass": [],
    "a syntax error": [],
  };
  for (let round = -2; round < rounds; round++) {
    for (const [name, save] of Object.entries(saves)) {
      const { text, shows } = save(round + 100);
      // A student's hand has left the keys by then, and the run before is over.
      await pause(250);
      const from = terminal.length;
      await desk.write(`${FOLDER}/allocate.ts`, text);
      const took = await terminal.until(shows, from, LIMIT_MS);
      if (round >= 0) times[name as keyof typeof saves].push(took);
    }
  }
  await terminal.end("q");
  return times;
}

function vitestOnce(desk: DeskCourse, count: number): number[] {
  return Array.from({ length: count }, () => {
    const start = performance.now();
    spawnSync("npx", ["vitest", "run", "--project", "stages", `exercises/${FOLDER}`], { cwd: desk.root });
    return performance.now() - start;
  });
}

/** vitest's own watch mode, in which the code runs natively, told by its key to run the same files again. */
async function vitestAgain(desk: DeskCourse): Promise<number[]> {
  const terminal = new OnTerminal(`npx vitest --watch --project stages exercises/${FOLDER}`, desk.root);
  // "Waiting" or, where a test has failed, "Watching".
  const isDone = "ing for file changes";
  await terminal.until(isDone, 0, LIMIT_MS);
  const times: number[] = [];
  for (let round = -1; round < (short ? 1 : 10); round++) {
    await pause(500);
    const from = terminal.length;
    terminal.type("r");
    const took = await terminal.until(isDone, from, LIMIT_MS);
    if (round >= 0) times.push(took);
  }
  await terminal.end("q");
  return times;
}

function distribution(times: readonly number[]): string {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (part: number): string =>
    (sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? NaN).toFixed(0);
  return `median ${median(times).toFixed(0).padStart(5)} ms   (${at(0)}…${at(1)}, nine of ten below ${at(0.9)})`;
}
