/** The oracle, against a second one in which every byte knows whose it is, and against the lesson's example, worked out by hand. */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { makeOn } from "#kit/define/oracle";
import type { Expected } from "#kit/subject/expected";
import { telling as definition } from "../../exercises/14-tracking/stages/definition.js";
import { COUNTS, expectedOfConstructor, TrackingModel } from "../../exercises/14-tracking/stages/model.js";

/** A byte of memory: what stands in it, whose it is, and its place in that block, fences included. */
interface Cell {
  value: number;
  owner: number | null;
  place: number;
}

/** Memory in which every byte says whose it is. Blocks are numbers; what is known of them stands in columns. */
class Cells {
  private readonly cells: Cell[];
  private readonly sizes: number[] = [];
  private readonly sites: string[] = [];
  private readonly freeSites: (string | null)[] = [];
  private queue: number[] = [];
  private readonly notes: { at: number; line: string }[] = [];
  private readonly counts = { live: 0, liveBytes: 0, total: 0, totalBytes: 0, peakBytes: 0, failed: 0 };

  constructor(
    capacity: number,
    private readonly most: number,
  ) {
    this.cells = Array.from({ length: capacity }, () => ({ value: 0, owner: null, place: 0 }));
  }

  allocate(size: number, site: string): number | string {
    if (size < 1) return "RangeError";
    let start = this.gap(size + 16);
    while (start === -1 && this.queue.length > 0) {
      this.drop();
      start = this.gap(size + 16);
    }
    if (start === -1) {
      this.counts.failed++;
      return "OutOfMemoryError";
    }
    const owner = this.sizes.push(size) - 1;
    this.sites.push(site);
    this.freeSites.push(null);
    for (let place = 0; place < size + 16; place++)
      this.cells[start + place] = { owner, place, value: place < 8 || place >= size + 8 ? 0xfd : 0xcd };
    this.counts.live++;
    this.counts.total++;
    this.counts.liveBytes += size;
    this.counts.totalBytes += size;
    if (this.counts.liveBytes > this.counts.peakBytes) this.counts.peakBytes = this.counts.liveBytes;
    return start + 8;
  }

  free(address: number, site: string): string {
    const cell = this.cells[address];
    if (cell === undefined) return "RangeError";
    const { owner, place } = cell;
    if (owner === null) return "InvalidFreeError";
    const size = this.sizes[owner] ?? 0;
    if (this.freeSites[owner] !== null)
      return place === 8 ? `DoubleFreeError ${this.freeSites[owner] ?? ""}` : "InvalidFreeError";
    if (place < 8 || place >= size + 8) return "InvalidFreeError";
    if (place > 8) return `InteriorFreeError ${place - 8} ${size} ${this.sites[owner]}`;
    if (this.isDamaged(owner, (at) => at < 8)) return "UnderrunError";
    if (this.isDamaged(owner, (at) => at >= size + 8)) return "OverrunError";
    for (const each of this.of(owner)) if (each.place >= 8 && each.place < size + 8) each.value = 0xdd;
    this.freeSites[owner] = site;
    this.counts.live--;
    this.counts.liveBytes -= size;
    this.queue.push(owner);
    while (this.queue.reduce((sum, each) => sum + (this.sizes[each] ?? 0) + 16, 0) > this.most) this.drop();
    return "";
  }

  write(at: number, byte: number, count: number): void {
    for (const cell of this.cells.slice(at, at + count)) cell.value = byte;
  }

  report(): string {
    const lines: { kind: number; at: number; line: string }[] = this.notes.map((note) => ({ kind: 2, ...note }));
    for (const owner of [...this.owners(), ...this.queue.filter((each) => this.isUsed(each))]) {
      const [at, size] = [this.startOf(owner) + 8, this.sizes[owner] ?? 0];
      const what = `${at} ${size}`;
      if (this.freeSites[owner] !== null) {
        lines.push({ kind: 2, at, line: this.noteOf(owner) });
        continue;
      }
      const site = this.sites[owner] ?? "";
      if (this.isDamaged(owner, (place) => place >= size + 8))
        lines.push({ kind: 0, at, line: `OVERRUN ${what} ${site}` });
      if (this.isDamaged(owner, (place) => place < 8)) lines.push({ kind: 1, at, line: `UNDERRUN ${what} ${site}` });
      lines.push({ kind: 3, at, line: `LEAK ${what} ${site}` });
    }
    lines.sort((one, other) => one.kind - other.kind || one.at - other.at);
    return lines.map(({ line }) => line).join("\n");
  }

  check(): number {
    const live = this.owners().filter((owner) =>
      this.isDamaged(owner, (place) => place < 8 || place >= (this.sizes[owner] ?? 0) + 8),
    );
    return live.length + this.queue.filter((owner) => this.isUsed(owner)).length;
  }

  count(what: keyof Cells["counts"]): number {
    return this.counts[what];
  }

  /** Live blocks, by where they begin. */
  private owners(): number[] {
    const seen = new Set(this.cells.flatMap(({ owner }) => owner ?? []));
    return [...seen].filter((owner) => this.freeSites[owner] === null);
  }

  private of(owner: number): Cell[] {
    return this.cells.filter((cell) => cell.owner === owner);
  }

  private startOf(owner: number): number {
    return this.cells.findIndex((cell) => cell.owner === owner);
  }

  private isDamaged(owner: number, isMeant: (place: number) => boolean): boolean {
    return this.of(owner).some(({ place, value }) => isMeant(place) && value !== 0xfd);
  }

  private isUsed(owner: number): boolean {
    const size = this.sizes[owner] ?? 0;
    return this.of(owner).some(({ place, value }) => place >= 8 && place < size + 8 && value !== 0xdd);
  }

  private noteOf(owner: number): string {
    return `USED-AFTER-FREE ${this.startOf(owner) + 8} ${this.sizes[owner] ?? 0} ${this.freeSites[owner] ?? ""}`;
  }

  private drop(): void {
    const [owner = -1, ...rest] = this.queue;
    if (this.isUsed(owner)) this.notes.push({ at: this.startOf(owner) + 8, line: this.noteOf(owner) });
    this.queue = rest;
    for (const cell of this.of(owner)) cell.owner = null;
  }

  private gap(count: number): number {
    for (let start = 0; start + count <= this.cells.length; start++)
      if (this.cells.slice(start, start + count).every(({ owner }) => owner === null)) return start;
    return -1;
  }
}

type Random =
  | { kind: "allocate"; size: number }
  | { kind: "free"; at: number }
  | { kind: "write"; at: number; byte: number; count: number };

const random: fc.Arbitrary<Random[]> = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.integer({ min: 0, max: 40 }).map((size): Random => ({ kind: "allocate", size })) },
    { weight: 4, arbitrary: fc.nat().map((at): Random => ({ kind: "free", at })) },
    {
      weight: 2,
      arbitrary: fc
        .record({ at: fc.nat(), byte: fc.constantFrom(0, 65, 0xfd, 0xcd, 0xdd), count: fc.integer({ min: 1, max: 9 }) })
        .map((write): Random => ({ kind: "write", ...write })),
    },
  ),
  { size: "max", maxLength: 60 },
);

test("does as cells do that know whose they are, call after call", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 200 }),
      fc.integer({ min: 0, max: 120 }),
      random,
      (capacity, quarantine, sequence) => {
        const model = new TrackingModel(capacity, quarantine);
        const cells = new Cells(capacity, quarantine);
        for (const [turn, call] of sequence.entries()) {
          if (call.kind === "write") {
            for (let at = call.at % capacity; at < (call.at % capacity) + call.count; at++) {
              if (!model.isWritable(at)) continue;
              model.write(at, call.byte, 1);
              cells.write(at, call.byte, 1);
            }
          } else {
            const [method, first, site] =
              call.kind === "allocate"
                ? ["allocate" as const, call.size, `a.c:${turn}`]
                : // Half of the frees begin a payload that is or was there.
                  ["free" as const, freedAt(model, call.at), `f.c:${turn}`];
            const due = makeOn(definition, model, { method, args: [first, site] });
            const told = due.kind === "returns" ? (due.value ?? "") : [due.names.join(), ...(due.says ?? [])].join(" ");
            expect(told).toBe(method === "allocate" ? cells.allocate(first, site) : cells.free(first, site));
          }
          expect(model.report().join("\n")).toBe(cells.report());
          expect(model.damaged()).toBe(cells.check());
          for (const what of COUNTS) expect(model.count(what)).toBe(cells.count(what));
        }
      },
    ),
    { numRuns: 300 },
  );
});

function freedAt(model: TrackingModel, at: number): number {
  const block = model.all[at % (2 * model.all.length || 1)];
  return block?.address ?? at % (model.capacity + 3);
}

const lesson = readFileSync(new URL("../../exercises/14-tracking/lesson.md", import.meta.url), "utf8");

/** The rows of the example: what is called, what that comes to, and how many bytes are in quarantine then. */
const rows = [...lesson.matchAll(/^\| `(\w+)\((.*?)\)` +\| (.*?) +\| +(\d+) \|$/gm)].map(
  ([, method = "", args = "", result = "", bytes = ""]) => ({
    call: { method, args: JSON.parse(`[${args}]`) as (string | number)[] },
    result: result.trim(),
    bytes: Number(bytes),
  }),
);

/** What a call comes to, as the lesson writes it. */
function inWords(due: Expected): string {
  if (due.kind === "returns") return String(due.value ?? "").replaceAll("\n", " · ");
  return [due.names.join(), ...(due.says === undefined ? [] : [due.says.join(", ")])].join(": ");
}

/** Memory as the lesson draws it: `~A:26 B:36 -:14`. */
const drawn = (model: TrackingModel): string =>
  model
    .picture()
    .blocks.map(
      ({ state, label = "", size }) => `${state === "free" ? "-" : state === "held" ? `~${label}` : label}:${size}`,
    )
    .join(" ");

describe("the lesson", () => {
  test("has the example as the oracle makes it, every number", () => {
    const model = new TrackingModel(256, 64);
    expect(rows).toHaveLength(18);
    for (const { call, result, bytes } of rows) {
      const due = makeOn(definition, model, call);
      expect({ call, result: inWords(due), bytes: model.heldBytes() }).toEqual({ call, result, bytes });
    }
  });

  test("draws memory as it is then", () => {
    const model = new TrackingModel(256, 64);
    let made = 0;
    const after = (count: number): string => {
      for (const { call } of rows.slice(made, (made += count))) makeOn(definition, model, call);
      return drawn(model);
    };
    const at = (capacity: number, blocks: string): string =>
      `: ${capacity} = ${blocks.replace(/-:\d+$/, `-:${capacity - used(blocks)}`)}`;
    expect(lesson).toContain(at(40, after(1)));
    expect(lesson).toContain(at(120, after(2)));
    expect(lesson).toContain(at(120, after(1)));
    expect(lesson).toContain(at(120, after(4)));
    expect(lesson).toContain(`: 256 = ${after(7)}`);
    expect(lesson).toContain(`: 256 = ${after(1)}`);
  });
});

/** Units of all blocks but the free rest at the end. */
const used = (blocks: string): number =>
  [...blocks.replace(/-:\d+$/, "").matchAll(/:(\d+)/g)].reduce((sum, [, size]) => sum + Number(size), 0);

test("each byte of a new block is what it should be", () => {
  const model = new TrackingModel(40, 0);
  model.allocate(3, "a.c:11");
  expect(model.runs(true)).toEqual([
    { at: 0, count: 8, octet: 0xfd },
    { at: 8, count: 3, octet: 0xcd },
    { at: 11, count: 8, octet: 0xfd },
  ]);
});

test.each([
  [1, 0, "returns"],
  [4096, 4096, "returns"],
  [0, 0, "throws"],
  [8, -1, "throws"],
  [8, 0.5, "throws"],
  ["8", 0, "throws"],
])("constructed with %j and %j", (capacity, quarantine, kind) => {
  expect(expectedOfConstructor(capacity, quarantine).kind).toBe(kind);
});

test("asking changes nothing", () => {
  fc.assert(
    fc.property(random, (sequence) => {
      const model = new TrackingModel(120, 50);
      for (const call of sequence) {
        const [method, first] =
          call.kind === "allocate" ? ["allocate", call.size] : ["free", freedAt(model, call.at ?? 0)];
        const before = definition.key(model);
        for (let number = 0; number < 20; number++) {
          model.dueOfAllocate(number);
          model.dueOfFree(number);
        }
        expect(definition.key(model)).toBe(before);
        makeOn(definition, model, { method: String(method), args: [first, "x.c:1"] });
      }
    }),
    { numRuns: 50 },
  );
});
