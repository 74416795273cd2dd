/**
 * The look that reports, the pages of a class and the visualizer have in common.
 *
 * @module
 */
import { readFileSync } from "node:fs";

/** Style sheet to put before a page's own: colours as custom properties, light and dark, letters, focus. */
export const pageCss = readFileSync(new URL("./page.css", import.meta.url), "utf8");
