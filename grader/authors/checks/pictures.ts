import { UsageError } from "../../model/errors.js";
import { parseMemoryBlock } from "../../picture/lesson.js";
import { readFences } from "../fences.js";
import { type Finding, finding } from "../finding.js";

/** Pictures of memory in lesson and contract that cannot be drawn. */
export async function findWrongPictures(courseRoot: string, folder: string): Promise<Finding[]> {
  const pictures = (await readFences(courseRoot, folder)).filter(({ language }) => language === "memory");
  return pictures.flatMap(({ code, file, firstLine }) => {
    try {
      parseMemoryBlock(code, { file, firstLine });
      return [];
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      return [finding(error.message, "edit the picture, as docs/guides/add-an-assignment.md shows")];
    }
  });
}
