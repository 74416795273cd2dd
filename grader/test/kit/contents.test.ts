/** Memory that is an array of bytes, a byte a unit: written as clients do, read beside the submission, and played in scripts. */
import { describe, expect, test } from "vitest";
import { allContents, CONTENTS, contentsLooks, contentsView, inContents, write } from "#kit/bytes/contents";
import { byteText } from "#kit/bytes/tags";
import { scriptOf, type Step } from "#kit/subject/script";
import type { Subject } from "#kit/subject/subject";
import { noiseByte } from "../../../exercises/kit/subject/guest-pattern.js";
import { instanceOf, nativeOf, sandboxOf } from "../support/sandbox.js";

/** Eight units: A has 2…4, and B has 6. */
const model = {
  capacity: 8,
  payloads: () => [
    { at: 2, count: 3, tag: 0, from: 0, label: "A" },
    { at: 6, count: 1, tag: 1, from: 0, label: "B" },
  ],
};
/** Memory in the middle of a larger one, another view at each read, whatever built-ins it breaks. */
const RIGHT = `class MemoryAllocator {
  all = new ArrayBuffer(64);
  get memory() { return new Uint8Array(this.all, 16, 8); }
  store(at, byte) { this.memory[at] = byte; }
  move(to, from, size) { this.memory.copyWithin(to, from, from + size); }
}
for (const key of ["slice", "set", "fill"]) Uint8Array.prototype[key] = () => { throw new Error("called"); };
for (const key of ["buffer", "byteOffset", "byteLength"])
  Object.defineProperty(Object.getPrototypeOf(Uint8Array.prototype), key, { get() { return 0; } });`;

test("of noise two neighbours are never equal", () => {
  for (let tag = 0; tag < 300; tag++)
    for (let place = 0; place < 4096; place++) {
      const byte = noiseByte(place, tag);
      if (byte < 0 || byte > 255 || byte === noiseByte(place + 1, tag)) expect.fail(`${place} of ${tag} is ${byte}`);
    }
});

test("what is right holds what clients have written", () => {
  const bytes = [0, 0, noiseByte(0, 0), noiseByte(1, 0), noiseByte(2, 0), 0, noiseByte(0, 1), 0];
  expect([...allContents(model)]).toEqual(bytes);
  expect(contentsLooks(model, "contents").map(({ aspect }) => aspect)).toEqual(["contents", "contents"]);
  expect(inContents().asked?.["kit.memory"]?.(model).answer).toEqual([8, 8, allContents(model)]);
});

describe.each<[string, (source: string) => Promise<Subject>]>([
  ["in the sandbox", (source) => sandboxOf(source)],
  ["natively", (source) => nativeOf(source, "export {};")],
])("%s", (_where, open) => {
  test("what was written is found, and goes along with a block that is moved", async () => {
    const instance = instanceOf(await open(RIGHT));
    for (const payload of model.payloads()) write(instance, payload);
    const judge = (heap: typeof model) => contentsView.judge(contentsView.read(instance, heap), heap);
    expect(judge(model)).toBeNull();
    instance.call("move", [1, 2, 3]);
    const moved = { capacity: 8, payloads: () => [{ at: 1, count: 4, tag: 0, from: 0, label: "A" }] };
    // Only what is new to it is written.
    write(instance, { at: 4, count: 1, tag: 0, from: 3 });
    expect(judge(moved)).toBeNull();
    expect(judge(model)?.told).toBe(
      `the byte at 2 is ${byteText(noiseByte(1, 0))}, but byte 0 of A, which has 2…4, has to be ${byteText(noiseByte(0, 0))}, as its client has written it; ${byteText(noiseByte(1, 0))} is byte 1`,
    );
  });

  test("a wrong byte is drawn beside the right one", async () => {
    const instance = instanceOf(await open(RIGHT));
    for (const payload of model.payloads()) write(instance, payload);
    instance.call("store", [6, 0]);
    const seen = contentsView.read(instance, model);
    const law = contentsView.judge(seen, model);
    expect(law?.told).toContain("the byte at 6 is 0x00 (0), but byte 0 of B, which has 6, has to be");
    const { pictures = [] } = contentsView.failure(law ?? { mistake: "", told: "" }, seen, model);
    expect(pictures.map(({ picture }) => picture)).toMatchObject([
      { words: [{ address: 6, value: noiseByte(0, 1) }] },
      { words: [{ address: 6, value: 0, tone: "wrong" }] },
    ]);
  });

  test.each([
    ["`memory` is an array, not bytes", "memory = [1, 2];"],
    ["`memory` is a Uint8ClampedArray, not a Uint8Array", "memory = new Uint8ClampedArray(8);"],
    ["`memory` has 7 bytes, and has to have 8: one for each unit", "memory = new Uint8Array(7);"],
    ["reading `memory` threw RangeError: no", "get memory() { throw new RangeError('no'); }"],
  ])("it is told that %s", async (problem, memory) => {
    const instance = instanceOf(await open(`class MemoryAllocator { ${memory} }`));
    const seen = contentsView.read(instance, model);
    expect(contentsView.judge(seen, model)?.told).toBe(problem);
    expect(contentsView.failure({ mistake: "", told: "" }, seen, model).pictures).toEqual([]);
  });

  test("in scripts it is written and compared, and the first difference is told", async () => {
    const subject = await open(RIGHT);
    const due = { kind: "returns", value: undefined } as const;
    const call = (method: string, args: number[]): Step => ({
      kind: "call",
      slot: 0,
      method,
      args,
      due,
      isLook: false,
    });
    const begin: Step[] = [
      { kind: "construct", slot: 0, args: [] },
      { kind: "fill", slot: 0, at: 2, count: 3, tag: 0, from: 0 },
      { kind: "fill", slot: 0, at: 6, count: 1, tag: 1, from: 0 },
    ];
    const looks: Step[] = [
      { kind: "words", slot: 0, size: 8, words: [] },
      { kind: "filled", slot: 0, parts: model.payloads() },
    ];
    const moved: Step[] = [
      call("move", [1, 2, 3]),
      { kind: "fill", slot: 0, at: 4, count: 1, tag: 0, from: 3 },
      { kind: "filled", slot: 0, parts: [{ at: 1, count: 4, tag: 0, from: 0 }] },
    ];
    const sequences: Step[][] = [
      [...begin, ...looks],
      [...begin, call("store", [3, 0]), ...looks],
      [...begin, ...moved],
      [...begin, call("store", [4, 0]), ...moved],
      [...begin, { kind: "words", slot: 0, size: 9, words: [] }],
    ];
    const script = scriptOf(sequences, "playing", { memory: CONTENTS });
    expect(subject.play(script)).toEqual([
      { sequence: 1, step: 5 },
      { sequence: 3, step: 6 },
      { sequence: 4, step: 3 },
    ]);
    expect(subject.firstDifference(script)).toEqual({ sequence: 1, step: 5 });
    expect(subject.firstDifference({ ...script, sequences: script.sequences.slice(0, 1) })).toBeNull();
  });
});
