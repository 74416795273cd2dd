/**
 * What a report says of the mistakes that a submission seems to have.
 *
 * @module
 */
import type { Exercise } from "../../model/course.js";
import type { KnownMistakes } from "../../model/mistake.js";
import type { CheckResult, Report, StageResult } from "../../model/report.js";
import { behaviourOf, within } from "./behaviour.js";
import { fingerprintOf, nearestNamed } from "./fingerprint.js";
import { NEAR, type Near, nearest, toldOf } from "./nearest.js";

/**
 * Recognises mistakes, by the checks with which they were written down and that there are still. Students are told by the visible
 * ones alone. What an instructor has named counts where nothing that is known is near. O(known × checks).
 */
export function recognised(
  stages: readonly StageResult[],
  { mistakes: known = NOTHING_KNOWN, named = [], withheld }: Pick<Exercise, "mistakes" | "named" | "withheld">,
): Pick<Report, "behaviour" | "fingerprint" | "mistakes" | "causes"> {
  const behaviour = behaviourOf(stages);
  if (Object.keys(behaviour).length === 0) return {};
  const nearestBy = (checks: ReadonlySet<string>): Near[][] => {
    const { checks: shared, mistakes } = knownWithin(known, checks);
    const near = nearest(within(behaviour, new Set(shared)), mistakes);
    if (near.length > 0 || named.length === 0) return near;
    const byName = nearestNamed(behaviour, named, { all: checks, known: new Set(shared) }, NEAR);
    return [byName.map(({ mistake, likeness }) => ({ mistake: { ...mistake, behaviour: {} }, likeness }))];
  };
  const near = nearestBy(namesOf(stages)).flat();
  const mistakes = near.flatMap(({ mistake: { name }, likeness }) =>
    name === undefined ? [] : [{ name, likeness: Math.round(likeness * 1000) / 1000 }],
  );
  const fingerprint = fingerprintOf(behaviour, { all: namesOf(stages), known: new Set(known.checks) });
  const causes = toldOf(nearestBy(visibleIn(stages)));
  return {
    // Nobody compares what students grade themselves.
    ...(withheld === undefined ? { behaviour, fingerprint } : {}),
    ...(mistakes.length === 0 ? {} : { mistakes }),
    ...(causes.length === 0 ? {} : { causes }),
  };
}

const NOTHING_KNOWN: KnownMistakes = { checks: [], mistakes: [] };

/** The checks of stages, as `stage/check name`. */
export const namesOf = (stages: readonly StageResult[], which = (_check: CheckResult): boolean => true): Set<string> =>
  new Set(stages.flatMap(({ checks }) => checks.filter(which)).map(({ stage, name }) => `${stage}/${name}`));

/** The checks that students see. */
export const visibleIn = (stages: readonly StageResult[]): Set<string> =>
  namesOf(stages, ({ visibility }) => visibility === "visible");

/** What is known of mistakes by some checks alone; those that these do not find are not known then. */
export function knownWithin({ checks, mistakes }: KnownMistakes, some: ReadonlySet<string>): KnownMistakes {
  return {
    checks: checks.filter((check) => some.has(check)),
    mistakes: mistakes
      .map((mistake) => ({ ...mistake, behaviour: within(mistake.behaviour, some) }))
      .filter(({ behaviour }) => Object.keys(behaviour).length > 0),
  };
}
