/**
 * vitest's own threads, with more stack, and kept from one run to the next. Each is told with its task what to check.
 *
 * @module
 */
import { Worker } from "node:worker_threads";
import { type PoolOptions, type PoolRunnerInitializer, ThreadsPoolWorker, type WorkerRequest } from "vitest/node";
import { threadOf } from "../internals/vitest.js";
import type { Order } from "./worker.js";

/**
 * Stack of a thread, in MiB. A frame of the virtual machine takes up far more of it than of the machine's own stack, and
 * how much depends on how far the engine has been optimised. So much that the machine's own limit is always the one that is
 * reached, in its parser, too; then the same code ends the same way in every run.
 */
const STACK_MIB = 64;

/**
 * Submissions after which a thread gives way to a new one. vitest keeps some ten kB of each, which comes to as much as a
 * thread itself needs; a new one takes as long as ten or twenty submissions.
 */
const MOST_TASKS = 1_000;

/** Threads for one vitest. */
export interface Pool {
  /** To be given to vitest. */
  readonly initializer: PoolRunnerInitializer;
  /** Ends the threads that are at rest. To be called when vitest is closed. */
  close(): Promise<void>;
}

/** Threads that wait for the next run, each with the number of submissions that it has had. */
type AtRest = Map<Worker, number>;

/** What is to be checked in a module, by its name. */
type OrderOf = (moduleId: string) => Order | undefined;

/** Makes a pool without threads. */
export function newPool(orderOf: OrderOf): Pool {
  const atRest: AtRest = new Map();
  return {
    initializer: { name: "alloclab", createPoolWorker: (options) => new DeepThread(options, atRest, orderOf) },
    async close() {
      const threads = [...atRest.keys()];
      atRest.clear();
      await Promise.all(threads.map((thread) => thread.terminate()));
    },
  };
}

/** A thread as one run of vitest sees it. vitest ends its threads with each run; here they rest until the next. */
class DeepThread extends ThreadsPoolWorker {
  override readonly name = "alloclab";
  private readonly listeners: [event: string, callback: (arg: unknown) => void][] = [];
  private isAskedToStop = false;
  private tasks = 0;

  constructor(
    options: PoolOptions,
    private readonly atRest: AtRest,
    private readonly orderOf: OrderOf,
  ) {
    super(options);
  }

  override async start(): Promise<void> {
    // What vitest would make itself in the next line, but for the limit.
    const own = threadOf(this);
    own._thread ??= this.woken() ?? this.newThread();
    await super.start();
  }

  private woken(): Worker | null {
    const [one] = this.atRest;
    if (one === undefined) return null;
    const [thread, tasks] = one;
    this.atRest.delete(thread);
    this.tasks = tasks;
    return thread;
  }

  private newThread(): Worker {
    const thread = new Worker(this.entrypoint, {
      env: this.env as NodeJS.Dict<string>,
      execArgv: this.execArgv,
      stdout: true,
      stderr: true,
      resourceLimits: { stackSizeMb: STACK_MIB },
    });
    thread.once("exit", () => this.atRest.delete(thread));
    return thread;
  }

  override on(event: string, callback: (arg: unknown) => void): void {
    this.listeners.push([event, callback]);
    super.on(event, callback);
  }

  /** A thread that has torn itself down could not go on, so what asks it to is answered here. */
  override send(message: WorkerRequest): void {
    if (message.type === "run") return super.send(this.withOrders(message));
    if (message.type !== "stop") return super.send(message);
    this.isAskedToStop = true;
    const stopped = { type: "stopped", __vitest_worker_response__: true };
    queueMicrotask(() => this.listeners.forEach(([event, tell]) => event === "message" && tell(stopped)));
  }

  /**
   * The orders go along as what the modules can `inject`. As part of their code, they would be parsed on both sides. A thread
   * that is alone gets all modules of a run at once.
   */
  private withOrders(message: WorkerRequest & { type: "run" }): WorkerRequest {
    const { context } = message;
    const ids = context.files.map(({ filepath }) => filepath);
    this.tasks += ids.length;
    const orders = Object.fromEntries(ids.map((id) => [id, this.orderOf(id)]));
    return { ...message, context: { ...context, providedContext: { ...context.providedContext, orders } } };
  }

  override async stop(): Promise<void> {
    const own = threadOf(this);
    const thread = own._thread;
    // vitest stops without asking when a thread has broken down.
    if (!this.isAskedToStop || thread === undefined || this.tasks >= MOST_TASKS) return super.stop();
    for (const [event, callback] of this.listeners.splice(0)) super.off(event, callback);
    thread.stdout.unpipe();
    thread.stderr.unpipe();
    this.atRest.set(thread, this.tasks);
    own._thread = undefined;
  }
}
