/**
 * The virtual test modules, one for each submission: their names, and how vitest is made to forget them. It keeps what it has
 * loaded, code and all, as if it were to be loaded again; of thousands of submissions none is.
 *
 * @module
 */
import type { TestModule, Vitest } from "vitest/node";
import { loadedModules, modulesAsked } from "../internals/vitest.js";

const PREFIX = "/alloclab-submission/";

/** The module of the submission of that number. */
export const idOf = (number: number): string => `${PREFIX}${number}.test.js`;

/** Inverse of {@link idOf}. */
export const numberOf = (id: string): number => Number(id.slice(PREFIX.length).replace(".test.js", ""));

/** Whether it is the module of a submission. */
export const isSubmission = (id: string): boolean => id.startsWith(PREFIX);

/** In the main thread: has vitest keep nothing of a module that is done. */
export function forget(vitest: Vitest, module: TestModule): void {
  const { state, vite } = vitest;
  for (const { id } of [...module.children.allTests(), ...module.children.allSuites(), module]) state.idMap.delete(id);
  const { moduleId } = module;
  state.filesMap.delete(moduleId);
  vitest.clearSpecificationsCache(moduleId);
  for (const { moduleGraph } of Object.values(vite.environments)) {
    const node = moduleGraph.getModuleById(moduleId);
    if (node === undefined) continue;
    for (const imported of node.importedModules) imported.importers.delete(node);
    moduleGraph.invalidateModule(node);
    moduleGraph.idToModuleMap.delete(moduleId);
    moduleGraph.urlToModuleMap.delete(node.url);
    if (node.file !== null) moduleGraph.fileToModulesMap.delete(node.file);
    modulesAsked(moduleGraph).delete(moduleId);
  }
}

/** In a thread: has vitest keep nothing of the modules that were done before the one that is being loaded. */
export function forgetDone(): void {
  const evaluatedModules = loadedModules();
  for (const [id, node] of evaluatedModules.idToModuleMap) {
    if (!isSubmission(id) || !node.evaluated) continue;
    evaluatedModules.invalidateModule(node);
    evaluatedModules.idToModuleMap.delete(id);
    evaluatedModules.urlToIdModuleMap.delete(node.url);
    evaluatedModules.fileToModulesMap.delete(node.file);
  }
}
