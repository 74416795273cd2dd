/**
 * Pictures outside of a page made with preact: as a file, or in the documentation. This needs Node, the drawing
 * itself does not.
 *
 * @module
 */
import { readFileSync } from "node:fs";
import type { Picture } from "#kit/check/picture";
import { render } from "preact-render-to-string";
import type { SvgOptions } from "./kind.js";
import { HatchPattern, PictureSvg } from "./registry.js";

/** The rules that {@link PictureSvg} is drawn with, for the style sheet of a page. */
export const pictureCss = readFileSync(new URL("./picture.css", import.meta.url), "utf8");

/**
 * A picture as a drawing that stands alone: a file of its own, or part of any page.
 * It brings its style and its hatching along.
 */
export function pictureSvg(picture: Picture, options: SvgOptions<Picture>): string {
  const drawing = render(<PictureSvg picture={picture} {...options} />);
  const inside = render(<HatchPattern />);
  const size = /viewBox="0 0 (\d+) (\d+)"/.exec(drawing);
  return drawing
    .replace("<svg ", `<svg xmlns="http://www.w3.org/2000/svg" width="${size?.[1]}" height="${size?.[2]}" `)
    .replace("</desc>", () => `</desc><style>${pictureCss.trim()}</style>${inside}`);
}
