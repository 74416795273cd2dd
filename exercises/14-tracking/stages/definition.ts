/**
 * What this assignment's class is: an allocator that watches its client.
 *
 * @module
 */
import type { Definition, Situation } from "#kit/define/definition";
import type { UnderTest } from "#kit/define/under-test";
import { type Expected, returns, throws } from "#kit/subject/expected";
import type { Argument, Instance, Outcome } from "#kit/subject/subject";
import { writeBytes } from "#kit/views/readers";
import { type Count, COUNTS, expectedOfConstructor, FENCE, TrackingModel } from "./model.js";
import { type Aspect, MEMORY, trackingViews } from "./views.js";
import { whyDamaged, whyFree, whyThere } from "./words.js";

/** What the methods return. */
export type TrackingReturns = {
  allocate: number;
  free: undefined;
  check: number;
  report: string;
  count: number;
  clientWrites: null;
};
/** An allocator under test. */
export type Allocator = UnderTest<TrackingModel, TrackingReturns>;

type TrackingDefinition = Definition<TrackingModel, TrackingReturns, "allocator", Aspect>;

const allocate = (size: number, site: string) => ({ method: "allocate" as const, args: [size, site] });
const free = (address: number, site: string) => ({ method: "free" as const, args: [address, site] });
/** The example of the lesson, as far as it goes without what the client writes. */
const example: Situation<"allocate" | "free" | "report"> = {
  capacity: 256,
  calls: [
    allocate(10, "list.c:11"),
    allocate(20, "list.c:12"),
    allocate(5, "list.c:13"),
    free(8, "list.c:20"),
    free(8, "list.c:21"),
    free(38, "list.c:22"),
    free(200, "list.c:23"),
    allocate(10, "list.c:14"),
    { method: "report", args: [] },
  ],
};
/** Bytes in the quarantine of the visualizer: those of the lesson. */
const SHOWN_QUARANTINE = 64;

/** What is due without what its message has to name. */
const silent = <Due extends Expected>(due: Due): Due => (due.kind === "throws" ? (throws(...due.names) as Due) : due);

/** @param hears - whether messages of errors are judged */
const definitionOf = (hears: boolean): TrackingDefinition => ({
  className: "DebugAllocator",
  noun: "allocator",
  construct: {
    parameters: ["capacity", "quarantineBytes"],
    due: expectedOfConstructor,
    oracle: (capacity, quarantineBytes) => new TrackingModel(capacity as number, quarantineBytes as number),
  },
  methods: {
    allocate: {
      parameters: ["size", "site"],
      about: "hand out a block",
      due: (model, size) => model.dueOfAllocate(size),
      make: (model, size, site) => model.allocate(size as number, site as string),
      leaves: (model, size) => ({ isKnown: true, make: () => model.refuseAllocate(size) }),
      why: (model, due, size) => ({
        reason: () => whyThere(model, size),
        mistake: () => (due.kind === "returns" ? "allocate takes another place" : null),
      }),
      sizeAt: 0,
      gives: (address, size) => ({ start: address - FENCE, size: (size as number) + 2 * FENCE }),
    },
    free: {
      parameters: ["address", "site"],
      about: "take a block back",
      due: (model, address) => (hears ? model.dueOfFree(address) : silent(model.dueOfFree(address))),
      make: (model, address, site) => model.free(address as number, site as string),
      leaves: (model) => ({
        isKnown: true,
        make() {
          model.wasRefused = true;
        },
      }),
      why: (model, _due, address) => ({ reason: () => whyFree(model, address) }),
      takes: {
        block: (address) => ({ start: address as number, size: 0 }),
        args: ({ start }, [, site]) => [start, site],
      },
    },
    check: {
      parameters: [],
      about: "how many blocks are damaged",
      due: (model) => returns(model.damaged()),
      why: (model) => ({ because: () => whyDamaged(model) }),
      total: "damaged",
      totalInWords: () => "",
    },
    report: {
      parameters: [],
      about: "all that is wrong",
      due: (model) => returns(model.report().join("\n")),
    },
    count: {
      parameters: ["what"],
      about: COUNTS.join(", "),
      due: (model, what) => returns(model.count(what as Count)),
    },
    clientWrites: {
      parameters: ["at", "byte", "count"],
      about: "what the client writes into memory",
      due: dueOfWrite,
      make: (model, at, byte, count = 1) => model.write(at as number, byte as number, count as number),
      byGrader: (instance, _model, at, byte, count = 1) =>
        written(instance, at as number, new Uint8Array(count as number).fill(byte as number)),
      takes: {
        block: (at) => ({ start: at as number, size: 0 }),
        args: ({ start }, [, ...others]) => [start, ...others],
      },
    },
  },
  ...trackingViews,
  picture: (model) => model.picture(),
  key: (model) => JSON.stringify([stateOf(model), COUNTS.map((what) => model.count(what))]),
  play: {
    example,
    most: { units: 4096, calls: 1000 },
    construct: (capacity) => [capacity, SHOWN_QUARANTINE],
    request: (size, number) => allocate(size, `play.c:${100 + number}`),
    release: (_request, address) => free(address as number, `play.c:${200 + (address as number)}`),
    freeing: ({ start, state }) =>
      state === "allocated" ? free(start + FENCE, `play.c:${200 + start + FENCE}`) : null,
  },
});

/** Clients write where they may, and nothing is said of any other call. */
function dueOfWrite(model: TrackingModel, at: Argument, _byte: Argument, count: Argument = 1): Expected<null> {
  const all = Array.from({ length: count as number }, (_, place) => (at as number) + place);
  return all.every((address) => model.isWritable(address)) ? returns(null) : throws("no byte of the client's");
}

/** Writes into memory, and tells what was wrong where that cannot be done. */
function written(instance: Instance, at: number, bytes: Uint8Array): Outcome {
  const reading = writeBytes(instance, MEMORY, at, bytes);
  if (reading.kind === "threw") return reading;
  const value = reading.kind === "read" ? null : reading.text;
  return { kind: "returned", value: { type: "primitive", value } };
}

/** All that calls to come depend on, but for what is counted. */
export const stateOf = (model: TrackingModel): unknown => [
  model.live().map(({ address, size, site }) => [address, size, site]),
  model.held().map(({ address, size, freed }) => [address, size, freed?.site]),
  model.report(),
  model.runs(true).map(({ at, count, octet }) => [at, count, octet]),
];

/** What stages are judged by that are about something else than what messages say, and what the visualizer plays. */
export const definition = definitionOf(false);
/** The same, where messages of errors have to name what the contract says. */
export const telling = definitionOf(true);
