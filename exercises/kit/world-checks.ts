/**
 * Checks that try small worlds whole: one for each stage, which fails when a call that the stage teaches goes wrong where
 * all before it went well.
 *
 * @module
 */
import { CheckFailure } from "./failure.js";
import { type CheckContext, type CheckInfo, check } from "./stage.js";
import type { Topic } from "./small-world.js";
import type { Subject } from "./subject.js";
import { Drawn, type Fault, type Part } from "./survey.js";

/** What the checks of an assignment have in common. */
export interface Worlds<Oracle> {
  /** The worlds that are played, once for each submission. */
  parts: readonly Part<Oracle>[];
  /**
   * Makes the calls of a fault through the path that other checks take, so that it fails as they do: with the same words,
   * calls and pictures. Does nothing when they now go well.
   *
   * @param note - a sentence to add to the message: what the calls do not show
   */
  replay(subject: Subject, fault: Fault<Oracle>, note?: string): void;
}

/** The checks of an assignment's stages. `judges` says which topics a stage teaches. */
export interface WorldChecks {
  /** Fails when a call goes wrong that the stage teaches. */
  check(name: string, info: CheckInfo, judges: (topic: Topic) => boolean): void;
  /** The same for the stage that teaches that allocators share nothing: also fails when calls go wrong only after others. */
  checkWithSharing(name: string, info: CheckInfo, judges: (topic: Topic) => boolean): void;
}

/** Faults that are made again at most, to find one that shows by itself. */
const MOST_REPLAYED = 10;
/** The same for those that show only after other allocators. */
const MOST_REPEATED = 3;

const SHARES = "Another allocator was made and used before this one; they must not share anything.";

/** Makes the checks of an assignment. */
export function worldChecks<Oracle>({ parts, replay }: Worlds<Oracle>): WorldChecks {
  let drawn: Drawn<Oracle>[] | null = null;
  // What was found in a submission as the checks before had left it, and in one freshly loaded.
  const surveys = { used: new WeakMap<Subject, Fault<Oracle>[]>(), fresh: new WeakMap<Subject, Fault<Oracle>[]>() };

  const survey = ({ subject, isolated }: CheckContext): Fault<Oracle>[] => {
    const known = isolated ? surveys.fresh : surveys.used;
    let faults = known.get(subject);
    if (faults === undefined) {
      drawn ??= parts.map((part) => new Drawn(part));
      faults = withoutExcused(drawn.flatMap((part) => part.faultsOf(subject)));
      known.set(subject, faults);
    }
    return faults;
  };

  const judge = (context: CheckContext, faults: readonly Fault<Oracle>[]): void => {
    const { subject, isolated } = context;
    for (const fault of faults.slice(0, MOST_REPLAYED)) {
      // What allocators share is for one check alone, so each fault has to show by itself.
      if (isolated) subject.reload();
      // Only what is printed from here on explains the failure.
      subject.takePrinted();
      replay(subject, fault);
    }
    if (faults.length > 0 && !isolated) throw unexplained();
  };

  const judgeSharing = (context: CheckContext, faults: readonly Fault<Oracle>[]): void => {
    const { subject, isolated } = context;
    if (faults.length === 0) return;
    if (!isolated) throw unexplained();
    if (doesFail(() => judge(context, faults))) return;
    for (const fault of faults.slice(0, MOST_REPEATED)) {
      subject.reload();
      replay(subject, fault);
      replay(subject, fault, SHARES);
    }
    throw unexplained();
  };

  return {
    check: (name, info, judges) =>
      check(name, info, (context) => {
        const faults = survey(context);
        judge(
          context,
          faults.filter(({ topic }) => judges(topic)),
        );
      }),
    checkWithSharing: (name, info, judges) =>
      check(name, info, (context) => {
        const faults = survey(context);
        judge(
          context,
          faults.filter(({ topic }) => judges(topic)),
        );
        judgeSharing(context, faults);
      }),
  };
}

/** An edge is at fault only where the same kind of call is right elsewhere, and a call only where what it rests upon is. */
function withoutExcused<Oracle>(faults: readonly Fault<Oracle>[]): Fault<Oracle>[] {
  const wrong = new Set(faults.filter(({ topic }) => !topic.isEdge).map(({ topic }) => topic.kind));
  return faults.filter(({ topic: { kind, isEdge, basis = "" } }) => !(isEdge && wrong.has(kind)) && !wrong.has(basis));
}

/** Whether something fails as a check does. */
export function doesFail(body: () => void): boolean {
  try {
    body();
    return false;
  } catch (error) {
    if (error instanceof CheckFailure) return true;
    throw error;
  }
}

const unexplained = (): CheckFailure =>
  new CheckFailure({
    kind: "wrong-result",
    message: "Calls go wrong that are right with the first allocators. Allocators must not share anything.",
  });
