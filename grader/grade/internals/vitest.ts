/**
 * vitest's internals (and vite's, below it): all that the grader uses of them without their saying so. Read by the main thread
 * and by vitest's own threads, so that it imports neither.
 *
 * @module
 */
import type { EvaluatedModules } from "vite/module-runner";
import type { Worker } from "node:worker_threads";
import type { ThreadsPoolWorker, Vitest } from "vitest/node";
import { parts } from "./parts.js";

type ModuleGraph = Vitest["vite"]["environments"][string]["moduleGraph"];

/** Where a thread of vitest's pool keeps the worker that it runs in. It makes one when it has none. */
export const threadOf = (own: ThreadsPoolWorker): { _thread: Worker | undefined } =>
  parts("vitest's threads", own, { _thread: "field" });

/** Modules by what was asked for, which a graph keeps beside those that one can look up. */
export const modulesAsked = (graph: ModuleGraph): Map<string, unknown> =>
  parts<{ _unresolvedUrlToModuleMap: Map<string, unknown> }>("vite's module graphs", graph, {
    "_unresolvedUrlToModuleMap.delete": "function",
  })._unresolvedUrlToModuleMap;

/**
 * Looks through all that the main thread uses, once vitest is there and before it has run anything.
 *
 * @param Thread - vitest's class, of which one is made and not started
 * @throws Error when a part is missing, in one line
 */
export function assertVitest(vitest: Vitest, Thread: typeof ThreadsPoolWorker): void {
  const project = vitest.getRootProject();
  const environment = { name: "node", options: null };
  threadOf(new Thread({ project, environment, distPath: "", method: "run", execArgv: [], env: {} }));
  parts("vitest's states", vitest.state, { "idMap.delete": "function", "filesMap.delete": "function" });
  for (const { moduleGraph } of Object.values(vitest.vite.environments)) modulesAsked(moduleGraph);
}

/** In one of vitest's threads: the modules that it has loaded. */
export const loadedModules = (): EvaluatedModules =>
  parts<{ __vitest_worker__: { evaluatedModules: EvaluatedModules } }>("vitest's workers", globalThis, {
    "__vitest_worker__.evaluatedModules.idToModuleMap": "object",
  }).__vitest_worker__.evaluatedModules;
