/** The oracle, held against a second one that is one big number, and against tables worked out by hand. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { makeOn } from "#kit/define/oracle";
import { definition } from "../../exercises/08-bitmap/stages/definition.js";
import { BlocksModel, expectedOfConstructor } from "../../exercises/08-bitmap/stages/model.js";

/** The free blocks as the digits of one binary number, the last block first. */
class Digits {
  private digits: string;

  constructor(
    count: number,
    private readonly size: number,
  ) {
    this.digits = "1".repeat(count);
  }

  allocate(): number | null {
    const from = this.digits.lastIndexOf("1");
    if (from === -1) return null;
    this.put(from, "0");
    return (this.digits.length - 1 - from) * this.size;
  }

  free(address: number): boolean {
    for (let place = 0; place < this.digits.length; place++) {
      if ((this.digits.length - 1 - place) * this.size !== address || this.digits[place] === "1") continue;
      this.put(place, "1");
      return true;
    }
    return false;
  }

  count(): number {
    return this.digits.split("1").length - 1;
  }

  words(): number[] {
    const padded = this.digits.padStart(32 * Math.ceil(this.digits.length / 32), "0");
    return (padded.match(/.{32}/g) ?? []).map((word) => parseInt(word, 2)).reverse();
  }

  private put(place: number, digit: string): void {
    this.digits = this.digits.slice(0, place) + digit + this.digits.slice(place + 1);
  }
}

const calls = fc.array(fc.integer({ min: -80, max: 90 }), { size: "max", maxLength: 120 });

describe("the oracle of equal blocks", () => {
  test("does in random calls what one binary number does", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 75 }), fc.integer({ min: 1, max: 9 }), calls, (count, size, made) => {
        const model = new BlocksModel(count, size);
        const digits = new Digits(count, size);
        expect(model.words()).toEqual(digits.words());
        for (const number of made) {
          if (number < 0) {
            const due = makeOn(definition, model, { method: "allocate", args: [] });
            expect(due.kind === "returns" ? due.value : null).toBe(digits.allocate());
          } else {
            // Most of them are a block, and some lie between two.
            const address = number % 7 === 6 ? number : number * size;
            const due = makeOn(definition, model, { method: "free", args: [address] });
            expect(due.kind === "returns").toBe(digits.free(address));
            if (due.kind === "throws")
              expect(due.names).toEqual([address < count * size ? "InvalidFreeError" : "RangeError"]);
          }
          expect(model.words()).toEqual(digits.words());
          expect(makeOn(definition, model, { method: "getFreeCount", args: [] })).toMatchObject({
            value: digits.count(),
          });
        }
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  test.each([
    { blocks: 1, words: [1] },
    { blocks: 20, words: [0xfffff] },
    { blocks: 31, words: [0x7fffffff] },
    { blocks: 32, words: [0xffffffff] },
    { blocks: 33, words: [0xffffffff, 1] },
    { blocks: 100, words: [0xffffffff, 0xffffffff, 0xffffffff, 0b1111] },
  ])("has the words $words for $blocks blocks", ({ blocks, words }) => {
    expect(new BlocksModel(blocks, 1).words()).toEqual(words);
  });

  test("does the worked example of the lesson", () => {
    const model = new BlocksModel(36, 16);
    const seen = [model.words()];
    const then = (call: () => void): number => (call(), seen.push(model.words()));
    const allocate = (calls: number): void => {
      for (let call = 0; call < calls; call++) model.allocate();
    };
    then(() => allocate(3));
    then(() => model.takeBack(16));
    expect(model.dueOfAllocate()).toMatchObject({ value: 16 });
    then(() => allocate(1));
    then(() => allocate(29));
    expect(model.dueOfAllocate()).toMatchObject({ value: 512 });
    then(() => allocate(1));
    then(() => model.takeBack(496));
    expect(seen).toEqual([
      [0xffffffff, 0xf],
      [0xfffffff8, 0xf],
      [0xfffffffa, 0xf],
      [0xfffffff8, 0xf],
      [0, 0xf],
      [0, 0xe],
      [0x80000000, 0xe],
    ]);
    expect(model.free().length).toBe(4);
  });

  test("states of one key answer every call alike", () => {
    const answersOf = new Map<string, string>();
    fc.assert(
      fc.property(calls, (made) => {
        const model = new BlocksModel(6, 2);
        for (const number of made) {
          const call = number < 0 ? { method: "allocate", args: [] } : { method: "free", args: [number % 12] };
          makeOn(definition, model, call);
          const key = definition.key(model);
          const asked = JSON.stringify([
            model.dueOfAllocate(),
            ...[0, 1, 2, 4, 6, 8, 10].map((at) => model.dueOfFree(at)),
          ]);
          expect(definition.key(model)).toBe(key);
          expect(answersOf.get(key) ?? asked).toBe(asked);
          answersOf.set(key, asked);
        }
      }),
    );
  });

  test("its pictures fill memory, however many blocks there are", () => {
    for (const count of [1, 33, 128, 129, 1025]) {
      const model = new BlocksModel(count, 4);
      for (let block = 0; block < count; block++) model.allocate();
      for (const block of [0, 5, 6, 128, 500]) if (block < count) model.takeBack(4 * block);
      let end = 0;
      for (const { start, size } of model.picture().blocks) {
        expect(start).toBe(end);
        end += size;
      }
      expect(end).toBe(model.picture().capacity);
    }
  });

  test.each([
    [0, 16],
    [16, 0],
    [-1, 16],
    [2.5, 16],
    [16, 0.5],
    [NaN, 1],
    [1, Infinity],
    [2 ** 20 + 1, 1],
    [2 ** 20, 2 ** 11 + 1],
    [1, 2 ** 31 + 1],
  ])("refuses %d blocks of %d", (count, size) => {
    expect(expectedOfConstructor(count, size)).toEqual({ kind: "throws", names: ["RangeError"] });
  });

  test.each([
    [2 ** 20, 2 ** 11],
    [1, 2 ** 31],
    [1, 1],
  ])("makes %d blocks of %d", (count, size) => {
    expect(expectedOfConstructor(count, size)).toMatchObject({ kind: "returns" });
  });
});
