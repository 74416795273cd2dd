/**
 * A folder → a git repository with one commit, the same one for the same files.
 *
 * @module
 */
import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import type { PackedFile } from "../autograder/kit.js";
import { UsageError } from "../../model/errors.js";

/** Nobody in particular, and no time: the commit of the same files then has the same name. Seconds since 1970. */
const COMMITTER = "alloclab <alloclab@localhost> 946728000 +0000";
const MESSAGE = "The exercises as they are handed out\n";

/**
 * Makes the folder a repository with those files, which are all that is in it, in one commit on `main`.
 *
 * @throws UsageError when git is not there, or cannot do it
 */
export async function commit(folder: string, files: readonly PackedFile[]): Promise<void> {
  // Without hooks and templates of the user's.
  await git(folder, ["init", "--quiet", "--template=", "--initial-branch=main"]);
  // Unlike `git commit`, this asks neither who nor when, and signs nothing.
  await git(folder, ["fast-import", "--quiet"], stream(files));
  await git(folder, ["read-tree", "HEAD"]);
}

/** One commit as `git fast-import` reads it. */
function stream(files: readonly PackedFile[]): Buffer {
  const parts = files.flatMap(({ path, data, isExecutable }) => [
    `M ${isExecutable ? "100755" : "100644"} inline ${path}\ndata ${data.length}\n`,
    data,
    "\n",
  ]);
  const head = `commit refs/heads/main\ncommitter ${COMMITTER}\ndata ${MESSAGE.length}\n${MESSAGE}`;
  return Buffer.concat([head, ...parts].map((part) => (typeof part === "string" ? Buffer.from(part) : part)));
}

async function git(folder: string, args: string[], input: Uint8Array = new Uint8Array()): Promise<void> {
  const child = spawn("git", ["-C", folder, ...args], { stdio: ["pipe", "ignore", "pipe"] });
  const ended = new Promise<number>((resolve, reject) => child.on("error", reject).on("close", resolve));
  // Where it ends early, its status says why.
  child.stdin.on("error", () => undefined).end(input);
  const [status, said] = await Promise.all([ended, text(child.stderr)]).catch(() => {
    throw new UsageError("--git needs git, which is not on this machine.");
  });
  if (status !== 0) throw new UsageError(`git cannot make a repository of it: ${said.trim().split("\n").at(-1) ?? ""}`);
}
