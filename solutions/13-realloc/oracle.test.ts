/** The oracle of blocks that can be resized, against a second one that has bytes and lines, and against the lesson's numbers. */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { PlayedCall } from "#kit/define/definition";
import { makeOn } from "#kit/define/oracle";
import { definition } from "../../exercises/13-realloc/stages/definition.js";
import type { ResizableModel } from "../../exercises/13-realloc/stages/model.js";

/** A character for each unit: whose it is, and what stands in it. Rooms are found by their look. */
class Lines {
  private owners: string;
  private readonly bytes: number[];
  private names = 0;

  constructor(private readonly units: number) {
    this.owners = " ".repeat(units);
    this.bytes = new Array<number>(units).fill(0);
  }

  allocate(size: number): number | null {
    const at = this.owners.indexOf(" ".repeat(size));
    if (at === -1) return null;
    this.put(at, size, this.nextName());
    for (let unit = at; unit < at + size; unit++) this.bytes[unit] = 1 + ((unit * 7 + size) % 250);
    return at;
  }

  free(address: number, size: number): boolean {
    if (!this.isBlock(address, size)) return false;
    this.put(address, size, " ");
    return true;
  }

  /** The address, or the name of the error. */
  reallocate(address: number, size: number, newSize: number): number | string {
    if (!this.isBlock(address, size)) return "InvalidFreeError";
    const name = this.owners.charAt(address);
    const had = this.bytes.slice(address, address + Math.min(size, newSize));
    const before = this.owners;
    this.put(address, size, " ");
    const staysFree = this.owners.slice(address, address + newSize) === " ".repeat(newSize);
    const to = staysFree ? address : this.owners.indexOf(" ".repeat(newSize));
    if (to === -1) {
      this.owners = before;
      return "OutOfMemoryError";
    }
    this.put(to, newSize, name);
    had.forEach((byte, place) => (this.bytes[to + place] = byte));
    return to;
  }

  contentOf(address: number, size: number): number[] {
    return this.bytes.slice(address, address + size);
  }

  holes(): { start: number; size: number }[] {
    return [...this.owners.matchAll(/ +/g)].map(({ index, 0: room }) => ({ start: index, size: room.length }));
  }

  private isBlock(address: number, size: number): boolean {
    const name = this.owners.charAt(address);
    const [first, last] = [this.owners.indexOf(name), this.owners.lastIndexOf(name)];
    return name !== " " && name !== "" && first === address && last === address + size - 1;
  }

  private put(at: number, size: number, name: string): void {
    this.owners = this.owners.slice(0, at) + name.repeat(size) + this.owners.slice(at + size);
    if (this.owners.length !== this.units) throw new Error("a block reaches past the end");
  }

  private nextName(): string {
    return String.fromCharCode(0x4e00 + this.names++);
  }
}

const lesson = readFileSync(new URL("../../exercises/13-realloc/lesson.md", import.meta.url), "utf8");

const request = fc.record({
  kind: fc.constantFrom("allocate", "free", "reallocate", "reallocate", "wrong"),
  size: fc.integer({ min: 1, max: 30 }),
  which: fc.nat({ max: 1023 }),
});
const calls = fc.array(request, { maxLength: 80, size: "max" });

const call = (model: ResizableModel, method: string, ...args: number[]) => makeOn(definition, model, { method, args });
const answerOf = (due: ReturnType<typeof call>): unknown => (due.kind === "returns" ? due.value : due.names[0]);
const freeOf = (model: ResizableModel): string =>
  model
    .freeRanges()
    .map(({ start, size }) => `${start}:${size}`)
    .join(" ");
/** A line of a picture in a lesson. */
function pictureOf(model: ResizableModel, { method, args }: PlayedCall, answer: unknown): string {
  const { capacity, blocks } = model.picture();
  const told = blocks.map(({ state, label = "-", size }) => `${state === "free" ? "-" : label}:${size}`).join(" ");
  return `\n${method}(${(args as number[]).join(", ")})${typeof answer === "number" ? ` returns ${answer}` : ""} : ${capacity} = ${told}\n`;
}
/** Memory as a text says it: `A:10 -:5`, from address 0 up. What is left over at the end is free. */
function arranged(capacity: number, text: string): ResizableModel {
  const model = definition.construct.oracle(capacity);
  const holes = text.split(" ").flatMap((word) => {
    const [name, digits] = word.split(":");
    const address = answerOf(call(model, "allocate", Number(digits))) as number;
    return name === "-" ? [[address, Number(digits)] as const] : [];
  });
  for (const hole of holes) call(model, "free", ...hole);
  return model;
}

describe("the oracle of blocks that can be resized", () => {
  test("does in random calls what lines of characters do", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 160 }), calls, (capacity, made) => {
        const model = definition.construct.oracle(capacity);
        const other = new Lines(capacity);
        for (const { kind, size, which } of made) {
          const block = model.pick(which);
          if (block === null || kind === "allocate") {
            const due = call(model, "allocate", size);
            expect(due.kind === "returns" ? due.value : null).toBe(other.allocate(size));
            continue;
          }
          if (kind === "wrong") {
            // What names are right where two things are wrong is told in a table below.
            const due = call(model, "reallocate", block.address, block.size + 1, size);
            expect([due.kind, other.reallocate(block.address, block.size + 1, size)]).toEqual([
              "throws",
              "InvalidFreeError",
            ]);
            continue;
          }
          if (kind === "free") {
            expect(call(model, "free", block.address, block.size).kind === "returns").toBe(
              other.free(block.address, block.size),
            );
            continue;
          }
          const had = other.contentOf(block.address, Math.min(block.size, size));
          const payload = model.payloads().find(({ at }) => at === block.address);
          const answer = answerOf(call(model, "reallocate", block.address, block.size, size));
          expect(answer).toBe(other.reallocate(block.address, block.size, size));
          if (typeof answer === "number") {
            expect(other.contentOf(answer, had.length)).toEqual(had);
            expect(model.payloads()).toContainEqual({ ...payload, at: answer, count: size });
            const fresh = size > block.size ? { at: answer + block.size, count: size - block.size } : null;
            if (fresh === null) expect(model.fresh).toBeNull();
            else expect(model.fresh).toMatchObject({ ...fresh, tag: payload?.tag, from: block.size });
          }
          expect(model.freeRanges()).toEqual(other.holes());
        }
        expect(model.freeRanges()).toEqual(other.holes());
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  test("does the example of the lesson", () => {
    const { capacity, calls: made } = definition.play.example;
    const model = definition.construct.oracle(capacity);
    const pictures: string[] = [];
    const told = made.map((each, place) => {
      const answer = answerOf(makeOn(definition, model, each));
      // Nothing is drawn of the first three blocks.
      if (place > 2) pictures.push(pictureOf(model, each, answer));
      return [answer, freeOf(model)];
    });
    expect(told).toEqual([
      [0, "10:54"],
      [10, "20:44"],
      [20, "30:34"],
      [30, "34:30"],
      [20, "26:4 34:30"],
      [20, "28:2 34:30"],
      [34, "10:10 28:2 46:18"],
      [undefined, "0:20 28:2 46:18"],
      [0, "12:18 46:18"],
      [12, "20:14 46:18"],
    ]);
    expect(pictures).toHaveLength(7);
    for (const picture of pictures) expect(lesson).toContain(picture);
    // The last one would fit into 12:18 as well; with its own units that hole is 12:22.
    const before = arranged(64, "A:12 -:18 D:4 B:12");
    expect(before.roomsWithout(30, 4)).toEqual([
      { start: 12, size: 22 },
      { start: 46, size: 18 },
    ]);
  });

  test("knows a block by its letter, and what was written by another number, wherever it goes", () => {
    const model = arranged(40, "A:10 B:10");
    call(model, "write", 0, 10);
    call(model, "reallocate", 0, 10, 12);
    const told = model.payloads().map(({ at, count, tag, label }) => [label, at, count, tag]);
    expect(told).toEqual([
      ["B", 10, 10, 1],
      ["A", 20, 12, 2],
    ]);
    expect(model.picture().blocks.map(({ label = "-", start }) => `${label} ${start}`)).toEqual([
      "- 0",
      "B 10",
      "A 20",
      "- 32",
    ]);
    expect(model.fresh).toEqual({ at: 30, count: 2, tag: 2, from: 10 });
  });

  test("moves over itself as the lesson says", () => {
    const model = arranged(40, "-:8 B:10 C:6");
    expect(freeOf(model)).toBe("0:8 24:16");
    expect(answerOf(call(model, "reallocate", 8, 10, 17))).toBe(0);
    expect(freeOf(model)).toBe("17:1 24:16");
    const full = arranged(40, "-:8 B:10 C:22");
    expect(answerOf(call(full, "reallocate", 8, 10, 18))).toBe(0);
    expect(answerOf(call(full, "reallocate", 0, 18, 19))).toBe("OutOfMemoryError");
    expect([...full.live]).toEqual([
      [18, 22],
      [0, 18],
    ]);
  });

  test("copies as much as the lesson says where a block grows from 16 to 4,096", () => {
    const copied = (next: (size: number) => number): number => {
      let sum = 0;
      for (let size = 16; size < 4096; size = next(size)) sum += size;
      return sum;
    };
    expect(copied((size) => size + 16)).toBe(522_240);
    expect(copied((size) => 2 * size)).toBe(4080);
  });

  /** Where a block lies that its client copies to a new one, larger by a factor each time, and frees only then. */
  const growing = (factor: number, steps: number): number[] => {
    const model = definition.construct.oracle(4096);
    let [address, size] = [0, 16];
    call(model, "allocate", size);
    return Array.from({ length: steps }, () => {
      const next = Math.floor(size * factor);
      const to = answerOf(call(model, "allocate", next)) as number;
      call(model, "free", address, size);
      [address, size] = [to, next];
      return address;
    });
  };

  test("never comes back to what it has left when it doubles, and does with one and a half", () => {
    expect([growing(2, 7), growing(1.7, 7), growing(1.5, 7)]).toMatchInlineSnapshot(`
      [
        [
          16,
          48,
          112,
          240,
          496,
          1008,
          2032,
        ],
        [
          16,
          43,
          88,
          164,
          293,
          512,
          884,
        ],
        [
          16,
          40,
          76,
          130,
          0,
          121,
          302,
        ],
      ]
    `);
  });

  // 10 units at 0 and 10 at 20 of 40; 10…19 and 30…39 are free.
  test.each([
    [[0, 10, 20], { kind: "returns", value: 0 }],
    [[0, 10, 10], { kind: "returns", value: 0 }],
    [[20, 10, 21], { kind: "returns", value: 10 }],
    [[20, 10, 30], { kind: "returns", value: 10 }],
    [[20, 10, 31], { kind: "throws", names: ["OutOfMemoryError"] }],
    [[0, 10, 0], { kind: "throws", names: ["RangeError"] }],
    [[0, 10, 2.5], { kind: "throws", names: ["RangeError"] }],
    [[0, 10, "5"], { kind: "throws", names: ["RangeError", "TypeError"] }],
    [[0, 9, 5], { kind: "throws", names: ["InvalidFreeError"] }],
    [[0, 9, 12], { kind: "throws", names: ["InvalidFreeError", "OutOfMemoryError"] }],
    [[0, 9, 0], { kind: "throws", names: ["InvalidFreeError", "RangeError"] }],
    [[40, 10, 5], { kind: "throws", names: ["RangeError"] }],
    [[20, 30, 5], { kind: "throws", names: ["RangeError", "InvalidFreeError"] }],
    [[undefined, 10, 5], { kind: "throws", names: ["RangeError", "TypeError"] }],
  ])("says what reallocate(%j) has to do", (args, due) => {
    const model = arranged(40, "A:10 -:10 C:10");
    expect(model.dueOfReallocate(args[0], args[1], args[2])).toEqual(due);
    expect(freeOf(model)).toBe("10:10 30:10");
  });

  test("states of one key answer every call alike", () => {
    const answersOf = new Map<string, string>();
    fc.assert(
      fc.property(calls, (made) => {
        const model = definition.construct.oracle(9);
        for (const { kind, size, which } of made) {
          const block = model.pick(which);
          if (block === null || kind === "allocate") call(model, "allocate", 1 + (size % 4));
          else if (kind === "free") call(model, "free", block.address, block.size);
          else call(model, "reallocate", block.address, block.size, 1 + (size % 8));
          const key = definition.key(model);
          const answers = JSON.stringify(
            [1, 2, 3].map((units) => [
              model.dueOfAllocate(units),
              [0, 1, 2, 3].map((address) => model.dueOfReallocate(address, units, units + 1)),
            ]),
          );
          expect(definition.key(model)).toBe(key);
          expect(answersOf.get(key) ?? answers).toBe(answers);
          answersOf.set(key, answers);
        }
      }),
      { seed: 1, numRuns: 100 },
    );
  });
});
