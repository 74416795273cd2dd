/**
 * Points under decisions: what each check, each stage and the whole come to, one decision after another.
 *
 * @module
 */
import type { Action, Criterion } from "../../model/decision.js";
import type { ReportedStage } from "../../model/report.js";
import { rounded } from "../../model/points.js";

interface Part {
  stage: string;
  /** `stage/check name`. */
  key: string;
  score: number;
  maxScore: number;
}

type PointsAction = Extract<Action, { kind: "points" }>;

/** The points of one submission, which decisions change. */
export class Tally {
  #parts: Part[];
  /** Points that stages, and the whole under `null`, have beside those of their checks. */
  readonly #beside = new Map<string | null, number>();
  readonly #criteria: Map<string, { score: number; maxScore: number }>;
  readonly #stages: ReadonlySet<string>;
  #isSet = false;

  constructor(stages: readonly ReportedStage[], criteria: readonly Criterion[]) {
    this.#criteria = new Map(criteria.map(({ name, maxScore }) => [name, { score: 0, maxScore }]));
    this.#stages = new Set(stages.map(({ name }) => name));
    this.#parts = stages.flatMap(({ name, checks }) =>
      checks.map((check) => ({
        stage: name,
        key: `${name}/${check.name}`,
        score: check.score,
        maxScore: check.maxScore,
      })),
    );
  }

  /** Points of the whole, in thousandths: so sums do not show the dust of binary fractions. */
  get score(): number {
    return rounded(this.#of(null));
  }

  get maxScore(): number {
    const criteria = [...this.#criteria.values()].reduce((sum, { maxScore }) => sum + maxScore, 0);
    return rounded(this.#checksMax + criteria);
  }

  /** Whether a person has set the whole score: then that is what counts. */
  get isSet(): boolean {
    return this.#isSet;
  }

  /** Makes the check count as passed, however it ended. */
  credit(key: string): void {
    for (const part of this.#parts) if (part.key === key) part.score = part.maxScore;
  }

  /** Leaves the check out; where the maximum stays, the others are worth more in proportion. */
  drop(key: string, maximum: "sinks" | "stays"): void {
    const before = this.#checksMax;
    this.#parts = this.#parts.filter((part) => part.key !== key);
    const after = this.#checksMax;
    if (maximum === "sinks" || after === 0) return;
    for (const part of this.#parts) {
      part.score *= before / after;
      part.maxScore *= before / after;
    }
  }

  /** Gives points for a criterion; one that there is not has none. */
  grade(name: string, points: number): void {
    const criterion = this.#criteria.get(name);
    if (criterion !== undefined) criterion.score = points;
  }

  /** Sets, adds or takes points; nothing sinks below 0. */
  change({ on, how, points }: PointsAction): void {
    this.#isSet ||= on === null && how === "set";
    const part = this.#parts.find(({ key }) => key === on);
    // What is not there has no points; whoever reads the decisions says so.
    if (part === undefined && on !== null && !this.#stages.has(on)) return;
    const before = part?.score ?? this.#of(on);
    const wanted = how === "set" ? points : before + (how === "add" ? points : -points);
    const after = Math.max(0, wanted);
    if (part === undefined) this.#beside.set(on, (this.#beside.get(on) ?? 0) + after - before);
    else part.score = after;
  }

  /** Points that checks are worth. */
  get #checksMax(): number {
    return this.#parts.reduce((sum, { maxScore }) => sum + maxScore, 0);
  }

  /** Points of a stage, or of the whole. */
  #of(stage: string | null): number {
    const parts = this.#parts.filter((part) => stage === null || part.stage === stage);
    const beside = [...this.#beside].filter(([name]) => stage === null || name === stage);
    const criteria = stage === null ? [...this.#criteria.values()] : [];
    return (
      [...parts, ...criteria].reduce((sum, { score }) => sum + score, 0) +
      beside.reduce((sum, [, points]) => sum + points, 0)
    );
  }
}
