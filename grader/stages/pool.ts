/**
 * vitest's own threads, with more stack.
 *
 * @module
 */
import { Worker } from "node:worker_threads";
import { type PoolOptions, type PoolRunnerInitializer, ThreadsPoolWorker } from "vitest/node";

/**
 * Stack of a thread, in MiB. A frame of the virtual machine takes up far more of it than of the machine's own stack, and
 * how much depends on how far the engine has been optimised. So much that the machine's own limit is always the one that is
 * reached, in its parser, too; then the same code ends the same way in every run.
 */
const STACK_MIB = 64;

/** To be given to vitest as its pool. */
export const pool: PoolRunnerInitializer = {
  name: "alloclab",
  createPoolWorker: (options) => new DeepThread(options),
};

class DeepThread extends ThreadsPoolWorker {
  override readonly name = "alloclab";

  constructor(options: PoolOptions) {
    super(options);
  }

  override async start(): Promise<void> {
    // What vitest would make itself in the next line, but for the limit.
    (this as unknown as { _thread?: Worker })._thread ??= new Worker(this.entrypoint, {
      env: this.env as NodeJS.Dict<string>,
      execArgv: this.execArgv,
      stdout: true,
      stderr: true,
      resourceLimits: { stackSizeMb: STACK_MIB },
    });
    await super.start();
  }
}
