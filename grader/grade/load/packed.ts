/**
 * The note that `npm run pack` puts into what a student hands in: what was packed, so that it shows when something of it went
 * astray on the way. It is the student's as everything in there is, so no score comes from it.
 *
 * @module
 */
import { createHash } from "node:crypto";
import { z } from "zod";
import type { Exercise } from "../../model/course.js";
import { type Doubt, MOST_DOUBTED } from "../../model/submission.js";
import { shown, shownList } from "../../model/words.js";
import type { Choice } from "./choice.js";
import type { Source } from "./intake.js";
import { compareNearness, folderOf, nameOf } from "./paths.js";

const hash = z.string().regex(/^[0-9a-f]{64}$/);

const noteSchema = z.object({
  alloclab: z.literal("packed"),
  /** Of the kit. */
  version: z.string().max(100),
  assignment: z.string().max(200),
  /** What the visible checks came to when it was packed: for people. */
  graded: z.object({
    status: z.string().max(100),
    score: z.number().nullable(),
    maxScore: z.number(),
    seed: z.int(),
  }),
  /** Hash of each file by its path. */
  files: z.record(z.string(), hash),
  /** Of the assignment and all of these. */
  fingerprint: hash,
});

/** What was packed. */
export type PackedNote = z.infer<typeof noteSchema>;

/** What tells a file from others, whatever git and editors do to line ends and byte order marks. O(bytes). */
export function hashOfFile(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString("latin1")
    .replace(/^\xef\xbb\xbf/, "")
    .replaceAll("\r\n", "\n");
  return createHash("sha256").update(text, "latin1").digest("hex");
}

/** What tells everything that was packed from all else. */
export function fingerprintOf({ assignment, files }: Pick<PackedNote, "assignment" | "files">): string {
  const sorted = Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash("sha256")
    .update(JSON.stringify([assignment, sorted]))
    .digest("hex");
}

/** The text of a note. */
export const noteText = (note: PackedNote): string => `${JSON.stringify(noteSchema.parse(note), null, 2)}\n`;

/**
 * What is not as it was packed, as one doubt; none where there is no note. A file may be called otherwise, as systems rename
 * them, as long as it counts for the same name. O(bytes of the files).
 *
 * @param notes - by their paths in all that was handed in
 * @param root - the folder that counts; `""` for all of it
 */
export function strayed(notes: ReadonlyMap<string, Source>, choice: Choice, exercise: Exercise, root: string): Doubt[] {
  const [path] = [...notes.keys()].filter((one) => root === "" || one.startsWith(`${root}/`)).sort(compareNearness);
  const bytes = path === undefined ? null : (notes.get(path)?.bytes ?? null);
  if (path === undefined || bytes === null) return [];
  const note = readNote(Buffer.from(bytes).toString("utf8"));
  const doubt = (what: string, files: readonly string[]): Doubt[] => [
    { kind: "packed", text: `It is not as it was packed: ${what}.`, files: files.slice(0, MOST_DOUBTED) },
  ];
  if (note === "other") return [];
  if (note === null) return doubt(`${shown(path)} was changed`, []);
  if (note.assignment !== exercise.id) return doubt(`that was for ${shown(note.assignment)}`, []);
  const { changed, missing, added } = differences(note, choice, exercise);
  const was = (some: readonly string[], one: string, several: string): string[] =>
    some.length === 0 ? [] : [`${shownList(some)} ${some.length === 1 ? one : several}`];
  const all = [
    ...was(changed, "was changed since", "were changed since"),
    ...was(missing, "is missing", "are missing"),
    ...was(added, "was not packed", "were not packed"),
  ];
  return all.length === 0 ? [] : doubt(all.join(", "), [...changed, ...added]);
}

/** What a note says; `"other"` for a file that happens to have its name, `null` for a note that is not as it was written. */
function readNote(text: string): PackedNote | "other" | null {
  if (!/"alloclab"\s*:\s*"packed"/.test(text)) return "other";
  try {
    const note = noteSchema.safeParse(JSON.parse(text)).data;
    return note === undefined || fingerprintOf(note) !== note.fingerprint ? null : note;
  } catch {
    return null;
  }
}

/** Paths as they stand in the submission; of what is missing, as they were packed. */
function differences(
  { files }: PackedNote,
  { sources, known }: Choice,
  { studentFiles, wholeFile }: Exercise,
): Record<"changed" | "missing" | "added", string[]> {
  const hashes = new Map([...sources].map(([path, { bytes }]) => [path, bytes === null ? "" : hashOfFile(bytes)]));
  const contents = new Set(hashes.values());
  const names = new Set([...studentFiles, wholeFile]);
  const result: ReturnType<typeof differences> = { changed: [], missing: [], added: [] };
  const packedNames = new Set<string>();
  for (const [path, packed] of Object.entries(files)) {
    const name = nameOf(path);
    // Beside it in a folder of its own, a name of the assignment's is but a file.
    const isPart = names.has(name) && folderOf(path) === "";
    if (isPart) packedNames.add(name);
    const counts = isPart
      ? known.get(name)
      : [...sources.keys()].find((one) => one === path || one.endsWith(`/${path}`));
    if (counts !== undefined && hashes.get(counts) === packed) continue;
    if (!isPart && contents.has(packed)) continue;
    if (counts === undefined) result.missing.push(path);
    else result.changed.push(counts);
  }
  const packed = new Set(Object.values(files));
  for (const [name, path] of known)
    if (!packedNames.has(name) && !packed.has(hashes.get(path) ?? "")) result.added.push(path);
  return result;
}
