/**
 * Small worlds of this assignment: heaps of a few words, with every object that fits, and all that can lead to it.
 *
 * @module
 */
import { type Call, type Look, START, type Topic } from "#kit/define/small-world";
import { sideBySide } from "#kit/define/side-by-side";
import type { Part } from "#kit/define/survey";
import { type Oracles, worldChecksOf, worldOf } from "#kit/define/world";
import { type Collector, definitions } from "./definition.js";
import type { HeapModel } from "./model.js";

/** Kinds of calls. */
const CALL = "call in a small heap";
const APART = "call beside another heap";

/** Words of a heap in which objects of so many words fit. */
export const wordsFor = (collector: Collector, room: number): number =>
  collector === "copying" ? 1 + 2 * room : 1 + room;

/** References and data of an object. */
type Fields = readonly [references: number, data: number];

interface Size {
  /** Words that objects have room in. */
  room: number;
  roots: number;
  /** The objects that are made. */
  makes: readonly Fields[];
}

const call = (method: string, ...args: number[]): Call => ({ method, args });
const at = (kind: string): Topic => ({ kind, isEdge: false });

/** Every call that changes something, but for data: what is allocated, what leads where, and a collection. */
const callsOf =
  ({ makes }: Size) =>
  (model: HeapModel): Call[] => {
    const { layout, roots } = model;
    const known = [...model.known()];
    const targets = [null, ...known];
    return [
      ...makes.map(([references, data]) => call("allocate", references, data)),
      ...roots.flatMap((root, i) =>
        targets.filter((target) => target !== root).map((target) => call("setRoot", i, layout.addressOf(target))),
      ),
      ...known.flatMap((object) =>
        object.references.flatMap((now, i) =>
          targets
            .filter((target) => target !== now)
            .map((target) => call("setReference", layout.addressOf(object), i, layout.addressOf(target))),
        ),
      ),
      call("collect"),
    ];
  };

const looks = (model: HeapModel): Look[] => [
  { kind: "entries", aspect: "memory", property: "memory", length: model.words, entries: model.dueWords() },
  {
    kind: "answers",
    aspect: "roots",
    method: "getRoot",
    answers: model.roots.map((root, i) => ({ arg: i, due: model.layout.addressOf(root) })),
  },
];

/** Every call in every state. */
const everyState = (collector: Collector, size: Size): Part<Oracles<HeapModel>> => ({
  plays: "fresh",
  world: worldOf(definitions[collector], {
    construct: [[wordsFor(collector, size.room), size.roots]],
    start: at(START),
    calls: callsOf(size),
    topic: () => at(CALL),
    looks,
  }),
});

/** Two heaps side by side. */
const twoHeaps = (collector: Collector): Part<Oracles<HeapModel>>[] => {
  const heap = (room: number) => [wordsFor(collector, room), 1];

  return sideBySide(
    definitions[collector],
    [
      [heap(1), heap(1)],
      [heap(2), heap(1)],
    ],
    {
      calls: (model) => [
        call("allocate", 0, 0),
        ...[...model.known()]
          .filter((object) => object !== model.roots[0])
          .map((object) => call("setRoot", 0, model.layout.addressOf(object))),
        ...(model.roots[0] === null ? [] : [call("setRoot", 0, 0)]),
        call("collect"),
      ],
      about: APART,
      looks,
    },
  );
};

/** What is made in a heap. */
const SMALL: Fields[] = [
  [0, 0],
  [1, 0],
];
const WITH_DATA: Fields[] = [
  [1, 0],
  [0, 1],
];
const LARGER: Fields[] = [
  [1, 0],
  [2, 0],
];

/** Those that students see. */
const visible = (collector: Collector) =>
  worldChecksOf(definitions[collector], [
    everyState(collector, { room: 3, roots: 1, makes: SMALL }),
    everyState(collector, { room: 4, roots: 1, makes: WITH_DATA }),
    ...twoHeaps(collector),
  ]);

/** Those that only the instructor has. */
const hidden = (collector: Collector, size: Size) =>
  worldChecksOf(definitions[collector], [
    everyState(collector, size),
    everyState(collector, { room: 3, roots: 2, makes: [[0, 0]] }),
  ]);

/** By the collectors that they are about. */
export const worlds = {
  markSweep: visible("markSweep"),
  markCompact: visible("markCompact"),
  copying: visible("copying"),
};
export const largerWorlds = {
  markSweep: hidden("markSweep", { room: 5, roots: 1, makes: LARGER }),
  markCompact: hidden("markCompact", { room: 5, roots: 1, makes: LARGER }),
  copying: hidden("copying", { room: 4, roots: 1, makes: SMALL }),
};

/** All calls. */
export const everything = ({ kind }: Topic): boolean => kind === START || kind === CALL || kind === APART;
