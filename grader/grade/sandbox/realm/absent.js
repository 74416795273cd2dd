// @ts-check
/**
 * Takes away what one engine has and the other has not, or what reaches out of the realm: memory that is shared can be grown
 * beyond what the engine knows of, and then it reads and writes the engine's own.
 */
export function removeAbsent() {
  for (const name of ["SharedArrayBuffer", "Atomics", "WebAssembly", "Intl"]) {
    delete (/** @type {any} */ (globalThis)[name]);
  }
}
