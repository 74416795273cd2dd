/**
 * What is shown of each step: the model's moment, with what is known of the submission put over it.
 *
 * @module
 */
import type { CaptionedPicture, Picture } from "#kit/check/picture";
import type { Fault, Moment } from "#kit/define/playground";
import { changeText } from "../../../picture/registry.js";
import { type Desk, moments } from "./desk.js";
import type { OwnPlay } from "./own.js";
import { sourceOf } from "./values.js";
import { showCall } from "#kit/subject/show";

/** A step: the constructor, then one for each call. */
export interface Step {
  /** The call as source. */
  source: string;
  moment: Moment;
  /** Whether the submission's part of it is known: its own code has run, or a report tells. */
  isSeen: boolean;
  /** Whether it comes after the first fault. */
  isAfterFault: boolean;
}

/** All steps of a desk. `own` is how the student's code did, where there is some. */
export function stepsOf(desk: Desk, own: OwnPlay | null): Step[] {
  const models = modelMoments(desk);
  const sources = [
    showCall(`new ${desk.game.className}`, desk.game.playground.construct(desk.capacity, desk.more)),
    ...desk.calls.map(sourceOf),
  ];
  let isAfterFault = false;
  return models.map((model, index) => {
    const seen = own === null ? recordedMoment(desk, model, index) : ownMoment(own, model, index);
    const step = { source: sources[index] ?? "", moment: seen ?? model, isSeen: seen !== null, isAfterFault };
    isAfterFault ||= step.moment.fault !== null;
    return step;
  });
}

const known = new WeakMap<Desk["calls"], Pick<Desk, "capacity" | "more"> & { moments: Moment[] }>();

/** Played once for each sequence of calls. O(calls · capacity). */
function modelMoments(desk: Desk): Moment[] {
  const before = known.get(desk.calls);
  if (before !== undefined && Object.is(before.capacity, desk.capacity) && before.more === desk.more)
    return before.moments;
  const all = [...moments(desk, null)];
  known.set(desk.calls, { capacity: desk.capacity, more: desk.more, moments: all });
  return all;
}

function ownMoment(own: OwnPlay, model: Moment, index: number): Moment | null {
  const moment = own.moments[index];
  if (moment !== undefined) return moment;
  if (own.hung === null || index !== own.moments.length) return null;
  return { ...model, actual: "did not return", fault: own.hung };
}

/** A report tells of the last call alone. */
function recordedMoment({ game, calls, recorded }: Desk, model: Moment, index: number): Moment | null {
  if (recorded === null || index !== calls.length) return null;
  const fault: Fault = { kind: "wrong-result", message: recorded.message, location: null };
  const { actualMemory } = recorded;
  const seen = actualMemory === null ? [] : [game.playground.seen(actualMemory)];
  return {
    ...model,
    expected: recorded.expected ?? model.expected,
    actual: recorded.actual ?? "",
    pictures: [...model.pictures, ...seen],
    fault,
  };
}

/** The picture of a step as it should be, or as the submission has it, where there is one. */
export const pictureOf = (step: Step | undefined, role: CaptionedPicture["role"]): CaptionedPicture | null =>
  step?.moment.pictures.find((each) => each.role === role) ?? null;

/**
 * What a step did, in words; where the submission did something else, or nothing, that it should have.
 *
 * @param isOwn - whether a student's code is run beside the model
 */
export function deedAt(steps: readonly Step[], index: number, isOwn: boolean): string {
  const step = steps[index];
  const [before, after] = [steps[index - 1], step].map((each) => pictureOf(each, "due")?.picture ?? null) as [
    Picture | null,
    Picture | null,
  ];
  if (step === undefined || before === null || after === null) return "";
  const deed = changeText(before, after);
  return deed !== "" && isOfModel(step, isOwn) ? `As it should be: ${deed}` : deed;
}

/** Whether what is drawn of a step is the model's, and the submission's is not known to be the same. */
export const isOfModel = ({ moment, isSeen, isAfterFault }: Step, isOwn: boolean): boolean =>
  moment.fault !== null || (isOwn && (!isSeen || isAfterFault));

/** Index of the first step with a fault; -1 when there is none. */
export const firstFault = (steps: readonly Step[]): number => steps.findIndex(({ moment }) => moment.fault !== null);

/** How a step ended, in a few characters: what came back, or which error. */
export function resultOf({ moment, isSeen }: Step): string {
  const text = isSeen && moment.actual !== null ? moment.actual : moment.expected;
  return text.replace(/^(threw|throws) (\w+).*$/s, "$2");
}
