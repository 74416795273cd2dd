#!/usr/bin/env node
import "./ready.js";

// What is loaded before tsx is registered does not go through it. It would look for TypeScript in every line of these
// packages, and `alloclab grade` would take a second longer.
const RUN_SUITES = "watch grade class regrade autograder autograde rubric list dev handout";
const runsSuites = RUN_SUITES.split(" ").includes(process.argv[2]);
const compiles = runsSuites || process.argv[2] === "visualize";
const packages = ["commander", "zod", ...(compiles ? ["esbuild"] : []), ...(runsSuites ? ["vitest/node"] : [])];

try {
  await Promise.all(packages.map((name) => import(name)));
  const { fileURLToPath } = await import("node:url");
  const { register } = await import("tsx/esm/api");
  // Named, because tsx would take the tsconfig.json of the folder that the command is run in.
  register({ tsconfig: fileURLToPath(new URL("../tsconfig.json", import.meta.url)) });
  await import("./main.ts");
} catch (error) {
  // Node would end with 1, which says that a score is too low.
  const isBare = error.code === "ERR_MODULE_NOT_FOUND" && /^Cannot find package/.test(error.message);
  if (isBare) process.stderr.write("alloclab: its packages are not installed here; run `npm ci` first.\n");
  else process.stderr.write(`alloclab: a fault of the grader itself; no score is written.\n${error.stack}\n`);
  process.exit(isBare ? 2 : 70);
}
