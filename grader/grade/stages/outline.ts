/**
 * The checks of an assignment without a submission.
 *
 * @module
 */
import type { Exercise } from "../../model/course.js";
import type { StageResult } from "../../model/report.js";
import { runStages } from "./run.js";

/**
 * All stages with their checks and points. About a second, since vitest has to read the suites.
 *
 * @throws GraderFault when a suite is broken
 */
export async function outline(exercise: Exercise): Promise<StageResult[]> {
  const notCompiled = { notCompiled: "only listed" };
  const [checked] = await runStages(exercise, [{ program: notCompiled }], { seed: 0, host: "sandbox" });
  if (checked === undefined) throw new Error("vitest did not report");
  if (checked.fault !== null) throw checked.fault;
  return checked.stages;
}
