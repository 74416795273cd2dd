import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Exercise } from "../../model/course.js";
import { callSequences, tellingCalls } from "./calls.js";
import { holds } from "./holds.js";
import { solutionLines } from "./solution-lines.js";
import { type Source, sourcesIn } from "./sources.js";
import { squeeze } from "./squeeze.js";

/** Something that must not be in what students get. */
export interface Secret {
  kind:
    | "solution line"
    | "hidden check"
    | "literal of a hidden check"
    | "calls of a hidden check"
    | "path"
    | "note for colleagues";
  /** For people. */
  text: string;
  /** How it is found: in the squeezed text, or, for calls, in the calls of it. */
  key: string;
  /** Where it is kept: `solutions/NN-id/stages/1-basics.test.ts:22`; empty for a path. */
  from: string;
}

/** Shorter texts, squeezed, are in anybody's prose. */
const SHORTEST = 10;

/**
 * All that the course keeps from its students, read from `solutions/` as it is; nothing where there is no such folder.
 *
 * @param exercise - one that a config has changed: its own hidden suites are secret, too, and what it shows is not
 */
export async function secretsOf(
  courseRoot: string,
  exercise?: Pick<Exercise, "suites" | "adjustments">,
): Promise<Secret[]> {
  const [exercises, solutions, grader] = await Promise.all([
    sourcesIn(courseRoot, "exercises"),
    sourcesIn(courseRoot, "solutions"),
    sourcesIn(courseRoot, "grader"),
  ]);
  const isSuite = ({ path }: Source): boolean => /^\w+\/[^/]+\/stages\//.test(path);
  const own = await ownSuites(courseRoot, exercise?.suites ?? []);
  const hidden = [...solutions.filter(isSuite), ...own].map((suite) =>
    withoutShown(suite, exercise?.adjustments?.visible),
  );
  const isOpen = holds(squeeze(exercises.flatMap((source) => source.lines).join("\n")));
  const folders = [...new Set(solutions.map(({ path }) => /^solutions\/[^/]+\//.exec(path)?.[0] ?? ""))];
  return [
    ...hidden.flatMap((suite) => texts(suite, isOpen)),
    ...tellingCalls(hidden.flatMap(callSequences), exercises.filter(isSuite).flatMap(callSequences)).map(
      ({ text, from }): Secret => ({ kind: "calls of a hidden check", text, key: text, from }),
    ),
    ...solutionLines(solutions, exercises, grader)
      .filter(({ from }) => !isShown(from, hidden))
      .map(({ text, from }): Secret => ({ kind: "solution line", text, key: squeeze(text), from })),
    ...folders.filter(Boolean).map((text): Secret => ({ kind: "path", text, key: text, from: "" })),
  ];
}

/** Notes that people have made for colleagues; those that are a word or two are in anybody's prose. */
export const noteSecrets = (notes: readonly string[]): Secret[] =>
  [...new Set(notes)]
    .map((text): Secret => ({ kind: "note for colleagues", text, key: squeeze(text), from: "" }))
    .filter(({ key }) => key.length >= SHORTEST);

/** Hidden stages that stand outside of the course. */
async function ownSuites(courseRoot: string, suites: readonly string[]): Promise<Source[]> {
  const outside = suites.filter((path) => !path.startsWith(join(courseRoot, "/")));
  const read = outside.map(async (path) => ({ path, lines: (await readFile(path, "utf8")).split("\n") }));
  return (await Promise.all(read)).filter(({ lines }) => lines.some((line) => line.includes("hiddenStage(")));
}

/** The suite with the lines left empty of the checks that a config shows to students. */
function withoutShown({ path, lines }: Source, shown: readonly string[] = []): Source {
  const stage = /\bhiddenStage\("([^"]*)"/.exec(lines.join("\n"))?.[1] ?? "";
  let isOpen = shown.includes(stage);
  const left = lines.map((line, i) => {
    const name = /\b(?:check|property)\(\s*"((?:[^"\\]|\\.)*)"/.exec(`${line} ${lines[i + 1] ?? ""}`)?.[1];
    if (name !== undefined && /\b(check|property)\(/.test(line))
      isOpen = [stage, `${stage}/${name}`].some((key) => shown.includes(key));
    return isOpen ? "" : line;
  });
  return { path, lines: left };
}

/** Whether a line of a suite is one that a config shows. */
function isShown(from: string, suites: readonly Source[]): boolean {
  const [path = "", line = ""] = from.split(/:(?=\d+$)/);
  return suites.find((suite) => suite.path === path)?.lines[Number(line) - 1] === "";
}

/** Names of checks, and the other strings in their suite, that stand nowhere in what is handed out. */
function texts({ path, lines }: Source, isOpen: (text: string) => boolean): Secret[] {
  let isName = false;
  return lines.flatMap((line, i) => {
    if (/^\s*(\/\/|\*|import )/.test(line)) return [];
    const found = [...line.matchAll(/(check\(|property\(|publicHint: )?"((?:[^"\\]|\\.)*)"/g)];
    const begins = /\b(check|property)\($/.test(line);
    const secrets = found.flatMap(([, before = "", text = ""], place): Secret[] => {
      const key = squeeze(text);
      // What a student may read, and checks that others rest upon, which are visible ones.
      if (before.startsWith("publicHint") || key.length < SHORTEST) return [];
      if (isOpen(key) || isOpen(key.slice(key.indexOf("/") + 1))) return [];
      const kind = before !== "" || (isName && place === 0) ? "hidden check" : "literal of a hidden check";
      return [{ kind, text, key, from: `${path}:${i + 1}` }];
    });
    isName = begins;
    return secrets;
  });
}
