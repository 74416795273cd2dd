/** Who may import whom: the map of the house, as docs/CONTRIBUTING.md shows it, held against every import in it. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { exportsOf, importsOf, sourceFiles } from "./support/sources.js";

/** Paths below the course's root; `*` stands for one name, a folder for all that is in it. */
interface Rule {
  from: string;
  may: string[];
  /** What only types may be imported of. */
  types: string[];
}

const page = readFileSync(join(import.meta.dirname, "../../docs/CONTRIBUTING.md"), "utf8");

/** Lines of the page's block of that name, comments aside. */
function linesOf(block: string): string[] {
  const text = new RegExp(`^\`\`\`${block}\n(.*?)^\`\`\``, "ms").exec(page)?.[1] ?? "";
  return text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
}

const words = new Map(
  linesOf("words").map((line) => {
    const [word = "", places = ""] = line.split(/\s+(.*)/);
    return [word, places.split(", ")] as const;
  }),
);

/** The first rule that fits a file counts; what is in a folder may import from that folder. */
const rules: Rule[] = linesOf("imports").map((line) => {
  const [from = "", rest = ""] = line.split(/\s+(.*)/);
  const [may = [], types = []] = rest.split(" | ").map((places) =>
    places
      .split(", ")
      .filter((place) => place !== "–")
      .flatMap((place) => words.get(place) ?? [place]),
  );
  return { from, may, types };
});

/** Files that are found by their path when the grader runs, so that no import names what they export. */
const FOUND_BY_PATH = [
  "grader/authors/templates/",
  "grader/commands/instructors.ts",
  "grader/grade/sandbox/realm/",
  "grader/grade/stages/listed.ts",
  "grader/grade/stages/worker.ts",
  "grader/lab/bench/bare-vitest.ts",
];

test("every file has its place on the map, and every place its files", () => {
  expect(sourceFiles.length).toBeGreaterThan(100);
  expect(sourceFiles.filter((file) => ruleOf(file) === undefined)).toEqual([]);
  const idle = rules.filter((rule) => !sourceFiles.some((file) => ruleOf(file) === rule));
  expect(idle.map(({ from }) => from)).toEqual([]);
  const places = rules.flatMap(({ may, types }) => [...may, ...types]).filter((place) => place.includes("/"));
  expect(places.filter((place) => !sourceFiles.some((file) => fits(file, place)))).toEqual([]);
});

test("nobody imports what they may not", () => {
  const forbidden = sourceFiles.flatMap((file) =>
    importsOf(file)
      .filter(({ target, isType }) => !isAllowed(file, target, isType))
      .map(({ target, line, isType }) => `${file}:${line} imports ${isType ? "types of " : ""}${target}`),
  );
  expect(forbidden, "take these imports out, or change the map in docs/CONTRIBUTING.md").toEqual([]);
});

test("no files import each other in a circle, types included", () => {
  expect(circles(sourceFiles.filter((file) => /^(grader|exercises\/kit\/subject)\//.test(file)))).toEqual([]);
});

test("a value is exported only when somebody imports it", () => {
  const taken = new Set<string>();
  for (const { target, names } of sourceFiles.flatMap(importsOf)) {
    for (const name of names ?? ["*"]) taken.add(`${target} ${name}`);
  }
  const idle = sourceFiles
    .filter((file) => file.startsWith("grader/") && !FOUND_BY_PATH.some((place) => fits(file, place)))
    .filter((file) => !taken.has(`${file} *`))
    .flatMap((file) => exportsOf(file).map((name) => `${file} ${name}`))
    .filter((one) => !taken.has(one));
  expect(idle, "leave out `export`").toEqual([]);
});

const ruleOf = (file: string): Rule | undefined => rules.find(({ from }) => fits(file, from));

function isAllowed(file: string, target: string, isType: boolean): boolean {
  const rule = ruleOf(file);
  // Which packages the grader uses is told by package.json alone.
  if (/^(grader|docs)\//.test(file) && !/^(grader|exercises|solutions|docs)\//.test(target)) return true;
  const depth = rule?.from.split("/").filter(Boolean).length ?? 0;
  const own = rule?.from.endsWith("/") ? [`${file.split("/").slice(0, depth).join("/")}/`] : [];
  const places = [...own, ...(rule?.may ?? []), ...(isType ? (rule?.types ?? []) : [])];
  return places.some((place) => fits(target, place));
}

function fits(path: string, place: string): boolean {
  if (place === "node:") return path.startsWith(place);
  const [parts, wanted] = [path.split("/"), place.replace(/\/$/, "").split("/")];
  const isWhole = place.endsWith("/") ? parts.length > wanted.length : parts.length === wanted.length;
  return isWhole && wanted.every((name, index) => name === "*" || name === parts[index]);
}

/** Circles of imports, one a way back: the files from the one that is imported again to the one that does. */
function circles(files: readonly string[]): string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const walk = (file: string, path: readonly string[]): void => {
    const at = path.indexOf(file);
    if (at !== -1) found.push([...path.slice(at), file].join(" → "));
    if (at !== -1 || done.has(file)) return;
    for (const { target } of importsOf(file)) if (files.includes(target)) walk(target, [...path, file]);
    done.add(file);
  };
  for (const file of files) walk(file, []);
  return found;
}
