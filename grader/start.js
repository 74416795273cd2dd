// @ts-check
/**
 * Starts a part of the program: compiled ahead, or through tsx where nothing can be kept. Plain JavaScript, since it runs before TypeScript can.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { bundledAhead } from "./disk/ahead.js";

const ROOT = fileURLToPath(new URL("..", import.meta.url));

/** What can be started, by name. A handout is without the commands for instructors. */
const PROGRAM = {
  main: "grader/main.ts",
  instructors: "grader/commands/instructors.ts",
  reader: "grader/grade/load/reader.ts",
};

/** @param {keyof typeof PROGRAM} name */
export async function start(name) {
  const there = Object.entries(PROGRAM).filter(([, path]) => existsSync(join(ROOT, path)));
  const folder = await bundledAhead("program", Object.fromEntries(there));
  if (folder !== null) {
    process.setSourceMapsEnabled(true);
    await import(pathToFileURL(join(folder, `${name}.js`)).href);
    return;
  }
  const { register } = await import("tsx/esm/api");
  // Named, because tsx would take the tsconfig.json of the folder that the command is run in.
  register({ tsconfig: join(ROOT, "tsconfig.json") });
  await import(pathToFileURL(join(ROOT, PROGRAM[name])).href);
}
