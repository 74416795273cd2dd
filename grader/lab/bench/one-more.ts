/**
 * What one more submission costs in a run of many, against the same checks as bare function calls.
 *
 * @module
 */
import { join } from "node:path";
import { compile } from "../../grade/compile/compile.js";
import { gradeAll } from "../../grade/grade.js";
import { loadSubmission } from "../../grade/load/submission.js";
import type { Exercise } from "../../model/course.js";
import { bareChecks } from "./bare.js";

const OPTIONS = { seed: 42, host: "sandbox", types: false, threads: 2 } as const;

/** Milliseconds for one submission. */
export interface OneMore {
  /** Wall time, of two threads. */
  gradedMs: number;
  /** Processor time, of all threads together. */
  gradedCpuMs: number;
  /** The checks alone, warm. */
  bareMs: number;
}

/** Grades `count` copies of the reference beyond a first few, and runs the bare checks. */
export async function oneMore(courseRoot: string, exercise: Exercise, count: number): Promise<OneMore> {
  const submission = await loadSubmission(join(courseRoot, "solutions"), exercise);
  const few = 10;
  const gradeCopies = async (copies: number): Promise<{ wall: number; cpu: number }> => {
    const [start, cpu] = [performance.now(), process.cpuUsage()];
    const reports = await gradeAll(
      Array.from({ length: copies }, () => submission),
      exercise,
      OPTIONS,
    );
    const wrong = reports.find(({ score, maxScore }) => score !== maxScore);
    if (wrong !== undefined)
      throw new Error(`the reference scored ${wrong.score} of ${wrong.maxScore}: ${wrong.error}`);
    const { user, system } = process.cpuUsage(cpu);
    return { wall: performance.now() - start, cpu: (user + system) / 1000 };
  };
  const some = await gradeCopies(few);
  const many = await gradeCopies(few + count);

  const compiled = await compile(submission, exercise);
  if (!compiled.ok) throw new Error(compiled.problems[0]?.message);
  const run = await bareChecks(exercise, compiled.program);
  for (let warm = 0; warm < 10; warm++) await run();
  const start = performance.now();
  for (let round = 0; round < 20; round++) await run();
  const bareMs = (performance.now() - start) / 20;
  return { gradedMs: (many.wall - some.wall) / count, gradedCpuMs: (many.cpu - some.cpu) / count, bareMs };
}
