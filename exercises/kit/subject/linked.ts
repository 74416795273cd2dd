/**
 * How a submission is joined with given files that others can take the place of: it is compiled once for all of them, and
 * linked with one of each when it is loaded.
 *
 * @module
 */
import type { Replaceable } from "./bundle-variants.js";

/** The variable of a program, not its own, that has what those files export, by their names. */
export const LINKED = "__linked";

/** The source of the module that stands for such a file in a program. */
export const linkTo = (file: string, exports: readonly string[]): string =>
  exports
    .map((name, place) => {
      const value = `${LINKED}[${JSON.stringify(file)}][${JSON.stringify(name)}]`;
      return `const linked${place} = ${value};\nexport { linked${place} as ${name} };\n`;
    })
    .join("");

/** Scripts of given files, by the names of the files. */
export type Linked = Readonly<Record<string, string>>;

/** Another file in the place of a given one. */
interface Other {
  file: string;
  variant: string;
}

/**
 * The files as they were handed out, but for one that another takes the place of; `undefined` where no file can have another.
 *
 * @throws Error when there is none of that name
 */
export function linkedWith(
  replaceable: Readonly<Record<string, Replaceable>> | undefined,
  other?: Other,
): Linked | undefined {
  if (other !== undefined) refuseUnknown(replaceable, other);
  if (replaceable === undefined) return undefined;
  const scripts = Object.entries(replaceable).map(([file, { handedOut, variants }]): [string, string] => [
    file,
    (file === other?.file ? variants[other.variant] : undefined) ?? handedOut,
  ]);
  return Object.fromEntries(scripts);
}

function refuseUnknown(replaceable: Readonly<Record<string, Replaceable>> = {}, { file, variant }: Other): void {
  const variants = replaceable[file]?.variants ?? {};
  if (Object.hasOwn(variants, variant)) return;
  const known = Object.keys(variants);
  const instead = known.length === 0 ? "it has none" : `it has ${known.join(", ")}`;
  throw new Error(`the suite asks for ${file} with the variant "${variant}", but ${instead}`);
}
