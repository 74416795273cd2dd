/**
 * Drawings of memory outside of a page made with preact: as a file, or in the documentation. This needs Node, the drawing
 * itself does not.
 *
 * @module
 */
import { readFileSync } from "node:fs";
import type { MemoryPicture } from "#kit/check/failure";
import { render } from "preact-render-to-string";
import { HatchPattern, MemorySvg, type MemorySvgOptions } from "./svg.js";

/** The rules that {@link MemorySvg} is drawn with, for the style sheet of a page. */
export const pictureCss = readFileSync(new URL("./picture.css", import.meta.url), "utf8");

/**
 * A picture of memory as a drawing that stands alone: a file of its own, or part of any page.
 * It brings its style and its hatching along.
 */
export function memorySvg(picture: MemoryPicture, options: MemorySvgOptions): string {
  const drawing = render(<MemorySvg picture={picture} {...options} />);
  const inside = render(<HatchPattern />);
  const size = /viewBox="0 0 (\d+) (\d+)"/.exec(drawing);
  return drawing
    .replace("<svg ", `<svg xmlns="http://www.w3.org/2000/svg" width="${size?.[1]}" height="${size?.[2]}" `)
    .replace("</desc>", () => `</desc><style>${pictureCss.trim()}</style>${inside}`);
}
