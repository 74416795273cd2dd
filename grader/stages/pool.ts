/**
 * vitest's own threads, with more stack, and kept from one run to the next.
 *
 * @module
 */
import { Worker } from "node:worker_threads";
import { type PoolOptions, type PoolRunnerInitializer, ThreadsPoolWorker, type WorkerRequest } from "vitest/node";

/**
 * Stack of a thread, in MiB. A frame of the virtual machine takes up far more of it than of the machine's own stack, and
 * how much depends on how far the engine has been optimised. So much that the machine's own limit is always the one that is
 * reached, in its parser, too; then the same code ends the same way in every run.
 */
const STACK_MIB = 64;

/** Threads for one vitest. */
export interface Pool {
  /** To be given to vitest. */
  readonly initializer: PoolRunnerInitializer;
  /** Ends the threads that are at rest. To be called when vitest is closed. */
  close(): Promise<void>;
}

/** Makes a pool without threads. */
export function newPool(): Pool {
  const atRest: Worker[] = [];
  return {
    initializer: { name: "alloclab", createPoolWorker: (options) => new DeepThread(options, atRest) },
    async close() {
      await Promise.all(atRest.splice(0).map((thread) => thread.terminate()));
    },
  };
}

/** A thread as one run of vitest sees it. vitest ends its threads with each run; here they rest until the next. */
class DeepThread extends ThreadsPoolWorker {
  override readonly name = "alloclab";
  private readonly listeners: [event: string, callback: (arg: unknown) => void][] = [];
  private isAskedToStop = false;

  constructor(
    options: PoolOptions,
    private readonly atRest: Worker[],
  ) {
    super(options);
  }

  override async start(): Promise<void> {
    // What vitest would make itself in the next line, but for the limit.
    const own = this as unknown as { _thread?: Worker };
    own._thread ??= this.atRest.pop() ?? this.newThread();
    await super.start();
  }

  private newThread(): Worker {
    const thread = new Worker(this.entrypoint, {
      env: this.env as NodeJS.Dict<string>,
      execArgv: this.execArgv,
      stdout: true,
      stderr: true,
      resourceLimits: { stackSizeMb: STACK_MIB },
    });
    const { atRest } = this;
    thread.once("exit", () => void (atRest.includes(thread) && atRest.splice(atRest.indexOf(thread), 1)));
    return thread;
  }

  override on(event: string, callback: (arg: unknown) => void): void {
    this.listeners.push([event, callback]);
    super.on(event, callback);
  }

  /** A thread that has torn itself down could not go on, so what asks it to is answered here. */
  override send(message: WorkerRequest): void {
    if (message.type !== "stop") return super.send(message);
    this.isAskedToStop = true;
    const stopped = { type: "stopped", __vitest_worker_response__: true };
    queueMicrotask(() => this.listeners.forEach(([event, tell]) => event === "message" && tell(stopped)));
  }

  override async stop(): Promise<void> {
    const own = this as unknown as { _thread?: Worker };
    // vitest stops without asking when a thread has broken down.
    if (!this.isAskedToStop || own._thread === undefined) return super.stop();
    for (const [event, callback] of this.listeners.splice(0)) super.off(event, callback);
    own._thread.stdout.unpipe();
    own._thread.stderr.unpipe();
    this.atRest.push(own._thread);
    delete own._thread;
  }
}
