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
import type { Description, Limits } from "../../model/course.js";
import { UsageError } from "../../model/errors.js";
import type { StageResult } from "../../model/report.js";
import type { Program } from "../../model/submission.js";
import { assertVitest } from "../internals/vitest.js";
import { adjusted } from "./adjust.js";
import { forget, idOf, isSubmission, numberOf } from "./modules.js";
import { endsOf, GraderFault, type Results, stageResults } from "./outcome.js";
import { outsideStages } from "./outside.js";
import { type Pool, newPool } from "./pool.js";
import { type SandboxOptions, sandboxOptions } from "../sandbox/options.js";
import { type SuiteModules, suiteModules } from "./suites.js";
import type { LeftOut, Order } from "./worker.js";

export type { LeftOut } from "./worker.js";

/** One submission to be checked. */
export interface Candidate {
  /** What is run, or why it could not be compiled. */
  program: Program | { notCompiled: string };
  /** How its checks ended with another seed: those that a seed makes no difference to are not tried again. */
  known?: readonly StageResult[];
}

/** A candidate with what came of it. */
export type Checked<One extends Candidate = Candidate> = One & Results;

/** What is known of an assignment when submissions are checked: all but what they are compiled with. */
type Gradable = Description & SandboxOptions;

/** How to check. */
interface CheckOptions<One extends Candidate> {
  seed: number;
  host: "sandbox" | "native";
  /** Whether only verdicts are wanted, and nothing more need be found out about a failure. Default `false`. */
  isBrief?: boolean;
  /** Stages that are not tried. Default: none. */
  leftOut?: readonly LeftOut[];
  /** Limits in place of the assignment's own. */
  limits?: Partial<Limits>;
  /** Called when the checks are known and each time a stage ends, with what there is of a submission by then. */
  onStage?: (soFar: Checked<One>, place: number) => void;
}

/** How to check, with a runner of its own. */
interface RunOptions<One extends Candidate> extends CheckOptions<One> {
  /** Threads; more than submissions are of no use. Default 1. */
  threads?: number;
}

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));

/** vitest with the suites of one assignment, to check one set of candidates after another. */
export interface StageRunner {
  /**
   * Checks candidates; the results come in their order. One call at a time.
   *
   * @param onChecked - called as each one is done, with its place
   */
  check<One extends Candidate>(
    candidates: readonly One[],
    options: CheckOptions<One>,
    onChecked?: (checked: Checked<One>, place: number) => void,
  ): Promise<Checked<One>[]>;
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
 * @throws UsageError when the assignment has no checks
 */
export async function openStages(exercise: Gradable, threads: number): Promise<StageRunner> {
  if (exercise.suites.length === 0)
    throw new UsageError(`${exercise.id} has no checks yet: add exercises/${exercise.folder}/stages/1-….test.ts.`);
  const run: Run = { orders: new Map(), reporter: {} };
  const pool = newPool((id) => run.orders.get(id));
  const vitest = await openVitest(run, await suiteModules(exercise), threads, pool);
  let numbered = 0;
  const runner: StageRunner = {
    async check<One extends Candidate>(
      candidates: readonly One[],
      options: CheckOptions<One>,
      onChecked: (checked: Checked<One>, place: number) => void = () => undefined,
    ) {
      const { seed, host, isBrief = false, leftOut = [], limits = {} } = options;
      const first = numbered;
      numbered += candidates.length;
      const orders = new Map(
        candidates.map(({ program, known }, place): [string, Order] => [
          idOf(first + place),
          {
            program,
            options: sandboxOptions({ ...exercise, limits: { ...exercise.limits, ...limits } }),
            seed,
            host,
            isBrief,
            known: known && endsOf(known),
            adjustments: exercise.adjustments,
            leftOut,
          },
        ]),
      );
      const placeOf = (id: string): number => numberOf(id) - first;
      const results: Checked<One>[] = [];
      const told = (
        module: TestModule,
        then: (checked: Checked<One>, place: number) => void,
        isSoFar = false,
      ): void => {
        const place = placeOf(module.moduleId);
        const candidate = candidates[place];
        if (candidate !== undefined) then({ ...candidate, ...examine(module, exercise, isSoFar) }, place);
      };
      let done: TestModule | null = null;
      const finish = (module: TestModule): void => {
        // Only now, since vitest is not done with a module when it says so.
        if (done !== null) forget(vitest, done);
        done = module;
        orders.delete(module.moduleId);
        told(module, (checked, place) => {
          results[place] = checked;
          onChecked(checked, place);
        });
      };
      const tell = (module: TestModule): void =>
        told(module, (soFar, place) => soFar.fault === null && options.onStage?.(soFar, place), true);
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
      return candidates.map((one, place) => results[place] ?? { ...one, fault: notReported(vitest), stages: [] });
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
export async function runStages<One extends Candidate>(
  exercise: Gradable,
  candidates: readonly One[],
  options: RunOptions<One>,
): Promise<Checked<One>[]> {
  const runner = await openStages(exercise, options.threads ?? 1);
  try {
    return await runner.check(candidates, options);
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

function examine(module: TestModule, { adjustments }: Description, isSoFar: boolean): Results {
  try {
    const { stages, fault } = stageResults(module, isSoFar);
    return { stages: adjusted(stages, adjustments), fault };
  } catch (error) {
    if (error instanceof GraderFault) return { fault: error, stages: [] };
    throw error;
  }
}

/** What vitest is at: what its threads have to check, and who is told of it. */
interface Run {
  orders: ReadonlyMap<string, Order>;
  reporter: Reporter;
}

async function openVitest(run: Run, modules: SuiteModules, threads: number, { initializer }: Pool): Promise<Vitest> {
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
      plugins: [virtualModules(modules), outsideStages(ROOT)],
      optimizeDeps: { noDiscovery: true },
      server: { watch: null, hmr: false, ws: false },
    },
    { stdout: sink, stderr: sink },
  );
  assertVitest(vitest, ThreadsPoolWorker);
  return vitest;
}

/** One test module a submission: provides the submission, then imports the suites, where the thread has not done so before. */
function virtualModules({ worker, suites }: SuiteModules): Plugin {
  return {
    name: "alloclab-submissions",
    resolveId: (id) => (isSubmission(id) ? id : null),
    load(id) {
      if (!isSubmission(id)) return null;
      const code = [
        `import { afterAll, inject } from "vitest";`,
        `const { begin, end } = await import(${JSON.stringify(worker)});`,
        `afterAll(await begin(inject("orders")[${JSON.stringify(id)}]));`,
        ...suites.map((suite) => `await import(${JSON.stringify(suite)});`),
        `end();`,
      ].join("\n");
      // Nobody looks for a line of it, and vite takes as long for its source map as for all else.
      return { code, map: { mappings: "" } };
    },
  };
}
