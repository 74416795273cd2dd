/**
 * What can be seen of an allocator between calls: its bytes, its counts, and its report.
 *
 * @module
 */
import { byteText } from "#kit/bytes/tags";
import type { BrokenLaw } from "#kit/check/broken-law";
import type { Failure } from "#kit/check/failure";
import { outcomeText } from "#kit/check/judge";
import type { CaptionedPicture, Word } from "#kit/check/picture";
import type { Answers, Definition, MainView, View } from "#kit/define/definition";
import type { Look } from "#kit/define/small-world";
import { isDue } from "#kit/subject/expected";
import type { LookStep, OctetRun } from "#kit/subject/script";
import type { Instance, Outcome } from "#kit/subject/subject";
import { type Reading, readBytes } from "#kit/views/readers";
import { COUNTS, type TrackingModel } from "./model.js";
import { placeInWords, reportLaw, reportText, whyCount } from "./words.js";

/** The property that holds memory. */
export const MEMORY = "memory";

/**
 * What a stage may judge beside results and errors, which always are.
 *
 * - `live bytes`: the bytes of live blocks, fences and payload
 * - `bytes`: those, and the payloads in quarantine
 * - `counts`: all six
 * - `damaged`: what `check()` says
 * - `report`: what `report()` says
 */
export type Aspect = "live bytes" | "bytes" | "counts" | "damaged" | "report";

type Bytes = Reading<Uint8Array>;

/** Which bytes have to be what they are. */
const runsOf = (model: TrackingModel, aspect: "live bytes" | "bytes"): OctetRun[] => model.runs(aspect === "bytes");

/** More than any memory has, so that one that is too long is seen. */
const BEYOND = 2 ** 16;

/** Reads all of memory. The two views ask for it in two ways, by which it is known what is compared where calls are played. */
const readFor =
  (aspect: "live bytes" | "bytes") =>
  (instance: Instance): Bytes =>
    aspect === "bytes" ? readBytes(instance, MEMORY) : readBytes(instance, MEMORY, 0, BEYOND);

const bytesStep = (model: TrackingModel, aspect: "live bytes" | "bytes"): LookStep => ({
  kind: "octets",
  property: MEMORY,
  length: model.capacity,
  runs: runsOf(model, aspect),
});

function bytesLaw(reading: Bytes, model: TrackingModel, aspect: "live bytes" | "bytes"): BrokenLaw | null {
  if (reading.kind === "threw")
    return { mistake: "memory that throws", told: `reading \`memory\` threw ${reading.error.name}` };
  if (reading.kind === "odd") return { mistake: "memory that cannot be read", told: reading.text };
  const { length } = reading.value;
  if (length !== model.capacity)
    return {
      mistake: "memory of another length",
      told: `\`memory\` has ${length} bytes, and has to have ${model.capacity}`,
    };
  const wrong = firstWrong(reading.value, model, aspect);
  if (wrong === null) return null;
  const place = placeInWords(model, wrong.at);
  return {
    mistake: `a wrong byte in ${place.kind}`,
    told: `the byte at ${wrong.at}, ${place.told}, is ${byteText(wrong.is)}, and has to be ${byteText(wrong.due)}${refusal(model)}`,
  };
}

const refusal = ({ wasRefused }: TrackingModel): string =>
  wasRefused ? ". The call was refused, as it should be, but that must not change this" : "";

function firstWrong(bytes: Uint8Array, model: TrackingModel, aspect: "live bytes" | "bytes") {
  for (const { at, count, octet } of runsOf(model, aspect))
    for (let address = at; address < at + count; address++)
      if (bytes[address] !== octet) return { at: address, is: bytes[address] ?? 0, due: octet };
  return null;
}

/** Memory as it should be, and bytes around the first that is wrong. */
function bytesPictures(reading: Bytes, model: TrackingModel): CaptionedPicture[] {
  const memory: CaptionedPicture = {
    caption: "Memory as it should be, and runs of equal bytes in it",
    picture: { kind: "memory", strips: [model.picture()] },
  };
  const wrong = reading.kind === "read" ? firstWrong(reading.value, model, "bytes") : null;
  if (reading.kind !== "read" || wrong === null) return [memory];
  const from = Math.max(0, wrong.at - 8);
  const all = Array.from({ length: Math.min(24, model.capacity - from) }, (_, place) => from + place);
  const known = new Map(
    runsOf(model, "bytes").flatMap(({ at, count, octet }) =>
      Array.from({ length: count }, (_, place): [number, number] => [at + place, octet]),
    ),
  );
  // Nothing is said of bytes that are in no block.
  const shown = all.filter((address) => known.has(address));
  const due = shown.map((address): Word => ({ address, value: known.get(address) ?? 0 }));
  const seen = due.map(({ address, value }): Word => {
    const is = reading.value[address] ?? 0;
    return { address, value: is, ...(is === value ? {} : { tone: "wrong" }) };
  });
  return [
    memory,
    { caption: "Its bytes there, as they should be", picture: { kind: "words", as: "bytes", words: due } },
    { caption: "Your bytes", picture: { kind: "words", as: "bytes", words: seen } },
  ];
}

const bytesView = (aspect: "live bytes" | "bytes"): View<TrackingModel, Bytes> => ({
  read: readFor(aspect),
  judge: (reading, model) => bytesLaw(reading, model, aspect),
  failure: (_law, reading, model) => ({ kind: "wrong-result", pictures: bytesPictures(reading, model) }),
});

/** Asks for all six. */
const readCounts = (instance: Instance): Outcome[] => COUNTS.map((what) => instance.call("count", [what]));

const counts: View<TrackingModel, Outcome[]> = {
  isOnlySaid: true,
  read: readCounts,
  judge(outcomes, model) {
    const what = COUNTS.find((each, place) => !isReturned(outcomes[place], model.count(each)));
    if (what === undefined) return null;
    const outcome = outcomes[COUNTS.indexOf(what)];
    const is = outcome === undefined ? "nothing" : outcomeText(outcome);
    return {
      mistake: `a wrong count("${what}")`,
      told: `count("${what}") ${outcome?.kind === "threw" ? is : `is ${is}`}, and has to be ${model.count(what)}: ${whyCount(model, what)}${refusal(model)}`,
      ...(outcome?.kind === "threw" ? { thrown: { source: `count("${what}")`, error: outcome.error } } : {}),
    };
  },
  failure: (_law, outcomes, model) => ({ kind: "wrong-result", ...table(outcomes, model) }),
};

const isReturned = (outcome: Outcome | undefined, due: number | string): boolean =>
  outcome?.kind === "returned" && isDue(due, outcome.value);

/** All counts as they are and as they should be. */
function table(outcomes: readonly Outcome[], model: TrackingModel): Partial<Failure> {
  const rows = COUNTS.map((what, place) => {
    const outcome = outcomes[place];
    const text = outcome === undefined ? "" : outcomeText(outcome);
    const isRight = isReturned(outcome, model.count(what));
    return {
      name: what,
      cells: [{ text: String(model.count(what)) }, isRight ? { text } : { text, tone: "wrong" as const }],
    };
  });
  return {
    pictures: [
      { caption: "The six counts", picture: { kind: "table", columns: ["should be", "yours"], rows } },
      {
        caption: "Memory as it should be, and runs of equal bytes in it",
        picture: { kind: "memory", strips: [model.picture()] },
      },
    ],
  };
}

/** The text that a call returned; `null` where it returned none. */
const textOf = (outcome: Outcome): string | null =>
  outcome.kind === "returned" && outcome.value.type === "primitive" && typeof outcome.value.value === "string"
    ? outcome.value.value
    : null;

const report: View<TrackingModel, Outcome> = {
  isOnlySaid: true,
  read: (instance) => instance.call("report", []),
  judge: (outcome, model) =>
    isReturned(outcome, model.report().join("\n")) ? null : reportLaw(outcome, model, refusal(model)),
  failure: (_law, outcome, model) => ({
    kind: "wrong-result",
    expected: reportText(model.report().join("\n")),
    actual: textOf(outcome) === null ? outcomeText(outcome) : reportText(textOf(outcome) ?? ""),
    pictures: [
      {
        caption: "Memory as it should be, and runs of equal bytes in it",
        picture: { kind: "memory", strips: [model.picture()] },
      },
    ],
  }),
};

const bytes = bytesView("bytes");

const main: MainView<TrackingModel, Bytes> = {
  ...bytes,
  draw: () => ({}),
  pictures: (reading, model) => ({ pictures: bytesPictures(reading, model) }),
  picturesOfChange: (reading, model) => ({ pictures: bytesPictures(reading, model) }),
  change: () => null,
  isEndless: () => false,
  saysSo: { before: "", after: "" },
};

/** The views, and what is read for them where all is right. */
export const trackingViews: Pick<Definition<TrackingModel, Answers, string, Aspect>, "views" | "asked" | "main"> = {
  views: { "live bytes": bytesView("live bytes"), bytes, counts, report },
  main: { name: "bytes", view: main },
  asked: {
    "kit.bytes": (model, _path, _from, to) => ({
      steps: [bytesStep(model, to === undefined ? "bytes" : "live bytes")],
      answer: Uint8Array.from(model.bytes),
    }),
    "kit.writeBytes": (_model, _path, at, written) => ({
      steps: [
        {
          kind: "write",
          property: MEMORY,
          at: at as number,
          count: (written as Uint8Array).length,
          octet: (written as Uint8Array)[0] ?? 0,
        },
      ],
      answer: null,
    }),
  },
};

/** What is looked at in small worlds. */
export const looks = (model: TrackingModel): Look[] => [
  { aspect: "live bytes", ...bytesStep(model, "live bytes") } as Look,
  { aspect: "bytes", ...bytesStep(model, "bytes") } as Look,
  ...COUNTS.map((what): Look => ({
    kind: "call",
    aspect: "counts",
    method: "count",
    args: [what],
    due: model.count(what),
  })),
  { kind: "call", aspect: "report", method: "report", due: model.report().join("\n") },
  { kind: "call", aspect: "damaged", method: "check", due: model.damaged() },
];
