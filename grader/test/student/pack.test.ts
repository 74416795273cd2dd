/** `alloclab pack`: the archive that a student hands in, and what a class makes of it when something of it goes astray. */
import { mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import "esbuild";
import { describe, expect, test } from "vitest";
import { loadExercise } from "../../grade/load/exercise.js";
import { loadSubmission } from "../../grade/load/submission.js";
import { root, unzip } from "../support/autograder.js";
import { SOURCES, smallCourse } from "../support/class.js";
import { type Files, folderWith } from "../support/folder.js";
import { run } from "../support/terminal.js";
import { zip } from "../support/zip.js";

const EXERCISE = "exercises/01-first-fit";
const SKELETON = 'export class Allocator {\n  constructor() {\n    throw new Error("TODO");\n  }\n}\n';
const MINE = `import { more } from "./more.js";\n${SOURCES.careless.replace("return this", "return more(0) + this")}`;
const MORE = "export const more = (size: number): number => size;\n";

/** A course in which a student works, and the command line there. */
async function desk(files: Files = {}) {
  const courseRoot = await smallCourse({ [`${EXERCISE}/.original/allocator.ts`]: SKELETON, ...files });
  const pack = (...args: string[]) => run(["pack", ...args], { courseRoot, width: 1000 });
  const archive = join(courseRoot, "hand-in/01-first-fit.zip");
  const unpacked = async (): Promise<Record<string, string>> => {
    const place = await folderWith({});
    const names = await unzip(archive, place);
    const texts = names.map(async (name) => [name, await readFile(join(place, name), "utf8")] as const);
    return Object.fromEntries(await Promise.all(texts));
  };
  return { courseRoot, pack, archive, unpacked, at: (path: string) => join(courseRoot, path) };
}

const work = { [`${EXERCISE}/allocator.ts`]: MINE, [`${EXERCISE}/more.ts`]: MORE };

describe("what is packed", () => {
  test("is the student's own files and a note, the same bytes each time, with the points of visible checks", async () => {
    const { pack, archive, unpacked, at } = await desk({ ...work, [`${EXERCISE}/notes.txt`]: "mine" });
    const { status, out, err } = await pack();
    expect({ status, err }).toEqual({ status: 0, err: "" });
    expect(out).toMatch(
      /^Packed 2 files of first-fit: .*hand-in\/01-first-fit\.zip\n60 of 60 points\. 1 hidden check /,
    );
    const files = await unpacked();
    expect(Object.keys(files)).toEqual(
      ["allocator.ts", "more.ts", "packed.json"].map((name) => `01-first-fit/${name}`),
    );
    expect(files["01-first-fit/allocator.ts"]).toBe(MINE);
    const note = JSON.parse(files["01-first-fit/packed.json"] ?? "") as Record<string, unknown>;
    expect(note).toMatchObject({
      alloclab: "packed",
      assignment: "first-fit",
      graded: { status: "graded", score: 60, maxScore: 60, seed: 42 },
      version: (JSON.parse(await readFile(join(root, "package.json"), "utf8")) as { version: string }).version,
    });
    const [, fingerprint = ""] = /^Fingerprint: ((?:[0-9a-f]{4}-){3}[0-9a-f]{4})$/m.exec(out) ?? [];
    expect(String(note["fingerprint"])).toContain(fingerprint.replaceAll("-", ""));

    const before = await readFile(archive);
    expect((await pack()).status).toBe(0);
    expect(before.equals(await readFile(archive))).toBe(true);
    await writeFile(at(`${EXERCISE}/more.ts`), `${MORE}// more\n`);
    expect((await pack()).out).not.toContain(fingerprint);
  });

  test("is nothing while a file is as handed out, is missing, in doubt or does not load, unless that is wanted", async () => {
    const { pack, at, archive } = await desk();
    const refused = async (...args: string[]): Promise<string[]> => {
      const { status, out, err } = await pack(...args);
      expect({ status, out }).toEqual({ status: 2, out: "" });
      await expect(readFile(archive)).rejects.toThrow("ENOENT");
      return err.split("\n").map((line) => line.replace("alloclab: ", ""));
    };
    expect(await refused()).toEqual([
      "Nothing is packed, as it is not complete:",
      "`allocator.ts` is as it was handed out: there is nothing of yours in it.",
      "To hand it in all the same: npm run pack -- --incomplete",
      "",
    ]);
    await writeFile(at(`${EXERCISE}/allocator.ts`), SOURCES.broken);
    expect((await refused(at(EXERCISE)))[1]).toMatch(/^It does not load: /);
    await writeFile(at(`${EXERCISE}/allocator.ts`), SOURCES.full);
    await writeFile(at(`${EXERCISE}/allocator (1).ts`), SOURCES.careless);
    expect((await refused())[1]).toContain("`allocator.ts` is there more than once");
    const { status, out } = await pack("--incomplete");
    expect(status).toBe(0);
    expect(out).toContain("- `allocator.ts` is there more than once");

    await rm(at(`${EXERCISE}/allocator (1).ts`));
    await rm(at(`${EXERCISE}/allocator.ts`));
    await rm(archive);
    expect((await refused("--assignment", "first-fit"))[0]).toContain("is no submission for first-fit");
  });

  test("needs all files that the code reaches, and none that it does not", async () => {
    const folder = join(root, "grader/test/fixtures/submissions/01-first-fit");
    const whole = await readFile(join(folder, "right/one-file-no-export.ts"), "utf8");
    const at = await folderWith({ "one/memory-allocator.ts": whole, "part/merge.ts": "export const a = 1;\n" });
    const pack = (path: string) =>
      run(["pack", join(at, path), "--assignment", "first-fit", "-o", join(at, "out.zip")], { width: 1000 });
    expect(await pack("one")).toMatchObject({ status: 0, err: "" });
    const { status, err } = await pack("part");
    expect(status).toBe(2);
    expect(err.split("\n").slice(1, 4)).toEqual(
      ["free-block.ts", "allocate.ts", "free.ts"].map((name) => `alloclab: \`${name}\` is missing.`),
    );
  });

  test("is never one of several exercises by chance, nor written over what is no archive of it", async () => {
    const { pack, at } = await desk(work);
    expect((await pack("-o", at("mine.txt"))).err).toContain("has another ending");
    await writeFile(at("mine.zip"), "mine");
    expect(await pack("-o", at("mine.zip"))).toMatchObject({ status: 2, out: "" });
    expect(await readFile(at("mine.zip"), "utf8")).toBe("mine");
    for (const [path, what] of [
      ["package.json", "is no folder; name the one with your files of an assignment."],
      ["nowhere", "does not exist; check the path."],
    ] as const) {
      for (const more of [[], ["--assignment", "first-fit"]]) {
        const { status, err } = await pack(at(path), ...more);
        expect({ status, err }).toEqual({ status: 2, err: `alloclab: \`${at(path)}\` ${what}\n` });
      }
    }
    await mkdir(at("elsewhere"));
    expect((await pack(at("elsewhere"))).err).toContain("is not named for an assignment");

    for (const [place, source] of [
      ["02-other/.original", SKELETON],
      ["02-other", SOURCES.full],
    ] as const) {
      await mkdir(at(`exercises/${place}`), { recursive: true });
      await writeFile(at(`exercises/${place}/allocator.ts`), source);
    }
    for (const name of await readdir(at(EXERCISE), { recursive: true, withFileTypes: true })) {
      const path = join(name.parentPath, name.name);
      if (!name.isFile() || /allocator|more/.test(path)) continue;
      const copy = path.replace("01-first-fit", "02-other");
      await mkdir(dirname(copy), { recursive: true });
      await writeFile(copy, await readFile(path));
    }
    const { status, err } = await pack();
    expect(status).toBe(2);
    expect(err).toBe(
      "alloclab: You have begun `01-first-fit`, `02-other`; say which one you hand in: npm run pack -- exercises/02-other\n",
    );
    await writeFile(at("exercises/02-other/allocator.ts"), SKELETON);
    expect((await pack()).out).toContain("Packed 2 files of first-fit");
  });
});

describe("what becomes of it on the way", () => {
  const cases: [
    what: string,
    change: (files: Record<string, string>) => Record<string, string | null>,
    doubt: string,
  ][] = [
    ["a file that was changed", () => ({ "allocator.ts": `${MINE}// late\n` }), "`allocator.ts` was changed since"],
    [
      "a file of the student's own that was changed",
      () => ({ "more.ts": `${MORE}//\n` }),
      "`more.ts` was changed since",
    ],
    ["a file that is gone", () => ({ "more.ts": null }), "`more.ts` is missing"],
    [
      "a note that was cut off",
      (files) => ({ "packed.json": files["packed.json"]?.slice(0, -40) ?? "" }),
      "`01-first-fit/packed.json` was changed",
    ],
    [
      "a note whose hashes are others",
      (files) => ({ "packed.json": files["packed.json"]?.replace(/[0-9a-f]{64}/, "0".repeat(64)) ?? "" }),
      "`01-first-fit/packed.json` was changed",
    ],
    ["no note at all", () => ({ "packed.json": null }), ""],
    ["a note of something else", () => ({ "packed.json": '{ "name": "mine" }' }), ""],
    ["other line ends", () => ({ "allocator.ts": MINE.replaceAll("\n", "\r\n") }), ""],
    ["a file that was put beside it", () => ({ "notes.ts": "export {};\n" }), ""],
    [
      "a score that was made up",
      (files) => ({ "packed.json": files["packed.json"]?.replaceAll("60", "6000") ?? "" }),
      "",
    ],
    ["nothing", () => ({}), ""],
  ];

  test("is a doubt of the class where a file or the note is not as it was, and never a score", async () => {
    const { courseRoot, pack, unpacked } = await desk(work);
    expect((await pack()).status).toBe(0);
    const files = Object.fromEntries(
      Object.entries(await unpacked()).map(([path, text]) => [path.replace("01-first-fit/", ""), text]),
    );
    const uploads = Object.fromEntries(
      cases.map(([what, change]) => {
        const all = Object.entries({ ...files, ...change(files) }).filter(
          (one): one is [string, string] => one[1] !== null,
        );
        return [`in/${what}.zip`, zip(all.map(([name, data]) => ({ name: `01-first-fit/${name}`, data })))];
      }),
    );
    const folder = await folderWith(uploads);
    const { status } = await run(["class", join(folder, "in"), "-o", join(folder, "out")], { courseRoot });
    expect(status).toBe(3);
    const { entries } = JSON.parse(await readFile(join(folder, "out/class.json"), "utf8")) as {
      entries: { name: string; score: number; attention: { kind: string; about?: string; text: string }[] }[];
    };
    const told = entries.map(({ name, attention }) => [
      name,
      attention.flatMap((one) => (one.about === "packed" ? one.text : [])),
    ]);
    expect(Object.fromEntries(told)).toEqual(
      Object.fromEntries(
        cases.map(([what, , doubt]) => [what, doubt === "" ? [] : [`It is not as it was packed: ${doubt}.`]]),
      ),
    );
    expect(entries.filter(({ score }) => score > 60)).toEqual([]);
  });

  test("is said wherever the archive comes to lie: unpacked, packed again, in a tgz of another, as files of Canvas'", async () => {
    const { pack, unpacked, courseRoot, archive } = await desk(work);
    await pack();
    const exercise = await loadExercise(courseRoot, "first-fit");
    const files = Object.entries({ ...(await unpacked()), "01-first-fit/more.ts": `${MORE}// changed\n` });
    const again = zip(files.map(([name, data]) => ({ name: `deep/${name}`, data })));
    const folder = await folderWith({
      ...Object.fromEntries(files.map(([name, data]) => [`unpacked/${name}`, data])),
      "again.zip": again,
      "inner/work.zip": again,
    });
    const doubts = async (path: string) => (await loadSubmission(path, exercise, { openArchives: true })).doubts ?? [];
    for (const path of ["unpacked", "again.zip", "inner"])
      expect(await doubts(join(folder, path)), path).toMatchObject([{ kind: "packed" }]);
    expect(await doubts(archive)).toEqual([]);
  });

  test("notes that are made to keep their reader busy are read over", async () => {
    const { courseRoot } = await desk();
    const exercise = await loadExercise(courseRoot, "first-fit");
    const large = `{"alloclab":"packed","x":"${"a".repeat(900_000)}"}`;
    const many = Array.from({ length: 500 }, (_, at) => ({ name: `${at}/packed.json`, data: large }));
    const deep = `{"alloclab":"packed","files":${"[".repeat(20_000)}`;
    const folder = await folderWith({
      "many.zip": zip([{ name: "allocator.ts", data: SOURCES.full }, ...many]),
      "deep.zip": zip([
        { name: "allocator.ts", data: SOURCES.full },
        { name: "packed.json", data: deep },
      ]),
      "proto.zip": zip([
        { name: "allocator.ts", data: SOURCES.full },
        { name: "packed.json", data: '{"alloclab":"packed","__proto__":{"files":{}},"files":{"__proto__":1}}' },
      ]),
    });
    const kinds = async (name: string) =>
      ((await loadSubmission(join(folder, name), exercise)).doubts ?? []).map(({ kind }) => kind);
    expect(await kinds("many.zip")).toEqual([]);
    expect(await kinds("deep.zip")).toEqual(["packed"]);
    expect(await kinds("proto.zip")).toEqual(["packed"]);
  });
});
