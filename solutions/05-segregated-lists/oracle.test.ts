/** The oracle of segregated lists, against a second one that is an array of units, and against tables worked out by hand. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { definition } from "../../exercises/05-segregated-lists/stages/definition.js";
import { classOf, expectedOfConstructor, SegregatedModel } from "../../exercises/05-segregated-lists/stages/model.js";

/** What a unit is part of; all units of a slot or block are the same one. */
interface Cell {
  is: "uncut" | "slot" | "hole" | "live";
  since: number;
  asked: number;
}

/** Memory unit by unit. What is free where follows from a walk over them. */
class UnitByUnit {
  readonly cells: Cell[];
  private clock = 0;

  constructor(
    capacity: number,
    private readonly pool: number,
  ) {
    const whole: Cell = { is: "hole", since: 0, asked: 0 };
    this.cells = Array.from({ length: capacity }, (_, unit) =>
      unit < pool ? { is: "uncut", since: 0, asked: 0 } : whole,
    );
  }

  /** Slots and blocks with their first units. */
  pieces(): { cell: Cell; start: number; size: number }[] {
    const found: { cell: Cell; start: number; size: number }[] = [];
    for (const [start, cell] of this.cells.entries()) {
      const last = found.at(-1);
      if (last?.cell === cell) last.size += 1;
      else found.push({ cell, start, size: 1 });
    }
    return found;
  }

  lists(): string[] {
    const listed = this.pieces().filter(({ cell }) => cell.is === "slot" || cell.is === "hole");
    const rank = ({ cell, size }: { cell: Cell; size: number }) =>
      cell.is === "slot" ? size / 8 : 5 + size.toString(2).length;
    return listed
      .sort((a, b) => rank(a) - rank(b) || b.cell.since - a.cell.since)
      .map(({ start, size }) => `${start}+${size}`);
  }

  allocate(size: number): number | null {
    const slot = Math.ceil(size / 8) * 8;
    const start = (size < 32 ? this.slot(slot) : null) ?? this.hole(size);
    if (start === null) return null;
    const asked = { is: "live", since: 0, asked: size } as const;
    this.cells.fill(asked, start, start + (start < this.pool ? slot : size));
    return start;
  }

  private slot(units: number): number | null {
    const newest = (): number | undefined =>
      this.pieces()
        .filter(({ cell, size }) => cell.is === "slot" && size === units)
        .sort((a, b) => b.cell.since - a.cell.since)[0]?.start;
    const first = newest();
    const border = this.cells.findIndex(({ is }) => is === "uncut");
    if (first !== undefined || border === -1) return first ?? null;
    for (let end = border + 96; end > border; end -= units)
      this.cells.fill({ is: "slot", since: ++this.clock, asked: 0 }, end - units, end);
    return newest() ?? null;
  }

  private hole(size: number): number | null {
    const bits = (units: number): number => units.toString(2).length;
    const [best] = this.pieces()
      .filter((piece) => piece.cell.is === "hole" && piece.size >= size)
      .sort((a, b) => bits(a.size) - bits(b.size) || b.cell.since - a.cell.since);
    if (best === undefined) return null;
    this.cells.fill({ is: "hole", since: ++this.clock, asked: 0 }, best.start + size, best.start + best.size);
    return best.start;
  }

  free(address: number, size: number): boolean {
    const piece = this.pieces().find(
      ({ start, cell }) => start === address && cell.is === "live" && cell.asked === size,
    );
    if (piece === undefined) return false;
    const since = ++this.clock;
    let [from, to] = [address, address + piece.size];
    if (address < this.pool) this.cells.fill({ is: "slot", since, asked: 0 }, from, to);
    else {
      while (this.cells[from - 1]?.is === "hole") from -= 1;
      while (this.cells[to]?.is === "hole") to += 1;
      this.cells.fill({ is: "hole", since, asked: 0 }, from, to);
    }
    return true;
  }

  count(of: (cell: Cell) => boolean): number {
    return this.cells.filter(of).length;
  }
}

const listsOf = (model: SegregatedModel): string[] =>
  [...model.poolLists(), ...model.mainLists()].flat().map(({ start, size }) => `${start}+${size}`);

describe("the oracle of segregated lists", () => {
  const memory = fc
    .record({ batches: fc.nat({ max: 4 }), main: fc.nat({ max: 400 }) })
    .map(({ batches, main }) => ({ pool: 96 * batches, capacity: Math.max(1, 96 * batches + main) }));
  const sizes = fc.oneof(
    fc.integer({ min: 1, max: 40 }),
    fc.integer({ min: 1, max: 200 }),
    fc.constantFrom(32, 64, 96),
  );
  const calls = fc.array(fc.record({ isFree: fc.boolean(), size: sizes, place: fc.nat({ max: 1000 }) }), {
    maxLength: 90,
    size: "max",
  });

  test("does in random calls what units do that know their piece", () => {
    fc.assert(
      fc.property(memory, calls, ({ capacity, pool }, made) => {
        const model = new SegregatedModel(capacity, pool);
        const units = new UnitByUnit(capacity, pool);
        for (const { isFree, size, place } of made) {
          const live = [...model.live];
          const block = live[place % Math.max(1, live.length)];
          if (isFree && block !== undefined) {
            expect(model.dueOfFree(...block).kind).toBe("returns");
            expect(units.free(...block)).toBe(true);
            model.free(...block);
          } else {
            const due = model.dueOfAllocate(size);
            expect(due.kind === "returns" ? due.value : null).toBe(units.allocate(size));
            if (due.kind === "returns") model.allocate(size);
          }
          expect(listsOf(model)).toEqual(units.lists());
          const used = units.count(({ is }) => is === "live");
          const asked = [...model.live.values()].reduce((sum, each) => sum + each, 0);
          expect(model.freeMemory()).toBe(capacity - used);
          expect(model.waste()).toBe(used - asked);
          const holes = units.pieces().filter(({ cell }) => cell.is === "hole");
          expect(model.largestFreeBlock()).toBe(Math.max(0, ...holes.map((hole) => hole.size)));
        }
      }),
      { seed: 1, numRuns: 150 },
    );
  });

  test("after equal keys every call does the same", () => {
    const firstAnswers = new Map<string, string>();
    fc.assert(
      fc.property(calls, (made) => {
        const model = new SegregatedModel(176, 96);
        for (const { isFree, size, place } of made) {
          const block = [...model.live][place % Math.max(1, model.live.size)];
          if (isFree && block !== undefined) model.free(...block);
          else if (model.dueOfAllocate(size % 40 || 1).kind === "returns") model.allocate(size % 40 || 1);
          const key = definition.key(model);
          const answers = JSON.stringify([1, 8, 9, 20, 31, 32, 40, 64].map((each) => model.dueOfAllocate(each)));
          const before = firstAnswers.get(key);
          if (before !== undefined) expect(answers).toBe(before);
          firstAnswers.set(key, answers);
        }
      }),
      { seed: 1, numRuns: 100 },
    );
  });

  test.each([
    [1, 0],
    [2, 1],
    [3, 1],
    [31, 4],
    [32, 5],
    [63, 5],
    [64, 6],
    [65, 6],
    [4095, 11],
    [4096, 12],
  ])("%d units are of class %d", (size, place) => {
    expect(classOf(size)).toBe(place);
  });

  test("does the example of the lesson", () => {
    const model = new SegregatedModel(1000, 0);
    const made = (size: number): number | null => {
      const due = model.dueOfAllocate(size);
      if (due.kind === "throws") return null;
      model.allocate(size);
      return due.value;
    };
    expect([70, 1, 100, 1, 64, 1, 130, 1].map(made)).toEqual([0, 70, 71, 171, 172, 236, 237, 367]);
    for (const [address, size] of [
      [0, 70],
      [71, 100],
      [172, 64],
      [237, 130],
    ] as const)
      model.free(address, size);
    expect(listsOf(model)).toEqual(["172+64", "71+100", "0+70", "237+130", "368+632"]);
    expect([80, 64, 80, 200].map(made)).toEqual([71, 172, 237, 368]);
    expect(listsOf(model)).toEqual(["151+20", "317+50", "0+70", "568+432"]);
  });

  test("keeps small ones apart from large ones", () => {
    const model = new SegregatedModel(1056, 192);
    const large: number[] = [];
    for (let pair = 0; pair < 18; pair++) {
      model.allocate(8);
      const due = model.dueOfAllocate(40);
      if (due.kind === "returns") large.push(due.value);
      model.allocate(40);
    }
    for (const address of large) model.free(address, 40);
    expect([large.length, model.largestFreeBlock(), model.main.length]).toEqual([18, 864, 1]);
  });

  test("cuts so that the lowest address is the head", () => {
    const model = new SegregatedModel(192, 192);
    model.allocate(31);
    model.allocate(17);
    expect(listsOf(model)).toEqual(["120+24", "144+24", "168+24", "32+32", "64+32"]);
  });

  test.each([
    [0, 0],
    [2.5, 0],
    [1000, -96],
    [1000, 50],
    [1000, 1.5],
    [1000, NaN],
    [95, 96],
    [1000, 1056],
    [Infinity, 96],
  ])("refuses %d units with a pool of %d", (capacity, pool) => {
    expect(expectedOfConstructor(capacity, pool)).toEqual({ kind: "throws", names: ["RangeError"] });
  });
});
