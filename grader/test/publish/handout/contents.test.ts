import { readFileSync } from "node:fs";
import { join, posix } from "node:path";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import type { PackedFile } from "../../../publish/autograder/kit.js";
import { KINDS } from "../../../picture/registry.js";
import { makeHandout } from "../../../publish/handout/make.js";
import { root } from "../../support/autograder.js";

const { files, exercises } = await makeHandout(root, { ids: [], isAlone: false });
const paths = new Set(files.map(({ path }) => path));
const textOf = (path: string): string => files.find((file) => file.path === path)?.data.toString("utf8") ?? "";
const sources = files.filter(({ path }) => /\.[jt]sx?$/.test(path) && !path.includes("/.original/"));

describe("what a handout holds", () => {
  test("all that a student reads, writes and runs", () => {
    for (const { folder, studentFiles, givenFiles } of exercises) {
      const expected = ["lesson.md", "contract.md", "exercise.json", "hints.json", ...studentFiles, ...givenFiles];
      for (const name of expected) expect(paths).toContain(`exercises/${folder}/${name}`);
      expect([...paths].filter((path) => path.startsWith(`exercises/${folder}/stages/`)).length).toBeGreaterThan(4);
    }
    for (const path of [
      "README.md",
      "LICENSE",
      "package.json",
      "package-lock.json",
      ".npmrc",
      "tsconfig.json",
      "vitest.config.ts",
      ".gitignore",
      ".gitattributes",
      ".editorconfig",
      ".vscode/settings.json",
      ".vscode/extensions.json",
      ".vscode/launch.json",
      ".github/workflows/grade.yml",
      "docs/guides/student.md",
      "docs/guides/report-format.md",
      "grader/bin.js",
      "grader/main.ts",
      "exercises/kit/check/stage.ts",
    ])
      expect(paths).toContain(path);
  });

  test("nothing of what only instructors and authors have", () => {
    const others =
      /^(solutions|grader\/(test|lab|authors|class|publish|report\/(class|course)))\/|commands\/(class|course|dev|handout|instructors|leaks|regrade)\.ts$|\.git\//;
    expect([...paths].filter((path) => others.test(path))).toEqual([]);
  });

  test("everything that its sources import, and nothing that only left-out sources import", () => {
    const missing = sources.flatMap((source) =>
      importsOf(source)
        .filter((target) => target.startsWith("grader/") || target.startsWith("exercises/"))
        .filter((target) => !paths.has(target) && !paths.has(target.replace(/\.ts$/, ".tsx")))
        .map((target) => `${source.path} imports ${target}`),
    );
    expect(missing, "take it out of LEFT_OUT in grader/publish/handout/contents.ts").toEqual([]);
    const imported = new Set(sources.flatMap(importsOf));
    const idle = [...paths].filter((path) => /^grader\/commands\//.test(path) && !imported.has(path));
    expect(idle, "add it to LEFT_OUT in grader/publish/handout/contents.ts").toEqual([]);
  });

  test("every package that its sources import, and no other but tools", () => {
    const { dependencies, devDependencies } = JSON.parse(textOf("package.json")) as Record<string, object>;
    const listed = Object.keys({ ...dependencies, ...devDependencies });
    const imported = sources
      .flatMap(importsOf)
      .filter((target) => !/^(grader|exercises)\/|^node:|^#|^\//.test(target))
      .map((target) => target.split("/", target.startsWith("@") ? 2 : 1).join("/"));
    // vite comes with vitest; a package finds itself.
    const needed = [...new Set(imported)].filter((name) => !["vite", "alloclab"].includes(name));
    expect(needed.filter((name) => !listed.includes(name))).toEqual([]);
    const tools = [
      "@types/babel__code-frame",
      "@types/node",
      "@types/yauzl",
      "@types/yazl",
      "@vitest/ui",
      "typescript",
      "tsx",
      "esbuild",
      "commander",
      "zod",
    ];
    expect(listed.filter((name) => !needed.includes(name) && !tools.includes(name))).toEqual([]);
  });

  test("lessons with their pictures drawn, and their answers folded", () => {
    for (const { folder } of exercises) {
      const lesson = textOf(`exercises/${folder}/lesson.md`);
      const fences = new RegExp(`^\`\`\`(${[...KINDS, "visualizer"].join("|")})\\b.*$`, "gm");
      const pictures = readFileSync(join(root, "exercises", folder, "lesson.md"), "utf8").match(fences) ?? [];
      expect(pictures.length).toBeGreaterThan(3);
      expect(lesson).not.toMatch(fences);
      if (pictures.some((fence) => fence.startsWith("```memory"))) expect(lesson).toMatch(/│█+ \S+ █+│/);
      expect(lesson.match(/^```text$/gm)?.length).toBeGreaterThanOrEqual(
        pictures.filter((fence) => fence !== "```visualizer").length,
      );
      const hasVisualizer = files.some(({ path }) => path === `exercises/${folder}/stages/definition.ts`);
      expect(lesson.includes(`npm run visualize -- exercises/${folder}`)).toBe(hasVisualizer);
      expect(lesson).toContain("<details>");
    }
  });

  test("no link that leads nowhere", () => {
    const pages = files.filter(({ path }) => path.endsWith(".md"));
    const dead = pages.flatMap(({ path, data }) =>
      [...data.toString("utf8").matchAll(/\]\(([^)\s]+)\)|\{@link/g)]
        .map(([, target = "{@link"]) => target)
        .filter((target) => !/^(#|https?:)/.test(target))
        .filter((target) => !paths.has(posix.join(posix.dirname(path), target.replace(/#.*/, ""))))
        .map((target) => `${path}: ${target}`),
    );
    expect(dead).toEqual([]);
  });
});

describe("on any system", () => {
  test("paths have no character and no name that a system refuses, and none differs by letter case alone", () => {
    for (const path of paths) {
      expect(path).toMatch(/^[\w.-]+(\/[\w.-]+)*$/);
      expect(path.length, path).toBeLessThan(100);
      for (const name of path.split("/")) expect(name).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)|[. ]$/i);
    }
    expect(new Set([...paths].map((path) => path.toLowerCase())).size).toBe(paths.size);
  });

  test("scripts are plain commands, which every shell takes alike", () => {
    const { scripts } = JSON.parse(textOf("package.json")) as { scripts: Record<string, string> };
    expect(Object.keys(scripts)).toEqual(expect.arrayContaining(["start", "test", "ui", "grade", "visualize"]));
    for (const command of Object.values(scripts)) expect(command).toMatch(/^(node|vitest)( [\w./-]+)*$/);
  });

  test("all files are text with plain line ends, and nothing in them is packed or a map of something else", () => {
    for (const { path, data } of files) {
      const text = data.toString("utf8");
      expect(Buffer.from(text).equals(data), path).toBe(true);
      expect(text, path).not.toMatch(/\r|\0/);
      expect(text, path).not.toMatch(/sourceMappingURL=data|;base64,[A-Za-z0-9+/]{40}/);
      if (path !== "package-lock.json") expect(text, path).not.toMatch(/[A-Za-z0-9+/]{120}/);
    }
  });

  test("nothing in it names the machine that made it", () => {
    for (const { path, data } of files) expect(data.includes(root.replace(/\/$/, "")), path).toBe(false);
  });
});

describe("package-lock.json", () => {
  const lock = JSON.parse(textOf("package-lock.json")) as { packages: Record<string, Record<string, unknown>> };

  test("names no registry, and has each package as the course has it", () => {
    expect(textOf("package-lock.json")).not.toMatch(/"resolved"|https?:\/\/[^"]*registry/);
    const whole = JSON.parse(JSON.stringify(ts.sys.readFile(join(root, "package-lock.json")) ?? "")) as string;
    const { packages } = JSON.parse(whole) as typeof lock;
    for (const [path, { version, integrity }] of Object.entries(lock.packages)) {
      expect({ path, version, integrity }).toEqual({
        path,
        version: packages[path]?.version,
        integrity: packages[path]?.integrity,
      });
    }
  });

  test("agrees with package.json", () => {
    const { dependencies, devDependencies, version } = JSON.parse(textOf("package.json")) as Record<string, unknown>;
    expect(lock.packages[""]).toMatchObject({ dependencies, devDependencies, version });
  });

  test("is without what only developing the kit needs", () => {
    const names = Object.keys(lock.packages);
    expect(names.filter((name) => /typedoc|stryker|eslint|playwright|axe-core/.test(name))).toEqual([]);
    expect(names.filter((name) => /node_modules\/@esbuild\/(linux|darwin|win32)-x64$/.test(name))).toHaveLength(3);
  });
});

test("the same course gives the same bytes, and a part of it has no trace of the rest", async () => {
  const again = await makeHandout(root, { ids: [], isAlone: false });
  expect(again.files.map(({ path, data }) => [path, data.toString("base64")])).toEqual(
    files.map(({ path, data }) => [path, data.toString("base64")]),
  );
  const part = await makeHandout(root, { ids: ["01"], isAlone: false });
  expect(part.exercises.map(({ id }) => id)).toEqual(["first-fit"]);
  const others = exercises.slice(1).map(({ folder }) => folder);
  for (const { path, data } of part.files.filter(({ path }) => path.startsWith("exercises/") || !path.includes("/"))) {
    for (const folder of others) expect([path, data.includes(folder)]).toEqual([path, false]);
  }
});

test("an assignment is not handed out without those that it builds upon", async () => {
  await expect(makeHandout(root, { ids: ["best-fit"], isAlone: false })).rejects.toThrow(
    "best-fit builds upon first-fit; hand that out, too: --assignment first-fit.",
  );
});

/** What a source imports: paths in the handout, or names of packages. */
function importsOf({ path, data }: PackedFile): string[] {
  return ts.preProcessFile(data.toString("utf8"), true, true).importedFiles.map(({ fileName }) => {
    if (fileName.startsWith("#kit/")) return `${fileName.replace("#kit/", "exercises/kit/")}.ts`;
    if (!fileName.startsWith(".")) return fileName;
    const target = posix.join(posix.dirname(path), fileName);
    return paths.has(target) ? target : target.replace(/\.js$/, ".ts");
  });
}

test("some alone go with those of which they take files, and speak of no others", async () => {
  const alone = async (...ids: string[]) => {
    const { files, exercises } = await makeHandout(root, { ids, isAlone: true });
    const manifest = files.find(({ path }) => path === `exercises/${exercises.at(-1)?.folder}/exercise.json`);
    return { ids: exercises.map(({ id }) => id), buildsOn: JSON.parse(String(manifest?.data)).buildsOn as unknown };
  };
  expect(await alone("bitmap")).toEqual({ ids: ["bitmap"], buildsOn: [] });
  expect(await alone("best-fit")).toEqual({ ids: ["first-fit", "best-fit"], buildsOn: ["first-fit"] });
});
