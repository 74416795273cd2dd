/**
 * The checks of suites: that they leave right programs in peace, and find wrong ones.
 *
 * @module
 */
import { CheckFailure, CheckSkipped } from "#kit/check/failure";
import type { CheckContext } from "#kit/check/stage";
import { Judged } from "./judged.js";
import { type Program, REFERENCE } from "./programs.js";

/** Tests that have to hold before right programs count as left in peace: an empty suite accuses nobody. */
const LEAST_TESTS = 6;
/** Of the wrong programs that are found, the part that has to leave a test passing. */
const SHARE_TOLD_APART = 3 / 4;
const MOST_SHOWN = 8;

/** What a check does with the submission. */
type Body = (context: CheckContext) => void;

/** Checks that believe tests which pass on these right programs. */
export function checksOn(right: readonly Program[]) {
  const names = right.map(({ name }) => name);
  return {
    /** No test fails on any of these. That there are too few tests is told in the first such check alone. */
    leavesInPeace:
      (group: readonly Program[], isFirst = false): Body =>
      (context) => {
        const judged = new Judged(context, names);
        const [accusation] = accusationsOf(judged, group);
        if (accusation !== undefined) throw accused(judged, group);
        if (judged.holding.length >= LEAST_TESTS) return;
        const few = `${saidOfFew(judged)}, and ${LEAST_TESTS} have to`;
        if (!isFirst) throw new CheckSkipped(`${few}.`);
        const message = `${few}: a suite that looks at nothing accuses nobody.${saidOfAccusing(judged, right)}${saidOfUnrun(judged, names)}`;
        throw new CheckFailure({ kind: "wrong-result", message });
      },

    /** A test fails on this one. Of a hidden one nothing is said but that it is there. */
    finds:
      ({ name, does }: Program | { name: string; does?: undefined }): Body =>
      (context) => {
        const judged = new Judged(context, names);
        refuseNone(judged);
        if (judged.finder(name) !== null) return;
        const what =
          does === undefined
            ? "another program of this stage, which is wrong"
            : `a wrong program, one that ${does} (variants/${name})`;
        const doubtful = judged.tests.filter((test) => judged.verdict(test, name).kind === "fails");
        const message = `No test that holds fails on ${what}.${saidOfDoubtful(doubtful)}${saidOfUnrun(judged, [...names, name])}`;
        throw new CheckFailure({ kind: "wrong-result", message });
      },

    /** The wrong programs that are found can be told apart, since some test goes on passing. */
    tellsApart:
      (wrong: readonly Program[], least: number): Body =>
      (context) => {
        const judged = new Judged(context, names);
        const found = foundOf(judged, wrong, least);
        const apart = found.filter((name) => judged.isToldApart(name, found));
        const due = Math.ceil(SHARE_TOLD_APART * found.length);
        if (apart.length >= due) return;
        const message =
          `Your tests find ${found.length} wrong programs, but only ${apart.length} of these leave a test passing that finds another one; ` +
          `${due} have to. A test that fails on everything does not say what is wrong: look at one thing in each.`;
        throw new CheckFailure({
          kind: "wrong-result",
          message,
          expected: `${due} or more`,
          actual: String(apart.length),
        });
      },

    /** All tests together end soon, and find something. */
    endsSoon:
      (wrong: readonly { name: string }[], least: number, most: number): Body =>
      (context) => {
        const judged = new Judged(context, names);
        foundOf(judged, wrong, least);
        const ticks = judged.ticks(REFERENCE);
        if (ticks === null) throw new CheckSkipped("How long tests take is only known in the sandbox.");
        if (ticks <= most) return;
        const message = `All tests together take ${ticks} ticks on a right program, and ${most} have to do. After 1,000 no more are begun.`;
        throw new CheckFailure({ kind: "wrong-result", message });
      },
  };
}

interface Accusation {
  test: string;
  program: Program;
  why: string;
}

function accusationsOf(judged: Judged, group: readonly Program[]): Accusation[] {
  return group.flatMap((program) =>
    judged.tests.flatMap((test): Accusation[] => {
      const verdict = judged.verdict(test, program.name);
      if (verdict.kind === "missing") return [{ test, program, why: "with it, the test is not even there" }];
      return verdict.kind === "fails" ? [{ test, program, why: verdict.why }] : [];
    }),
  );
}

/** How many tests hold, of how many. */
function saidOfFew({ holding: { length }, tests: { length: all } }: Judged): string {
  const of = all > length ? `${length === 1 ? "one" : length} of your ${all} tests` : tests(length);
  return length === 0 ? `No test holds` : `Only ${of} hold${length === 1 ? "s" : ""}`;
}

/** Why tests do not hold, in brief: each right program has a check that says more. */
function saidOfAccusing(judged: Judged, right: readonly Program[]): string {
  const all = accusationsOf(judged, right);
  const [first] = all;
  if (first === undefined) return "";
  const more = testsOf(all).length - 1;
  const others =
    more === 0
      ? ""
      : ` ${more === 1 ? "One more of your tests fails" : `${more} more of your tests fail`} on a right one.`;
  return ` “${first.test}” ${saidOfAccusation(first)}${others}`;
}

/** What a test says of a right program, to go on behind the test. */
const saidOfAccusation = ({ program, why }: Accusation): string =>
  `fails on a right program, one that ${program.does}: ${why.replace(/\.$/, "")}.${saidOfThrown(why)}`;

/** Errors of the contract, as a test says them that has not expected them. */
const WANTED_ELSEWHERE = /^it throws (OutOfMemoryError|InvalidFreeError|RangeError)\b/;

/** What is said of a test that stumbles over an error of the program. */
const saidOfThrown = (why: string): string =>
  WANTED_ELSEWHERE.test(why)
    ? " If that error is what you want, let expect make the call: expect(() => …).toThrow(…)."
    : "";

const testsOf = (accusations: readonly Accusation[]): string[] => [...new Set(accusations.map(({ test }) => test))];

function accused(judged: Judged, group: readonly Program[]): CheckFailure {
  const all = accusationsOf(judged, group);
  const [first = { test: "", program: { name: "", does: "" }, why: "" }] = all;
  const accusing = testsOf(all);
  const others =
    accusing.length === 1
      ? ""
      : ` So ${accusing.length === 2 ? "does one more" : `do ${accusing.length - 1} more`} of your tests.`;
  const shown = accusing.slice(0, MOST_SHOWN);
  const verdictOn = (each: string, { name }: Program) =>
    judged.passes(each, name) ? { text: "passes" } : { text: "fails", tone: "wrong" as const };
  return new CheckFailure({
    kind: "wrong-result",
    message: `Your test “${first.test}” ${saidOfAccusation(first)}${others} That program keeps the contract, so no test may fail on it, and a test that does finds nothing. What does the contract say of what the test expects?`,
    pictures: [
      {
        caption: "Tests that accuse right programs",
        picture: {
          kind: "table",
          columns: group.map(({ name }) => name),
          rows: shown.map((each) => ({ name: each, cells: group.map((one) => verdictOn(each, one)) })),
        },
      },
    ],
  });
}

function foundOf(judged: Judged, wrong: readonly { name: string }[], least: number): string[] {
  refuseNone(judged);
  const found = wrong.map(({ name }) => name).filter((name) => judged.finder(name) !== null);
  if (found.length >= least) return found;
  const message = `Your tests find ${found.length} of the ${wrong.length} wrong programs, and this is only looked at from ${least} on.`;
  throw new CheckFailure({ kind: "wrong-result", message });
}

function refuseNone({ holding }: Judged): void {
  if (holding.length === 0) throw new CheckSkipped("No test passes on all right programs, so none can find anything.");
}

function saidOfDoubtful(doubtful: readonly string[]): string {
  const [first] = doubtful;
  if (first === undefined) return "";
  const others = doubtful.length === 1 ? " does" : ` and ${doubtful.length - 1} more do`;
  return ` “${first}”${others}, but what fails on a right program, too, finds nothing.`;
}

/** Which tests were left out: beyond those that count, or after the ticks of a program were used up. */
function saidOfUnrun(judged: Judged, programs: readonly string[]): string {
  const beyond =
    judged.leftOut === 0
      ? ""
      : ` Only the first ${judged.tests.length} tests count; ${judged.leftOut} more are left out.`;
  const most = Math.max(...programs.map((program) => judged.unrun(program).length));
  const unrun =
    most === 0
      ? ""
      : ` On some program ${tests(most)} ${most === 1 ? "was" : "were"} not run, since those before had taken 1,000 ticks; what is not run on a right one does not hold.`;
  return beyond + unrun;
}

const tests = (count: number): string => (count === 1 ? "one test" : `${count} tests`);
