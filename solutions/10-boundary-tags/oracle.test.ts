/** The oracle of boundary tags, against a second one that is nothing but words, and against tables worked out by hand. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { writtenWord } from "#kit/bytes/memory";
import { replay, type TraceName } from "#kit/bytes/replays";
import { expectedOfConstructor, HeapModel } from "../../exercises/10-boundary-tags/stages/model.js";
import { SIZES } from "../../exercises/10-boundary-tags/stages/traces.js";

/**
 * A heap that is its words, with clients who fill what they are given: every answer is read out of them, and a free believes the two
 * words that would be the tags of a block there, as the contract allows.
 */
class WordHeap {
  private words: number[] = [0, 9, 9];

  constructor(
    private readonly maxBytes: number,
    private readonly growBytes: number,
  ) {
    this.words.push(1);
    this.grow(growBytes / 4);
  }

  get size(): number {
    return 4 * this.words.length;
  }

  /** @param tag - by which the client's words are known; without one it writes nothing */
  allocate(asked: number, tag?: number): number | null {
    const need = Math.max(4, 2 * Math.ceil((asked + 8) / 8));
    let at = this.headers().find((place) => !this.isUsed(place) && this.lengthAt(place) >= need);
    if (at === undefined) {
      const more = Math.max(need, this.growBytes / 4);
      if (4 * (this.words.length + more) > this.maxBytes) return null;
      at = this.grow(more);
    }
    const length = this.lengthAt(at);
    const own = length - need < 4 ? length : need;
    this.tag(at, own, 1);
    if (own < length) this.tag(at + own, length - own, 0);
    const address = 4 * (at + 1);
    for (let place = at + 1; tag !== undefined && place < at + own - 1; place++)
      this.words[place] = writtenWord([{ at: address, count: asked, tag }], 4 * place) ?? this.words[place] ?? 0;
    return address;
  }

  free(address: number): boolean {
    const at = address / 4 - 1;
    const word = this.words[at] ?? 0;
    const length = (word - 1) / 4;
    if (address % 8 !== 0 || at < 3 || at >= this.words.length - 1) return false;
    if (word % 8 !== 1 || length < 4 || at + length > this.words.length - 1) return false;
    if (this.words[at + length - 1] !== word) return false;
    // Marked first, so that what is swallowed looks free.
    this.tag(at, length, 0);
    const headers = this.headers();
    const isUsed = (place: number | undefined): boolean => place === undefined || this.isUsed(place);
    let [first, last] = [headers.indexOf(at), headers.indexOf(at)];
    while (!isUsed(headers[first - 1])) first -= 1;
    while (!isUsed(headers[last + 1])) last += 1;
    const [from = at, behind = at] = [headers[first], headers[last]];
    this.tag(from, behind + this.lengthAt(behind) - from, 0);
    return true;
  }

  /** `address=word` of every tag, and of the words at both ends. */
  told(): string[] {
    const tags = this.headers().flatMap((place) => [place, place + this.lengthAt(place) - 1]);
    return [0, 1, 2, ...tags, this.words.length - 1].map((place) => `${4 * place}=${this.words[place]}`);
  }

  live(): number[] {
    return this.headers()
      .filter((place) => this.isUsed(place))
      .map((place) => 4 * (place + 1));
  }

  holes(): number {
    return this.headers().filter((place) => !this.isUsed(place)).length;
  }

  wordAt(address: number): number | undefined {
    return this.words[address / 4];
  }

  /** Goes on at the end, in what is free there; tells where that begins. */
  private grow(more: number): number {
    const last = this.headers().at(-1);
    const at = last === undefined || this.isUsed(last) ? this.words.length - 1 : last;
    for (let word = 0; word < more; word++) this.words.push(0);
    this.words[this.words.length - 1] = 1;
    this.tag(at, this.words.length - 1 - at, 0);
    return at;
  }

  private tag(at: number, length: number, bit: number): void {
    this.words[at] = this.words[at + length - 1] = 4 * length + bit;
  }

  private headers(): number[] {
    const places: number[] = [];
    for (let place = 3; this.lengthAt(place) > 0; place += this.lengthAt(place)) places.push(place);
    return places;
  }

  private isUsed(place: number): boolean {
    return (this.words[place] ?? 0) % 2 === 1;
  }

  private lengthAt(place: number): number {
    return Math.floor((this.words[place] ?? 0) / 8) * 2;
  }
}

const wordsOf = (model: HeapModel): string[] => model.words().map(({ address, value }) => `${address}=${value}`);

/** Makes a request; gives the address. */
function allocate(model: HeapModel, asked: number): unknown {
  const due = model.dueOfAllocate(asked);
  if (due.kind === "returns") model.allocate(asked);
  return due.kind === "returns" ? due.value : due.names;
}

/** Takes back what has to be live. */
function free(model: HeapModel, address: number): void {
  expect(model.placeOf(address)).not.toBe(-1);
  model.free(address);
}

describe("the oracle of boundary tags", () => {
  const bytes = (most: number) => fc.integer({ min: 2, max: most / 8 }).map((grains) => 8 * grains);
  const memory = fc.record({ maxBytes: bytes(1024), growBytes: bytes(256) });
  const calls = fc.array(fc.record({ isFree: fc.boolean(), number: fc.nat({ max: 1023 }) }), {
    maxLength: 80,
    size: "max",
  });

  test("does in random calls what a row of words does, and holds nobody to what a word may hide", () => {
    let refusals = 0;
    let open = 0;
    fc.assert(
      fc.property(memory, calls, ({ maxBytes, growBytes }, made) => {
        fc.pre(expectedOfConstructor(maxBytes, growBytes).kind === "returns");
        const model = new HeapModel(maxBytes, growBytes);
        const heap = new WordHeap(maxBytes, growBytes);
        let allocations = 0;
        for (const { isFree, number } of made) {
          const live = heap.live();
          const address = live[number % Math.max(1, live.length)];
          if (isFree && address !== undefined) {
            expect(model.dueOfFree(address)).toEqual({ kind: "returns", value: undefined });
            model.free(address);
            expect(heap.free(address)).toBe(true);
          } else {
            const asked = 1 + (number % 150);
            const due = allocate(model, asked);
            expect(due).toEqual(heap.allocate(asked, allocations) ?? ["OutOfMemoryError"]);
            if (typeof due === "number") allocations += 1;
          }
          expect(wordsOf(model)).toEqual(heap.told());
          expect(model.size).toBe(heap.size);
          expect([...model.live()].sort((a, b) => a - b)).toEqual(heap.live());
          for (let tried = 8 * (number % 5); tried < heap.size; tried += 40) {
            if (model.placeOf(tried) !== -1) continue;
            if (model.isRefused(tried)) {
              refusals += 1;
              expect(heap.free(tried)).toBe(false);
            } else open += 1;
          }
          const again = new HeapModel(maxBytes, growBytes);
          again.putBack(model.inWords());
          expect([again.words(), again.payloads()]).toEqual([model.words(), model.payloads()]);
        }
      }),
      { seed: 1, numRuns: 80 },
    );
    // Enough of both, so that neither is right by never being asked.
    expect(Math.min(refusals, open)).toBeGreaterThan(5_000);
  });

  test("does the example of the lesson", () => {
    const model = new HeapModel(4096, 64);
    expect([model.size, model.inWords()]).toEqual([80, "-:64"]);
    expect(wordsOf(model)).toEqual(["0=0", "4=9", "8=9", "12=64", "72=64", "76=1"]);
    expect([8, 20, 1].map((asked) => allocate(model, asked))).toEqual([16, 32, 64]);
    expect([model.size, model.inWords()]).toEqual([80, "A:8/16 B:20/32 C:1/16"]);
    const after = [16, 64, 32].map((address) => {
      free(model, address);
      return model.inWords();
    });
    expect(after).toEqual(["-:16 B:20/32 C:1/16", "-:16 B:20/32 -:16", "-:64"]);
    expect(wordsOf(model)).toEqual(["0=0", "4=9", "8=9", "12=64", "72=64", "76=1"]);
    // Both headers that were swallowed last are marked; the first of them keeps the address that it always had.
    expect([32, 64, 16].map((address) => model.isRefused(address))).toEqual([true, true, true]);
  });

  test("leaves stale words behind as the lesson says", () => {
    const heap = new WordHeap(4096, 64);
    for (const [tag, asked] of [8, 20, 1].entries()) heap.allocate(asked, tag);
    for (const address of [16, 64, 32]) heap.free(address);
    expect([12, 24, 28, 56, 60, 72].map((address) => heap.wordAt(address))).toEqual([64, 16, 32, 32, 16, 64]);
  });

  test("does the second example of the lesson", () => {
    const model = new HeapModel(4096, 64);
    expect([8, 8, 8].map((asked) => allocate(model, asked))).toEqual([16, 32, 48]);
    free(model, 32);
    free(model, 16);
    expect(model.inWords()).toBe("-:32 C:8/16 -:16");
    expect(wordsOf(model).slice(3, 5)).toEqual(["12=32", "40=32"]);
  });

  test("has 3,216 bytes for 100 blocks of 24, as the lesson says", () => {
    const model = new HeapModel(65_536, 64);
    for (let block = 0; block < 100; block++) allocate(model, 24);
    expect([model.size, model.blocks.length]).toEqual([3216, 100]);
  });

  test.each(Object.entries(SIZES) as [TraceName, number][])("after the trace %s a heap has %d bytes", (trace, size) => {
    const heap = new WordHeap(2 ** 22, 4096);
    const memory = {
      get size() {
        return heap.size;
      },
    };
    const replayed = {
      memory,
      allocate: (asked: number) => heap.allocate(asked) ?? NaN,
      free: (address: number) => void heap.free(address),
    };
    expect(replay(replayed, trace)).toBe(size);
  });

  test.each([
    [500, 77],
    [60, 31],
  ])("has with requests of up to %d bytes %d holes among 200 live blocks, as the lesson says", (most, holes) => {
    const heap = new WordHeap(2 ** 20, 64);
    let x = 1;
    const next = (): number => (x = (48_271 * x) % (2 ** 31 - 1));
    const request = (): number => heap.allocate(1 + (next() % most)) ?? NaN;
    const live = Array.from({ length: 200 }, request);
    let sum = 0;
    let looks = 0;
    for (let step = 1; step <= 30_000; step++) {
      const place = next() % 200;
      heap.free(live.splice(place, 1)[0] ?? NaN);
      live.push(request());
      if (step < 10_000 || step % 100 !== 0) continue;
      sum += heap.holes();
      looks += 1;
    }
    expect(Math.round(sum / looks)).toBe(holes);
  });

  test.each([
    [1, 16],
    [8, 16],
    [9, 24],
    [16, 24],
    [17, 32],
    [20, 32],
    [24, 32],
    [25, 40],
  ])("%d bytes need a block of %d", (asked, block) => {
    const model = new HeapModel(4096, 64);
    allocate(model, asked);
    expect(model.blocks[0]?.size).toBe(block);
  });

  test.each([
    [56, [64]],
    [41, [64]],
    [40, [48, 16]],
    [33, [48, 16]],
    [32, [40, 24]],
  ])("a request of %d cuts a free block of 64 into %j", (asked, sizes) => {
    const model = new HeapModel(4096, 64);
    allocate(model, asked);
    expect(model.blocks.map(({ size }) => size)).toEqual(sizes);
  });

  test.each([
    [0, 64, ["RangeError"]],
    [8, 64, ["RangeError"]],
    [84, 64, ["RangeError"]],
    [-16, 64, ["RangeError"]],
    [64, 8, ["RangeError"]],
    [64, 12, ["RangeError"]],
    [64, NaN, ["RangeError"]],
    [Infinity, 64, ["RangeError"]],
    [96.5, 64, ["RangeError"]],
    [72, 64, ["RangeError", "OutOfMemoryError"]],
  ])("refuses a memory of %d bytes that grows by %d", (maxBytes, growBytes, names) => {
    const due = expectedOfConstructor(maxBytes, growBytes);
    expect(due.kind === "throws" ? due.names : []).toEqual(expect.arrayContaining(names));
  });

  test("takes what clients have written for a block only where both tags agree", () => {
    const model = new HeapModel(4096, 64);
    // A has 16…55: words 20 and 40 could be the tags of a block of 24, words 28 and 48 are unlike, and 36 has a bit too many.
    model.putBack("A:40/48 -:16", "20=25 40=25 28=25 48=17 36=27 44=64");
    expect([24, 32, 48].map((address) => model.isRefused(address))).toEqual([false, true, true]);
  });
});
