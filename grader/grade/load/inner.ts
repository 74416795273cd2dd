import { UsageError } from "../../model/errors.js";
import type { Exercise } from "../../model/course.js";
import { readArchive } from "./archive.js";
import { MAX_INNER_ARCHIVES } from "./bounds.js";
import { choose, studentNames } from "./choose.js";
import { Intake, type Source } from "./intake.js";
import { compareNearness, isArchive, nameOf } from "./paths.js";
import { printable, shown, shownList } from "../../model/words.js";

/** A file that was handed in by itself, and the name that it had then. */
export interface Part {
  path: string;
  name: string;
  /** The name without the number that a system has put into it; not there where it has none. */
  bare?: string;
}

/**
 * Looks into the archives among what was handed in, each as if it were a folder of its name. Where files of the assignment's
 * stand beside them, those count, and what an archive holds is only there to be compared. What archives hold in turn stays
 * closed.
 *
 * @throws UsageError when none of them can be read, or together they are too large
 */
export async function openInner(intake: Intake, exercise: Exercise, files: readonly Part[]): Promise<void> {
  const archives = files.filter(({ name }) => isArchive(name)).sort((a, b) => compareNearness(a.name, b.name));
  if (archives.length === 0) return;
  if (hasKnown(intake, exercise)) {
    intake.remarks.push(`Left out, as the files beside it count: ${listed(archives)}.`);
    for (const archive of archives.slice(0, MAX_INNER_ARCHIVES)) await lookInto(intake, exercise, archive);
    return;
  }
  const failures: UsageError[] = [];
  for (const archive of archives.slice(0, MAX_INNER_ARCHIVES)) {
    try {
      await open(intake, exercise, archive);
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      failures.push(error);
      intake.unread.push(printable(archive.name));
    }
  }
  const [failure] = failures;
  if (failure !== undefined && !hasKnown(intake, exercise)) throw failure;
  intake.remarks.push(...failures.map(({ message }) => message));
  const closed = archives.slice(MAX_INNER_ARCHIVES);
  if (closed.length === 0) return;
  intake.remarks.push(`Not looked into, as there are too many archives: ${listed(closed)}.`);
  intake.unread.push(...closed.map(({ name }) => printable(name)));
}

const listed = (parts: readonly Part[]): string => shownList(parts.map(({ name }) => name));

function hasKnown({ sources }: Intake, exercise: Exercise): boolean {
  const names = new Set(studentNames(exercise).map((name) => name.toLowerCase()));
  return [...sources.keys()].some((path) => names.has(nameOf(path).toLowerCase()));
}

/** Keeps what would count of an archive; one that is no submission, or cannot be read, stays closed. */
async function lookInto(intake: Intake, exercise: Exercise, { path, name }: Part): Promise<void> {
  const inner = new Intake(path, exercise, name);
  try {
    await readArchive(inner);
    const { known, sources } = choose(inner, exercise, null);
    intake.beside.set(name, new Map([...known].map(([one, at]) => [one, sources.get(at) as Source])));
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
  }
}

async function open(intake: Intake, exercise: Exercise, { path, name }: Part): Promise<void> {
  const inner = new Intake(path, exercise, name);
  await readArchive(inner);
  for (const folder of inner.folders) intake.see(`${name}/${folder}`, "folder");
  for (const [file, source] of inner.sources) {
    if (!intake.see(`${name}/${file}`, "file")) continue;
    for (const one of [...(inner.replaced.get(file) ?? []), source]) intake.keep(`${name}/${file}`, one);
  }
  for (const [file, note] of inner.packed)
    if (intake.see(`${name}/${file}`, "file")) intake.keep(`${name}/${file}`, note);
  intake.remarks.push(`${shown(name)} was unpacked.`, ...inner.notes());
  intake.unread.push(...inner.unread.map((file) => `${printable(name)}/${file}`));
}
