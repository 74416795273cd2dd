/**
 * Trying out an autograder without its platform: it is made once, laid out as the platform lays it out, and then its
 * scripts are run. Its packages are those of this repository, in place of `npm ci`.
 *
 * @module
 */
import { execFile, spawnSync } from "node:child_process";
import { chmod, copyFile, mkdir, mkdtemp, readFile, readdir, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { openPromise } from "yauzl";
import { afterAll, expect } from "vitest";
import { run } from "./terminal.js";

/** The root of this repository. */
export const root = join(import.meta.dirname, "../../..");

/** Where an autograder finds packages, in place of installing them. */
export const packages = join(root, "node_modules");

/** How a script has ended. */
export interface ScriptEnd {
  status: number;
  out: string;
  err: string;
}

/** Runs a program to its end. Nothing of this test run is in its environment but the path. */
export function runProgram(
  file: string,
  args: string[],
  options: { cwd: string; env?: Record<string, string> },
): Promise<ScriptEnd> {
  const env = { PATH: process.env.PATH ?? "", HOME: process.env.HOME ?? "", TMPDIR: tmpdir(), ...options.env };
  return new Promise((resolve) => {
    execFile(file, args, { cwd: options.cwd, env, maxBuffer: 2 ** 26 }, (error, out, err) => {
      const status = error === null ? 0 : typeof error.code === "number" ? error.code : -1;
      resolve({ status, out, err });
    });
  });
}

/** To be called first in a test: skips it where a program is missing, and says so. */
export function needs(test: { skip(note?: string): void }, ...programs: string[]): void {
  const missing = programs.find((program) => spawnSync(program, ["--version"]).error !== undefined);
  if (missing !== undefined) test.skip(`there is no ${missing} on this machine`);
}

/** A folder that goes away after the tests of the file. To be called in a hook or a test. */
export async function scratch(): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), "alloclab-autograder-")));
  scratched.push(folder);
  return folder;
}

const scratched: string[] = [];
afterAll(async () => {
  for (const folder of scratched.splice(0)) await rm(folder, { recursive: true, force: true });
});

/** Makes an autograder for first-fit with these options, and returns where it is. */
export async function make(platform: string, ...options: string[]): Promise<string> {
  const output = join(await scratch(), platform === "gradescope" ? "autograder.zip" : "out");
  const ended = await run(["autograder", "--for", platform, "--output", output, "-a", "first-fit", ...options]);
  expect(ended).toMatchObject({ status: 0, err: "" });
  return output;
}

/** Unpacks a zip with the modes of its files, and returns their names. */
export async function unzip(path: string, folder: string): Promise<string[]> {
  const names: string[] = [];
  const zip = await openPromise(path);
  for await (const entry of zip.eachEntry()) {
    const place = join(folder, entry.fileName);
    await mkdir(dirname(place), { recursive: true });
    await writeFile(place, await zip.openReadStreamPromise(entry));
    await chmod(place, (entry.externalFileAttributes >>> 16) & 0o777);
    names.push(entry.fileName);
  }
  return names;
}

/** Makes the packages of this repository those of a kit. */
export const linkPackages = (kit: string): Promise<void> => symlink(packages, join(kit, "node_modules"));

const corpus = join(root, "grader/test/fixtures/submissions/01-first-fit");

/** What each autograder is tried on: files by the kind of submission. */
export const submissions = {
  right: join(corpus, "right/one-file-no-export.ts"),
  wrong: join(corpus, "wrong/merges--never-merges.ts"),
  broken: join(corpus, "hostile/syntax-error.ts"),
} as const;

/** Puts a submission into a folder, which is made: under the name that counts, or an archive that is none. */
export async function handIn(kind: keyof typeof submissions | "unreadable", folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  if (kind === "unreadable") await writeFile(join(folder, "notes.txt"), "I could not do it.\n");
  else await copyFile(submissions[kind], join(folder, "memory-allocator.ts"));
}

/** All files below a folder that hold a text, links aside. */
export async function filesWith(folder: string, text: string): Promise<string[]> {
  const found: string[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile() && (await readFile(path)).includes(text)) found.push(path);
  }
  return found;
}
