/** The program as people run it, ended as nobody would wish: it goes on, and writes what it would have written. */
import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { SOURCES, smallCourse, written } from "../support/class.js";
import { folderWith } from "../support/folder.js";
import { tar } from "../support/tar.js";
import { zip } from "../support/zip.js";

const root = join(import.meta.dirname, "../../..");

/** A course that can be run by itself, so that nothing but the test changes its grader. */
async function wholeCourse(): Promise<string> {
  const course = await smallCourse();
  cpSync(join(root, "grader"), join(course, "grader"), { recursive: true, filter: (path) => !path.endsWith("/test") });
  writeFileSync(join(course, "package.json"), readFileSync(join(root, "package.json")));
  return course;
}

interface Ended {
  status: number | null;
  out: string;
  err: string;
}

/** Starts `alloclab` by a command of the shell; `end` ends it. */
function start(
  course: string,
  command: string,
  cwd: string,
): { ended: Promise<Ended>; end: (signal: NodeJS.Signals) => void } {
  const script = `${command.replace("alloclab", `exec node "${course}/grader/bin.js"`)}`;
  const child = spawn("bash", ["-c", script], { cwd, stdio: ["ignore", "pipe", "pipe"] });
  const texts = { out: "", err: "" };
  child.stdout.on("data", (text: Buffer) => (texts.out += text.toString()));
  child.stderr.on("data", (text: Buffer) => (texts.err += text.toString()));
  const ended = new Promise<Ended>((resolve) => child.on("close", (status) => resolve({ status, ...texts })));
  return { ended, end: (signal) => void child.kill(signal) };
}

const finishedIn = (folder: string): number => {
  const path = join(folder, ".alloclab/finished");
  return existsSync(path) ? readdirSync(path).filter((name) => !name.startsWith(".")).length : 0;
};

/** Ends a run once it has finished a submission. */
async function endAfterOne(course: string, folder: string, signal: NodeJS.Signals): Promise<Ended> {
  const { ended, end } = start(course, "alloclab class in --output out --threads 1", folder);
  const before = finishedIn(join(folder, "out"));
  const poll = setInterval(() => {
    if (finishedIn(join(folder, "out")) <= before) return;
    clearInterval(poll);
    end(signal);
  }, 5);
  return ended.finally(() => clearInterval(poll));
}

test("kill -9, Ctrl-C and a full disk lose nothing and tear nothing", { timeout: 180_000 }, async () => {
  const course = await wholeCourse();
  const files = { ...SOURCES, loopsToo: `${SOURCES.loops} // too`, later: `${SOURCES.full} //`, last: SOURCES.empty };
  const folder = await folderWith(
    Object.fromEntries(Object.entries(files).map(([name, source]) => [`in/${name}.ts`, source])),
  );
  const total = Object.keys(files).length;
  const output = join(folder, "out");

  // A limit on the size of a file cuts a write short as a full disk does.
  const limited = `trap "" XFSZ; ulimit -f 8; alloclab class in --output out`;
  const full = await start(course, limited, folder).ended;
  expect(full).toMatchObject({ status: 2, out: "" });
  expect(full.err).toMatch(/^alloclab: Cannot write "out\/reports\/\w+\.html": a file may not be that large here\.\n$/);
  expect(finishedIn(output)).toBe(0);

  expect(await endAfterOne(course, folder, "SIGKILL")).toMatchObject({ status: null, out: "" });
  const afterKill = finishedIn(output);
  expect(afterKill).toBeLessThan(total);
  expect(existsSync(join(output, "grades.csv"))).toBe(false);

  const interrupted = await endAfterOne(course, folder, "SIGINT");
  expect(interrupted).toMatchObject({ status: 130, out: "" });
  expect(interrupted.err).toMatch(/alloclab: interrupted; \d finished\. The same command goes on from there\.\n$/);
  const finished = finishedIn(output);
  expect(finished).toBeGreaterThan(afterKill);

  const rest = await start(course, "alloclab class in --output out", folder).ended;
  expect(rest.status).toBe(3);
  expect(rest.out).toContain(`${total - finished} graded, ${finished} taken over from before.\n`);
  mkdirSync(join(folder, "whole"));
  const whole = await start(course, "alloclab class in --output whole", folder).ended;
  expect(whole.status).toBe(3);
  expect(await written(output)).toEqual(await written(join(folder, "whole")));
});

/** Half a gigabyte as half a megabyte: gzip files may follow each other, and to unpack them takes a second or more. */
function slowArchive(): Buffer {
  const once = gzipSync(tar([{ name: "video.bin", data: Buffer.alloc(16 * 2 ** 20) }]).subarray(0, -1024));
  return Buffer.concat(Array.from({ length: 31 }, () => once));
}

/** 30 MB of source, in as many tokens as go into it: cutting it up takes seconds. */
function manyTokens(): Buffer {
  const names = Array.from({ length: 110 }, (_, n) => `p${n}.ts`);
  const entry = names.map((name) => `import "./${name}";\n`).join("");
  return zip([{ name: "allocator.ts", data: entry }, ...names.map((name) => ({ name, data: "a;b;".repeat(70_000) }))]);
}

test.each([
  ["SIGINT", "while archives are read", slowArchive, "tgz", 1_000],
  ["SIGTERM", "while archives are read", slowArchive, "tgz", 1_000],
  ["SIGINT", "while what is large is compared", manyTokens, "zip", 5_000],
] as const)("%s is heard %s", { timeout: 180_000 }, async (signal, _when, archive, ending, waitMs) => {
  const course = await wholeCourse();
  const bytes = archive();
  const folder = await folderWith(
    Object.fromEntries(Array.from({ length: 16 }, (_, n) => [`in/${n}.${ending}`, bytes])),
  );
  const state = join(folder, "out/.alloclab");
  const { ended, end } = start(course, "alloclab class in --output out", folder);
  // Its state is written down right before the first submission is read.
  await expect.poll(() => existsSync(join(state, "run.json")), { timeout: 60_000, interval: 20 }).toBe(true);
  await new Promise((resolve) => setTimeout(resolve, waitMs));
  const before = performance.now();
  end(signal);
  const { status, out, err } = await ended;
  // A moment, on a machine with nothing else to do; to read them all takes more than ten seconds.
  expect(performance.now() - before).toBeLessThan(3_000);
  expect({ status, out }).toEqual({ status: 130, out: "" });
  expect(err).toMatch(/alloclab: interrupted; 0 finished\. The same command goes on from there\.\n$/);
  expect(finishedIn(join(folder, "out"))).toBe(0);
  expect(readdirSync(join(folder, "out"))).not.toContain("grades.csv");
});
