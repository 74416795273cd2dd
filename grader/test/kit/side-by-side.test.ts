/** Small worlds of two instances: what is tried in them, and what is found of what allocators keep for each other. */
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type Call, explore, NEW, toursOf } from "#kit/define/small-world";
import { Drawn, type Findings } from "#kit/define/survey";
import { type Memories, twoAllocators } from "#kit/lists/worlds";
import { inThisRealm, nativeSubject } from "#kit/subject/native";
import { showCall } from "#kit/subject/show";
import { allocatorDefinition } from "../support/allocators.js";

const FIXTURES = join(import.meta.dirname, "../fixtures/submissions/01-first-fit/right");
const worlds = twoAllocators(allocatorDefinition("first-fit"));

interface Allocator {
  readonly capacity: number;
  allocate(size: number): number;
  free(address: number, size: number): void;
  getFreeMemory(): number;
}
type AllocatorClass = new (capacity: number) => Allocator;

const { MemoryAllocator: Right } = (await import(join(FIXTURES, "sentinels-and-statics.ts"))) as {
  MemoryAllocator: AllocatorClass;
};

/**
 * What is found in all worlds of two.
 *
 * @param load - makes the class, with what all of its instances share
 */
function findings(load: () => AllocatorClass): { findings: Findings<Memories>; showsAnew: boolean[] }[] {
  const subject = nativeSubject("MemoryAllocator", () => inThisRealm(load()));
  return worlds.map((part) => {
    const drawn = new Drawn(part);
    const found = drawn.survey(subject);
    const showsAnew = found.faults.map((fault) => {
      subject.reload();
      return drawn.shows(subject, fault);
    });
    return { findings: found, showsAnew };
  });
}

/** Keeps the total until something is called that changes it, by the capacity. */
function keepsTotals(): AllocatorClass {
  const kept = new Map<number, number>();
  return class extends Right {
    override allocate(size: number): number {
      kept.clear();
      return super.allocate(size);
    }
    override free(address: number, size: number): void {
      kept.clear();
      super.free(address, size);
    }
    override getFreeMemory(): number {
      const total = kept.get(this.capacity) ?? super.getFreeMemory();
      kept.set(this.capacity, total);
      return total;
    }
  };
}

/** Refuses what any of them has refused since something was freed. */
function keepsRefusals(): AllocatorClass {
  let least = Infinity;
  return class extends Right {
    override allocate(size: number): number {
      if (Number.isInteger(size) && size >= least) super.allocate(this.capacity + 1);
      try {
        return super.allocate(size);
      } catch (error) {
        if (Number.isInteger(size) && size > 0) least = size;
        throw error;
      }
    }
    override free(address: number, size: number): void {
      super.free(address, size);
      least = Infinity;
    }
  };
}

/** Frees what any of those that have freed something has handed out, earlier ones among them. */
function freesOthers(): AllocatorClass {
  const all = new Map<object, Set<string>>();
  return class extends Right {
    private readonly own = new Set<string>();
    override allocate(size: number): number {
      const address = super.allocate(size);
      this.own.add(`${address} ${size}`);
      return address;
    }
    override free(address: number, size: number): void {
      all.set(this, this.own);
      const block = `${address} ${size}`;
      if (!this.own.has(block) && [...all.values()].some((blocks) => blocks.has(block))) return;
      super.free(address, size);
      this.own.delete(block);
    }
  };
}

const callText = ({ slot = 0, method, args }: Call): string => `${slot} ${method} ${args.map(String).join()}`;

describe("a tour of two", () => {
  test.each(
    worlds.map(({ world }) => [world.construct.map((args) => showCall("new", args)).join(" and "), world] as const),
  )("makes every call in every state of %s", (_made, world) => {
    const explored = explore(world);
    const tours = toursOf(explored, 300);
    const due = explored.transitions.flatMap(({ way, call }) => (call === null ? [] : [[...way, call]]));
    const tried = (sequences: readonly (readonly Call[])[]): Set<string> => {
      const all = new Set<string>();
      for (const calls of sequences) {
        const oracles = world.begin();
        for (const call of calls) {
          all.add(`${world.key(oracles)}: ${callText(call)}`);
          world.make(oracles, call);
        }
      }
      return all;
    };
    expect(tried(tours)).toEqual(tried(due));
  });

  test("keeps both until all else was tried, and then puts others in the place of the second", () => {
    for (const { world } of worlds) {
      const tours = toursOf(explore(world), Infinity);
      const isNew = tours.map((tour) => tour.some(({ method }) => method === NEW));
      expect(isNew).toEqual([...isNew].sort((one, other) => Number(one) - Number(other)));
      expect(isNew).toContain(false);
      for (const tour of tours) for (const { method, slot } of tour) if (method === NEW) expect(slot).toBe(1);
    }
  });

  test("begins anew where a state leads nowhere", () => {
    const call = (method: string): Call => ({ method, args: [] });
    const [left, right] = [call("left"), call("right")];
    const topic = { kind: "turn", isEdge: false };
    const step = (place: number, made: Call) => ({
      place,
      way: [],
      call: made,
      topic,
      isStill: false,
      from: 0,
      to: place,
    });
    const tours = toursOf({ ways: [[], [left], [right]], transitions: [step(1, left), step(2, right)] }, Infinity);
    expect(tours).toEqual([[left], [right]]);
  });
});

describe("what is kept for all allocators", () => {
  test("nothing is found where nothing is", () => {
    for (const { findings: found } of findings(() => class extends Right {})) expect(found.faults).toEqual([]);
  });

  test.each([
    ["a total until the next call", keepsTotals],
    ["what was refused", keepsRefusals],
    ["what others have handed out", freesOthers],
  ])("%s is found by calls that show it wherever they are made", (_what, load) => {
    const found = findings(load).filter(({ findings: { faults } }) => faults.length > 0);
    expect(found.length).toBeGreaterThan(0);
    for (const { findings: some, showsAnew } of found) {
      expect(showsAnew[0]).toBe(true);
      expect(some.faults[0]?.calls.length).toBeLessThan(8);
    }
  });
});
