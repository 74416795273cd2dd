import { UsageError } from "../model/errors.js";
import type { ClassFolder, Upload } from "../model/class.js";
import type { Exercise } from "../model/course.js";
import { loadUpload } from "./uploads/load.js";
import { reportNames } from "./uploads/report-names.js";

/** The name of a report or record, which tells of one submission. */
const OF_ONE = /[\\/](?:reports|finished)[\\/]([^\\/]+)\.\w+$/;

/**
 * What the students of a class had written of whom a file of its output tells: the one for whom a report is named, or all of
 * them for what is about the class. Names of files are theirs, too. Uploads are read one after another.
 */
export function sourcesBehind(
  { uploads }: Pick<ClassFolder, "uploads">,
  exercise: Exercise,
): (file: string) => AsyncGenerator<string> {
  const names = reportNames(uploads.map(({ name }) => name));
  return async function* (file) {
    const name = OF_ONE.exec(file)?.[1];
    for (const upload of uploads) {
      if (name === undefined || names.get(upload.name) === name) yield* sourcesOf(upload, exercise);
    }
  };
}

async function* sourcesOf(upload: Upload, exercise: Exercise): AsyncGenerator<string> {
  try {
    yield upload.name;
    for (const entry of (await loadUpload(upload, exercise)).files) yield* entry;
  } catch (error) {
    // What cannot be read is in no report either; why it cannot may name it.
    if (!(error instanceof UsageError)) throw error;
    yield error.message;
  }
}
