/** The oracle of the explicit list, against a second one that is nothing but words, and against tables worked out by hand. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { writtenWord } from "#kit/bytes/memory";
import { replay, type TraceName } from "#kit/bytes/replays";
import { expectedOfConstructor, HeapModel } from "../../exercises/11-explicit-list/stages/model.js";
import { LOOKALIKES } from "../../exercises/11-explicit-list/stages/scenes.js";
import { SIZES } from "../../exercises/11-explicit-list/stages/traces.js";

/**
 * A heap that is its words, with clients who fill what they are given: every answer is read out of them. Blocks are counted in words, and
 * after each call the whole list is written anew, in the order that its links had.
 */
class WordHeap {
  private words: number[] = [0, 3];

  constructor(
    private readonly maxBytes: number,
    private readonly growBytes: number,
  ) {}

  get size(): number {
    return 4 * this.words.length;
  }

  /** @param tag - by which the client's words are known; without one it writes nothing */
  allocate(asked: number, tag?: number): number | null {
    const need = Math.max(4, 2 * Math.ceil((asked + 4) / 8));
    const order = this.order();
    let at = order.find((place) => this.lengthAt(place) >= need);
    if (at === undefined) {
      const more = Math.max(need, this.growBytes / 4);
      if (4 * (this.words.length + more) > this.maxBytes) return null;
      at = this.grow(more);
    }
    const length = this.lengthAt(at);
    const own = length < need + 4 ? length : need;
    const rest = own < length ? [at + own] : [];
    this.words[at] = 4 * own + 3;
    if (own < length) this.free(at + own, length - own);
    else this.words[at + length] = (this.words[at + length] ?? 0) | 2;
    this.link([...rest, ...order.filter((place) => place !== at)]);
    const address = 4 * (at + 1);
    for (let place = at + 1; tag !== undefined && place < at + own; place++)
      this.words[place] = writtenWord([{ at: address, count: asked, tag }], 4 * place) ?? this.words[place] ?? 0;
    return address;
  }

  release(address: number): boolean {
    const at = address / 4 - 1;
    const word = this.words[at] ?? 0;
    if (address % 8 !== 0 || at < 1 || at >= this.words.length - 1) return false;
    const length = this.lengthAt(at);
    if (![1, 3].includes(word % 8) || length < 4 || at + length > this.words.length - 1) return false;
    const order = this.order();
    // Marked first, so that what is swallowed looks free.
    this.words[at] = word - 1;
    const isFree = (place: number): boolean => order.includes(place) || place === at;
    const headers = this.headers();
    let [first, last] = [headers.indexOf(at), headers.indexOf(at)];
    while (isFree(headers[first - 1] ?? NaN)) first -= 1;
    while (isFree(headers[last + 1] ?? NaN)) last += 1;
    const gone = headers.slice(first, last + 1);
    const [from = at, behind = at] = [gone[0], gone.at(-1)];
    this.free(from, behind + this.lengthAt(behind) - from);
    this.link([from, ...order.filter((place) => !gone.includes(place))]);
    return true;
  }

  /** `address=word` of every word that is told by the contract. */
  told(): string[] {
    const tags = this.headers().flatMap((place) => {
      const end = place + this.lengthAt(place);
      return this.isUsed(place) ? [place] : [place, place + 1, place + 2, end - 1];
    });
    return [0, ...tags, this.words.length - 1].map((place) => `${4 * place}=${this.words[place]}`);
  }

  live(): number[] {
    return this.headers()
      .filter((place) => this.isUsed(place))
      .map((place) => 4 * (place + 1));
  }

  /** Places of the free blocks' headers, as the links have them. */
  private order(): number[] {
    const places: number[] = [];
    for (let at = this.words[0] ?? 0; at !== 0; at = this.words[at / 4 + 1] ?? 0) places.push(at / 4);
    return places;
  }

  private link(order: readonly number[]): void {
    const address = (place: number | undefined): number => (place === undefined ? 0 : 4 * place);
    this.words[0] = address(order[0]);
    for (const [at, place] of order.entries()) {
      this.words[place + 1] = address(order[at + 1]);
      this.words[place + 2] = address(order[at - 1]);
    }
  }

  /** Goes on at the end, in what is free there; tells where that begins. It is in no list. */
  private grow(more: number): number {
    const last = this.headers().at(-1);
    const at = last === undefined || this.isUsed(last) ? this.words.length - 1 : last;
    for (let word = 0; word < more; word++) this.words.push(0);
    this.words[this.words.length - 1] = 1;
    this.free(at, this.words.length - 1 - at);
    return at;
  }

  private free(at: number, length: number): void {
    this.words[at] = 4 * length + 2;
    this.words[at + length - 1] = 4 * length;
    this.words[at + length] = (this.words[at + length] ?? 0) & ~2;
  }

  private headers(): number[] {
    const places: number[] = [];
    for (let place = 1; this.lengthAt(place) > 0; place += this.lengthAt(place)) places.push(place);
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

describe("the oracle of the explicit list", () => {
  const bytes = (most: number) => fc.integer({ min: 2, max: most / 8 }).map((grains) => 8 * grains);
  const memory = fc.record({ maxBytes: bytes(1024), growBytes: bytes(256) });
  const calls = fc.array(fc.record({ isFree: fc.boolean(), number: fc.nat({ max: 1023 }) }), {
    maxLength: 80,
    size: "max",
  });

  test("does in random calls what words do, and holds nobody to what a word may hide", () => {
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
            expect(heap.release(address)).toBe(true);
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
              expect(heap.release(tried)).toBe(false);
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
    expect(Math.min(refusals, open)).toBeGreaterThan(3_000);
  });

  test("does the example of the lesson", () => {
    const model = new HeapModel(4096, 96);
    expect(wordsOf(model)).toEqual(["0=0", "4=3"]);
    expect([12, 20, 12, 28].map((asked) => allocate(model, asked))).toEqual([8, 24, 48, 64]);
    expect([model.size, model.inWords()]).toEqual([104, "A:12/16 B:20/24 C:12/16 D:28/40"]);
    free(model, 8);
    free(model, 48);
    expect(model.list).toEqual([44, 4]);
    expect(allocate(model, 12)).toBe(48);
    free(model, 24);
    expect([model.inWords(), model.list]).toEqual(["-1:40 E:12/16 D:28/40", [4]]);
    expect(wordsOf(model)).toEqual(["0=4", "4=42", "8=0", "12=0", "40=40", "44=17", "60=43", "100=3"]);
  });

  test("has 2,568 bytes for 100 blocks of 20, as the lesson says", () => {
    const model = new HeapModel(65_536, 64);
    for (let block = 0; block < 100; block++) allocate(model, 20);
    const sizes = model.blocks.map(({ size }) => size);
    expect([
      model.size,
      sizes.filter((size) => size === 24).length,
      sizes.filter((size) => size === 32).length,
    ]).toEqual([2568, 80, 20]);
  });

  test.each(Object.entries(SIZES) as [TraceName, number][])("after the trace %s a heap has %d bytes", (trace, size) => {
    const heap = new WordHeap(2 ** 22, 4096);
    const replayed = {
      get memory() {
        return { size: heap.size };
      },
      allocate: (asked: number) => heap.allocate(asked) ?? NaN,
      free: (address: number) => void heap.release(address),
    };
    expect(replay(replayed, trace)).toBe(size);
  });

  test.each([
    [1, 16],
    [12, 16],
    [13, 24],
    [20, 24],
    [21, 32],
    [28, 32],
  ])("%d bytes need a block of %d", (asked, block) => {
    const model = new HeapModel(4096, 64);
    allocate(model, asked);
    expect(model.blocks[0]?.size).toBe(block);
  });

  test.each([
    [60, [64]],
    [45, [64]],
    [44, [48, 16]],
    [37, [48, 16]],
    [36, [40, 24]],
  ])("a request of %d cuts a free block of 64 into %j", (asked, sizes) => {
    const model = new HeapModel(4096, 64);
    allocate(model, asked);
    expect(model.blocks.map(({ size }) => size)).toEqual(sizes);
  });

  test.each([
    [0, 64, ["RangeError"]],
    [8, 64, ["RangeError"]],
    [84, 64, ["RangeError"]],
    [64, 12, ["RangeError"]],
    [64, NaN, ["RangeError"]],
    [Infinity, 64, ["RangeError"]],
    ["64", 64, ["RangeError", "TypeError"]],
  ])("refuses a memory of %j bytes that grows by %j", (maxBytes, growBytes, names) => {
    const due = expectedOfConstructor(maxBytes, growBytes);
    expect(due.kind === "throws" ? due.names : []).toEqual(names);
  });

  test("takes what clients have written for a header only where it can be one", () => {
    const model = new HeapModel(4096, 96);
    model.putBack(...LOOKALIKES);
    expect(model.size).toBe(104);
    const addresses = [16, 24, 32, 40, 48, 56, 64];
    expect(addresses.map((address) => model.isRefused(address))).toEqual([true, true, true, true, true, true, true]);
    model.putBack("A:60/64 B:4/16 -:16", "8=3 12=19 16=3 20=73 24=3 28=65 32=3 36=65");
    expect([16, 24, 32, 40].map((address) => model.isRefused(address))).toEqual([false, false, false, false]);
  });
});
