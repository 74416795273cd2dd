import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { readFileNames } from "../../grade/load/manifest.js";
import { deriveCoursePage } from "../course-page.js";
import { type Finding, finding } from "../finding.js";
import { FOLDER_NAME } from "../folders.js";

/** Files of an assignment that are not TypeScript, by tree; `true`: it has to be there. Hints are counted elsewhere. */
const DOCUMENTS: Record<Tree, Record<string, boolean>> = {
  exercises: {
    "exercise.json": true,
    "lesson.md": true,
    "contract.md": true,
    "hints.json": false,
    stages: true,
    variants: false,
  },
  // There may be no hidden checks, no hints for them, no mutants of `npm run mutate` that change nothing, and no oracle to test.
  solutions: {
    "mutants.ts": true,
    "equivalent.json": false,
    "hints.json": false,
    // Made from the mutants.
    "mistakes.json": false,
    "oracle.test.ts": false,
    stages: false,
    variants: false,
    // What variants are made of.
    "variants.ts": false,
    programs: false,
  },
};

/** What may stand beside the assignments. */
const AROUND: Record<Tree, readonly string[]> = {
  exercises: ["kit", "README.md"],
  solutions: ["mutant.ts", "variant.ts", "README.md"],
};

type Tree = "exercises" | "solutions";

const TREES: readonly Tree[] = ["exercises", "solutions"];

/** What stands beside the assignments and is none. */
export async function findStrayFiles(courseRoot: string): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const tree of TREES) {
    for (const name of (await namesIn(join(courseRoot, tree))) ?? []) {
      if (AROUND[tree].includes(name) || FOLDER_NAME.test(name)) continue;
      const mend = `remove it, or name it like an assignment: ${tree}/07-buddy-system`;
      findings.push(finding(`${tree}/${name} is no assignment.`, mend));
    }
  }
  return findings;
}

/** The half of an assignment that is not there. */
export async function findMissingTwin(courseRoot: string, folder: string): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const tree of TREES) {
    if ((await namesIn(join(courseRoot, tree, folder))) !== null) continue;
    const twin = `${tree === "exercises" ? "solutions" : "exercises"}/${folder}/`;
    findings.push(finding(`${tree}/${folder}/ is missing, the twin of ${twin}.`, `make it, or remove ${twin}`));
  }
  return findings;
}

/** The page of the course, where its list is not what the assignments say. */
export async function findStalePage(courseRoot: string): Promise<Finding[]> {
  // What is wrong with an exercise.json is told with its assignment.
  const page = await deriveCoursePage(courseRoot).catch(() => null);
  if (page === null || page.expected === page.actual) return [];
  return [finding(`${page.path} does not list the assignments as they are.`, "npm run dev sync")];
}

/** Files that an assignment lacks, and those that are there though nobody asks for it. */
export async function findWrongFiles(courseRoot: string, folder: string): Promise<Finding[]> {
  const sources = (await readFileNames(join(courseRoot, "exercises", folder, "exercise.json")))?.names ?? null;
  const findings: Finding[] = [];
  for (const tree of TREES) {
    const path = `${tree}/${folder}`;
    const names = (await namesIn(join(courseRoot, path))) ?? [];
    for (const [name, isNeeded] of Object.entries(DOCUMENTS[tree])) {
      if (isNeeded && !names.includes(name)) findings.push(finding(`${path}/${name} is missing.`, `write it`));
    }
    for (const name of names) {
      if (name in DOCUMENTS[tree] || sources === null || sources.includes(name)) continue;
      findings.push(stray(`${path}/${name}`, name, folder));
    }
  }
  findings.push(...(await findWrongStages(courseRoot, folder)));
  return findings;
}

function stray(path: string, name: string, folder: string): Finding {
  const mend = name.endsWith(".ts")
    ? `name it in "studentFiles" or "givenFiles" of exercises/${folder}/exercise.json, or remove it`
    : "remove it";
  return finding(`${path} belongs to nothing.`, mend);
}

/** Hidden checks go into the file with the name of their stage; one with another name would be a stage of its own. */
async function findWrongStages(courseRoot: string, folder: string): Promise<Finding[]> {
  const [visible = [], hidden = []] = await Promise.all(
    TREES.map(async (tree) => (await namesIn(join(courseRoot, tree, folder, "stages"))) ?? []),
  );
  const numberOf = (name: string): string | undefined => /^\d+(?=-.*\.test\.ts$)/.exec(name)?.[0];
  const findings: Finding[] = [];
  for (const [tree, names] of [["exercises", visible] as const, ["solutions", hidden] as const]) {
    for (const name of names) {
      const path = `${tree}/${folder}/stages/${name}`;
      if (!name.endsWith(".ts")) findings.push(finding(`${path} is no stage.`, "remove it"));
      else if (name.endsWith(".test.ts") && numberOf(name) === undefined)
        findings.push(finding(`${path} has no number for its place.`, `name it like 1-basics.test.ts`));
    }
  }
  for (const name of hidden.filter((one) => numberOf(one) !== undefined && !visible.includes(one))) {
    const rival = visible.find((one) => numberOf(one) === numberOf(name));
    if (rival === undefined) continue;
    const problem = `solutions/${folder}/stages/${name} and exercises/${folder}/stages/${rival} have one number and two names.`;
    findings.push(finding(problem, "rename one of them: a stage has the same file name on both sides"));
  }
  return findings;
}

/** Names in a folder but dot names; `null` when it is not there. */
async function namesIn(folder: string): Promise<string[] | null> {
  return readdir(folder).then(
    (names) => names.filter((name) => !name.startsWith(".")).sort(),
    () => null,
  );
}
