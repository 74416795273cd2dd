/**
 * Takes out of a source what esbuild would look for on this machine, beyond all plugins. An import whose path is put
 * together, as `` import(`./${name}.ts`) ``, makes it search the disk and bundle every file that fits, from anywhere.
 *
 * @module
 */

/** What a dynamic import of a path that is no literal becomes. The name tells the student what is wrong. */
const NO_IMPORT = "imports_have_to_name_their_file";
/** What `require` becomes where it is used other than with a literal. */
export const NO_REQUIRE = "require_has_to_name_its_file";

/**
 * The word wherever it might begin a dynamic import: before a bracket, a comment or a phase, unless the bracket holds a
 * whole path. Comments and texts are not told from code, as that takes a parser that agrees with esbuild's in every case; a
 * changed word in one of these harms nobody.
 */
const IMPORT =
  /\bimport\b(?!\s*\(\s*(?:"[^"\\\n]*"|'[^'\\\n]*'|`[^`$\\]*`)\s*[),])(?=\s*(?:\(|\/[/*]|\.\s*(?:\/[/*]|defer\b|source\b)))/gu;

/** The source with nothing in it that makes esbuild search the disk, or believe a source map. O(characters). */
export function disarmed(source: string): string {
  return source.replace(IMPORT, NO_IMPORT).replaceAll("sourceMappingURL=", "sourceMappingURL:");
}

/** `require` of a whole path, or its declaration, which TypeScript wants to see. */
const BY_NAME =
  /(?<![\p{ID_Continue}$.])require\(\s*(?:"[^"\\\n]*"|'[^'\\\n]*')\s*\)|\bdeclare +(?:const|let|var|function) +require\b/gu;

/**
 * Whether every `require` in these sources is given a whole path. What may be one in disguise, written with an escape, is
 * not. O(characters).
 */
export function requiresByName(sources: Iterable<string>): boolean {
  for (const source of sources) {
    if (!source.includes("require") && !source.includes("\\u")) continue;
    const rest = source.replace(BY_NAME, "");
    if (/(?<![\p{ID_Continue}$])require(?![\p{ID_Continue}$])|\\u/u.test(rest)) return false;
  }
  return true;
}
