/** A version of a library that keeps its inside elsewhere: the grader ends with one line, and grades nobody. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { QuickJSContext, QuickJSWASMModule } from "quickjs-emscripten-core";
import { afterEach, expect, test, vi } from "vitest";
import { contextInside, engineInside } from "../../grade/internals/quickjs.js";
import { loadedModules } from "../../grade/internals/vitest.js";
import { newEngine } from "../../grade/sandbox/engine.js";

const root = join(import.meta.dirname, "../../..");

/** Which field the next thread of vitest's is to lack. */
const lacks = vi.hoisted(() => ({ field: "" }));

vi.mock("vitest/node", async (original) => {
  const vitest = await original<typeof import("vitest/node")>();
  return {
    ...vitest,
    ThreadsPoolWorker: class extends vitest.ThreadsPoolWorker {
      constructor(...args: ConstructorParameters<typeof vitest.ThreadsPoolWorker>) {
        super(...args);
        if (lacks.field !== "") Reflect.deleteProperty(this, lacks.field);
      }
    },
  };
});

// Other tests of this worker may have loaded them already, with the library as it is.
vi.resetModules();
const { grade } = await import("../../grade/grade.js");
const { loadExercise } = await import("../../grade/load/exercise.js");

afterEach(() => {
  lacks.field = "";
});

test("where vitest's threads keep their worker elsewhere, nobody is graded and one line says why", async () => {
  const exercise = await loadExercise(root, "first-fit");
  lacks.field = "_thread";
  const grading = grade(join(root, "solutions"), exercise, { seed: 42, host: "sandbox", types: false });
  await expect(grading).rejects.toThrow(/^vitest's threads have no field `_thread`: not the version .* names .*$/);
});

test("each part of the engine's that is used is missed when it is not there", async () => {
  const { quickjs } = await newEngine(16 * 2 ** 20);
  const vm = quickjs.newContext();
  expect(contextInside(vm)).toBe(vm);
  const { module } = quickjs as unknown as { module: object };
  expect(engineInside(quickjs)).toBe(module);
  for (const name of ["ctx", "ffi", "memory"]) {
    expect(() => contextInside({ ...vm, [name]: {} } as QuickJSContext)).toThrow(`\`${name}.`);
  }
  for (const name of ["_malloc", "_free", "callbacks"]) {
    const without = { module: { ...module, [name]: undefined } } as unknown as QuickJSWASMModule;
    expect(() => engineInside(without)).toThrow(`\`module.${name}`);
  }
  vm.dispose();
});

test("what a worker has loaded is found where vitest keeps it", () => {
  expect(loadedModules().idToModuleMap.size).toBeGreaterThan(0);
});

test("package.json names the libraries whose inside is used to the minor version", () => {
  const { dependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
    dependencies: Record<string, string>;
  };
  for (const name of ["vitest", "quickjs-emscripten-core", "@jitl/quickjs-wasmfile-release-sync"]) {
    expect(dependencies[name], name).toMatch(/^(~|)\d+\.\d+\.\d+$/);
  }
});
