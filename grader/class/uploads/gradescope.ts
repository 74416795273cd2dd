/**
 * What Gradescope exports as "Export Submissions": a folder for each submission, and one file that says whose they are.
 *
 * @module
 */
import { UsageError } from "../../model/errors.js";
import { printable, shown } from "../../model/words.js";
import { type Child, sourceOf } from "./children.js";
import { type Found, noFile, plainUpload, type Unnamed } from "./found.js";
import { type Metadata, readMetadata } from "./gradescope-metadata.js";
import { findPlain } from "./plain.js";

/** Whether a child says whose the submissions of a Gradescope export are. */
export function isMetadata({ kind, name }: Child): boolean {
  return kind === "file" && name === "submission_metadata.yml";
}

/**
 * One submission for each that the metadata names, and for each folder beside them. Where the metadata cannot be read the
 * folders are all there is.
 */
export async function findGradescope(children: readonly Child[]): Promise<Found> {
  const file = children.find(isMetadata);
  const others = children.filter((child) => child !== file);
  if (file === undefined) return findPlain(others);
  const metadata = await readMetadata(file.path, file.name).catch((error: unknown) => {
    if (error instanceof UsageError) return error;
    throw error;
  });
  if (metadata instanceof UsageError) {
    const found = findPlain(others);
    const why = `nobody is named, and no attempt: ${metadata.message}`;
    return { ...found, passedOver: [...found.passedOver, { name: file.name, why, needsLook: true }] };
  }
  const byName = new Map(others.map((child) => [child.name, child]));
  const named = [...metadata].map(([name, data]) => uploadOf(name, data, byName.get(name)));
  const beside = findPlain(others.filter(({ name }) => !metadata.has(name)));
  for (const { doubts } of beside.uploads)
    doubts.push(`It is not in ${shown(file.name)}, so nobody knows whose it is.`);
  return { uploads: [...(await Promise.all(named)), ...beside.uploads], passedOver: beside.passedOver };
}

async function uploadOf(name: string, metadata: Metadata, child: Child | undefined): Promise<Unnamed> {
  const { students, createdAt, isLate, history } = metadata;
  const isNewest = history.every((one) => createdAt === null || !isLater(one.createdAt, createdAt));
  const notes: string[] = [];
  if (child === undefined) notes.push("The export names it, but has no folder of that name.");
  else if (child.kind === "file") notes.push(`${shown(child.name)} is a document, which cannot be graded.`);
  return {
    ...plainUpload(name, child?.kind === "folder" ? await sourceOf(child) : noFile(notes)),
    students: students.map(({ id, name, email }) => ({ id, name: name && printable(name), email })),
    submittedAt: createdAt,
    late: isLate,
    otherAttempts: history.map(attempt),
    notes,
    doubts: isNewest
      ? []
      : ["A later attempt was made than the one in the export; the one in the export counts. Export it anew."],
  };
}

function isLater(a: string | null, b: string): boolean {
  return a !== null && Date.parse(a) > Date.parse(b);
}

function attempt({ createdAt, score }: Metadata["history"][number]): string {
  const points = score === null ? "" : `, ${printable(score)} points`;
  return `${createdAt ?? "at an unknown time"}${points}`;
}
