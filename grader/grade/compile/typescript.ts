import { createRequire } from "node:module";
import type TypeScript from "typescript";

/**
 * TypeScript's own compiler. It takes a quarter of a second to load, so it is loaded when it is first asked for; by `require`, since
 * for an import Node would look through all of its nine megabytes for names first, which takes twice as long again.
 */
export const typescript = (): typeof TypeScript => createRequire(import.meta.url)("typescript") as typeof TypeScript;
