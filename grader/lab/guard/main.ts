/**
 * `npm run guard -- <commit>`: grades every reference, skeleton and mutant with the course as it was at that commit and as it
 * is now, and compares the reports: for changes that must not show. Durations do not count; what is another picture is told
 * apart. Ends with 1 where anything else differs.
 *
 * @module
 */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { npmScript } from "../../authors/npm-script.js";
import { groupBy } from "../../class/uploads/alike.js";
import { listExercises, loadExercise } from "../../grade/load/exercise.js";
import { type Difference, differencesOf, isOfPicture } from "./differences.js";
import { writeSubmissions } from "./submissions.js";

const courseRoot = fileURLToPath(new URL("../../..", import.meta.url));
/** Differences of a kind that are shown. */
const SHOWN = 3;

const command = npmScript("guard")
  .argument("<commit>", "what to compare with")
  .option("--corpus", "also what the corpora of right and wrong submissions hold")
  .option("-a, --assignment <id>", "this one alone")
  .parse();
const [commit = "HEAD"] = command.args;
const { corpus = false, assignment } = command.opts<{ corpus?: boolean; assignment?: string }>();
const say = (text: string): void => void process.stdout.write(`${text}\n`);

const temporary = mkdtempSync(join(tmpdir(), "alloclab-guard-"));
const before = join(temporary, "before");
const git = (...args: string[]): void => void execFileSync("git", args, { cwd: courseRoot, stdio: "pipe" });
try {
  git("worktree", "add", "--detach", before, commit);
  symlinkSync(join(courseRoot, "node_modules"), join(before, "node_modules"));
  const all: (Difference & { of: string })[] = [];
  let reports = 0;
  const known = new Set((await listExercises(before)).map(({ id }) => id));
  for (const { id } of await listExercises(courseRoot)) {
    if (assignment !== undefined && assignment !== id) continue;
    if (!known.has(id)) {
      say(`${id} is new since then, so there is nothing to compare with.`);
      continue;
    }
    const folder = join(temporary, id);
    await writeSubmissions(folder, courseRoot, await loadExercise(courseRoot, id), corpus);
    const [was, is] = [reportsOf(before, id, folder), reportsOf(courseRoot, id, folder)];
    for (const name of new Set([...was.keys(), ...is.keys()])) {
      reports += 1;
      for (const each of differencesOf(was.get(name), is.get(name))) all.push({ ...each, of: `${id}/${name}` });
    }
  }
  tell(all, reports);
} finally {
  spawnSync("git", ["worktree", "remove", "--force", before], { cwd: courseRoot });
  rmSync(temporary, { recursive: true, force: true });
}

function reportsOf(root: string, id: string, folder: string): Map<string, unknown> {
  const output = `${folder}-${root === before ? "before" : "after"}`;
  const args = [join(root, "grader/bin.js"), "class", folder, "--assignment", id, "--output", output];
  const { status, stderr } = spawnSync("node", args, { cwd: temporary, encoding: "utf8" });
  if (status !== 0 && status !== 3) throw new Error(`alloclab class ended with ${status}:\n${stderr}`);
  const saved = readdirSync(join(output, "reports")).filter((name) => name.endsWith(".json"));
  return new Map(saved.map((name) => [name, JSON.parse(readFileSync(join(output, "reports", name), "utf8"))]));
}

function tell(all: readonly (Difference & { of: string })[], reports: number): void {
  const kinds = groupBy(all, (each) => `${each.kind}${isOfPicture(each) ? " (a picture)" : ""}`);
  for (const [kind, found] of kinds) {
    say(`${found.length} × ${kind}`);
    for (const { of, path, before: was, after: is } of found.slice(0, SHOWN))
      say(`  ${of}, ${path}\n  - ${was}\n  + ${is}`);
  }
  const other = all.filter((each) => !isOfPicture(each)).length;
  say(`${reports} reports: ${other} values differ, and ${all.length - other} in pictures.`);
  if (other > 0) process.exitCode = 1;
}
