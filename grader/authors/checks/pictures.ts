import { UsageError } from "../../model/errors.js";
import { isPictureLanguage, readPictures } from "../../picture/lesson.js";
import { readFences } from "../fences.js";
import { type Finding, finding } from "../finding.js";

/** Pictures in lesson and contract that cannot be drawn. */
export async function findWrongPictures(courseRoot: string, folder: string): Promise<Finding[]> {
  return (await readFences(courseRoot, folder)).flatMap(({ language, words, code, file, firstLine }) => {
    if (!isPictureLanguage(language)) return [];
    try {
      readPictures(language, words, code, { file, firstLine });
      return [];
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      return [finding(error.message, "edit the picture, as docs/guides/add-an-assignment.md shows")];
    }
  });
}
