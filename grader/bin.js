#!/usr/bin/env node
import "./ready.js";

try {
  const { start } = await import("./start.js");
  await start("main");
} catch (error) {
  // Node would end with 1, which says that a score is too low.
  const isBare = error.code === "ERR_MODULE_NOT_FOUND" && /^Cannot find package/.test(error.message);
  if (isBare) process.stderr.write("alloclab: its packages are not installed here; run `npm ci` first.\n");
  else process.stderr.write(`alloclab: a fault of the grader itself; no score is written.\n${error.stack}\n`);
  process.exit(isBare ? 2 : 70);
}
