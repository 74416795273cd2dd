/**
 * esbuild behind a limit of time. It is one process for everything that this one compiles, and source that is nested a
 * hundred thousand deep ends it, or keeps it busy for minutes; then the others must not suffer for one.
 *
 * @module
 */
import { type BuildOptions, type BuildResult, build, stop } from "esbuild";

/** What {@link guardedBuild} gives for source that esbuild cannot cope with. */
export const GAVE_UP = Symbol("the compiler gave up");

/** Milliseconds for one build by itself; honest ones take a hundredth of it. */
const LIMIT_MS = 10_000;
/** Added for each build that is under way at the same time. */
const SHARE_MS = 200;

/** A build whose output is given, not written. */
type Options = BuildOptions & { write: false };
type Result = BuildResult<{ write: false }> | typeof GAVE_UP;

/** What is under way in the process that now runs. */
interface Generation {
  readonly ids: Set<symbol>;
  /** Builds that were under way at the same time as another one. */
  readonly crowded: Set<symbol>;
  readonly end: () => void;
  readonly ended: Promise<typeof GAVE_UP>;
}

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
  const first = await attempt(options);
  if (first.result !== GAVE_UP || first.wasAlone) return first.result;
  const turn = queue.then(() => attempt(options));
  queue = turn.catch(() => undefined);
  return (await turn).result;
}

async function attempt(options: Options): Promise<{ result: Result; wasAlone: boolean }> {
  const generation = current;
  const id = Symbol();
  generation.ids.add(id);
  if (generation.ids.size > 1) for (const one of generation.ids) generation.crowded.add(one);
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<Result>((resolve) => {
    timer = setTimeout(() => resolve(GAVE_UP), LIMIT_MS + SHARE_MS * generation.ids.size);
  });
  const building = build(options).catch((error: unknown): Result => {
    if (isEnd(error)) return GAVE_UP;
    throw error;
  });
  try {
    const result = await Promise.race<Result>([building, limit, generation.ended]);
    if (result === GAVE_UP && generation === current) startAnew();
    return { result, wasAlone: !generation.crowded.has(id) };
  } finally {
    clearTimeout(timer);
    generation.ids.delete(id);
  }
}

/** Ends the process, and with it all that is under way; the next build starts a new one. */
function startAnew(): void {
  const { end } = current;
  current = newGeneration();
  void stop();
  end();
}

function newGeneration(): Generation {
  let end: () => void = () => undefined;
  const ended = new Promise<typeof GAVE_UP>((resolve) => {
    end = () => resolve(GAVE_UP);
  });
  return { ids: new Set(), crowded: new Set(), end, ended };
}

const isEnd = (error: unknown): boolean =>
  error instanceof Error && /^The service (was stopped|is no longer running)/.test(error.message);
