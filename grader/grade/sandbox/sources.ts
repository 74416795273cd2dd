/**
 * What the virtual machine is made of, as files of this machine. A browser gets the same in another way, so that nothing
 * else here depends on where it runs.
 *
 * @module
 */
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

/** Parts of the guest; each stands before those that import it. */
const GUEST_PARTS = ["answers", "touch", "play"].map((part) => `guest-${part}`);
/** Parts of the realm; each stands before those that import it. */
const REALM_PARTS = [
  "builtins",
  "errors",
  "clock",
  "clone",
  "console",
  "absent",
  "locale",
  "weak-ref",
  "tim-sort",
  "merge-sort",
  "sort",
  "realm",
];

const realmFiles = REALM_PARTS.map((part) => new URL(`./realm/${part}.js`, import.meta.url));

/** Prepares the virtual machine's realm: source of an expression, whose value is the function `prepareQuickJS`. */
export const REALM = expression(realmFiles, "prepareQuickJS");
/** The same for a realm of Node's: the function `prepareRealm`. */
export const NODE_REALM = expression(realmFiles, "prepareRealm");
/** Stands next to the student's code: source of an expression, whose value is the function `createGuest`. */
export const GUEST = expression(
  [...GUEST_PARTS, "guest"].map((part) => new URL(`../../../exercises/kit/subject/${part}.js`, import.meta.url)),
  "createGuest",
);

/** Compiles the engine. Some 20 ms. */
export async function compileEngine(): Promise<WebAssembly.Module> {
  const path = createRequire(import.meta.url).resolve("@jitl/quickjs-wasmfile-release-sync/wasm");
  return WebAssembly.compile(await readFile(path));
}

/** Joins modules that import nothing but each other: the machine has no disk to import from. */
function expression(files: readonly URL[], name: string): string {
  const source = files.map((file) => readFileSync(file, "utf8").replace(/^import [^;]*;\n|^export /gm, ""));
  return `(() => {${source.join("\n")}\nreturn ${name};})()`;
}
