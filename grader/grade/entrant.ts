/**
 * One submission on its way through the pipeline: a value that every step adds to, until a report is made of it.
 *
 * @module
 */
import { compile } from "./compile/compile.js";
import { typeAdvice } from "./compile/types.js";
import type { Exercise } from "../model/course.js";
import type { Report } from "../model/report.js";
import type { Problem, Submission } from "../model/submission.js";
import { recognised } from "./mistakes/recognised.js";
import { reportFault, scoreStages } from "./score/score.js";
import { GraderFault, type Results } from "./stages/outcome.js";
import type { Candidate, Checked } from "./stages/run.js";

/** One that is to be graded. */
export interface Entrant {
  submission: Submission;
  /** What has kept it from being read; `null` when nothing has. */
  obstacle: Obstacle | null;
}

/** Why a submission is not run: there is nothing to grade, in one line, or all that is known of a fault of ours. */
export type Obstacle = { kind: "nothing"; line: string } | { kind: "fault"; details: string };

/** One that has been compiled, as far as that can be done. */
export type Prepared<One extends Entrant = Entrant> = One & Candidate & Compilation;

interface Compilation {
  /** What kept it from being compiled; empty when nothing did. */
  problems: Problem[];
  /** Type errors, where they were asked for. */
  advice: Problem[];
}

/** A submission that has been read. */
export const entrant = (submission: Submission): Entrant => ({ submission, obstacle: null });

/** Compiles an entrant. Never rejects: a compiler that breaks down over one submission is a fault in its report alone. */
export async function prepare<One extends Entrant>(
  one: One,
  exercise: Exercise,
  { types }: { types: boolean },
): Promise<Prepared<One>> {
  const nothing = (reason = "It cannot be compiled.") => ({
    program: { notCompiled: reason },
    problems: [],
    advice: [],
  });
  if (one.obstacle !== null) {
    return { ...one, ...nothing(one.obstacle.kind === "nothing" ? one.obstacle.line : undefined) };
  }
  try {
    const compiled = await compile(one.submission, exercise);
    const advice = types ? await typeAdvice(one.submission, exercise) : [];
    if (compiled.ok) return { ...one, program: compiled.program, problems: [], advice };
    const { problems } = compiled;
    return { ...one, ...nothing(problems[0]?.message), problems, advice };
  } catch (error) {
    const details = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { ...one, ...nothing(), obstacle: { kind: "fault", details } };
  }
}

/** What a report says of the run that it comes from, and who is told of a fault. */
interface Run {
  seed: number;
  host: "sandbox" | "native";
  onFault?: (details: string) => void;
}

/** Makes the report of a submission that has been checked. */
export function conclude(one: Checked<Prepared>, exercise: Exercise, { seed, host, onFault }: Run): Report {
  const { submission, obstacle, problems, advice } = one;
  const circumstances = { submission, exercise, seed, host, problems, advice, durationMs: 0 };
  const { stages, fault } = judged(one);
  if (fault !== null) {
    onFault?.(fault.details);
    return reportFault(fault.message, stages, circumstances);
  }
  const durationMs = stages.flatMap(({ checks }) => checks).reduce((sum, check) => sum + check.durationMs, 0);
  const scored = scoreStages(stages, { ...circumstances, durationMs });
  const report = { ...scored, ...recognised(stages, exercise) };
  if (obstacle?.kind !== "nothing") return report;
  return { ...report, status: "no-submission", error: obstacle.line, problems: [] };
}

/** Where a fault of ours came before the checks, nothing that they say counts. */
function judged({ obstacle, stages, fault }: Checked<Prepared>): Results {
  return obstacle?.kind === "fault" ? { stages: [], fault: new GraderFault(obstacle.details) } : { stages, fault };
}
