/** Uploads as honest students hand them in, of which at most one in a hundred may be a doubt; and messy ones, each told. */
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { UsageError } from "../../../model/errors.js";
import { loadExercise } from "../../../grade/load/exercise.js";
import { loadSubmission } from "../../../grade/load/submission.js";
import { type Files, folderWith } from "../../support/folder.js";
import { zip } from "../../support/zip.js";

const courseRoot = join(import.meta.dirname, "../../../..");
const exercise = await loadExercise(courseRoot, "first-fit");
const given = Object.fromEntries(exercise.givenFiles.map((name) => [name, exercise.handout.get(name) ?? ""])) as Record<
  string,
  string
>;
const skeleton = Object.fromEntries(exercise.studentFiles.map((name) => [name, exercise.handout.get(name) ?? ""]));
const reference = Object.fromEntries(
  await Promise.all(
    exercise.studentFiles.map(async (name) => [
      name,
      await readFile(join(courseRoot, "solutions/01-first-fit", name), "utf8"),
    ]),
  ),
) as Record<string, string>;
const whole = `import { OutOfMemoryError } from "./errors.js";
export class FreeBlock {}
export class MemoryAllocator { constructor(readonly capacity: number) {} allocate(): number { throw new OutOfMemoryError("full"); } }
`;

/** What students have written, when they hand it in. */
const bodies: Record<string, Files> = {
  "all of it": reference,
  "half of it": {
    ...skeleton,
    "free-block.ts": reference["free-block.ts"] ?? "",
    "allocate.ts": reference["allocate.ts"] ?? "",
  },
  "with a helper": {
    ...reference,
    "allocate.ts": `import { walk } from "./free-list.js";\n${reference["allocate.ts"]}\nvoid walk;`,
    "free-list.ts": "export const walk = 1;",
  },
  "in the class's file": { "memory-allocator.ts": whole },
  "in the class's file, among skeletons": { ...skeleton, "memory-allocator.ts": whole },
};

const at = (folder: string, files: Files): Files =>
  Object.fromEntries(Object.entries(files).map(([path, text]) => [`${folder}/${path}`, text]));
const all = (files: Files, change: (text: string) => string): Files =>
  Object.fromEntries(Object.entries(files).map(([path, text]) => [path, change(String(text))]));
const packed = (files: Files): Files => ({
  "work.zip": zip(Object.entries(files).map(([name, data]) => ({ name, data }))),
});

const kit: Files = Object.fromEntries(
  await Promise.all(
    (await readdir(join(courseRoot, "exercises/kit"), { recursive: true }))
      .filter((name) => /\.\w+$/.test(name))
      .map(async (name) => [`exercises/kit/${name}`, await readFile(join(courseRoot, "exercises/kit", name))]),
  ),
) as Files;
const course = (body: Files): Files => ({
  ...kit,
  ...at("exercises/01-first-fit", { ...given, ...body }),
  ...at("exercises/01-first-fit/.original", skeleton),
  ...at("exercises/02-best-fit", { ...given, ...all(skeleton, (text) => `${text}\nexport const other = 2;`) }),
  ...at("exercises/01-first-fit/stages", { "definition.ts": "export {};", "1-basics.test.ts": "" }),
  "grader/model/errors.ts": "export {};",
  "grader/commands/merge.ts": "export {};",
  "package.json": "{}",
  "README.md": "…",
});

/** Ways to hand it in that nobody has to look at. */
const honest: Record<string, (body: Files) => Files> = {
  "as it is": (body) => body,
  "with the given files": (body) => ({ ...given, ...body }),
  "in a folder": (body) => at("first-fit", { ...given, ...body }),
  "in folders": (body) => at("Assignment 1/my work/src", body),
  "in the numbered folder": (body) => at("01-first-fit", body),
  "the whole course": course,
  "the course in a folder of its name": (body) => at("allocators-ada-main", course(body)),
  "packed on a Mac": (body) => ({
    ...at("work", body),
    ...at(
      "__MACOSX/work",
      all(body, () => "\0"),
    ),
    ".DS_Store": "",
  }),
  "with packages and git": (body) => ({
    ...body,
    "node_modules/x/merge.ts": "x",
    ".git/config": "",
    "package.json": "{}",
  }),
  "with a README, notes and pictures": (body) => ({
    ...body,
    "README.md": "",
    "notes.txt": "",
    "list.png": "",
    "report.pdf": "%PDF",
  }),
  "with tests": (body) => ({
    ...body,
    "allocate.test.ts": "x",
    "tests/merge.spec.ts": "y",
    "vitest.config.ts": "export {};",
  }),
  "with an equal copy": (body) => ({ ...body, ...at("backup", body) }),
  "with a copy that was saved on Windows": (body) => ({
    ...body,
    ...at(
      "old/1",
      all(body, (text) => text.replaceAll("\n", "\r\n")),
    ),
  }),
  "with what was handed out": (body) => ({ ...body, ...at("handout/original", { ...given, ...skeleton }) }),
  "saved on Windows": (body) => all({ ...given, ...body }, (text) => `\uFEFF${text.replaceAll("\n", "\r\n")}`),
  "indented otherwise": (body) =>
    all({ ...given, ...body }, (text) => text.replaceAll(/^ +/gm, (spaces) => spaces + spaces)),
  "with comments": (body) => all(body, (text) => `// Ada Example, 4711\n${text}\n/* the end */\n`),
  "with given files that were changed": (body) => ({
    ...body,
    "errors.ts": "export class Mine extends Error {}",
    "heap.ts": "",
  }),
  "with a file to try it": (body) => ({
    ...body,
    "main.ts": 'import { MemoryAllocator } from "./memory-allocator.js";',
    "demo.ts": "",
  }),
  "with settings": (body) => ({
    ...body,
    "tsconfig.json": "{}",
    "eslint.config.js": "",
    ".prettierrc": "{}",
    "package-lock.json": "{}",
  }),
  "with what tsc made": (body) => ({ ...body, ...at("dist", { "main.js": "", "main.js.map": "", "main.d.ts": "" }) }),
  packed,
  "packed in a folder": (body) => packed(at("first-fit", { ...given, ...body })),
  "packed with the course": (body) => packed(course(body)),
  "packed twice over": (body) => packed(at("ada/ada", body)),
  "with a diary": (body) => ({ ...body, "docs/log.md": "", "docs/ideas.txt": "", "complexity.xlsx": "" }),
  "with other letter case": (body) => ({ ...body, "Readme.MD": "", "NOTES.TXT": "" }),
  "with empty leftovers": (body) => ({ ...body, "src/merge.ts": "", "tmp/free.ts": "\n" }),
  "with drawings of the list": (body) => ({ ...body, "img/before.svg": "<svg/>", "img/after.svg": "<svg/>" }),
  "with a history": (body) => ({ ...body, "CHANGELOG.md": "", ".github/workflows/ci.yml": "" }),
  "with the lesson": (body) => ({
    ...body,
    "lesson.md": "",
    "contract.md": "",
    "hints.json": "{}",
    "exercise.json": "{}",
  }),
  "in src, beside tests": (body) => ({
    ...at("src", body),
    ...at("test", { "all.test.ts": "", "helpers.ts": "export {};" }),
  }),
  "with a second project": (body) => ({
    ...at("first-fit", body),
    ...at("calculator", { "main.ts": "", "parse.ts": "" }),
  }),
  "with types": (body) => ({ ...body, "types.d.ts": "", "index.d.ts": "" }),
  "with an editor's files": (body) => ({
    ...body,
    ".vscode/settings.json": "{}",
    ".idea/x.xml": "",
    "work.code-workspace": "{}",
  }),
  "with a licence": (body) => ({ ...body, LICENSE: "MIT", AUTHORS: "Ada" }),
  "with a benchmark": (body) => ({ ...body, "bench.ts": "export {};", "bench/results.csv": "" }),
  "with a log": (body) => ({ ...body, "npm-debug.log": "", "output.txt": "", "coverage/index.html": "" }),
  "with another's name in it": (body) => at("lovelace_ada_4711", body),
  "in a folder named in words": (body) => at("First Fit", { ...given, ...body }),
  "in a folder that was copied": (body) => at("Copy of first-fit (1)", body),
  "in a folder of two alphabets": (body) => at("Übung 3 – José 🚀".normalize("NFD"), body),
  "with what editors leave": (body) => ({
    ...body,
    "allocate.ts~": "x",
    "allocate.ts.bak": "x",
    "allocate.ts.orig": "x",
  }),
  "with coverage": (body) => ({
    ...body,
    ...at("coverage", { "lcov.info": "", "lcov-report/allocate.ts.html": "", "lcov-report/merge.ts.html": "" }),
  }),
  "with locks of other tools": (body) => ({ ...body, "yarn.lock": "", "bun.lockb": "", "deno.json": "{}" }),
  "with a page about it": (body) => ({ ...body, "report/index.html": "", "slides.pptx": "", "shot.heic": "" }),
  "with who did it": (body) => ({ ...body, "MEMBERS.txt": "Ada, Grace", "ai-usage.md": "", "chat.txt": "" }),
  "the course in folders named in words": (body) => ({
    ...at("First Fit", { ...given, ...body }),
    ...at("Best Fit", { ...given, ...all(reference, (text) => `${text}\nexport const other = 2;`) }),
  }),
  "with its archive": (body) => ({ ...body, ...packed(body) }),
  "with a sketch of one's own": (body) => ({ ...body, "sketch.ts": "const free = 1;\nexport const list = [free];" }),
  "in a deep folder": (body) => at("C/Users/ada/Documents/uni/os/sheet 3/final", body),
};

const copies = [
  "allocate (1).ts",
  "allocate - Copy.ts",
  "Kopie von allocate.ts",
  "allocate_final.ts",
  "allocate-2.ts",
  "allocate_v2.ts",
];
const rest = (without: string): Files =>
  Object.fromEntries(Object.entries(reference).filter(([name]) => name !== without));
const other = `${reference["merge.ts"]}\nexport const newer = 1;`;

/** Ways that may cost somebody points, or give them some. */
const messy: Record<string, Files> = {
  ...Object.fromEntries(
    copies.map((name) => [`${name} alone`, { ...rest("allocate.ts"), [name]: reference["allocate.ts"] ?? "" }]),
  ),
  ...Object.fromEntries(
    copies.map((name) => [`${name} beside`, { ...reference, [name]: `${reference["allocate.ts"]}\n1;` }]),
  ),
  ...Object.fromEntries(
    [
      "allocate.js",
      "allocate.ts.txt",
      "allocate.txt",
      "allocate.mts",
      "allocate.tsx",
      "allocate.java",
      "allocate.docx",
    ].flatMap((name) => [
      [`${name}, missing`, { ...rest("allocate.ts"), [name]: "x" }],
      [`${name}, skeleton`, { ...rest("allocate.ts"), "allocate.ts": skeleton["allocate.ts"] ?? "", [name]: "x" }],
    ]),
  ),
  ...Object.fromEntries(
    ["work.zip", "work.rar", "work.7z", "work.tar.gz", "work.tgz", "work.tar.xz"].map((name) => [
      `${name} and one file`,
      { "allocate.ts": reference["allocate.ts"] ?? "", [name]: "" },
    ]),
  ),
  ...Object.fromEntries(
    ["alocate.ts", "allocte.ts", "allocate_ada.ts", "ada-allocate.ts", "Allocate_old.ts"].map((name) => [
      name,
      { ...rest("allocate.ts"), [name]: "export {};" },
    ]),
  ),
  ...Object.fromEntries(
    [
      ...["allocateFinal.ts", "NEWallocate.ts", "allocation.ts", "alloc.ts", "allocate[1].ts", "task1_allocate.ts"],
      ...["allocate (Ada's conflicted copy 2026-11-20).ts", "allocate.sync-conflict-20261120-ABC.ts", "allocate (1)"],
      ...["allocate-DESKTOP-AB12.ts", "allocate", "allocate.", "Allocate.JS", "allocate.ts;1", "allocate.ts.download"],
    ].map((name) => [name, { ...rest("allocate.ts"), [name]: reference["allocate.ts"] ?? "" }]),
  ),
  ...Object.fromEntries(
    ["FreeBlock.ts", "free_block.ts", "free block.ts", "block.ts", "FreeBlock.js"].map((name) => [
      name,
      { ...rest("free-block.ts"), [name]: reference["free-block.ts"] ?? "" },
    ]),
  ),
  ...Object.fromEntries(
    ["iso", "dmg", "zip.001", "z01", "bundle", "jar", "tar.lz4", "cpio"].map((ending) => [
      `work.${ending} and no merge`,
      { ...rest("merge.ts"), [`work.${ending}`]: "x" },
    ]),
  ),
  ...Object.fromEntries(
    ["best_fit", "Best Fit", "BestFit", "02_best_fit", "best-fit-ada"].map((name) => [name, at(name, reference)]),
  ),
  "two classes under names of their own": { ...skeleton, "v1.ts": whole, "v2.ts": `${whole}\nexport const x = 2;` },
  "the class in JavaScript": { ...skeleton, "MemoryAllocator.js": whole },
  "two versions": { ...at("v1", reference), ...at("v2", { ...reference, "merge.ts": other }) },
  "two packed": { ...at("a.zip", reference), ...at("b.zip", { ...reference, "merge.ts": other }) },
  "another assignment": at("02-best-fit", { ...given, ...reference }),
  "a class": { ...at("ada/first-fit", reference), ...at("bob/first-fit", { ...reference, "merge.ts": other }) },
  "a copy of the folder": { ...at("01-first-fit", reference), ...at("01-first-fit (1)", { "merge.ts": other }) },
  "a helper that was downloaded twice": {
    ...reference,
    "merge.ts": `import { x } from "./list.js";\n${reference["merge.ts"]}\nvoid x;`,
    "list.ts": "export const x = 1;",
    "list (1).ts": "export const x = 2;",
  },
  "an empty file": { ...reference, "merge.ts": "" },
  "nothing but comments": Object.fromEntries(Object.keys(reference).map((name) => [name, "// tomorrow"])),
  "a part under any name": { ...rest("allocate.ts"), "sheet3.ts": reference["allocate.ts"] ?? "" },
  "a newer one at the top": { ...at("exercises/01-first-fit", skeleton), "merge.ts": other },
  "an old one below": { ...reference, "old/merge.ts": other },
  "the class in a part": { ...skeleton, "allocate.ts": reference["allocate.ts"] ?? "", "merge.ts": whole },
};
const messyWays: ((files: Files) => Files)[] = [
  (files) => files,
  (files) => ({ ...files, "README.md": "", "notes.txt": "", "package.json": "{}" }),
  (files) => at("Assignment 1", files),
];

/** How many doubts there are, or that it was refused. */
async function toldOf(files: Files): Promise<string[]> {
  try {
    const options = { label: "ada", openArchives: true };
    const { doubts = [] } = await loadSubmission(await folderWith(files), exercise, options);
    return doubts.map(({ text }) => text);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return [error.message];
  }
}

test("of 255 honest uploads none is in doubt", { timeout: 120_000 }, async () => {
  const told: string[] = [];
  let uploads = 0;
  for (const [way, make] of Object.entries(honest)) {
    for (const [what, body] of Object.entries(bodies)) {
      uploads++;
      const [first] = await toldOf(make(body));
      if (first !== undefined) told.push(`${what}, ${way}: ${first}`);
    }
  }
  expect(uploads).toBe(255);
  expect(told).toEqual([]);
});

test("of 200 messy uploads each is told", { timeout: 120_000 }, async () => {
  const silent: string[] = [];
  let uploads = 0;
  for (const [name, files] of Object.entries(messy)) {
    for (const [way, make] of messyWays.entries()) {
      uploads++;
      if ((await toldOf(make(files))).length === 0) silent.push(`${name}, ${way}`);
    }
  }
  expect(uploads).toBeGreaterThanOrEqual(200);
  expect(silent).toEqual([]);
});
