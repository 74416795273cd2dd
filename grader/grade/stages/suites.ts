/**
 * The suites of an assignment as modules: to check submissions, and to tell what checks there are.
 *
 * @module
 */
import { join, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { bundledAhead } from "../../disk/ahead.js";
import type { Exercise } from "../../model/course.js";
import type { StageResult } from "../../model/report.js";
import type { Listed } from "./listed.js";
import { GraderFault, stagesOf } from "./outcome.js";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const LISTED = fileURLToPath(new URL("./listed.ts", import.meta.url));
const WORKER = fileURLToPath(new URL("./worker.ts", import.meta.url));

/** Paths of modules. */
export interface SuiteModules {
  /** What begins and ends the checks of a submission. */
  worker: string;
  /** In the order in which they are to be imported. */
  suites: readonly string[];
}

/**
 * The suites compiled ahead, as a hundred modules take a second and a half of each run to be compiled by vite. As they are where that is
 * not to be had: where nothing may be written, and of suites that stand outside of this package, which come and go.
 */
export async function suiteModules({ id, suites }: Pick<Exercise, "id" | "suites">): Promise<SuiteModules> {
  const bundled = await bundledSuites(`suites-${id}`, suites, WORKER);
  return bundled === null ? { worker: WORKER, suites } : { worker: bundled.first, suites: bundled.suites };
}

/**
 * The checks that the suites have, without vitest, for which this takes a second. `null` where the suites cannot be bundled.
 *
 * @throws GraderFault when a suite is broken
 */
export async function listedChecks({ id, suites }: Pick<Exercise, "id" | "suites">): Promise<StageResult[] | null> {
  const bundled = await bundledSuites(`lists-${id}`, suites, LISTED, { vitest: LISTED });
  if (bundled === null) return null;
  const url = (path: string): string => pathToFileURL(path).href;
  const { listed } = (await import(url(bundled.first))) as { listed: Listed[] };
  // A module runs once, however often it is imported, and one that has thrown throws again.
  for (const suite of bundled.suites) await import(url(suite)).catch((error: unknown) => Promise.reject(broken(error)));
  return stagesOf(listed);
}

const broken = (error: unknown): GraderFault =>
  new GraderFault(error instanceof Error ? (error.stack ?? error.message) : String(error));

/**
 * Suites, and what is imported before them, as paths of modules; `null` where they cannot be bundled, and for suites that stand outside of
 * this package, which come and go.
 *
 * @param name - under which they are kept
 * @param first - path of what is imported first
 * @param alias - paths that stand in for packages
 */
export async function bundledSuites(
  name: string,
  suites: readonly string[],
  first: string,
  alias: Record<string, string> = {},
): Promise<{ first: string; suites: string[] } | null> {
  if (suites.some((suite) => relative(ROOT, suite).startsWith(".."))) return null;
  const names = suites.map((_, place) => `suite-${place}`);
  const entries = suites.map((suite, place): [string, string] => [names[place] ?? "", relative(ROOT, suite)]);
  const folder = await bundledAhead(name, { first: relative(ROOT, first), ...Object.fromEntries(entries) }, alias);
  if (folder === null) return null;
  const at = (module: string): string => join(folder, `${module}.js`);
  return { first: at("first"), suites: names.map(at) };
}
