/**
 * What a student knows already. A report holds what its student wrote: code around an error, printed lines, messages of
 * errors. Nothing of that leaks to them, whatever it is: it stood in their files before the report was written, or their code
 * made it in a machine that holds nothing of what is hidden.
 *
 * @module
 */
import { readFile } from "node:fs/promises";
import type { Search } from "./search.js";
import type { Secret } from "./secrets.js";

/** Fields of a report that hold what came from the submission, or was said of its files before any check was run. */
const STUDENTS_FIELDS: ReadonlySet<string> = new Set([
  "console",
  "actual",
  "actualList",
  "problems",
  "advice",
  "notes",
]);

/** Why a report has no results: that is told of the student's files, too. */
const OF_FILES: readonly unknown[] = ["load-error", "no-submission"];

type Fields = Readonly<Record<string, unknown>>;

/**
 * The report that a file is a form of: itself, or the one of the same name beside it that ends in `.json`. `null` where there
 * is none.
 */
export async function reportBehind(file: string): Promise<Fields | null> {
  const path = file.replace(/\.(html|md|xml|txt)$/, ".json");
  if (!path.endsWith(".json")) return null;
  try {
    const value: unknown = JSON.parse(await readFile(path, "utf8"));
    return isFields(value) && "schemaVersion" in value && "submission" in value && Array.isArray(value["stages"])
      ? value
      : null;
  } catch {
    return null;
  }
}

const isFields = (value: unknown): value is Fields => typeof value === "object" && value !== null;

/** What a report says in its student's words. */
export function studentsWords(report: Fields): string[] {
  const isOfFiles = OF_FILES.includes(report["status"]);
  return [
    ...stringsBelow({ console: [report["submission"], isOfFiles ? report["error"] : null] }),
    ...stringsBelow(report),
  ];
}

/** The strings in the student's fields of a value, however deep: each form of picture has levels of its own. */
function stringsBelow(value: unknown, isStudents = false): string[] {
  if (typeof value === "string") return isStudents ? [value] : [];
  if (!isFields(value)) return [];
  return Object.entries(value).flatMap(([name, part]) => stringsBelow(part, isStudents || STUDENTS_FIELDS.has(name)));
}

/** The secrets that texts hold, as plain text and as a page shows it. */
export async function heldBy(
  texts: Iterable<string> | AsyncIterable<string>,
  search: Search,
): Promise<ReadonlySet<Secret>> {
  const held = new Set<Secret>();
  for await (const text of texts) {
    const shown = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
    for (const { secret } of [...search(text), ...search(shown)]) held.add(secret);
  }
  return held;
}
