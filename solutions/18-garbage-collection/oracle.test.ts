/** The oracles, held against others that were written in another way, and against every number of the lesson. */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { makeOn } from "#kit/define/oracle";
import { definitions, type Collector } from "../../exercises/18-garbage-collection/stages/definition.js";
import type { HeapModel } from "../../exercises/18-garbage-collection/stages/model.js";
import { graphOf, stripOf } from "../../exercises/18-garbage-collection/stages/words.js";

/** A second way to say it: memory is a row of words, and no object is more than its address. */
class Words {
  readonly memory: number[];
  readonly roots: number[];
  first = 1;
  end: number;
  limit: number;

  constructor(
    readonly collector: Collector,
    words: number,
    roots: number,
  ) {
    this.memory = new Array<number>(words).fill(NaN);
    this.roots = new Array<number>(roots).fill(0);
    this.limit = collector === "copying" ? (words + 1) / 2 : words;
    this.end = collector === "markSweep" ? words : 1;
    if (collector === "markSweep") this.memory[1] = 1 - words;
  }

  /** References, data and size of the object there, or of a free run. */
  fields(at: number): { references: number; size: number; isFree: boolean } {
    const word = this.memory[at]!;
    if (word < 0) return { references: 0, size: -word, isFree: true };
    const references = Math.floor(word / 65_536);
    return { references, size: 1 + references + ((word % 65_536) >> 1), isFree: false };
  }

  all(): number[] {
    const found: number[] = [];
    for (let at = this.first; at < this.end; at += this.fields(at).size) found.push(at);
    return found;
  }

  /** For each object how many references it is away from a root, or Infinity: until nothing changes any more. */
  distances(): Map<number, number> {
    const far = new Map(this.all().map((at) => [at, this.roots.includes(at) ? 0 : Infinity]));
    for (let isChanged = true; isChanged;) {
      isChanged = false;
      for (const at of this.all())
        for (const to of this.leads(at))
          if (to !== 0 && far.get(to)! > far.get(at)! + 1) {
            far.set(to, far.get(at)! + 1);
            isChanged = true;
          }
    }
    return far;
  }

  leads(at: number): number[] {
    return this.memory.slice(at + 1, at + 1 + this.fields(at).references);
  }

  /** Breadth first, a distance after the other: within one, by the place of whoever leads there first, then by reference. */
  inCopyingOrder(): number[] {
    const far = this.distances();
    const order: number[] = [...new Set(this.roots.filter((root) => root !== 0))];
    for (let level = 1, from = 0; from < order.length; level++) {
      const last = order.slice(from);
      from = order.length;
      const next = last.flatMap((at) => this.leads(at)).filter((to) => to !== 0 && far.get(to) === level);
      order.push(...new Set(next));
    }
    return order;
  }

  collect(): number {
    const far = this.distances();
    const kept = this.all().filter((at) => !this.fields(at).isFree && far.get(at) !== Infinity);
    const used = kept.reduce((sum, at) => sum + this.fields(at).size, 0);
    if (this.collector === "markSweep") {
      const starts = [...kept, this.limit];
      const ends = [1, ...kept.map((at) => at + this.fields(at).size)];
      for (const [place, end] of ends.entries()) {
        const size = starts[place]! - end;
        for (let at = end; at < end + size; at++) this.memory[at] = NaN;
        if (size > 0) this.memory[end] = -size;
      }
      return used;
    }
    const order = this.collector === "copying" ? this.inCopyingOrder() : kept;
    const first = this.collector === "copying" ? (this.first === 1 ? this.limit : 1) : 1;
    const moved = new Map([[0, 0]]);
    let end = first;
    for (const at of order) {
      moved.set(at, end);
      end += this.fields(at).size;
    }
    const copies = order.map((at) => {
      const { references, size } = this.fields(at);
      return this.memory
        .slice(at, at + size)
        .map((word, place) => (place >= 1 && place <= references ? moved.get(word)! : word));
    });
    this.memory.fill(NaN);
    for (const [place, at] of order.entries())
      this.memory.splice(moved.get(at)!, copies[place]!.length, ...copies[place]!);
    for (const [i, root] of this.roots.entries()) this.roots[i] = moved.get(root)!;
    if (this.collector === "copying") this.limit = this.first === 1 ? this.memory.length : (this.memory.length + 1) / 2;
    [this.first, this.end] = [first, end];
    return used;
  }

  allocate(references: number, data: number): number | null {
    const size = 1 + references + data;
    const at = this.take(size) ?? (this.collect(), this.take(size));
    if (at === null) return null;
    for (let place = at + 1; place < at + size; place++) this.memory[place] = 0;
    this.memory[at] = references * 65_536 + data * 2;
    return at;
  }

  take(size: number): number | null {
    if (this.collector === "markSweep") {
      const at = this.all().find((each) => this.fields(each).isFree && this.fields(each).size >= size);
      if (at === undefined) return null;
      const rest = this.fields(at).size - size;
      if (rest > 0) this.memory[at + size] = -rest;
      return at;
    }
    if (this.end + size > this.limit) return null;
    this.end += size;
    return this.end - size;
  }
}

/** A call whose numbers are places among what there is. */
type Draw =
  | { kind: "allocate"; references: number; data: number; root: number }
  | { kind: "collect" }
  | { kind: "root"; i: number; which: number }
  | { kind: "reference"; from: number; i: number; which: number }
  | { kind: "data"; from: number; i: number; value: number };

const nat = fc.nat({ max: 99 });
const draws = fc.array(
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        kind: fc.constant("allocate" as const),
        references: fc.nat({ max: 3 }),
        data: fc.nat({ max: 2 }),
        root: nat,
      }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant("collect" as const) }) },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant("root" as const), i: nat, which: nat }) },
    { weight: 6, arbitrary: fc.record({ kind: fc.constant("reference" as const), from: nat, i: nat, which: nat }) },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant("data" as const),
        from: nat,
        i: nat,
        value: fc.constantFrom(0, 1, -1, 5, 2 ** 31 - 1, -(2 ** 31)),
      }),
    },
  ),
  { size: "max", maxLength: 80 },
);

/** Makes the same calls on both, and compares all that is known after each. */
function runBoth(collector: Collector, words: number, roots: number, calls: readonly Draw[]): void {
  const definition = definitions[collector];
  const model: HeapModel = definition.construct.oracle(words, roots);
  const other = new Words(collector, words, roots);
  const make = (method: string, ...args: number[]) => {
    const before = definition.key(model);
    const due = definition.methods[method as "collect"].due(model, ...args);
    if (definition.key(model) !== before) throw new Error("to ask has changed something");
    makeOn(definition, model, { method, args });
    return due.kind === "returns" ? (due.value as number) : null;
  };
  for (const call of calls) {
    const known = [...model.known()].map((object) => model.layout.addressOf(object));
    const pick = (which: number): number => [0, ...known][which % (known.length + 1)]!;
    if (call.kind === "allocate") {
      const at = make("allocate", call.references, call.data);
      expect(other.allocate(call.references, call.data)).toBe(at);
      if (at !== null) {
        make("setRoot", call.root % roots, at);
        other.roots[call.root % roots] = at;
      }
    } else if (call.kind === "collect") {
      expect(other.collect()).toBe(make("collect"));
    } else if (call.kind === "root") {
      make("setRoot", call.i % roots, pick(call.which));
      other.roots[call.i % roots] = pick(call.which);
    } else {
      const from = pick(call.from);
      if (from === 0) continue;
      const { references, size } = other.fields(from);
      const count = call.kind === "reference" ? references : size - 1 - references;
      if (count === 0) continue;
      const i = call.i % count;
      if (call.kind === "reference") {
        make("setReference", from, i, pick(call.which));
        other.memory[from + 1 + i] = pick(call.which);
      } else {
        make("setData", from, i, call.value);
        other.memory[from + 1 + references + i] = call.value;
      }
    }
    const different = model.dueWords().filter(({ address, value }) => other.memory[address] !== value);
    const leads = model.roots.map((root) => model.layout.addressOf(root));
    if (different.length > 0 || leads.join() !== other.roots.join())
      expect([different, leads]).toEqual([[], other.roots]);
    if (collector !== "markSweep" && model.layout.end !== other.end) expect(model.layout.end).toBe(other.end);
  }
}

const collectors = Object.keys(definitions) as Collector[];

describe.each(collectors)("the oracle of %s", (collector) => {
  test("does in random calls what another way to say it does", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 3 }), draws, (half, roots, calls) => {
        runBoth(collector, 1 + 2 * half, roots, calls);
      }),
      { seed: 1, numRuns: 400 },
    );
  });

  test.each([
    [1, 0],
    [0, 0],
    [2.5, 0],
    [NaN, 0],
    [9, -1],
    [9, 0.5],
    [9, NaN],
  ])("refuses %d words and %d roots", (words, roots) => {
    expect(definitions[collector].construct.due(words, roots)).toEqual({ kind: "throws", names: ["RangeError"] });
  });
});

/** The worked example of the lesson: A, B, C, D and E, and what they lead to. */
function example(collector: Collector, words: number): HeapModel {
  const model = definitions[collector].construct.oracle(words, 3);
  const at = [
    [2, 1],
    [1, 1],
    [0, 2],
    [1, 0],
    [0, 1],
  ].map(([references, data]) => {
    const due = model.dueOfAllocate(references, data);
    model.allocate(references!, data!);
    const address = due.kind === "returns" ? due.value : NaN;
    return address;
  });
  const [a, b, c, d, e] = at as [number, number, number, number, number];
  expect(at).toEqual([1, 5, 8, 11, 13]);
  model.setReference(a, 0, e);
  model.setReference(a, 1, c);
  model.setReference(b, 0, d);
  model.setReference(d, 0, b);
  model.setRoot(0, a);
  model.setRoot(1, b);
  model.setRoot(2, c);
  model.setData(a, 0, 7);
  model.setData(b, 0, 8);
  model.setData(c, 0, 9);
  model.setData(c, 1, 10);
  model.setData(e, 0, 11);
  return model;
}

const whereIn = (model: HeapModel) =>
  Object.fromEntries(model.layout.places.map(({ at, object }) => [object.name, at]));

test.each(["markSweep", "markCompact", "copying"] as const)(
  "a list that %s gets at once is made call by call",
  (name) => {
    const [atOnce, byCalls] = [0, 1].map(() => {
      const model = definitions[name].construct.oracle(101, 2);
      model.allocate(0, 3);
      return model;
    }) as [HeapModel, HeapModel];
    atOnce.makeList(5);
    for (let made = 0, before = 0; made < 5; made++) {
      const due = byCalls.dueOfAllocate(1, 1);
      const at = due.kind === "returns" ? due.value : NaN;
      byCalls.allocate(1, 1);
      byCalls.setReference(at, 0, before);
      byCalls.setRoot(0, at);
      before = at;
    }
    expect(atOnce.key()).toBe(byCalls.key());
    expect(whereIn(atOnce)).toEqual(whereIn(byCalls));
    expect(atOnce.reachable()).toHaveLength(5);
  },
);

describe("the lesson's example", () => {
  test("keeps all while all roots are there", () => {
    for (const [collector, words] of [
      ["markSweep", 24],
      ["markCompact", 24],
      ["copying", 41],
    ] as const) {
      const model = example(collector, words);
      expect(model.collected().used()).toBe(14);
    }
  });

  test("mark–sweep leaves three free runs, and the next object goes into the first that has room", () => {
    const model = example("markSweep", 24);
    model.setRoot(1, 0);
    model.collect();
    expect(whereIn(model)).toEqual({ A: 1, C: 8, E: 13 });
    expect(model.runs()).toEqual([
      { at: 5, size: 3 },
      { at: 11, size: 2 },
      { at: 15, size: 9 },
    ]);
    expect(model.layout.used()).toBe(9);
    expect(model.dueOfAllocate(1, 0)).toEqual({ kind: "returns", value: 5 });
    model.allocate(1, 0);
    expect(model.runs()[0]).toEqual({ at: 7, size: 1 });
  });

  test("mark–compact slides what is left together", () => {
    const model = example("markCompact", 24);
    model.setRoot(1, 0);
    model.collect();
    expect(whereIn(model)).toEqual({ A: 1, C: 5, E: 8 });
    expect(model.objectAt(1).references.map((target) => model.layout.addressOf(target))).toEqual([8, 5]);
    expect(model.layout.end).toBe(10);
  });

  test("copying has C before E, since a root leads to it", () => {
    const model = example("copying", 41);
    model.setRoot(1, 0);
    model.collect();
    expect(whereIn(model)).toEqual({ A: 21, C: 25, E: 28 });
    expect(model.layout.end).toBe(30);
  });
});

describe("the lesson", () => {
  const lesson = readFileSync(new URL("../../exercises/18-garbage-collection/lesson.md", import.meta.url), "utf8");
  /** Memory as a line of a picture has it. */
  const lineOf = (model: HeapModel): string => {
    const { capacity, blocks } = stripOf(model);
    return `${capacity} = ${blocks.map(({ size, label }) => `${label ?? "-"}:${size}`).join(" ")}`;
  };
  const marksOf = (model: HeapModel): string =>
    model.roots
      .map((root, i) => (root === null ? "" : `  mark ${model.layout.addressOf(root)} = root ${i}\n`))
      .join("");
  const after = (collector: Collector, words: number): HeapModel => {
    const model = example(collector, words);
    model.setRoot(1, 0);
    model.collect();
    return model;
  };

  test("has memory as it is before", () => {
    const model = example("markSweep", 24);
    expect(lesson).toContain(`heap of 24 words : ${lineOf(model)}\n`);
    const told = [...lesson.matchAll(/^ {2}word (\d+) = (-?\d+)$/gm)].map(([, at, value]) => [
      Number(at),
      Number(value),
    ]);
    const due = new Map(model.dueWords().map(({ address, value }) => [address, value]));
    expect(told.length).toBe(8);
    expect(told).toEqual(told.map(([at = 0]) => [at, due.get(at)]));
    expect(lesson).toContain(marksOf(model));
    model.setRoot(1, 0);
    expect(lesson).toContain(`before : ${lineOf(model)}\n${marksOf(model)}`);
    expect(lesson).toContain(`marked, with root 1 cleared : ${lineOf(model)}\n${marksOf(model)}`);
  });

  test("has what each collector leaves", () => {
    const swept = after("markSweep", 24);
    expect(lesson).toContain(`after a collection : ${lineOf(swept)}\n${marksOf(swept)}`);
    swept.allocate(1, 0);
    expect(lesson).toContain(`an object of two words : ${lineOf(swept)}\n${marksOf(swept)}`);
    const slid = after("markCompact", 24);
    expect(lesson).toContain(`slid together : ${lineOf(slid)}\n${marksOf(slid)}`);
    const copied = after("copying", 41);
    const halves = lineOf(example("copying", 41));
    expect(halves).toBe("41 = –:1 A:4 B:3 C:3 D:2 E:2 -:6 -:20");
    expect(lesson).toContain(`the first half, with root 1 cleared : ${halves}\n`);
    expect(lesson).toContain(`and the halves have changed roles : ${lineOf(copied)}\n${marksOf(copied)}`);
  });

  test("has the objects and what leads to them", () => {
    const graph = graphOf(example("markSweep", 24));
    const objects = (graph?.objects ?? []).map(({ name, place, fields }) => {
      const told = fields.map((field) =>
        field.to === undefined ? `data ${String(field.value)}` : `${field.name} -> ${field.to}`,
      );
      return `  ${name} @ ${place?.replace("…", "–")} = ${told.join(", ")}\n`;
    });
    expect(lesson).toContain(objects.join(""));
  });
});
