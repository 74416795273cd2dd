/**
 * What a library keeps to itself and the grader needs all the same: each part is looked for before it is used, so that a
 * version which lacks one ends the grader, and never changes a verdict.
 *
 * @module
 */

/** Parts by their path in the object that has them (`memory.module`), and what each has to be; `field` may be undefined yet. */
export type Wanted = Readonly<Record<string, "function" | "number" | "object" | "field">>;

/**
 * An object of a library's as its code knows it, other than its types say.
 *
 * @param owner - the library and the object, for the message: `vitest's threads`
 * @throws Error when it lacks a part, in one line
 */
export function parts<Inside>(owner: string, object: object, wanted: Wanted): Inside {
  for (const [path, kind] of Object.entries(wanted)) {
    if (!isThere(object, path.split("."), kind)) {
      throw new Error(
        `${owner} have no ${kind} \`${path}\`: not the version that package.json names (\`npm ci\` brings it)`,
      );
    }
  }
  return object as Inside;
}

function isThere(object: object, path: readonly string[], kind: Wanted[string]): boolean {
  let owner: unknown = object;
  for (const name of path) {
    if ((typeof owner !== "object" && typeof owner !== "function") || owner === null || !(name in owner)) return false;
    owner = (owner as Record<string, unknown>)[name];
  }
  return kind === "field" || (typeof owner === kind && owner !== null);
}
