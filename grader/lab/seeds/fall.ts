/**
 * Where a submission that is known to be wrong loses its points.
 *
 * @module
 */
import type { Report } from "../../model/report.js";

/** What is known of a wrong submission before it is graded. */
export interface Mistake {
  /** The stages that teach what it gets wrong: in one of them it has to lose its first points. */
  stages: readonly string[];
  /**
   * How far it reaches. A `narrow` one has to lose most in its stages, too; so has one of `placement`, where all that is wrong is
   * which block it takes, and it has to lose at least half there and nothing for merges. A `broad` one breaks what others build on.
   */
  reach: "narrow" | "placement" | "broad";
}

/** What a submission lost. */
export interface Fall {
  /** Points in all. */
  lost: number;
  /** Points by stage, of those that lost any, in the order of the stages. */
  byStage: ReadonlyMap<string, number>;
  /** The first of them; `null` when it has full marks. */
  first: string | null;
}

/** Stages that try everything together: a mistake may cost more there than in the stage that teaches it. */
const ALL_TOGETHER = ["long-runs"];
/** No concern of which block is taken. */
const NOT_OF_PLACEMENT = "merges";

/** What a graded submission lost. */
export function fallOf(report: Report): Fall {
  const lost = report.stages.map(({ name, score, maxScore }) => [name, maxScore - score] as const);
  const byStage = new Map(lost.filter(([, points]) => points > 0));
  return { lost: sum([...byStage.values()]), byStage, first: [...byStage.keys()][0] ?? null };
}

/** In what way a wrong submission does not fall as it has to, in one line; `null` when it does. */
export function misfall({ lost, byStage, first }: Fall, { stages, reach }: Mistake): string | null {
  const due = stages.join(" or ");
  if (first === null) return `has full marks, and has to fall in ${due}`;
  if (!stages.includes(first)) return `falls in ${first} first, not in ${due}`;
  if (reach === "broad") return null;
  const own = sum(stages.map((stage) => byStage.get(stage) ?? 0));
  const others = [...byStage].filter(([stage]) => !stages.includes(stage) && !ALL_TOGETHER.includes(stage));
  const worse = others.find(([, points]) => points > own);
  if (worse !== undefined) return `loses ${own} points in ${due}, and ${worse[1]} in ${worse[0]}`;
  if (reach === "narrow") return null;
  const merges = byStage.get(NOT_OF_PLACEMENT) ?? 0;
  if (merges > 0) return `loses ${merges} points in ${NOT_OF_PLACEMENT} for where it places blocks`;
  return own * 2 >= lost ? null : `loses only ${own} of ${lost} points in ${due}`;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
