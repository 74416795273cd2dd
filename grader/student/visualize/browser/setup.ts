import type { Setup } from "../push.js";

/** What the page was told about itself; see `page.ts`. */
export function setup(page: Document): Setup {
  return JSON.parse(page.getElementById("setup")?.textContent ?? "{}") as Setup;
}
