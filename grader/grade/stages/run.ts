/**
 * Runs the suites of an assignment against submissions, through vitest's own Node API: one run, one virtual test module for
 * each submission, in threads that are shared, since no student code is in them.
 *
 * @module
 */
import { Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";
import { type Reporter, type TestModule, ThreadsPoolWorker, type Vitest, createVitest } from "vitest/node";
import type { Exercise } from "../../model/course.js";
import type { StageResult } from "../../model/report.js";
import type { Program } from "../../model/submission.js";
import { assertVitest } from "../internals/vitest.js";
import { adjusted } from "./adjust.js";
import { forget, idOf, isSubmission, numberOf } from "./modules.js";
import { GraderFault, stageResults } from "./outcome.js";
import { outsideStages } from "./outside.js";
import { type Pool, newPool } from "./pool.js";
import type { Order } from "./worker.js";

/** One submission to be checked. */
export interface Candidate {
  program: Program | { notCompiled: string };
  /** Instead of the run's. */
  seed?: number;
}

/** How to check. */
export interface CheckOptions {
  seed: number;
  host: "sandbox" | "native";
  /** Called when the checks are known and each time a stage ends, with what there is of a submission by then. */
  onStage?: (place: number, soFar: StageResult[]) => void;
}

/** How to check, with a runner of its own. */
export interface RunOptions extends CheckOptions {
  /** Threads; more than submissions are of no use. Default 1. */
  threads?: number;
}

/** What came of one candidate: its results, or a fault of ours with the results that there are all the same. */
export type Checked = { ok: true; stages: StageResult[] } | { ok: false; fault: GraderFault; stages: StageResult[] };

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const WORKER = fileURLToPath(new URL("./worker.ts", import.meta.url));

/** vitest with the suites of one assignment, to check one set of candidates after another. */
export interface StageRunner {
  /**
   * Checks candidates; the results come in their order. One call at a time.
   *
   * @param onChecked - called as each one is done, by its place
   */
  check(
    candidates: readonly Candidate[],
    options: CheckOptions,
    onChecked?: (place: number, checked: Checked) => void,
  ): Promise<Checked[]>;
  /** Has each thread read the suites and make its machines, which {@link StageRunner.check} does, too, when it is first called. */
  warmUp(): Promise<void>;
  /** Ends it. */
  close(): Promise<void>;
}

/**
 * Starts vitest, which takes as long as some tens of submissions. Its threads are kept from one {@link StageRunner.check}
 * to the next, so that the suites need not be read again.
 *
 * @param threads - more than submissions are of no use
 */
export async function openStages(exercise: Exercise, threads: number): Promise<StageRunner> {
  const run: Run = { orders: new Map(), reporter: {} };
  const pool = newPool((id) => run.orders.get(id));
  const vitest = await openVitest(run, exercise.suites, threads, pool);
  // While the threads start. What is wrong with a suite shows when one of them reads it.
  const { ssr } = vitest.vite.environments;
  for (const id of [WORKER, ...exercise.suites]) ssr.warmupRequest(id).catch(() => undefined);
  let numbered = 0;
  const runner: StageRunner = {
    async check(candidates, options, onChecked = () => undefined) {
      const first = numbered;
      numbered += candidates.length;
      const orders = new Map(
        candidates.map(({ program, seed = options.seed }, place): [string, Order] => [
          idOf(first + place),
          { program, options: sandboxOptions(exercise), seed, host: options.host, adjustments: exercise.adjustments },
        ]),
      );
      const placeOf = (id: string): number => numberOf(id) - first;
      const results: Checked[] = [];
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
      const tell = (module: TestModule): void => {
        const checked = examine(module, exercise, true);
        if (checked.ok) options.onStage?.(placeOf(module.moduleId), checked.stages);
      };
      run.orders = orders;
      run.reporter = { onTestModuleEnd: finish };
      if (options.onStage !== undefined) {
        run.reporter.onTestModuleCollected = tell;
        run.reporter.onTestSuiteResult = ({ module }) => tell(module);
      }
      const ids = [...orders.keys()];
      await runSome(vitest, ids);
      // A thread that broke down took with it all that waited for it; one by one it shows whose fault it was.
      for (const id of ids.filter((id) => results[placeOf(id)] === undefined)) await runSome(vitest, [id]);
      return candidates.map((_, place) => results[place] ?? { ok: false, fault: notReported(vitest), stages: [] });
    },
    async warmUp() {
      const nothing = { program: { notCompiled: "only to warm up" } };
      await runner.check(Array<Candidate>(threads).fill(nothing), { seed: 0, host: "sandbox" });
    },
    async close() {
      await vitest.close();
      await pool.close();
    },
  };
  return runner;
}

/** Checks candidates with a runner of their own; see {@link StageRunner.check}. */
export async function runStages(
  exercise: Exercise,
  candidates: readonly Candidate[],
  options: RunOptions,
  onChecked?: (place: number, checked: Checked) => void,
): Promise<Checked[]> {
  const runner = await openStages(exercise, options.threads ?? 1);
  try {
    return await runner.check(candidates, options, onChecked);
  } finally {
    await runner.close();
  }
}

async function runSome(vitest: Vitest, ids: readonly string[]): Promise<void> {
  const project = vitest.getRootProject();
  await vitest.runTestSpecifications(ids.map((id) => project.createSpecification(id)));
}

function notReported(vitest: Vitest): GraderFault {
  const errors = vitest.state.getUnhandledErrors().map((error) => (error instanceof Error ? error.message : ""));
  return new GraderFault(`vitest did not report on the submission. ${errors.join(" ")}`.trim());
}

function examine(module: TestModule, { adjustments }: Exercise, isSoFar = false): Checked {
  try {
    const { stages: all, fault } = stageResults(module, isSoFar);
    const stages = adjusted(all, adjustments);
    return fault === null ? { ok: true, stages } : { ok: false, fault, stages };
  } catch (error) {
    if (error instanceof GraderFault) return { ok: false, fault: error, stages: [] };
    throw error;
  }
}

/** What vitest is at: what its threads have to check, and who is told of it. */
interface Run {
  orders: ReadonlyMap<string, Order>;
  reporter: Reporter;
}

async function openVitest(
  run: Run,
  suites: readonly string[],
  threads: number,
  { initializer }: Pool,
): Promise<Vitest> {
  const reporter: Reporter = {
    onTestModuleCollected: (module) => run.reporter.onTestModuleCollected?.(module),
    onTestSuiteResult: (suite) => run.reporter.onTestSuiteResult?.(suite),
    onTestModuleEnd: (module) => run.reporter.onTestModuleEnd?.(module),
  };
  const sink = new Writable({ write: (_chunk, _encoding, done) => done() });
  const vitest = await createVitest(
    "test",
    {
      root: ROOT,
      config: false,
      include: [],
      watch: false,
      isolate: false,
      pool: initializer,
      maxWorkers: threads,
      fileParallelism: threads > 1,
      // Limits are counted in ticks in the sandbox; vitest's clock must not decide.
      testTimeout: 0,
      reporters: [reporter],
    },
    {
      plugins: [virtualModules(suites), outsideStages(ROOT)],
      optimizeDeps: { noDiscovery: true },
      server: { watch: null, hmr: false, ws: false },
    },
    { stdout: sink, stderr: sink },
  );
  assertVitest(vitest, ThreadsPoolWorker);
  return vitest;
}

/** One test module a submission: provides the submission, then imports the suites, each time afresh. */
function virtualModules(suites: readonly string[]): Plugin {
  return {
    name: "alloclab-submissions",
    resolveId: (id) => (isSubmission(id) ? id : null),
    load(id) {
      if (!isSubmission(id)) return null;
      const code = [
        `import { afterAll, inject } from "vitest";`,
        `const { begin, end } = await import(${JSON.stringify(WORKER)});`,
        `afterAll(await begin(inject("orders")[${JSON.stringify(id)}]));`,
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
