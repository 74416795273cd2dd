/**
 * What this assignment's classes are: three heaps of one shape, which differ in how they collect.
 *
 * @module
 */
import type { Call, Definition, Method, PlayedCall } from "#kit/define/definition";
import type { UnderTest } from "#kit/define/under-test";
import { argumentErrors } from "#kit/models/arguments";
import { type Answer, type Expected, isDue, returns, throws } from "#kit/subject/expected";
import type { Argument, Instance, Outcome } from "#kit/subject/subject";
import {
  CopyingModel,
  type HeapModel,
  type HeapObject,
  IN_LIST,
  indexErrors,
  MarkCompactModel,
  MarkSweepModel,
  sizeOf,
} from "./model.js";
import { askedMemory, memoryView, objectsView, rootsView, runsView } from "./views.js";
import { nameAt, picturesOf, stripOf, whyLeft, whyThere } from "./words.js";

/** What the methods return. */
export type HeapReturns = {
  allocate: number;
  getReference: number;
  setReference: undefined;
  getData: number;
  setData: undefined;
  getRoot: number;
  setRoot: undefined;
  collect: number;
  makeList: number;
};
/** A heap under test. */
export type Heap = UnderTest<HeapModel, HeapReturns>;

/**
 * What a stage may judge beside addresses, fields and errors, which always are.
 *
 * - `objects`: headers, references and data, in memory
 * - `runs`: the first words of free runs
 * - `roots`: where each root leads
 * - `memory`: all of memory that the contract tells
 */
export type Aspect = "objects" | "runs" | "roots" | "memory";

/** The definition of a heap. */
export type HeapDefinition = Definition<HeapModel, HeapReturns, "heap", Aspect>;

type Methods = HeapDefinition["methods"];

/** A method that names an object and one of its fields; `rest` are its further parameters. */
const ofField = <Value extends Answer>(
  about: string,
  parameters: readonly string[],
  countOf: (object: HeapObject) => number,
  value: (object: HeapObject, i: number, model: HeapModel) => Value,
  make?: (model: HeapModel, object: number, i: number, written: number) => void,
): Method<HeapModel, Value> => ({
  parameters,
  about,
  due(model, address, i) {
    const object = model.objectAt(address as number);
    const names = indexErrors(i, countOf(object) - 1);
    return names.length > 0 ? throws(...names) : returns(value(object, i as number, model));
  },
  ...(make === undefined
    ? {}
    : { make: (model, object, i, written) => make(model, object as number, i as number, written as number) }),
  why: (model, _due, address) => ({
    reason: () => inFields(model.objectAt(address as number)),
    more: () => picturesOf(model, null),
  }),
});

/** How many fields an object has, as a sentence to add. */
const inFields = ({ name, references, data }: HeapObject): string =>
  ` ${name} has ${references.length === 1 ? "1 reference" : `${references.length} references`} and ${data.length === 1 ? "1 word" : `${data.length} words`} of data.`;

/** A method that names a root. */
const dueOfRoot = <Value extends Answer>(
  { roots }: HeapModel,
  i: Argument,
  value: (i: number) => Value,
): Expected<Value> => {
  const names = indexErrors(i, roots.length - 1);
  return names.length > 0 ? throws(...names) : returns(value(i as number));
};

const nothing = (): undefined => undefined;
const referencesIn = ({ references }: HeapObject): number => references.length;
const dataIn = ({ data }: HeapObject): number => data.length;

/** The methods of a heap. Equal mistakes of two classes are two mistakes. */
const methodsOf = (className: string): Methods => ({
  allocate: {
    parameters: ["references", "data"],
    about: "make an object",
    due: (model, references, data) => model.dueOfAllocate(references, data),
    make: (model, references, data) => model.allocate(references as number, data as number),
    leaves(model, references, data) {
      const due = model.dueOfAllocate(references, data);
      const collects = due.kind === "throws" && due.names.includes("OutOfMemoryError");
      return collects ? { isKnown: true, make: () => model.collect() } : null;
    },
    why: (model, _due, references, data) => ({
      reason: () => whyThere(model, 1 + (references as number) + (data as number)),
      mistake: ({ kind }) => `${className}: ${kind === "threw" ? "allocate throws" : "an object in another place"}`,
    }),
  },
  getReference: ofField("where a reference leads", ["object", "i"], referencesIn, ({ references }, i, { layout }) =>
    layout.addressOf(references[i] ?? null),
  ),
  setReference: ofField(
    "have a reference lead elsewhere",
    ["object", "i", "target"],
    referencesIn,
    nothing,
    (model, object, i, target) => model.setReference(object, i, target),
  ),
  getData: ofField("a word of data", ["object", "i"], dataIn, ({ data }, i) => data[i] ?? 0),
  setData: ofField("write a word of data", ["object", "i", "value"], dataIn, nothing, (model, object, i, value) =>
    model.setData(object, i, value),
  ),
  getRoot: {
    parameters: ["i"],
    about: "where a root leads",
    due: (model, i) => dueOfRoot(model, i, (place) => model.layout.addressOf(model.roots[place] ?? null)),
    why: (model, due) => ({
      because: () => (due.kind === "returns" ? `there ${nameAt(model, due.value)} is` : ""),
      mistake: () => `${className}: a wrong root`,
      more: () => picturesOf(model, null),
    }),
  },
  setRoot: {
    parameters: ["i", "object"],
    about: "have a root lead elsewhere",
    due: (model, i) => dueOfRoot(model, i, nothing),
    make: (model, i, object) => model.setRoot(i as number, object as number),
  },
  collect: {
    parameters: [],
    about: "collect garbage",
    due: (model) => returns(model.collected().used()),
    make: (model) => model.collect(),
    why: (model) => ({
      because: () => whyLeft(model),
      mistake: () => `${className}: collect counts other words`,
    }),
  },
  makeList: {
    parameters: ["objects"],
    about: "make a list of so many objects behind all others, in a heap without holes",
    due: ({ layout }, objects) => returns(inList(layout.end, (objects as number) - 1)),
    make: (model, objects) => model.makeList(objects as number),
    byGrader: (instance, { layout }, objects) => makeList(instance, layout.end, objects as number),
    why: () => ({
      reason: () =>
        " It allocates so many objects of one reference and one word of data, each of which leads to the one before it, and root 0 to the last one; allocate has to return where that one is.",
      mistake: ({ kind }) => `${className}: ${kind === "threw" ? "allocate throws" : "an object in another place"}`,
    }),
  },
});

/** Where an object of a list is that begins there, by its number from 0. */
const inList = (first: number, number: number): number => first + number * sizeOf(IN_LIST);

/** Makes a list, and ends with what `allocate` returned, or with what went wrong. In one call, since thousands are too many to be told. */
function makeList(instance: Instance, first: number, objects: number): Outcome {
  let made: Outcome = { kind: "returned", value: { type: "primitive", value: undefined } };
  for (let number = 0; number < objects; number++) {
    const at = inList(first, number);
    made = instance.call("allocate", [1, 1]);
    if (made.kind === "threw" || !isDue(at, made.value)) return made;
    const before = number === 0 ? 0 : inList(first, number - 1);
    for (const led of [instance.call("setReference", [at, 0, before]), instance.call("setRoot", [0, at])])
      if (led.kind === "threw") return led;
  }
  return made;
}

/** Which arguments of a call name objects, by their places; each may also be null where `orNull` has it. */
const NAMES: Readonly<Record<string, { object?: number; orNull?: number }>> = {
  getReference: { object: 0 },
  setReference: { object: 0, orNull: 2 },
  getData: { object: 0 },
  setData: { object: 0 },
  setRoot: { orNull: 1 },
};

/** Why a call is not made: what it names is no object that the client may know of. */
function mustWait(model: HeapModel, { method, args }: Call): string | null {
  const { object, orNull } = NAMES[method ?? ""] ?? {};
  const isStranger = (place: number | undefined): boolean => place !== undefined && !model.isKnown(args[place]);
  return isStranger(object) || (isStranger(orNull) && args[orNull ?? 0] !== 0)
    ? "It names something that is no object of which the client may know."
    : null;
}

/**
 * The example of the lesson: A leads to E and C, B and D lead to each other. Each object is led to before the next one is made, and then
 * the root of B is cleared.
 */
const EXAMPLE: PlayedCall<keyof HeapReturns>[] = [
  { method: "allocate", args: [2, 1] },
  { method: "setRoot", args: [0, 1] },
  { method: "allocate", args: [1, 1] },
  { method: "setRoot", args: [1, 5] },
  { method: "allocate", args: [0, 2] },
  { method: "setRoot", args: [2, 8] },
  { method: "setReference", args: [1, 1, 8] },
  { method: "allocate", args: [1, 0] },
  { method: "setReference", args: [5, 0, 11] },
  { method: "setReference", args: [11, 0, 5] },
  { method: "allocate", args: [0, 1] },
  { method: "setReference", args: [1, 0, 13] },
  { method: "setRoot", args: [1, 0] },
  { method: "collect", args: [] },
  { method: "allocate", args: [1, 0] },
];

function definitionOf(
  className: string,
  oracle: (words: number, roots: number) => HeapModel,
  { hasHalves = false, capacity = 24 } = {},
): HeapDefinition {
  const main = memoryView(className);
  return {
    className,
    noun: "heap",
    construct: {
      parameters: ["words", "roots"],
      due(words, roots) {
        const names = new Set([...argumentErrors(words, 2), ...argumentErrors(roots, 0)]);
        if (hasHalves && names.size === 0 && (words as number) % 2 === 0) names.add("RangeError");
        return names.size === 0 ? returns(undefined) : throws(...names);
      },
      oracle: (words, roots) => oracle(words as number, roots as number),
    },
    methods: methodsOf(className),
    views: { objects: objectsView(className), runs: runsView(className), roots: rootsView(className), memory: main },
    main: { name: "memory", view: main },
    asked: askedMemory,
    picture: stripOf,
    key: (model) => model.key(),
    mustWait,
    play: {
      example: {
        capacity,
        calls: EXAMPLE,
      },
      most: { units: 256, calls: 1000 },
      construct: (words) => [words, 3],
      request: (size) => ({ method: "allocate", args: [0, Math.max(0, size - 1)] }),
      release: () => null,
      freeing: () => null,
    },
  };
}

/** By their collectors. */
export const definitions = {
  markSweep: definitionOf("MarkSweepHeap", (words, roots) => new MarkSweepModel(words, roots)),
  markCompact: definitionOf("MarkCompactHeap", (words, roots) => new MarkCompactModel(words, roots)),
  copying: definitionOf("CopyingHeap", (words, roots) => new CopyingModel(words, roots), {
    hasHalves: true,
    capacity: 41,
  }),
};

/** One of the three. */
export type Collector = keyof typeof definitions;

/** What the visualizer plays when nothing else is asked for. */
export const definition = definitions.markSweep;
/** All that it can play. */
export const played = Object.values(definitions);
