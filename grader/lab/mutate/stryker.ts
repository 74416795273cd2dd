/**
 * Runs Stryker on the reference of an assignment.
 *
 * @module
 */
import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import type { MutantResult } from "@stryker-mutator/api/core";
import { Stryker } from "@stryker-mutator/core";
import type { Exercise } from "../../model/course.js";

/** A mutant, as it is told of and as `equivalent.json` names it. */
export interface Survivor {
  file: string;
  line: number;
  /** The code that was replaced, on one line. */
  original: string;
  replacement: string;
}

/** What came of a run. */
export interface Mutation {
  mutants: number;
  /** Those that failed a check or ran out of time. */
  killed: number;
  survivors: Survivor[];
  timedOut: Survivor[];
}

/** Mutates those files of the reference, one change at a time. Some minutes. */
export async function mutate(courseRoot: string, { folder }: Exercise, files: readonly string[]): Promise<Mutation> {
  // Read by the vitest configuration, in Stryker's processes.
  process.env["ALLOCLAB_FOLDER"] = folder;
  const stryker = new Stryker({
    mutate: files.map((file) => `solutions/${folder}/${file}`),
    testRunner: "vitest",
    vitest: { configFile: fileURLToPath(new URL("./vitest.config.ts", import.meta.url)), related: false },
    plugins: ["@stryker-mutator/vitest-runner"],
    // Texts of error messages are not part of the contract.
    mutator: { excludedMutations: ["StringLiteral"] },
    ignorePatterns: ["docs/site", "reports", "grader/test"],
    coverageAnalysis: "perTest",
    concurrency: 2,
    timeoutMS: 4000,
    reporters: [],
    logLevel: "error" as never,
    tempDirName: "node_modules/.stryker",
    allowConsoleColors: false,
  });
  const results = await stryker.runMutationTest();
  const counted = results.filter(
    ({ status }) => status !== "Ignored" && status !== "CompileError" && status !== "RuntimeError",
  );
  const having = (...statuses: MutantResult["status"][]): Survivor[] =>
    counted.filter(({ status }) => statuses.includes(status)).map((one) => survivor(one, courseRoot, folder));
  const survivors = having("Survived", "NoCoverage");
  return {
    mutants: counted.length,
    killed: counted.length - survivors.length,
    survivors,
    timedOut: having("Timeout"),
  };
}

function survivor({ fileName, location, replacement }: MutantResult, courseRoot: string, folder: string): Survivor {
  const { start, end } = location;
  const lines = readFileSync(fileName, "utf8")
    .split("\n")
    .slice(start.line - 1, end.line);
  const last = lines.length - 1;
  // Stryker counts columns from 1; the end comes first, since on a single line it must not move with the start.
  lines[last] = (lines[last] ?? "").slice(0, end.column - 1);
  lines[0] = (lines[0] ?? "").slice(start.column - 1);
  return {
    file: relative(join(courseRoot, "solutions", folder), fileName),
    line: start.line,
    original: oneLine(lines.join(" ")),
    replacement: oneLine(replacement),
  };
}

const oneLine = (code: string): string => code.replace(/\s+/g, " ").trim();
