/**
 * What each further submission costs in a run of many, without what it takes to start.
 *
 * @module
 */
import type { gradeAll } from "../../grade/grade.js";
import type { Exercise } from "../../model/course.js";
import type { Submission } from "../../model/submission.js";

/** Submissions that a run begins with, and that are not counted. */
const FEW = 10;

/** Milliseconds for one submission. */
export interface Further {
  /** Of the wall clock. */
  wallMs: number;
  /** Of the processor, of all threads together. */
  cpuMs: number;
}

/**
 * Grades some of them in turn, and then so many more.
 *
 * @param isRight - whether each of them has to have full marks, as what is measured is then what a right one costs
 * @throws Error when one is not graded, or has not the marks that it has to have
 */
export async function further(
  grade: typeof gradeAll,
  exercise: Exercise,
  submissions: readonly Submission[],
  { count, threads, isRight }: { count: number; threads: number; isRight: boolean },
): Promise<Further> {
  const options = { seed: 42, host: "sandbox", types: false, threads } as const;
  const run = async (many: number): Promise<Further> => {
    const all = Array.from({ length: many }, (_, place) => submissions[place % submissions.length] as Submission);
    const [start, cpu] = [performance.now(), process.cpuUsage()];
    const reports = await grade(all, exercise, options);
    const { user, system } = process.cpuUsage(cpu);
    const [wallMs, cpuMs] = [performance.now() - start, (user + system) / 1000];
    const bad = reports.find(({ score, maxScore }) => score === null || (isRight && score !== maxScore));
    if (bad !== undefined) throw new Error(`${bad.submission} scored ${bad.score} of ${bad.maxScore}: ${bad.error}`);
    return { wallMs, cpuMs };
  };
  const some = await run(FEW);
  const many = await run(FEW + count);
  return { wallMs: (many.wallMs - some.wallMs) / count, cpuMs: (many.cpuMs - some.cpuMs) / count };
}
