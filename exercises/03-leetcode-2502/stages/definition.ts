/**
 * What this assignment's class is: an allocator that hands out units to ids, as a site asks for it. Only what calls return is
 * compared, and only calls within the limits of the site are made, since a solution that is accepted there need not do more.
 *
 * @module
 */
import type { Call, Definition, Situation } from "#kit/define/definition";
import type { UnderTest } from "#kit/define/under-test";
import type { Failure } from "#kit/check/failure";
import { show, showValue } from "#kit/subject/show";
import { returns } from "#kit/subject/expected";
import type { Outcome } from "#kit/subject/subject";
import { UnitsModel } from "./model.js";
import { obstacle, whySoMany, whyThere } from "./words.js";

/** The limit that the site promises, both on every argument and on the calls of one allocator. */
export const LIMIT = 1000;

/** What the methods return. */
export type AllocatorReturns = { allocate: number; freeMemory: number };
/** An allocator under test. */
export type Allocator = UnderTest<UnitsModel, AllocatorReturns>;

/**
 * What is compared, so that a stage judges what it teaches and a fault costs points there and not everywhere. That no
 * call throws is always judged.
 *
 * - `places`: what `allocate` returns
 * - `refusals`: of what `allocate` returns, only whether it is -1
 * - `counts`: what `freeMemory` returns
 */
export type Aspect = "places" | "refusals" | "counts";

/** The example of the site. */
const example: Situation<"allocate" | "freeMemory"> = {
  capacity: 10,
  calls: [
    { method: "allocate", args: [1, 1] },
    { method: "allocate", args: [1, 2] },
    { method: "allocate", args: [1, 3] },
    { method: "freeMemory", args: [2] },
    { method: "allocate", args: [3, 4] },
    { method: "allocate", args: [1, 1] },
    { method: "allocate", args: [1, 1] },
    { method: "freeMemory", args: [1] },
    { method: "allocate", args: [10, 2] },
    { method: "freeMemory", args: [7] },
  ],
};

export const definition: Definition<UnitsModel, AllocatorReturns, "allocator", Aspect> = {
  className: "Allocator",
  noun: "allocator",
  construct: {
    parameters: ["n"],
    due: () => returns(undefined),
    oracle: (n) => new UnitsModel(n as number),
    sizeAt: 0,
  },
  methods: {
    allocate: {
      parameters: ["size", "mID"],
      about: "hand out a block to an id",
      due: (model, size) => returns(model.placeFor(size as number)),
      make: (model, size, mID) => void model.allocate(size as number, mID as number),
      why: (model, due, size, mID) => ({
        because: (actual) => whyThere(model, size as number) + inTheWay(model, actual, size as number),
        mistake: (actual) => mistakenPlace(due.kind === "returns" ? due.value : -1, actual),
        more: (actual) => drawn(model, actual, { size: size as number, mID: mID as number }),
      }),
      sizeAt: 0,
    },
    freeMemory: {
      parameters: ["mID"],
      about: "free all blocks of an id",
      due: (model, mID) => returns(model.countOf(mID as number)),
      make: (model, mID) => void model.freeMemory(mID as number),
      why: (model, _due, mID) => ({
        because: () => whySoMany(model, mID as number),
        mistake: () => "freeMemory counts otherwise",
      }),
    },
  },
  results: {
    places: { method: "allocate", agrees: (due, actual) => actual === due },
    refusals: {
      method: "allocate",
      agrees: (due, actual) => typeof actual === "number" && (actual === -1) === (due === -1),
    },
    counts: { method: "freeMemory", agrees: (due, actual) => actual === due },
  },
  picture: (model) => model.picture(),
  key: (model) =>
    model
      .ids()
      .map(
        (mID) =>
          `${mID}:${model
            .runsOfId(mID)
            .map(({ start, size }) => `${start}+${size}`)
            .join()}`,
      )
      .join("|"),
  refusal,
  mostCalls: LIMIT,
  // The site never has two at a time, and a solution may keep its memory in a variable outside of the class.
  isOneAtATime: true,
  play: {
    example,
    most: { units: LIMIT, calls: LIMIT },
    request: (size, number) => (size > LIMIT || number > LIMIT ? null : { method: "allocate", args: [size, number] }),
    release: ({ args }) => ({ method: "freeMemory", args: args.slice(1) }),
    freeing({ state, label }) {
      const id = /^#(\d+)$/.exec(label ?? "")?.[1];
      return state === "allocated" && id !== undefined ? { method: "freeMemory", args: [Number(id)] } : null;
    },
  },
};

/** The site never calls with anything else. */
function refusal({ method, args }: Call): string | null {
  const { parameters } = method === null ? definition.construct : definition.methods[method as keyof AllocatorReturns];
  for (const [place, name] of parameters.entries()) {
    const value = args[place];
    const isInside = Number.isInteger(value) && (value as number) >= 1 && (value as number) <= LIMIT;
    if (!isInside) return `${name} is a whole number from 1 to ${LIMIT} in this assignment, not ${show(value)}.`;
  }
  return null;
}

/** What a block where it was handed out would run into. */
function inTheWay(model: UnitsModel, actual: Outcome, size: number): string {
  const start = addressIn(actual);
  return start === null ? "" : obstacle(model, { start, size });
}

/** Memory as the submission's own answer has it, where that can be drawn. */
function drawn(model: UnitsModel, actual: Outcome, { size, mID }: { size: number; mID: number }): Partial<Failure> {
  if (answerIn(actual) === -1) return { actualMemory: model.picture() };
  const start = addressIn(actual);
  return start === null ? {} : { actualMemory: model.pictureWith({ start, size }, mID) };
}

/** What sort of mistake an answer is. */
function mistakenPlace(due: number, actual: Outcome): string {
  const got = actual.kind === "returned" ? showValue(actual.value) : "";
  if (got === "-1") return "allocate refuses what there is room for";
  return due === -1 ? "allocate serves what there is no room for" : "allocate answers another place";
}

function addressIn(actual: Outcome): number | null {
  const answer = answerIn(actual);
  return typeof answer === "number" && Number.isInteger(answer) && answer >= 0 ? answer : null;
}

/** What came back, where that is a primitive. */
function answerIn(outcome: Outcome): unknown {
  return outcome.kind === "returned" && outcome.value.type === "primitive" ? outcome.value.value : undefined;
}
