import { join } from "node:path";
import { program } from "../../commands/program.js";
import type { ExitStatus, Terminal } from "../../commands/terminal.js";

/** What a command has written, and how it has ended. */
export interface Ended {
  status: ExitStatus;
  out: string;
  err: string;
}

/** Runs a command line in this process, in the course of this repository if no other is named. */
export async function run(args: readonly string[], terminal: Partial<Terminal> = {}): Promise<Ended> {
  const written = { out: "", err: "" };
  const status = await program({
    args,
    courseRoot: join(import.meta.dirname, "../../../"),
    color: false,
    width: 80,
    print: async (text) => void (written.out += text),
    warn: async (text) => void (written.err += text),
    progress: null,
    interruption: () => new AbortController().signal,
    processes: { pid: process.pid, isRunning: () => false },
    console: () => null,
    inputEnd: () => AbortSignal.abort(),
    hasDesktop: false,
    ...terminal,
  });
  return { status, ...written };
}
