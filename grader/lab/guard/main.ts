/**
 * `npm run guard -- <commit>`: grades every reference, skeleton and mutant with the course as it was at that commit and as it
 * is now, and compares the reports: for changes that must not show. Durations do not count; what is another picture is told
 * apart. Ends with 1 where anything else differs.
 *
 * @module
 */
import { spawnSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { npmScript } from "../../authors/npm-script.js";
import { groupBy } from "../../class/uploads/alike.js";
import { listExercises, loadExercise } from "../../grade/load/exercise.js";
import { commitNamed, withCheckout } from "../checkout.js";
import { type Difference, differencesOf, isOfPicture } from "./differences.js";
import { writeSubmissions } from "./submissions.js";

const courseRoot = fileURLToPath(new URL("../../..", import.meta.url));
/** Differences of a kind that are shown. */
const SHOWN = 3;

const command = npmScript("guard")
  .argument("<commit>", "what to compare with", commitNamed)
  .option("--corpus", "also what the corpora of right and wrong submissions hold")
  .option("-a, --assignment <id>", "this one alone")
  .option("-s, --seed <numbers>", "with each of these seeds, as 1,2,3; default: the usual one", (text) =>
    text.split(",").map(Number),
  )
  .parse();
const [commit = "HEAD"] = command.args;
const {
  corpus = false,
  assignment,
  seed = [],
} = command.opts<{ corpus?: boolean; assignment?: string; seed?: number[] }>();
const say = (text: string): void => void process.stdout.write(`${text}\n`);

await withCheckout(courseRoot, commit, async (before, temporary) => {
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
    for (const one of seed.length > 0 ? seed : [undefined]) {
      const graded = (root: string, name: string): Map<string, unknown> =>
        reportsOf(root, id, { folder, output: `${folder}-${name}-${one ?? ""}`, seed: one, temporary });
      const [was, is] = [graded(before, "before"), graded(courseRoot, "after")];
      for (const name of new Set([...was.keys(), ...is.keys()])) {
        reports += 1;
        for (const each of differencesOf(was.get(name), is.get(name))) all.push({ ...each, of: `${id}/${name}` });
      }
    }
  }
  tell(all, reports);
});

/** Where a class is, and how it is graded. */
interface Grading {
  folder: string;
  output: string;
  seed: number | undefined;
  temporary: string;
}

function reportsOf(root: string, id: string, { folder, output, seed, temporary }: Grading): Map<string, unknown> {
  const args = [join(root, "grader/bin.js"), "class", folder, "--assignment", id, "--output", output];
  if (seed !== undefined) args.push("--seed", String(seed));
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
