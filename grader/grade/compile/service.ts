/**
 * esbuild behind limits of time and memory. It is one process for everything that this one compiles, and source that is
 * nested a hundred thousand deep ends it, keeps it busy for minutes, or has it take gigabytes; then the others must not suffer
 * for one.
 *
 * @module
 */
import { type BuildOptions, type BuildResult, build, stop } from "esbuild";
import { compilerBytes, killCompiler } from "./process.js";

/** What {@link guardedBuild} gives for source that esbuild cannot cope with. */
export const GAVE_UP = Symbol("the compiler gave up");

/** Milliseconds for one build by itself; honest ones take a hundredth of it. */
const LIMIT_MS = 10_000;
/** Added for each build that is under way at the same time. */
const SHARE_MS = 200;
/** Memory of the process, all that is under way together; honest source has it take a fifth of it. */
const LIMIT_BYTES = 512 * 2 ** 20;
const LOOK_MS = 100;

/** A build whose output is given, not written. */
type Options = BuildOptions & { write: false };
type Result = BuildResult<{ write: false }> | typeof GAVE_UP;

/** What is under way in the process that now runs. */
interface Generation {
  /** What ends the waiting for each build. */
  readonly underWay: Map<symbol, () => void>;
  /** Builds that were under way at the same time as another one. */
  readonly crowded: Set<symbol>;
}

// Left alone it would wait for answers that never come, and write a stack trace of its own on the terminal. esbuild's own
// `stop` hangs up first, which is as bad.
process.once("exit", killCompiler);

let current = newGeneration();
/** Builds that are tried again wait here for each other. */
let queue: Promise<unknown> = Promise.resolve();

/**
 * Builds. When esbuild's process ends or takes too long, the builds that were under way are tried again one by one, which
 * shows whose fault it was.
 *
 * @throws BuildFailure as esbuild does
 */
export async function guardedBuild(options: Options): Promise<Result> {
  watchMemory();
  const first = await attempt(options);
  if (first.result !== GAVE_UP || first.wasAlone) return first.result;
  const turn = queue.then(() => attempt(options));
  queue = turn.catch(() => undefined);
  return (await turn).result;
}

async function attempt(options: Options): Promise<{ result: Result; wasAlone: boolean }> {
  const generation = current;
  const { underWay, crowded } = generation;
  const id = Symbol();
  let timer: NodeJS.Timeout | undefined;
  // One for each build: a promise that outlived them would keep what came of them, too.
  const end = new Promise<typeof GAVE_UP>((resolve) => {
    const giveUp = (): void => resolve(GAVE_UP);
    underWay.set(id, giveUp);
    timer = setTimeout(giveUp, LIMIT_MS + SHARE_MS * underWay.size);
  });
  if (underWay.size > 1) for (const one of underWay.keys()) crowded.add(one);
  const building = build(options).catch((error: unknown): Result => {
    if (isEnd(error)) return GAVE_UP;
    throw error;
  });
  try {
    const result = await Promise.race<Result>([building, end]);
    if (result === GAVE_UP && generation === current) startAnew();
    return { result, wasAlone: !crowded.has(id) };
  } finally {
    clearTimeout(timer);
    underWay.delete(id);
    crowded.delete(id);
  }
}

let watching: NodeJS.Timeout | undefined;

/** Ends the process when it takes too much, for as long as something is under way. */
function watchMemory(): void {
  watching ??= setInterval(() => {
    if (current.underWay.size === 0) {
      clearInterval(watching);
      watching = undefined;
    } else if ((compilerBytes() ?? 0) > LIMIT_BYTES) {
      startAnew();
    }
  }, LOOK_MS).unref();
}

/** Ends the process, and with it all that is under way; the next build starts a new one. */
function startAnew(): void {
  const { underWay } = current;
  current = newGeneration();
  void stop();
  for (const giveUp of underWay.values()) giveUp();
}

function newGeneration(): Generation {
  return { underWay: new Map(), crowded: new Set() };
}

const isEnd = (error: unknown): boolean =>
  error instanceof Error && /^The service (was stopped|is no longer running)/.test(error.message);
