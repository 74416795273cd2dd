/**
 * What the plugins of typedoc need of the site: plain values in, HTML out.
 *
 * @module
 */
import { render } from "preact-render-to-string";
import { h } from "preact";
import { Figures } from "./figures.js";
import { GuideList, LessonList } from "./home.js";
import type { LessonPictures } from "../../grader/picture/lesson.js";
import type { Lesson } from "./course.js";
import type { Contents } from "./pages.js";
import { relativeTo } from "./layout.js";

export { isPictureLanguage, readPictures } from "../../grader/picture/lesson.js";
export { pictureCss } from "../../grader/picture/standalone.js";
export { apiHtml, titleOf } from "./api.js";
export { readCourse } from "./course.js";
export { homeHtml } from "./home.js";
export { pageHtml } from "./layout.js";
export { leadHtml } from "./lead.js";
export { contentsOf } from "./pages.js";
export { rubricHtml } from "./rubric.js";
export { readPlayers, visualizerHtml } from "./visualizer.js";
export { visualizerPage } from "../../grader/student/visualize/index.js";

/** The pictures of a block. */
export function figuresHtml(lesson: LessonPictures, id: string): string {
  return render(h(Figures, { ...lesson, id }));
}

/** The lessons of the course, as on the first page. */
export function lessonListHtml(lessons: readonly Lesson[], contents: Contents, from: string): string {
  const to = relativeTo(from);
  const pages = contents.lessons.map((page) => ({ ...page, url: to(page.url) }));
  return render(h(LessonList, { lessons, contents: { ...contents, lessons: pages } }));
}

/** The guides by reader. */
export function guideListHtml(contents: Contents, from: string): string {
  return render(h(GuideList, { contents, to: relativeTo(from) }));
}
