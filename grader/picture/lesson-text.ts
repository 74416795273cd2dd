import type { Page } from "./kind.js";
import type { LessonPictures } from "./lesson.js";
import { drawText } from "./registry.js";

/** The pictures of a lesson for whoever reads it in a terminal or an editor, each under its caption. */
export const drawLesson = ({ pictures, steps }: LessonPictures, page: Page): string[] =>
  drawText(
    pictures.map((each) => ({ ...each, caption: each.caption.replaceAll("`", "") })),
    { ...page, steps },
  );
