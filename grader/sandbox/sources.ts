/**
 * What the virtual machine is made of, as files of this machine. A browser gets the same in another way, so that nothing
 * else here depends on where it runs.
 *
 * @module
 */
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

/** Prepares the realm; source of a module. */
export const REALM = readFileSync(new URL("./realm.js", import.meta.url), "utf8");
/** Stands next to the student's code; source of a module. */
export const GUEST = readFileSync(new URL("../../exercises/kit/guest.js", import.meta.url), "utf8");

/** Compiles the engine. Some 20 ms. */
export async function compileEngine(): Promise<WebAssembly.Module> {
  const path = createRequire(import.meta.url).resolve("@jitl/quickjs-wasmfile-release-sync/wasm");
  return WebAssembly.compile(await readFile(path));
}
