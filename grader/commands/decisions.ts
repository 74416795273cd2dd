/**
 * `--decisions`: what people decided about a class.
 *
 * @module
 */
import { resolve } from "node:path";
import { Option } from "commander";
import { placesIn } from "../grade/load/course.js";
import type { Decisions } from "../model/decision.js";

/** `--decisions <file>`. */
export const decisionsOption = (): Option =>
  new Option("--decisions <file>", "points by hand, extensions and more (default: decisions.yml of this folder)");

/** For what decisions are sought. */
interface Sought {
  /** The folder or archive of the class; `null` where none is read. */
  graded: string | null;
  assignment: string;
  courseRoot: string;
  /** Whether a file that is another assignment's as a whole decides nothing for this one, and is no error. */
  mayBeOthers?: boolean;
}

/**
 * Reads the decisions that count: those of the file that is named, else of the one in the folder where the command is typed;
 * of them those for the assignment.
 *
 * @throws UsageError when they are not as they should be
 */
export async function decisionsFor(
  { decisions: path }: { decisions?: string },
  { courseRoot, ...sought }: Sought,
): Promise<Decisions> {
  const { loadDecisions } = await import("../class/decisions/find.js");
  const known = (await placesIn(courseRoot)).map(({ id }) => id);
  return loadDecisions({ path, cwd: resolve(), known, ...sought });
}
