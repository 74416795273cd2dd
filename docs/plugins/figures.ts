import type { CaptionedPicture } from "../../grader/picture/lesson.js";
import { memorySvg } from "../../grader/picture/standalone.js";
import { sharedScale } from "../../grader/picture/svg.js";

/**
 * The pictures of one block as HTML. Those of one capacity are drawn to one scale, to be compared by eye.
 *
 * @param pictures - what the block says
 * @param id - unique on the page
 */
export function figuresHtml(pictures: CaptionedPicture[], id: string): string {
  const figures = pictures.map(({ caption, picture }, index) => {
    const alike = pictures.map((other) => other.picture).filter(({ capacity }) => capacity === picture.capacity);
    const svg = memorySvg(picture, { id: `${id}-${index}`, title: caption, scale: sharedScale(alike) });
    return `<figure><figcaption>${inlineMarkup(caption)}</figcaption>${svg}</figure>`;
  });
  // An empty line would end the block of HTML in the eyes of Markdown.
  return `<div class="memory-pictures">${figures.join("")}</div>`.replace(/\s*\n\s*/g, " ");
}

/** Of Markdown only `code`, which is what captions need: they name calls. */
function inlineMarkup(text: string): string {
  const escaped = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  return escaped.replace(/`([^`]+)`/g, "<code>$1</code>");
}
