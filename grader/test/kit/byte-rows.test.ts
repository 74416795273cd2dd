/** Heaps in bytes as rows of blocks, the kinds of their words, and the traces that they are replayed on. */
import { describe, expect, test } from "vitest";
import { type DueWord, memoryLooks } from "#kit/bytes/memory";
import { type ReplayedHeap, replay } from "#kit/bytes/replays";
import {
  blocksOf,
  errorsOfBytes,
  headerIn,
  joined,
  merged,
  payloadsIn,
  liveInWords,
  pictureOf,
  putBackTold,
  rowInWords,
  swallowedOf,
  writtenOf,
} from "#kit/bytes/row";
import { arrange } from "#kit/bytes/scenes";
import { fieldsOf, wordText } from "#kit/bytes/tags";
import { memoryViews } from "#kit/bytes/views";

describe("a row of blocks", () => {
  const row = blocksOf("A:13/24 -:16 B2:8/16");

  test("is read and told", () => {
    expect(rowInWords(row)).toBe("A:13/24 -:16 B2:8/16");
    expect(blocksOf("-2:16 A:13/24 -1:40").map(({ size }) => size)).toEqual([16, 24, 40]);
    expect(() => blocksOf("A:13/24 16")).toThrow('"16" in "A:13/24 16" is no block');
    expect([...writtenOf("20=27 24=3")]).toEqual([
      [20, 27],
      [24, 3],
    ]);
    expect(() => writtenOf("20")).toThrow("is no word such as 20=27");
  });

  test("knows where its headers and payloads are", () => {
    expect(row.map((_, place) => headerIn(row, place, 12))).toEqual([12, 36, 52]);
    expect(payloadsIn(row, 12).map(({ at, count, tag, label }) => [at, count, tag, label])).toEqual([
      [16, 13, 0, "A"],
      [56, 8, 27, "B2"],
    ]);
    expect(pictureOf(row, 4, 4)).toMatchObject({
      capacity: 64,
      blocks: [{ start: 0, size: 4 }, { start: 4, used: 17 }, { start: 28 }, { start: 44, used: 12 }, { start: 60 }],
    });
  });

  test("has free neighbours as one, and knows which headers went with that", () => {
    const free = blocksOf("-:16 -:24 A:8/16 -:16");
    expect(rowInWords(merged(free))).toBe("-:40 A:8/16 -:16");
    const ranges = [
      { start: 4, end: 20 },
      { start: 20, end: 28 },
      { start: 20, end: 44 },
    ];
    expect(swallowedOf(ranges, merged(free), 4)).toEqual([{ start: 20, end: 44 }]);
  });

  test("tells what lives, and what is put back", () => {
    expect([[], [16], [80, 16]].map(liveInWords)).toEqual([
      "Nothing is allocated.",
      "The only live payload begins at 16.",
      "Live payloads begin at 16, 80.",
    ]);
    expect(liveInWords(Array.from({ length: 13 }, (_, place) => 8 * place))).toMatch(/80, 88, …\.$/);
    expect(joined(blocksOf("A:13/24 -:16"))).toBe(", which joins the 16 bytes that are free at its end");
    expect([[], blocksOf("-:16 A:13/24")].map(joined)).toEqual(["", ""]);
    expect(putBackTold("`-:16` a free one")).toMatch(/^Here `putBack` is the grader: .*; `-:16` a free one\.$/);
  });

  test.each([
    [16, []],
    [8, ["RangeError"]],
    [20, ["RangeError"]],
    ["16", ["RangeError", "TypeError"]],
  ])("takes %j for a size of memory, or names what is wrong with it", (bytes, names) => {
    expect(errorsOfBytes(bytes)).toEqual(names);
  });
});

describe("kinds of words", () => {
  test("are told as what they are", () => {
    expect(wordText(25)).toBe("0x00000019 (size 24, a 1)");
    expect(wordText(42, "tag of two")).toBe("0x0000002a (size 40, p 1, a 0)");
    expect(wordText(44, "link")).toBe("44");
    expect(fieldsOf(44, "link")).toEqual([{ name: "link", value: 44 }]);
    expect(fieldsOf(44, "link", "head")).toEqual([{ name: "head", value: 44 }]);
  });

  test.each([
    [25, "tag", "0x00000019 (size 24, a 1)"],
    [29, "tag", "0x0000001d (size 24, a 1, bit 2 1)"],
    [26, "tag", "0x0000001a (size 24, a 0, bit 1 1)"],
    [31, "tag", "0x0000001f (size 24, a 1, bit 1 1, bit 2 1)"],
    [27, "tag of two", "0x0000001b (size 24, p 1, a 1)"],
    [28, "tag of two", "0x0000001c (size 24, p 0, a 0, bit 2 1)"],
    [31, "tag of two", "0x0000001f (size 24, p 1, a 1, bit 2 1)"],
    [2 ** 32 - 1, "tag", "0xffffffff (size 4294967288, a 1, bit 1 1, bit 2 1)"],
  ] as const)("tell of %i, a %s, each bit that means nothing where it is set", (value, as, told) => {
    expect(wordText(value, as)).toBe(told);
    expect(fieldsOf(value, as).map(({ name, value }) => `${name} ${String(value)}`)).toEqual(
      told.slice("0x00000000 (".length, -1).split(", "),
    );
  });

  const words: DueWord[] = [
    { address: 0, value: 4, role: "the head", isInUse: false, as: "link" },
    { address: 4, value: 18, role: "the header of a free block", isInUse: false, as: "tag of two" },
  ];
  const heap = { maxBytes: 24, size: 24, words: () => words, payloads: () => [] };

  test("are looked at apart where some of them are links", () => {
    const aspects = (of: readonly DueWord[]) => memoryLooks({ ...heap, words: () => of }).map(({ aspect }) => aspect);
    expect(aspects(words)).toEqual(["blocks in use", "tags", "words", "contents"]);
    expect(aspects(words.slice(1))).toEqual(["blocks in use", "words", "contents"]);
  });

  test("are judged apart, and the wrong one is marked", () => {
    const views = memoryViews<typeof heap>(() => ({ capacity: 24, blocks: [] }));
    const bytes = new Uint8Array(24);
    const memory = { problem: null, size: 24, length: 24, bytes };
    expect(views.words.judge(memory, heap)?.told).toBe("the word at 0, the head, is 0, and has to be 4");
    const law = views.tags.judge(memory, heap);
    expect(law?.told).toMatch(/^the word at 4, the header of a free block, is 0x00000000 \(size 0, p 0, a 0\)/);
    const { pictures = [] } = views.tags.failure(law ?? { mistake: "", told: "" }, memory, heap);
    expect(pictures.at(-1)?.picture).toMatchObject({ words: [{ address: 0 }, { address: 4, tone: "wrong" }] });
    new DataView(bytes.buffer).setUint32(4, 18, true);
    expect(views.tags.judge(memory, heap)).toBeNull();
  });
});

describe("pictures of words", () => {
  const picture = () => pictureOf(blocksOf("A:20/24 -:16"), 4, 4);
  const words: DueWord[] = [
    { address: 0, value: 0, role: "which nobody uses", isInUse: true },
    { address: 4, value: 25, role: "the header of A", isInUse: true },
    { address: 28, value: 16, role: "the header of a free block", isInUse: false },
    { address: 44, value: 1, role: "the epilogue", isInUse: true },
  ];
  const heap = { maxBytes: 48, size: 48, words: () => words, payloads: () => [] };
  const views = memoryViews<typeof heap>(picture);
  const told = (values: Record<number, number>) => {
    const bytes = new Uint8Array(48);
    for (const [address, value] of Object.entries(values))
      new DataView(bytes.buffer).setUint32(Number(address), value, true);
    const { pictures = [] } = views.words.failure(
      { mistake: "", told: "" },
      { problem: null, size: 48, length: 48, bytes },
      heap,
    );
    return pictures.flatMap(({ caption, picture }) =>
      picture.kind === "words"
        ? [
            `${caption}: ${picture.words.map(({ address, tone }) => `${address}${tone === "wrong" ? " ✗" : ""}`).join()}`,
          ]
        : [],
    );
  };

  test("mark all that are wrong, and have headers that only the submission knows of", () => {
    expect(told({ 4: 17, 20: 24, 44: 3 })).toEqual([
      "The words as they should be: 0,4,28,44",
      "Your words: 0,4 ✗,20,28 ✗,44 ✗",
    ]);
  });

  test("are one where all of them are right", () => {
    expect(told({ 4: 25, 28: 16, 44: 1 })).toEqual(["Your words, which are as they should be: 0,4,28,44"]);
  });
});

/** One that hands out what lies behind all that it has handed out, and counts what is live. */
function ledger(): ReplayedHeap & { live: Set<number>; calls: number } {
  const memory = { size: 0 };
  const live = new Set<number>();
  const heap = {
    memory,
    live,
    calls: 0,
    allocate(size: number) {
      heap.calls += 1;
      live.add(memory.size);
      memory.size += size;
      return memory.size - size;
    },
    free(address: number) {
      heap.calls += 1;
      if (!live.delete(address)) throw new Error(`nothing is live at ${address}`);
    },
  };
  return heap;
}

describe("traces", () => {
  test.each([
    ["coalescing", 2400 * (4095 + 4095 + 8190), 6 * 2400],
    ["a twentieth of binary", 100 * (64 + 448 + 512), 100 * 6],
    ["binary2", 4000 * (16 + 112 + 128), 4000 * 6],
    ["realloc2", 4092 * 4800 + (5 * 4799 * 4800) / 2 + 16 * 4800, 2 * 2 * 4800],
  ] as const)("%s asks for %d bytes in all, and frees everything in %d calls", (trace, bytes, calls) => {
    const heap = ledger();
    expect(replay(heap, trace)).toBe(bytes);
    expect([heap.live.size, heap.calls]).toEqual([0, calls]);
  });
});

describe("a scene", () => {
  test("has its holes where it says, and its pieces by their letters", () => {
    const heap = { ...ledger(), arrange: (body: () => void) => body() };
    const piece = arrange(heap, "A:13 -:5 C:8");
    expect([piece("A"), piece("C"), heap.live.size]).toEqual([0, 18, 2]);
    expect(() => piece("B")).toThrow('there is no piece B in "A:13 -:5 C:8"');
    expect(() => arrange(heap, "A")).toThrow("is no piece such as");
  });
});
