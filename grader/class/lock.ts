/**
 * One run at a time into one output folder.
 *
 * @module
 */
import { readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import type { Processes } from "../disk/processes.js";
import { UsageError } from "../model/errors.js";
import { shown } from "../model/words.js";

const holderSchema = z.object({ pid: z.int().min(1), host: z.string() });
type Holder = z.infer<typeof holderSchema>;
const UNKNOWN: Holder = { pid: 0, host: "" };

/** How often a run says that it is still there, in milliseconds. */
const BEAT_MS = 10_000;
/** On another machine, a run that has not said so for that long has ended. */
const SILENT_MS = 90_000;

/**
 * Takes the lock of a folder. One whose run has ended without giving it back, as after a power cut, is taken over.
 *
 * @returns gives it back
 * @throws UsageError when another run has it
 */
export async function takeLock(folder: string, output: string, processes: Processes): Promise<() => Promise<void>> {
  const path = join(folder, "lock");
  const own = JSON.stringify({ pid: processes.pid, host: hostname() });
  for (let attempt = 1; !(await create(path, own)); attempt++) {
    const holder = await liveHolder(path, processes);
    if (holder !== null || attempt > 5) throw isHeld(output, path, holder);
    // Renamed first, so that of several that find it abandoned only one removes it.
    const aside = `${path}-${processes.pid}`;
    await rename(path, aside).catch(() => undefined);
    await rm(aside, { force: true });
  }
  const beat = setInterval(() => void utimes(path, new Date(), new Date()).catch(() => undefined), BEAT_MS);
  beat.unref();
  return async () => {
    clearInterval(beat);
    await rm(path, { force: true });
  };
}

async function create(path: string, text: string): Promise<boolean> {
  try {
    await writeFile(path, text, { flag: "wx" });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

/** Who has the lock; `null` when that run is over, or what it wrote is torn. */
async function liveHolder(path: string, processes: Processes): Promise<Holder | null> {
  const text = await readFile(path, "utf8").catch(() => "");
  const holder = holderSchema.safeParse(parsed(text)).data;
  const stats = await stat(path).catch(() => null);
  const silentMs = stats === null ? Infinity : Date.now() - stats.mtimeMs;
  // Just made by a run that has yet to write its number into it, or torn long ago.
  if (holder === undefined) return silentMs < BEAT_MS ? UNKNOWN : null;
  // A process of our own number is not us: in a container, numbers come again.
  if (holder.host === hostname()) {
    return holder.pid !== processes.pid && processes.isRunning(holder.pid) ? holder : null;
  }
  return silentMs < SILENT_MS ? holder : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isHeld(output: string, path: string, holder: Holder | null): UsageError {
  const who = holder === null || holder === UNKNOWN ? "" : ` (process ${holder.pid} on ${shown(holder.host)})`;
  return new UsageError(
    `Another run is writing into ${shown(output)}${who}; wait for its end, or delete ${shown(path)} if there is none.`,
  );
}
