/**
 * `npm run bench:worst`: what the worst submissions cost, each by itself, starting included. Linux only.
 *
 * @module
 */
import { mkdtemp, rm } from "node:fs/promises";
import { availableParallelism, platform, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { npmScript } from "../../authors/npm-script.js";
import { costOf } from "./cost.js";
import { worstCases } from "./worst-cases.js";

const { step } = npmScript("bench:worst")
  .option("--step <name>", "only the cases of one step: reading, compiling, running, leak search")
  .parse()
  .opts<{ step?: string }>();
const courseRoot = fileURLToPath(new URL("../../..", import.meta.url));
const say = (text: string): void => void process.stdout.write(`${text}\n`);

if (platform() !== "linux") throw new Error("The costs of other processes are only told on Linux.");
say(`Node ${process.version}, ${availableParallelism()} cores\n`);
say("step         wall s   work s      MiB  exit  what");
for (const each of worstCases(courseRoot).filter((one) => step === undefined || one.step === step)) {
  const folder = await mkdtemp(join(tmpdir(), "alloclab-worst-"));
  try {
    const args = [join(courseRoot, "grader/bin.js"), ...(await each.make(folder))];
    const { wallSeconds, workSeconds, mib, status } = await costOf(process.execPath, args, folder);
    const numbers = [wallSeconds.toFixed(1), workSeconds.toFixed(1), mib.toFixed(0)].map((text) => text.padStart(7));
    say(`${each.step.padEnd(11)} ${numbers.join("  ")}  ${String(status).padStart(4)}  ${each.what}`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
