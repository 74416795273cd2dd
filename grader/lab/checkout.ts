/**
 * The course as it was at a commit, beside the one that is here.
 *
 * @module
 */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { InvalidArgumentError } from "commander";

/** Reads an option that names a commit of this repository. */
export function commitNamed(text: string): string {
  const { status } = spawnSync("git", ["rev-parse", "--verify", "--quiet", `${text}^{commit}`], {
    cwd: import.meta.dirname,
  });
  if (status === 0) return text;
  throw new InvalidArgumentError("There is no such commit in this repository.");
}

/**
 * Checks a commit out into a temporary folder, with the packages of today, for as long as `body` runs. Some seconds.
 *
 * @param body - is given the root of that course, and the folder around it, in which it may leave what it likes
 * @throws Error when there is no such commit, or it cannot be checked out
 */
export async function withCheckout<Result>(
  courseRoot: string,
  commit: string,
  body: (root: string, temporary: string) => Result | Promise<Result>,
): Promise<Result> {
  const temporary = mkdtempSync(join(tmpdir(), "alloclab-checkout-"));
  const root = join(temporary, "before");
  try {
    execFileSync("git", ["worktree", "add", "--detach", root, commit], { cwd: courseRoot, stdio: "pipe" });
    symlinkSync(join(courseRoot, "node_modules"), join(root, "node_modules"));
    return await body(root, temporary);
  } finally {
    spawnSync("git", ["worktree", "remove", "--force", root], { cwd: courseRoot });
    rmSync(temporary, { recursive: true, force: true });
  }
}
