/**
 * Runs the suites of an assignment against submissions, through vitest's own Node API: one run, one virtual test module for
 * each submission, in threads that are shared, since no student code is in them.
 *
 * @module
 */
import { Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";
import { type Reporter, type TestModule, type Vitest, createVitest } from "vitest/node";
import type { Exercise, Program, StageResult } from "../model.js";
import { adjusted } from "./adjust.js";
import { GraderFault, stageResults } from "./outcome.js";
import { outsideStages } from "./outside.js";
import { pool } from "./pool.js";
import type { Order } from "./worker.js";

/** One submission to be checked. */
export interface Candidate {
  program: Program | { notCompiled: string };
  /** Instead of the run's. */
  seed?: number;
}

/** How to check. */
export interface RunOptions {
  seed: number;
  host: "sandbox" | "native";
  /** Threads; more than submissions are of no use. Default 1. */
  threads?: number;
  /** Called when the checks are known and each time a stage ends, with what there is of a submission by then. */
  onStage?: (place: number, soFar: StageResult[]) => void;
}

/** What came of one candidate: its results, or a fault of ours. */
export type Checked = { ok: true; stages: StageResult[] } | { ok: false; fault: GraderFault };

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const WORKER = fileURLToPath(new URL("./worker.ts", import.meta.url));
const PREFIX = "/alloclab-submission/";

/**
 * Checks candidates; the results come in their order. To start takes as long as some tens of submissions.
 *
 * @param onChecked - called as each one is done, by its place
 */
export async function runStages(
  exercise: Exercise,
  candidates: readonly Candidate[],
  options: RunOptions,
  onChecked: (place: number, checked: Checked) => void = () => undefined,
): Promise<Checked[]> {
  const results: Checked[] = [];
  const orders = new Map<string, Order>();
  for (const [place, { program, seed = options.seed }] of candidates.entries()) {
    orders.set(idOf(place), { program, options: sandboxOptions(exercise), seed, host: options.host });
  }
  let done: TestModule | null = null;
  const finish = (module: TestModule): void => {
    // Only now, since vitest is not done with a module when it says so.
    if (done !== null) forget(vitest, done);
    done = module;
    orders.delete(module.moduleId);
    const place = placeOf(module.moduleId);
    const checked = examine(module, exercise);
    results[place] = checked;
    onChecked(place, checked);
  };
  const reporter: Reporter = { onTestModuleEnd: finish };
  const { onStage } = options;
  if (onStage !== undefined) {
    const tell = (module: TestModule): void => {
      const checked = examine(module, exercise, true);
      if (checked.ok) onStage(placeOf(module.moduleId), checked.stages);
    };
    reporter.onTestModuleCollected = tell;
    reporter.onTestSuiteResult = ({ module }) => tell(module);
  }
  const vitest = await openVitest(orders, exercise.suites, options.threads ?? 1, reporter);
  try {
    await runSome(vitest, [...orders.keys()]);
    // A thread that broke down took with it all that waited for it; one by one it shows whose fault it was.
    for (const id of [...orders.keys()].filter((id) => results[placeOf(id)] === undefined)) await runSome(vitest, [id]);
    return candidates.map((_, place) => results[place] ?? { ok: false, fault: notReported(vitest) });
  } finally {
    await vitest.close();
  }
}

async function runSome(vitest: Vitest, ids: readonly string[]): Promise<void> {
  const project = vitest.getRootProject();
  await vitest.runTestSpecifications(ids.map((id) => project.createSpecification(id)));
}

/** Has vitest keep nothing of a module, so that a run of thousands needs no more memory than one of hundreds. */
function forget({ state }: Vitest, module: TestModule): void {
  for (const { id } of [...module.children.allTests(), ...module.children.allSuites(), module]) state.idMap.delete(id);
  state.filesMap.delete(module.moduleId);
}

function notReported(vitest: Vitest): GraderFault {
  const errors = vitest.state.getUnhandledErrors().map((error) => (error instanceof Error ? error.message : ""));
  return new GraderFault(`vitest did not report on the submission. ${errors.join(" ")}`.trim());
}

function examine(module: TestModule, { adjustments }: Exercise, isSoFar = false): Checked {
  try {
    return { ok: true, stages: adjusted(stageResults(module, isSoFar), adjustments) };
  } catch (error) {
    if (error instanceof GraderFault) return { ok: false, fault: error };
    throw error;
  }
}

async function openVitest(
  orders: ReadonlyMap<string, Order>,
  suites: readonly string[],
  threads: number,
  reporter: Reporter,
): Promise<Vitest> {
  const sink = new Writable({ write: (_chunk, _encoding, done) => done() });
  return createVitest(
    "test",
    {
      root: ROOT,
      config: false,
      include: [],
      watch: false,
      isolate: false,
      pool,
      maxWorkers: threads,
      fileParallelism: threads > 1,
      // Limits are counted in ticks in the sandbox; vitest's clock must not decide.
      testTimeout: 0,
      reporters: [reporter],
    },
    {
      plugins: [virtualModules(orders, suites), outsideStages(ROOT)],
      optimizeDeps: { noDiscovery: true },
      server: { watch: null, hmr: false, ws: false },
    },
    { stdout: sink, stderr: sink },
  );
}

/** One test module a submission: provides the submission, then imports the suites, each time afresh. */
function virtualModules(orders: ReadonlyMap<string, Order>, suites: readonly string[]): Plugin {
  return {
    name: "alloclab-submissions",
    resolveId: (id) => (id.startsWith(PREFIX) ? id : null),
    load(id) {
      const order = orders.get(id);
      if (order === undefined) return null;
      const code = [
        `import { afterAll } from "vitest";`,
        `const { begin, end } = await import(${JSON.stringify(WORKER)});`,
        `afterAll(await begin(${JSON.stringify(order)}));`,
        ...suites.map((suite) => `await import(${JSON.stringify(suite)});`),
        `end();`,
      ].join("\n");
      // Nobody looks for a line of it, and vite takes as long for its source map as for all else.
      return { code, map: { mappings: "" } };
    },
  };
}

const sandboxOptions = ({ className, entry, givenFiles, limits }: Exercise): Order["options"] => ({
  className,
  entry,
  givenFiles,
  limits,
});

const idOf = (place: number): string => `${PREFIX}${place}.test.js`;

const placeOf = (id: string): number => Number(id.slice(PREFIX.length).replace(".test.js", ""));
