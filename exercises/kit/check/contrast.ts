/**
 * What is right when the calls of a failure are made a little otherwise: that tells what it depends on.
 *
 * @module
 */
import { historyContrasts } from "./contrast-history.js";
import { sizeContrasts } from "./contrast-size.js";
import type { CheckFailure } from "./failure.js";
import type { Repeatable } from "./repeatable.js";
import { Retrial } from "./retrial.js";
import type { Subject } from "../subject/subject.js";

/** Sentences at most. */
const MOST = 3;

/** Runs something within a budget of its own; `null` when that did not do. */
export type Aside = <Result>(body: () => Result) => Result | null;

/**
 * Adds to a failure sentences about its calls made otherwise; none where nothing could be found. What is looked for first
 * says more than what comes after it, which is then not looked for.
 *
 * @param places - of the calls that lead to it
 */
export function addContrasts(
  told: CheckFailure,
  { again, subject, aside }: { again: Repeatable; subject: Subject; aside: Aside },
  places: readonly number[],
): void {
  const retrial = new Retrial(told, again, subject, places);
  const likeness = aside(() => again.likeness(subject, told.failure, places));
  const found = [...(likeness?.told ?? [])];
  for (const look of likeness?.saysAll ? [] : [withoutOtherObjects, withoutRefused, historyContrasts, sizeContrasts]) {
    const more = aside(() => look(retrial)) ?? [];
    found.push(...more);
    if (more.length > 0) break;
  }
  if (found.length > 0) told.failure.contrasts = found.slice(0, MOST);
}

/** Calls on another object that are needed for the failure of this one. */
function withoutOtherObjects(retrial: Retrial): string[] {
  const { steps } = retrial;
  const on = steps.at(-1)?.on;
  if (on === undefined) return [];
  const needed = steps.findLastIndex((step, at) => step.on !== on && retrial.endWithout(at) === "right");
  const other = steps[needed]?.on;
  if (other === undefined) return [];
  return [`Without ${retrial.numbered(needed)}, all is right: what ${other} does changes ${on}.`];
}

/** Calls that are refused, as they should be, and yet are needed for the failure: what they have changed is not what it should be. */
function withoutRefused(retrial: Retrial): string[] {
  const { steps, told } = retrial;
  const isRefused = (at: number) => at < steps.length - 1 && String(steps[at]?.expected).startsWith("throws ");
  const needed = steps.findIndex((_, at) => isRefused(at) && retrial.endWithout(at) === "right");
  const step = steps[needed];
  if (step === undefined) return [];
  told.failure.root ??= `a refused ${step.op} changes something`;
  const without = `Without ${retrial.numbered(needed)}, which is rightly refused, all is right`;
  if (retrial.leavesOtherwise(needed))
    return [`${without}. That refusal may not leave all as it was: look at what it has to change, and what not.`];
  const { firstWrong } = told.failure;
  const isSeen = firstWrong !== undefined && firstWrong <= needed;
  const what = isSeen || step.list === undefined ? "something" : "something that does not show in the free list";
  return [`${without}: it has changed ${what}.`];
}
