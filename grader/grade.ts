/**
 * The pipeline: a path goes in, a report comes out.
 *
 * ```text
 * folder → load → compile → sandbox → stages → score → report
 *        Submission  Program   Subject  StageResult[]
 * ```
 *
 * @module
 */
import { type Compiled, compile } from "./compile/compile.js";
import { typeAdvice } from "./compile/types.js";
import { loadSubmission } from "./load/submission.js";
import type { Exercise, Problem, Report, Submission } from "./model.js";
import { type Circumstances, reportFault, scoreStages } from "./score/score.js";
import { type Candidate, type Checked, runStages } from "./stages/run.js";

/** How to grade. */
export interface GradeOptions {
  seed: number;
  host: "sandbox" | "native";
  /** Whether to look for type errors, which costs a second and no points. */
  types: boolean;
  /** Told all that is known of a fault of the grader; the report says it in one line. */
  onFault?: (details: string) => void;
}

/**
 * Grades one submission.
 *
 * @throws UsageError when there is nothing at the path that could be graded
 */
export async function grade(path: string, exercise: Exercise, options: GradeOptions): Promise<Report> {
  const submission = await loadSubmission(path, exercise);
  const [report] = await gradeAll([submission], exercise, options);
  if (report === undefined) throw new Error("no report came of the submission");
  return report;
}

/** Grades submissions in one run; the reports come in their order. */
export async function gradeAll(
  submissions: readonly Submission[],
  exercise: Exercise,
  options: GradeOptions & { threads?: number },
): Promise<Report[]> {
  const compiled = await Promise.all(submissions.map((submission) => compile(submission, exercise)));
  const advice = await Promise.all(submissions.map(async (one) => (options.types ? typeAdvice(one, exercise) : [])));
  const checked = await runStages(exercise, compiled.map(candidate), options);
  return submissions.map((submission, place) => {
    const problems = problemsOf(compiled[place]);
    const result = checked[place];
    if (result === undefined) throw new Error("a submission was not checked");
    if (!result.ok) options.onFault?.(result.fault.details);
    return reportOf(result, {
      submission,
      exercise,
      seed: options.seed,
      host: options.host,
      problems,
      advice: advice[place] ?? [],
      durationMs: 0,
    });
  });
}

const candidate = (compiled: Compiled): Candidate => ({
  program: compiled.ok ? compiled.program : { notCompiled: compiled.problems[0]?.message ?? "It cannot be compiled." },
});

const problemsOf = (compiled: Compiled | undefined): Problem[] => (compiled?.ok === false ? compiled.problems : []);

function reportOf(checked: Checked, circumstances: Circumstances): Report {
  if (!checked.ok) return reportFault(checked.fault.message, circumstances);
  const durationMs = checked.stages.flatMap(({ checks }) => checks).reduce((sum, check) => sum + check.durationMs, 0);
  return scoreStages(checked.stages, { ...circumstances, durationMs });
}
