/**
 * `--decisions`: what people decided about a class.
 *
 * @module
 */
import { resolve } from "node:path";
import { Option } from "commander";
import type { Decisions } from "../model/decision.js";

/** `--decisions <file>`. */
export const decisionsOption = (): Option =>
  new Option("--decisions <file>", "points by hand, extensions and more (default: decisions.yml of this folder)");

/**
 * Reads the decisions that count: those of the file that is named, else of the one in the folder where the command is typed.
 *
 * @throws UsageError when they are not as they should be
 */
export async function decisionsFor(
  { decisions: path }: { decisions?: string },
  graded: string | null,
  assignment: string,
): Promise<Decisions> {
  const { loadDecisions } = await import("../class/decisions/find.js");
  return loadDecisions({ path, cwd: resolve(), graded, assignment });
}
