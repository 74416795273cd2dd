import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { findStalePage } from "../../authors/checks/files.js";
import { findStaleSkeletons } from "../../authors/checks/skeletons.js";
import { deriveFiles, syncFiles } from "../../authors/sync.js";

let course: string;

async function put(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(course, path)), { recursive: true });
  await writeFile(join(course, path), text);
}

const solution = `export function walk(): number {\n  // @student Walk.\n  return 1;\n  // @end\n}\n`;
const skeleton = `export function walk(): number {\n  // TODO: Walk.\n  throw new Error("TODO: walk");\n}\n`;

beforeEach(async () => {
  course = await mkdtemp(join(tmpdir(), "course-"));
  for (const folder of ["01-walk", "02-run"]) {
    await put(`exercises/${folder}/exercise.json`, `{ "studentFiles": ["walk.ts"], "givenFiles": ["given.ts"] }`);
    await put(`solutions/${folder}/walk.ts`, solution);
    await put(`solutions/${folder}/given.ts`, "export const given = 1;\n");
    await put(`solutions/${folder}/mutants.ts`, "export const mutants = [];\n");
  }
  await mkdir(join(course, "exercises/kit"));
});

afterEach(() => rm(course, { recursive: true }));

test("writes the listed files of one assignment and says which", async () => {
  expect(await syncFiles(course, "walk")).toEqual([
    { path: "exercises/01-walk/walk.ts", change: "created" },
    { path: "exercises/01-walk/given.ts", change: "created" },
  ]);
  expect(await readFile(join(course, "exercises/01-walk/walk.ts"), "utf8")).toBe(skeleton);
  await expect(readFile(join(course, "exercises/01-walk/mutants.ts"))).rejects.toThrow("ENOENT");
});

test("writes every assignment when none is named, and only what is out of step", async () => {
  await put("exercises/01-walk/walk.ts", "export const edited = true;\n");
  await put("exercises/01-walk/given.ts", "export const given = 1;\n");
  expect(await syncFiles(course)).toEqual([
    { path: "exercises/01-walk/walk.ts", change: "updated" },
    { path: "exercises/02-run/walk.ts", change: "created" },
    { path: "exercises/02-run/given.ts", change: "created" },
  ]);
  expect(await syncFiles(course)).toEqual([]);
});

test("makes variants of other sources, whole or with a mistake, of which students can copy nothing", async () => {
  await put(
    "solutions/02-run/programs/twice.ts",
    'import { walk } from "../walk.js";\nexport class Twice { walk() { return 2 * walk(); } }\n',
  );
  await put("solutions/02-run/programs/own.ts", "const own = globalThis.Math;\nexport { own as Math };\n");
  await put(
    "solutions/02-run/variants.ts",
    `const made = { about: "Walks twice.", file: "given.ts", from: "02-run/programs/twice.ts" };
     const mutant = { name: "stays", stage: "walk", file: "walk.ts", find: "return 1;", replace: "return Math.min(0, 1);", why: "" };
     export const variants = [
       { ...made, name: "right", isHandedOut: true },
       { ...made, name: "wrong", isHandedOut: false, globals: "02-run/programs/own.ts", mistake: { folder: "02-run", mutant } },
     ];`,
  );
  const made = (await deriveFiles(course, "run")).filter(({ path }) => path.includes("/variants/"));
  expect(made.map(({ path, source }) => [path, source])).toEqual([
    ["exercises/02-run/variants/right/given.ts", "solutions/02-run/variants.ts"],
    ["solutions/02-run/variants/wrong/given.ts", "solutions/02-run/variants.ts"],
  ]);
  await syncFiles(course, "run");
  const walked = await Promise.all(
    made.map(async ({ path }) => {
      const { Twice } = (await import(join(course, path))) as { Twice: new () => { walk(): number } };
      return [Twice.name, new Twice().walk()];
    }),
  );
  expect(walked).toEqual([
    ["Twice", 2],
    ["Twice", 0],
  ]);
  const [right = "", wrong = ""] = made.map(({ expected }) => expected);
  expect(right).toContain("// Walks twice.\n");
  expect(right).not.toMatch(/@student|Walk\.|return 1;\n/);
  expect(wrong).toContain("=globalThis.Math");
  await put(
    "solutions/02-run/programs/twice.ts",
    'import { walk } from "../walk.js";\nexport class Twice { walk() { return 3 * walk(); } }\n',
  );
  expect((await findStaleSkeletons(course, "02-run")).map(({ problem }) => problem)).toEqual([
    "exercises/02-run/variants/right/given.ts is out of step with its solution.",
    "solutions/02-run/variants/wrong/given.ts is out of step with its solution.",
  ]);
});

test("compares without writing", async () => {
  const [walk] = await deriveFiles(course, "run");
  expect(walk).toEqual({
    path: "exercises/02-run/walk.ts",
    source: "solutions/02-run/walk.ts",
    expected: skeleton,
    actual: null,
  });
  expect((await deriveFiles(course, "run"))[0]?.actual).toBeNull();
});

test("says which assignments there are when there is no such one", async () => {
  await expect(syncFiles(course, "swim")).rejects.toThrow("There is no assignment `swim`; the course has walk, run.");
});

test("names the file of the solution that is missing", async () => {
  await rm(join(course, "solutions/01-walk/given.ts"));
  await expect(syncFiles(course)).rejects.toThrow("`solutions/01-walk/given.ts` is missing");
});

test("the committed skeletons are in step with their solutions", async () => {
  const root = join(import.meta.dirname, "../../..");
  const outOfStep = (await deriveFiles(root)).filter(({ expected, actual }) => expected !== actual);
  expect(outOfStep.map(({ path }) => path)).toEqual([]);
});

test("writes what an assignment takes from one before: cut for students, and whole beside its solution", async () => {
  const manifest = { studentFiles: ["walk.ts"], givenFiles: ["given.ts"], takes: { walk: ["walk.ts"] } };
  await put("exercises/02-run/exercise.json", JSON.stringify(manifest));
  await rm(join(course, "solutions/02-run/walk.ts"));
  expect(await syncFiles(course, "run")).toEqual([
    { path: "exercises/02-run/walk.ts", change: "created" },
    { path: "solutions/02-run/walk.ts", change: "created" },
    { path: "exercises/02-run/given.ts", change: "created" },
  ]);
  expect(await readFile(join(course, "exercises/02-run/walk.ts"), "utf8")).toBe(skeleton);
  expect(await readFile(join(course, "solutions/02-run/walk.ts"), "utf8")).toBe(solution);
  await put("solutions/02-run/walk.ts", solution.replace("1", "2"));
  expect(await findStaleSkeletons(course, "02-run")).toEqual([
    {
      problem: "solutions/02-run/walk.ts is out of step with solutions/01-walk/walk.ts, from which it is taken.",
      mend: "npm run dev sync run",
    },
  ]);
});

test("writes the list of assignments into the page of the course, and leaves the rest of it", async () => {
  const manifest = (title: string, more: object) =>
    JSON.stringify({ title, summary: "Go.", entry: "given.ts", class: "Legs", studentFiles: ["walk.ts"], ...more });
  const files = { givenFiles: ["given.ts"] };
  const taking = { ...files, buildsOn: ["walk"], takes: { walk: ["given.ts"] } };
  await put("exercises/01-walk/exercise.json", manifest("Walk", files));
  await put("exercises/02-run/exercise.json", manifest("Run", taking));
  await put(
    "exercises/README.md",
    "# Course\n\n<!-- assignments: written by dev sync -->\nold\n<!-- end -->\n\nMore.\n",
  );
  expect(await findStalePage(course)).toEqual([
    { problem: "exercises/README.md does not list the assignments as they are.", mend: "npm run dev sync" },
  ]);
  expect(await syncFiles(course)).toContainEqual({ path: "exercises/README.md", change: "updated" });
  expect(await readFile(join(course, "exercises/README.md"), "utf8")).toBe(
    [
      "# Course\n\n<!-- assignments: written by dev sync -->\n",
      "- 01 [Walk](01-walk/lesson.md) (`walk`): Go.",
      "- 02 [Run](02-run/lesson.md) (`run`): Go. Builds upon walk, and takes 1 of its files from walk.",
      "\n<!-- end -->\n\nMore.\n",
    ].join("\n"),
  );
  expect(await findStalePage(course)).toEqual([]);
});
