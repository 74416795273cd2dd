import { UsageError } from "../../model/errors.js";
import type { Intake } from "./intake.js";
import { pathInArchive } from "./paths.js";
import { shown } from "../../model/words.js";

/**
 * The path of an archive's entry.
 *
 * @throws UsageError when the entry would lead out of the folder it is unpacked in, or its name is too long
 */
export function entryPath(intake: Intake, name: string): string {
  intake.checkLength(name);
  const path = pathInArchive(name);
  if (path !== null) return path;
  throw new UsageError(
    `${shown(intake.label)} is refused: its entry ${shown(name)} leads, or could lead, out of the archive; pack the folder again, with relative names.`,
  );
}

/** The error for an archive that its library could not read. */
export function damaged(intake: Intake): UsageError {
  return new UsageError(`${shown(intake.label)} is damaged or cut off; pack or download it again.`);
}
