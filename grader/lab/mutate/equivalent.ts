/**
 * Mutants that nobody can notice, with the reasons.
 *
 * @module
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { Exercise } from "../../model/course.js";
import type { Mutation, Survivor } from "./stryker.js";

const schema = z.array(
  z.strictObject({ file: z.string(), original: z.string(), replacement: z.string(), reason: z.string() }),
);

/** A mutant that is listed as equivalent. */
export type Equivalent = z.infer<typeof schema>[number];

/** What is listed for an assignment; nothing when it has no list. */
export async function equivalentMutants(courseRoot: string, { folder }: Exercise): Promise<Equivalent[]> {
  const path = join(courseRoot, "solutions", folder, "equivalent.json");
  const text = await readFile(path, "utf8").catch(() => "[]");
  return schema.parse(JSON.parse(text));
}

/**
 * Survivors with their reasons, those that have none, and entries of the list that fit no survivor of the files tried. One
 * that ran out of time on a busy machine may be among the entries: of that nothing is known.
 */
export function explain(
  { survivors, timedOut }: Pick<Mutation, "survivors" | "timedOut">,
  list: readonly Equivalent[],
  files: readonly string[],
): { reasons: { survivor: Survivor; reason: string }[]; missing: Survivor[]; stale: Equivalent[] } {
  const fits = (survivor: Survivor, entry: Equivalent): boolean =>
    entry.file === survivor.file && entry.original === survivor.original && entry.replacement === survivor.replacement;
  const reasons = survivors.flatMap((survivor) => {
    const entry = list.find((one) => fits(survivor, one));
    return entry === undefined ? [] : [{ survivor, reason: entry.reason }];
  });
  const missing = survivors.filter((survivor) => !list.some((entry) => fits(survivor, entry)));
  const open = [...survivors, ...timedOut];
  const stale = list.filter((entry) => files.includes(entry.file) && !open.some((mutant) => fits(mutant, entry)));
  return { reasons, missing, stale };
}
