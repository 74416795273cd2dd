/**
 * Which of the files that can take a given one's place a submission is linked with.
 *
 * @module
 */
import type { SandboxOptions } from "./options.js";

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
export function linkedWith(replaceable: SandboxOptions["replaceable"], other?: Other): Linked | undefined {
  if (other !== undefined) refuseUnknown(replaceable, other);
  if (replaceable === undefined) return undefined;
  const scripts = Object.entries(replaceable).map(([file, { handedOut, variants }]): [string, string] => [
    file,
    (file === other?.file ? variants[other.variant] : undefined) ?? handedOut,
  ]);
  return Object.fromEntries(scripts);
}

function refuseUnknown(replaceable: SandboxOptions["replaceable"] = {}, { file, variant }: Other): void {
  const variants = replaceable[file]?.variants ?? {};
  if (Object.hasOwn(variants, variant)) return;
  const known = Object.keys(variants);
  const instead = known.length === 0 ? "it has none" : `it has ${known.join(", ")}`;
  throw new Error(`the suite asks for ${file} with the variant "${variant}", but ${instead}`);
}
