/** The oracle of the implicit list, against a second one that is nothing but words, and against tables worked out by hand. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { expectedOfConstructor, HeapModel } from "../../exercises/09-implicit-list/stages/model.js";

/** A heap that is its words: every answer is read out of them, by their places. */
class WordHeap {
  private words: number[] = [0, 1];

  constructor(
    private readonly maxBytes: number,
    private readonly growBytes: number,
  ) {}

  get size(): number {
    return 4 * this.words.length;
  }

  allocate(asked: number): number | null {
    const need = 2 * Math.ceil((asked + 4) / 8);
    let at = this.headers().find((place) => !this.isUsed(place) && this.lengthAt(place) >= need);
    if (at === undefined) {
      const more = Math.max(need, this.growBytes / 4);
      if (4 * (this.words.length + more) > this.maxBytes) return null;
      const [last] = this.headers().slice(-1);
      at = last === undefined || this.isUsed(last) ? this.words.length - 1 : last;
      this.words.push(...new Array<number>(more).fill(0));
      this.words[this.words.length - 1] = 1;
      this.words[at] = 4 * (this.words.length - 1 - at);
    }
    const length = this.lengthAt(at);
    this.words[at] = 4 * need + 1;
    if (length > need) this.words[at + need] = 4 * (length - need);
    return 4 * (at + 1);
  }

  free(address: number): boolean {
    const at = this.headers().find((place) => 4 * (place + 1) === address && this.isUsed(place));
    if (at === undefined) return false;
    this.words[at] = 4 * this.lengthAt(at);
    // One pass over all blocks, again and again, until no two free ones touch.
    for (;;) {
      const first = this.headers().find((place) => {
        const next = place + this.lengthAt(place);
        return !this.isUsed(place) && next < this.words.length - 1 && !this.isUsed(next);
      });
      if (first === undefined) return true;
      this.words[first] = 4 * (this.lengthAt(first) + this.lengthAt(first + this.lengthAt(first)));
    }
  }

  /** `address=word` of every header, and of the epilogue. */
  told(): string[] {
    return [...this.headers(), this.words.length - 1].map((place) => `${4 * place}=${this.words[place]}`);
  }

  live(): number[] {
    return this.headers()
      .filter((place) => this.isUsed(place))
      .map((place) => 4 * (place + 1));
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

describe("the oracle of the implicit list", () => {
  const bytes = (most: number) => fc.integer({ min: 2, max: most / 8 }).map((grains) => 8 * grains);
  const memory = fc.record({ maxBytes: bytes(1024), growBytes: bytes(256) });
  const calls = fc.array(fc.record({ isFree: fc.boolean(), number: fc.nat({ max: 1023 }) }), {
    maxLength: 80,
    size: "max",
  });

  test("does in random calls what a row of words does", () => {
    fc.assert(
      fc.property(memory, calls, ({ maxBytes, growBytes }, made) => {
        const model = new HeapModel(maxBytes, growBytes);
        const heap = new WordHeap(maxBytes, growBytes);
        for (const { isFree, number } of made) {
          const live = heap.live();
          const address = number % 3 === 0 ? number % (heap.size + 2) : live[number % Math.max(1, live.length)];
          if (isFree && address !== undefined) {
            const due = model.dueOfFree(address);
            const names = address < heap.size ? ["InvalidFreeError"] : ["RangeError"];
            expect(due).toEqual(heap.free(address) ? { kind: "returns", value: undefined } : { kind: "throws", names });
            if (due.kind === "returns") model.free(address);
          } else {
            const asked = 1 + (number % 150);
            expect(allocate(model, asked)).toEqual(heap.allocate(asked) ?? ["OutOfMemoryError"]);
          }
          expect(wordsOf(model)).toEqual(heap.told());
          expect(model.size).toBe(heap.size);
          expect(model.payloads().map(({ at }) => at)).toEqual(heap.live());
          const again = new HeapModel(maxBytes, growBytes);
          again.putBack(model.inWords());
          expect([again.words(), again.payloads()]).toEqual([model.words(), model.payloads()]);
        }
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  test("does the example of the lesson", () => {
    const model = new HeapModel(4096, 64);
    const rows = [13, 4, 20].map((asked) => [allocate(model, asked), model.size, model.inWords()]);
    expect(rows).toEqual([
      [8, 72, "A:13/24 -:40"],
      [32, 72, "A:13/24 B:4/8 -:32"],
      [40, 72, "A:13/24 B:4/8 C:20/24 -:8"],
    ]);
    const after = [8, 40, 32].map((address) => {
      model.free(address);
      return model.inWords();
    });
    expect(after).toEqual(["-:24 B:4/8 C:20/24 -:8", "-:24 B:4/8 -:32", "-:64"]);
    expect([allocate(model, 100), model.size, model.inWords()]).toEqual([8, 176, "D:100/104 -:64"]);
    expect(wordsOf(model)).toEqual(["4=105", "108=64", "172=1"]);
  });

  test("has 2,440 bytes for 100 blocks of 20, as the lesson says", () => {
    const model = new HeapModel(65_536, 64);
    for (let block = 0; block < 100; block++) allocate(model, 20);
    expect([model.size, model.blocks.length]).toEqual([2440, 101]);
  });

  test.each([
    [1, 8],
    [4, 8],
    [5, 16],
    [12, 16],
    [13, 24],
    [20, 24],
    [21, 32],
  ])("%d bytes need a block of %d", (asked, block) => {
    const model = new HeapModel(4096, 64);
    allocate(model, asked);
    expect(model.blocks[0]?.size).toBe(block);
  });

  test.each([
    [0, 64],
    [8, 64],
    [20, 64],
    [-16, 64],
    [64, 8],
    [64, 12],
    [64, NaN],
    [Infinity, 64],
    [16.5, 64],
  ])("refuses a memory of %d bytes that grows by %d", (maxBytes, growBytes) => {
    expect(expectedOfConstructor(maxBytes, growBytes)).toEqual({ kind: "throws", names: ["RangeError"] });
  });
});
