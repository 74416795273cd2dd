/** Keys as a terminal sends them. */
import { setTimeout as sleep } from "node:timers/promises";
import { PassThrough } from "node:stream";
import type { ReadStream, WriteStream } from "node:tty";
import { expect, test } from "vitest";
import { consoleOf, type Sleeper } from "../../commands/console.js";

function pressed(): { input: PassThrough; keys: string[] } {
  const input = new PassThrough();
  const keys: string[] = [];
  const sleeper = {} as Sleeper;
  consoleOf(input as unknown as ReadStream, {} as WriteStream, sleeper, () => undefined).onKey((key) => keys.push(key));
  return { input, keys };
}

test("keys have names, however many characters a terminal sends for one", async () => {
  const { input, keys } = pressed();
  for (const typed of ["n", "\r", " ", "\u001b[B", "\u001b[5~", "?", "\u0003"]) {
    input.write(typed);
    await sleep(1);
  }
  expect(keys).toEqual(["n", "enter", "space", "down", "pageup", "?", "ctrl-c"]);
});

test("Esc is a key of its own, also for whoever presses the next one soon after", async () => {
  const { input, keys } = pressed();
  input.write("\u001b");
  await sleep(200);
  input.write("n");
  await sleep(1);
  expect(keys).toEqual(["escape", "n"]);
});
