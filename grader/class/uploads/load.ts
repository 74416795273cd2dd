import { basename } from "node:path";
import { NOTHING_HANDED_IN, UsageError } from "../../model/errors.js";
import { loadParts } from "../../grade/load/parts.js";
import { endingOf } from "../../grade/load/paths.js";
import { loadSubmission } from "../../grade/load/submission.js";
import type { Upload } from "../../model/class.js";
import type { Exercise } from "../../model/course.js";
import type { Submission } from "../../model/submission.js";

/**
 * Reads what was handed in for one row of the grade book; nothing of it is run. The submission has the upload's name, which
 * messages use, too; the notes of the upload are not among its own.
 *
 * @throws UsageError when nothing was handed in, it is no submission, or it cannot be read
 */
export async function loadUpload({ name, source, settled }: Upload, exercise: Exercise): Promise<Submission> {
  switch (source.kind) {
    case "nothing":
      throw new UsageError(NOTHING_HANDED_IN);
    case "other":
      throw new UsageError(source.what);
    case "files":
      return loadParts(source.files, exercise, name, settled);
    case "path": {
      const file = basename(source.path);
      // What is no submission is told apart by its ending.
      const label = endingOf(file) === "" && file.startsWith(`${name}.`) ? file : name;
      const options = { label, openArchives: true, ...(settled === undefined ? {} : { settled }) };
      return { ...(await loadSubmission(source.path, exercise, options)), name };
    }
  }
}
