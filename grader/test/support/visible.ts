import type { Exercise } from "../../model/course.js";
import { outline } from "../../grade/stages/outline.js";

/** How many checks of an assignment students see, and the points of these. */
export async function visibleChecks(exercise: Exercise): Promise<{ count: number; points: number }> {
  const checks = (await outline(exercise)).flatMap((stage) => stage.checks);
  const visible = checks.filter(({ visibility }) => visibility === "visible");
  return { count: visible.length, points: visible.reduce((sum, { points }) => sum + points, 0) };
}
