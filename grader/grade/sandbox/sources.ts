/**
 * What the virtual machine is made of, as files of this machine. A browser gets the same in another way, so that nothing
 * else here depends on where it runs.
 *
 * @module
 */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { joined } from "#kit/subject/sources";

export { GUEST, INSIDE, THREAD } from "#kit/subject/sources";

/** Parts of the realm; each stands before those that import it. */
const REALM_PARTS = [
  "intrinsics",
  "errors",
  "clock",
  "clone",
  "console",
  "absent",
  "code-from-text",
  "locale",
  "weak-ref",
  "tim-sort",
  "merge-sort",
  "sort",
  "charge",
  "realm",
];

const realmFiles = REALM_PARTS.map((part) => new URL(`./realm/${part}.js`, import.meta.url));

/** Prepares the virtual machine's realm: source of a function that gives the function `prepareQuickJS`. */
export const REALM = joined(realmFiles, "prepareQuickJS");
/** The same for a realm of Node's: the function `prepareRealm`. */
export const NODE_REALM = joined(realmFiles, "prepareRealm");

/** Compiles the engine. Some 20 ms. */
export async function compileEngine(): Promise<WebAssembly.Module> {
  const path = createRequire(import.meta.url).resolve("@jitl/quickjs-wasmfile-release-sync/wasm");
  return WebAssembly.compile(await readFile(path));
}
