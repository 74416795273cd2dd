#!/usr/bin/env node
// Plain JavaScript of the oldest kind, so that a Node that is too old gets a clear line and not a syntax error.
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`alloclab needs Node 20.19 or newer; this is Node ${process.versions.node}.\n`);
  process.exit(2);
}
// What is loaded before tsx is registered does not go through it. It would look for TypeScript in every line of these
// packages, and `alloclab grade` would take a second longer.
const runsSuites = ["watch", "grade", "class", "regrade", "autograder", "autograde", "rubric", "list", "dev"].includes(
  process.argv[2],
);
const packages = ["commander", "zod", ...(runsSuites ? ["esbuild", "vitest/node"] : [])];

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
