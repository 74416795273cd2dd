/**
 * Checks that try small worlds whole: one for each stage, which fails when a call that the stage teaches goes wrong where
 * all before it went well.
 *
 * @module
 */
import { CheckFailure } from "../check/failure.js";
import { type CheckContext, type CheckInfo, check } from "../check/stage.js";
import { chooseClass } from "./chosen.js";
import type { Topic } from "./small-world.js";
import { showCall } from "../subject/show.js";
import type { Subject } from "../subject/subject.js";
import { Drawn, type Fault, type Findings, type Part } from "./survey.js";

/** What the checks of an assignment have in common. */
export interface Worlds<Oracle> {
  /** Name of the class that they are about, and what one of its kind is called. */
  className: string;
  noun: string;
  /** Whether one is never used again after another was made, so that what they share has to begin anew and no more. */
  isOneAtATime?: boolean;
  /** The worlds that are played, once for each submission. */
  parts: readonly Part<Oracle>[];
  /**
   * Makes the calls of a fault through the path that other checks take, so that it fails as they do: with the same words,
   * calls and pictures.
   *
   * @param note - a sentence to add to the message: what the calls do not show
   * @returns when they now go well: whether they are about what they seemed to be about
   */
  replay(subject: Subject, fault: Fault<Oracle>, note?: string): boolean;
}

/** Says which topics a stage teaches. */
export type Judges = (topic: Topic) => boolean;

/** The checks of an assignment's stages. */
export interface WorldChecks {
  /** Fails when a call goes wrong that the stage teaches, or when next to all of them come after calls that go wrong already. */
  check(name: string, info: CheckInfo, judges: Judges): void;
  /** The same for the stage that teaches that allocators share nothing: also fails when calls go wrong only after others. */
  checkWithSharing(name: string, info: CheckInfo, judges: Judges): void;
}

/** Faults that are made again at most, to find one that shows by itself. */
const MOST_REPLAYED = 10;
/** The same for those that show only after other allocators. */
const MOST_REPEATED = 3;

const UNREACHED =
  "What this check is about was hardly reached: its calls come after ones like these, which go wrong already.";
/** Part of a stage's calls that has to go right at least, so that something can be said of them. */
const LEAST_RIGHT = 0.1;

const NOT_SHOWN =
  "Calls in a small memory go wrong. Made once more, one by one, with a look after each, the same calls were right.";

/** Makes the checks of an assignment. */
export function worldChecks<Oracle>({ className, noun, isOneAtATime, parts, replay }: Worlds<Oracle>): WorldChecks {
  const [ofThisOne, ofEach] = isOneAtATime
    ? [", which has to begin anew.", "Each has to begin anew, whatever came before it."]
    : ["; they must not share anything.", "Two of them must not share anything."];
  const shares = `Another ${noun} was made and used before this one${ofThisOne}`;
  const onlyAfter = `Calls go wrong where another ${noun} was made and used before, and are right without it. ${ofEach}`;
  let drawn: Drawn<Oracle>[] | null = null;
  const surveys = new WeakMap<Subject, Findings<Oracle>>();

  const begin = (subject: Subject): void => {
    subject.beginCheck("small worlds");
    chooseClass(subject, { className });
  };

  const survey = ({ subject }: CheckContext): Findings<Oracle> => {
    let findings = surveys.get(subject);
    if (findings === undefined) {
      drawn ??= parts.map((part) => new Drawn(part));
      const each = drawn.map((part) => {
        // However much time another world took, and whatever check comes upon them first.
        begin(subject);
        return part.survey(subject);
      });
      begin(subject);
      // What a stage teaches is reached on one instance; on two there are too many more calls, of all stages.
      const alone = each.filter((_, place) => parts[place]?.world.construct.length === 1);
      findings = {
        faults: withoutExcused(each.flatMap(({ faults }) => faults)),
        right: alone.flatMap(({ right }) => right),
        tried: alone.flatMap(({ tried }) => tried),
      };
      surveys.set(subject, findings);
    }
    return findings;
  };

  /** @returns whether one of two instances goes wrong by itself, which is nothing that is about two */
  const judge = (context: CheckContext, faults: readonly Fault<Oracle>[], note?: string): boolean => {
    const { subject, isolated } = context;
    let isOfOne = false;
    if (faults.length > 0 && !isolated) throw unexplained(NOT_SHOWN);
    for (const fault of faults.slice(0, MOST_REPLAYED)) {
      // What allocators share is for one check alone, so each fault has to show by itself.
      subject.reload();
      if (!fault.part.shows(subject, fault)) continue;
      subject.reload();
      // Only what is printed from here on explains the failure.
      subject.takePrinted();
      if (replay(subject, fault, note)) throw unexplained(NOT_SHOWN);
      isOfOne = true;
    }
    return isOfOne;
  };

  const judgeSharing = (context: CheckContext, faults: readonly Fault<Oracle>[]): void => {
    const { subject, isolated } = context;
    if (faults.length === 0) return;
    if (!isolated) throw unexplained(onlyAfter);
    let isOfOne = false;
    if (doesFail(() => (isOfOne = judge(context, faults))) || isOfOne) return;
    for (const fault of faults.slice(0, MOST_REPEATED)) {
      subject.reload();
      replay(subject, fault);
      replay(subject, fault, shares);
    }
    throw unexplained(onlyAfter);
  };

  /** Whether something is right does not show where next to nothing of it was reached: there is no credit for that. */
  const judgeReach = (context: CheckContext, { faults, right, tried }: Findings<Oracle>, judges: Judges): void => {
    if (right.filter(judges).length < LEAST_RIGHT * tried.filter(judges).length) judge(context, faults, UNREACHED);
  };

  /** Nor where what is taught is not written yet, though that is a fault of something else: a call of it throws. */
  const judgeWritten = ({ subject, isolated }: CheckContext, [first]: readonly Fault<Oracle>[]): void => {
    if (first === undefined) return;
    if (!isolated) throw unexplained(NOT_SHOWN);
    subject.reload();
    try {
      replay(subject, first);
    } catch (error) {
      if (!(error instanceof CheckFailure) || error.failure.kind === "not-written") throw error;
    }
  };

  const judgeOwn = (context: CheckContext, judges: Judges): void => {
    chooseClass(context.subject, { className });
    const findings = survey(context);
    const own = findings.faults.filter(({ topic }) => judges(topic));
    context.observe(own.map(observed));
    judge(context, own);
    judgeReach(context, findings, judges);
    judgeWritten(
      context,
      findings.faults.filter(({ topic, about = topic }) => judges(about) && !judges(topic)),
    );
  };

  return {
    check: (name, info, judges) => check(name, info, (context) => judgeOwn(context, judges)),
    checkWithSharing: (name, info, judges) =>
      check(name, info, (context) => {
        judgeOwn(context, judges);
        judgeSharing(context, survey(context).faults);
      }),
  };
}

/** A fault in words: its calls, and what is wrong after them. */
const observed = <Oracle>({ calls, aspects }: Fault<Oracle>): string =>
  `${calls.map(({ slot = 0, method, args }) => `${slot} ${showCall(method, args)}`).join("; ")}: ${aspects.join()}`;

/** An edge is at fault only where the same kind of call is right elsewhere, and a call only where what it rests upon is. */
function withoutExcused<Oracle>(faults: readonly Fault<Oracle>[]): Fault<Oracle>[] {
  const wrong = new Set(faults.filter(({ topic }) => !topic.isEdge).map(({ topic }) => topic.kind));
  return faults.filter(({ topic: { kind, isEdge, basis = "" } }) => !(isEdge && wrong.has(kind)) && !wrong.has(basis));
}

/** Whether something fails as a check does. */
export function doesFail(body: () => unknown): boolean {
  try {
    body();
    return false;
  } catch (error) {
    if (error instanceof CheckFailure) return true;
    throw error;
  }
}

const unexplained = (message: string): CheckFailure => new CheckFailure({ kind: "wrong-result", message });
