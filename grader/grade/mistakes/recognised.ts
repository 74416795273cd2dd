/**
 * What a report says of the mistakes that a submission seems to have.
 *
 * @module
 */
import type { Exercise } from "../../model/course.js";
import type { KnownMistake } from "../../model/mistake.js";
import type { Report, StageResult } from "../../model/report.js";
import { behaviourOf, within } from "./behaviour.js";
import { nearest, toldOf } from "./nearest.js";

/** Recognises mistakes. Students are told by the visible checks alone. O(known × checks). */
export function recognised(
  stages: readonly StageResult[],
  { mistakes: known = [], withheld }: Pick<Exercise, "mistakes" | "withheld">,
): Pick<Report, "behaviour" | "mistakes" | "causes"> {
  const behaviour = behaviourOf(stages);
  if (Object.keys(behaviour).length === 0) return {};
  const near = nearest(behaviour, known).flat();
  const mistakes = near.flatMap(({ mistake: { name }, likeness }) =>
    name === undefined ? [] : [{ name, likeness: Math.round(likeness * 1000) / 1000 }],
  );
  const causes = toldOf(nearest(within(behaviour, visibleIn(stages)), knownWithin(known, stages)));
  return {
    // Nobody compares what students grade themselves.
    ...(withheld === undefined ? { behaviour } : {}),
    ...(mistakes.length === 0 ? {} : { mistakes }),
    ...(causes.length === 0 ? {} : { causes }),
  };
}

const visibleIn = (stages: readonly StageResult[]): Set<string> =>
  new Set(
    stages.flatMap(({ checks }) =>
      checks.flatMap(({ stage, name, visibility }) => (visibility === "visible" ? [`${stage}/${name}`] : [])),
    ),
  );

/** What can be known of mistakes by the visible checks; those that these do not find are not known then. */
export function knownWithin(known: readonly KnownMistake[], stages: readonly StageResult[]): KnownMistake[] {
  const visible = visibleIn(stages);
  return known
    .map((mistake) => ({ ...mistake, behaviour: within(mistake.behaviour, visible) }))
    .filter(({ behaviour }) => Object.keys(behaviour).length > 0);
}
