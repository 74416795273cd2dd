/**
 * Allocators that hand out units of which each holds a byte: memory is an array of bytes, whose books are elsewhere. Clients
 * write into what they have, and it goes along where a block is moved.
 *
 * @module
 */
import type { BrokenLaw } from "../check/broken-law.js";
import type { CaptionedPicture, Word } from "../check/picture.js";
import type { Definition, View } from "../define/definition.js";
import type { Look } from "../define/small-world.js";
import { type Told, Untold } from "../subject/data.js";
import { noiseByte } from "../subject/guest-pattern.js";
import type { Filled } from "../subject/script.js";
import { showThrown } from "../subject/show.js";
import type { Instance, MemoryShape } from "../subject/subject.js";
import type { Payload } from "./memory.js";
import { byteText } from "./tags.js";

/** Where all assignments of this family have their memory: an `Uint8Array` of its own. */
export const CONTENTS: MemoryShape = { memory: "memory", bytes: "", size: "length" };

/** Bytes that one line of a picture has at most. */
const MOST_SHOWN = 16;

/** An oracle of this family. */
export interface ByteUnits {
  /** Units that there are. */
  readonly capacity: number;
  /** The live allocations, all of each written by its client. */
  payloads(): readonly Payload[];
}

/** Memory as it was read. */
export interface Contents {
  /** What there is in its place, in words; `null` where it could be read. */
  problem: string | null;
  bytes: Uint8Array;
}

/** Writes into an allocation what its client does. Where that cannot be done, memory cannot be read, either. */
export function write(instance: Instance, { at, count, tag, from = 0 }: Filled): void {
  instance.ask("kit.fillMemory", [CONTENTS, at, count, tag, from], "writing into memory");
}

/** Reads all of it. One crossing. */
function readContents(instance: Instance, { capacity }: ByteUnits): Contents {
  const unread = (problem: string): Contents => ({ problem, bytes: new Uint8Array() });
  const answer = instance.ask("kit.memory", [CONTENTS, capacity], "reading memory");
  if (answer.kind === "threw") return unread(`reading \`memory\` threw ${showThrown(answer.error)}`);
  const { value } = answer;
  if (!isList(value)) return unread(value instanceof Untold ? value.text : String(value as string));
  const [, length, bytes] = value;
  if (length !== capacity)
    return unread(`\`memory\` has ${String(length as number)} bytes, and has to have ${capacity}: one for each unit`);
  return { problem: null, bytes: bytes instanceof Uint8Array ? bytes : new Uint8Array() };
}

const isList = (value: Told): value is readonly Told[] => Array.isArray(value);

/** What there is in live allocations where all is right; 0 elsewhere, where nobody looks. */
export function allContents(model: ByteUnits): Uint8Array {
  const bytes = new Uint8Array(model.capacity);
  for (const { at, count, tag, from = 0 } of model.payloads())
    for (let place = 0; place < count; place++) bytes[at + place] = noiseByte(from + place, tag);
  return bytes;
}

/** What definitions of this family say of memory and of what is asked of it. */
export const inContents = <Oracle extends ByteUnits>(): Pick<Definition<Oracle>, "memory" | "asked"> => ({
  memory: CONTENTS,
  asked: {
    "kit.memory": (model) => ({
      steps: [
        { kind: "words", size: model.capacity, words: [] },
        { kind: "filled", parts: model.payloads() },
      ],
      answer: [model.capacity, model.capacity, allContents(model)],
    }),
    "kit.fillMemory": (_model, _shape, at, count, tag, from) => ({
      steps: [
        {
          kind: "fill",
          at: at as number,
          count: count as number,
          tag: tag as number,
          from: from as number,
        },
      ],
      answer: null,
    }),
  },
});

/** What is looked at in small worlds, under one name: how long memory is, and what clients have written. */
export const contentsLooks = (model: ByteUnits, aspect: string): Look[] => [
  { kind: "words", aspect, size: model.capacity, words: [] },
  { kind: "filled", aspect, parts: model.payloads() },
];

/** The view of what clients have written. */
export const contentsView: View<ByteUnits, Contents> = {
  read: readContents,
  judge(contents, model): BrokenLaw | null {
    if (contents.problem !== null) return { mistake: "memory that cannot be read", told: contents.problem };
    const changed = firstChanged(contents, model);
    if (changed === null) return null;
    const { payload, place } = changed;
    const [was, is = 0] = [noiseByte(place, payload.tag), contents.bytes[payload.at + place]];
    const end = payload.at + payload.count - 1;
    const where = payload.count === 1 ? `${payload.at}` : `${payload.at}…${end}`;
    return {
      mistake: "a block without what its client has written",
      told: `the byte at ${payload.at + place} is ${byteText(is)}, but byte ${place} of ${payload.label}, which has ${where}, has to be ${byteText(was)}, as its client has written it${source(is, payload)}`,
    };
  },
  failure: (_law, contents, model) => ({ kind: "wrong-result", pictures: contentPictures(contents, model) }),
};

/** The first byte of an allocation that is not what its client has written; `null` when all are. */
function firstChanged({ bytes }: Contents, model: ByteUnits): { payload: Payload; place: number } | null {
  for (const payload of model.payloads())
    for (let place = 0; place < payload.count; place++)
      if (bytes[payload.at + place] !== noiseByte(place, payload.tag)) return { payload, place };
  return null;
}

/** Which other byte of the allocation it is, where there is only one, as a clause to add. */
function source(is: number, { count, tag }: Payload): string {
  const places = Array.from({ length: count }, (_, place) => place).filter((place) => noiseByte(place, tag) === is);
  return places.length === 1 ? `; ${byteText(is)} is byte ${String(places[0])}` : "";
}

/** Bytes from the first wrong one on, with some before it. */
function contentPictures(contents: Contents, model: ByteUnits): CaptionedPicture[] {
  const changed = contents.problem === null ? firstChanged(contents, model) : null;
  if (changed === null) return [];
  const { payload, place } = changed;
  const first = MOST_SHOWN * Math.floor(place / MOST_SHOWN);
  const shown = Array.from({ length: Math.min(MOST_SHOWN, payload.count - first) }, (_, byte) => first + byte);
  const due = shown.map((byte): Word => ({ address: payload.at + byte, value: noiseByte(byte, payload.tag) }));
  const seen = due.map(({ address, value }): Word => {
    const is = contents.bytes[address] ?? 0;
    return { address, value: is, ...(is === value ? {} : { tone: "wrong" }) };
  });
  return [
    {
      caption: `As the client of ${payload.label} has written it`,
      picture: { kind: "words", as: "bytes", words: due },
    },
    { caption: "As it is now", picture: { kind: "words", as: "bytes", words: seen } },
  ];
}
