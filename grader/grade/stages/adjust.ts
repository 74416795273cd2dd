/**
 * What an instructor's config changes about the results: points of stages, and which checks are hidden.
 *
 * @module
 */
import type { Adjustments } from "../../model/course.js";
import type { CheckResult, StageResult } from "../../model/report.js";

const NOTHING: Adjustments = { weights: {}, hidden: [], visible: [] };

/** The results with the config's points and visibility; as they are when there is no config. O(checks × names). */
export function adjusted(stages: StageResult[], adjustments: Adjustments | undefined): StageResult[] {
  if (adjustments === undefined) return stages;
  return stages.map(({ name, checks }) => {
    const weight = Object.hasOwn(adjustments.weights, name) ? adjustments.weights[name] : undefined;
    const points = checks.map((check) => check.points);
    const shares = weight === undefined ? points : allot(weight, points);
    return {
      name,
      checks: checks.map((check, place) => ({
        ...check,
        points: shares[place] ?? check.points,
        visibility: visibilityOf(check, adjustments),
      })),
    };
  });
}

/** On which side a check stands, when a config may have moved it. */
export function visibilityOf(
  { stage, name, visibility }: Pick<CheckResult, "stage" | "name" | "visibility">,
  adjustments: Adjustments | undefined,
): CheckResult["visibility"] {
  const { hidden, visible } = adjustments ?? NOTHING;
  for (const key of [`${stage}/${name}`, stage]) {
    if (hidden.includes(key)) return "hidden";
    if (visible.includes(key)) return "visible";
  }
  return visibility;
}

/**
 * Divides points in the proportions of `parts`, in hundredths. Each share is rounded down, and the hundredths that are
 * left go to the shares that lost most, the first of equal ones: so they sum up to exactly `total`, and full marks stay
 * full.
 *
 * @param parts - each > 0
 */
export function allot(total: number, parts: readonly number[]): number[] {
  const units = Math.round(total * 100);
  const sum = parts.reduce((all, part) => all + part, 0);
  // Rounded, so that a share which is whole in decimals is not a hundredth less in binary.
  const exact = parts.map((part) => Math.round(((part * units) / sum) * 1e6) / 1e6);
  const shares = exact.map(Math.floor);
  const left = units - shares.reduce((all, share) => all + share, 0);
  const byLoss = exact
    .map((share, place) => ({ place, loss: share - Math.floor(share) }))
    .sort((a, b) => b.loss - a.loss || a.place - b.place);
  for (const { place } of byLoss.slice(0, left)) shares[place] = (shares[place] ?? 0) + 1;
  return shares.map((share) => share / 100);
}
