/** The oracles, held against others that were written in another way, and against the figures of the lesson. */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { makeOn } from "#kit/define/oracle";
import { definitions, optimal, type Policy } from "../../exercises/19-cache-replacement/stages/definition.js";
import { ANOMALY, FLOOD, LOOP, MISSES } from "../../exercises/19-cache-replacement/stages/strings.js";
import { OptimalModel, type Went } from "../../exercises/19-cache-replacement/stages/model.js";

/** How an access went. */
type Ended = [isHit: boolean, evicted: number | null];

/** A second way to say each policy: what becomes of a whole string of keys. */
const others: Record<Policy, (keys: readonly number[], capacity: number) => Ended[]> = {
  /** The last that came in are in: as many as there is room for. */
  fifo(keys, capacity) {
    const came: number[] = [];
    return keys.map((key) => {
      if (came.slice(-capacity).includes(key)) return [true, null];
      came.push(key);
      return [false, came[came.length - 1 - capacity] ?? null];
    });
  },
  /** In are the last different keys of the string: as many as there is room for. */
  lru(keys, capacity) {
    const lastOnes = (end: number): number[] => [...new Set(keys.slice(0, end).reverse())].slice(0, capacity);
    return keys.map((key, at) => {
      const [before, after] = [lastOnes(at), lastOnes(at + 1)];
      return [before.includes(key), before.find((each) => !after.includes(each)) ?? null];
    });
  },
  /** A queue in which a key stands behind all that have at most as many uses as it. */
  lfu(keys, capacity) {
    let queue: { key: number; uses: number }[] = [];
    return keys.map((key) => {
      const found = queue.find((each) => each.key === key);
      const gone = found === undefined && queue.length === capacity ? queue.shift() : undefined;
      const moved = { key, uses: (found?.uses ?? 0) + 1 };
      const rest = queue.filter((each) => each !== found);
      const behind = rest.findIndex(({ uses }) => uses > moved.uses);
      queue = behind === -1 ? [...rest, moved] : [...rest.slice(0, behind), moved, ...rest.slice(behind)];
      return [found !== undefined, gone?.key ?? null];
    });
  },
  /** FIFO with a second chance: the hand stands still, and the ring is turned. */
  clock(keys, capacity) {
    const queue: { key: number; bit: boolean }[] = [];
    return keys.map((key) => {
      const found = queue.find((each) => each.key === key);
      if (found !== undefined) {
        found.bit = true;
        return [true, null];
      }
      let gone: number | null = null;
      while (queue.length === capacity) {
        const first = queue.shift()!;
        if (first.bit) queue.push({ ...first, bit: false });
        else gone = first.key;
      }
      queue.push({ key, bit: true });
      return [false, gone];
    });
  },
};

const policies = Object.keys(definitions) as Policy[];
const strings = fc.array(fc.integer({ min: -3, max: 6 }), { size: "max", maxLength: 60 });
const capacities = fc.integer({ min: 1, max: 11 });

/** What the oracle does with a string, asked as the kit asks. */
function wentOf(policy: Policy, keys: readonly number[], capacity: number): Ended[] {
  const definition = definitions[policy];
  const oracle = definition.construct.oracle(capacity);
  return keys.map((key) => {
    const before = definition.key(oracle);
    const due = definition.methods.access.due(oracle, key);
    if (definition.key(oracle) !== before) throw new Error("to ask has changed something");
    makeOn(definition, oracle, { method: "access", args: [key] });
    const evicted = makeOn(definition, oracle, { method: "lastEvicted", args: [] });
    if (due.kind === "throws" || evicted.kind === "throws") throw new Error("no access is refused");
    if (!oracle.has(key)) throw new Error("what was accessed is not there");
    return [due.value as boolean, evicted.value as number | null];
  });
}

const missesOf = (policy: Policy, keys: readonly number[], capacity: number): number =>
  wentOf(policy, keys, capacity).filter(([isHit]) => !isHit).length;

function optimalMisses(keys: readonly number[], capacity: number): number {
  const model = new OptimalModel(capacity);
  for (const key of keys) model.add(key);
  return model.misses();
}

/** The fewest misses of all ways to choose who goes, tried one by one. */
function fewest(keys: readonly number[], capacity: number): number {
  const known = new Map<string, number>();
  const from = (at: number, inside: readonly number[]): number => {
    const key = keys[at];
    if (key === undefined) return 0;
    if (inside.includes(key)) return from(at + 1, inside);
    const state = `${at}: ${inside.join()}`;
    const ways = inside.length < capacity ? [inside] : inside.map((gone) => inside.filter((each) => each !== gone));
    const least =
      known.get(state) ??
      1 +
        Math.min(
          ...ways.map((rest) =>
            from(
              at + 1,
              [...rest, key].sort((one, other) => one - other),
            ),
          ),
        );
    known.set(state, least);
    return least;
  };
  return from(0, []);
}

describe.each(policies)("the oracle of %s", (policy) => {
  test("does in random strings what another way to say it does", () => {
    fc.assert(
      fc.property(strings, capacities, (keys, capacity) => {
        expect(wentOf(policy, keys, capacity)).toEqual(others[policy](keys, capacity));
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  test("has in and counts what came in and did not go", () => {
    fc.assert(
      fc.property(strings, capacities, (keys, capacity) => {
        const oracle = definitions[policy].construct.oracle(capacity);
        const inside = new Set<number>();
        for (const key of keys) {
          oracle.access(key);
          inside.add(key);
          if (oracle.evicted !== null) inside.delete(oracle.evicted);
          expect(oracle.size()).toBe(inside.size);
          expect([-3, -2, -1, 0, 1, 2, 3, 4, 5, 6].filter((each) => oracle.has(each) !== inside.has(each))).toEqual([]);
        }
      }),
    );
  });

  test("states of one key answer every string alike", () => {
    const answersOf = new Map<string, string>();
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 4 }), { size: "max", maxLength: 9 }), (keys) => {
        const key = (end: readonly number[]): string => {
          const oracle = definitions[policy].construct.oracle(2);
          for (const each of [...keys, ...end]) oracle.access(each);
          return definitions[policy].key(oracle);
        };
        const answers = [[1], [2], [1, 5, 6], [2, 5, 6], [3, 5, 6], [5, 6, 7]].map((end) => key(end)).join(" | ");
        const state = key([]);
        expect(answersOf.get(state) ?? answers).toBe(answers);
        answersOf.set(state, answers);
      }),
      { seed: 1, numRuns: 1_000 },
    );
  });

  test.each([0, -1, 2.5, NaN, Infinity])("refuses room for %d", (capacity) => {
    expect(definitions[policy].construct.due(capacity)).toEqual({ kind: "throws", names: ["RangeError"] });
  });
});

describe("the one who knows the future", () => {
  test("has as few misses as the best of all choices", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -1, max: 5 }), { size: "max", maxLength: 16 }),
        fc.integer({ min: 1, max: 5 }),
        (keys, capacity) => {
          expect(optimalMisses(keys, capacity)).toBe(fewest(keys, capacity));
        },
      ),
      { seed: 1, numRuns: 300 },
    );
  });

  test("is never worse than any of the others", () => {
    fc.assert(
      fc.property(strings, capacities, (keys, capacity) => {
        for (const policy of policies)
          expect(optimalMisses(keys, capacity)).toBeLessThanOrEqual(missesOf(policy, keys, capacity));
      }),
    );
  });

  test("counts nothing before the first key, and may be asked in between", () => {
    const model = optimal.construct.oracle(1);
    const counts = [model.misses()];
    for (const key of [1, 2, 1]) {
      model.add(key);
      counts.push(model.misses());
    }
    expect(counts).toEqual([0, 1, 2, 3]);
  });
});

describe("the figures of the lesson", () => {
  const all = (keys: readonly number[], capacity: number): Record<string, number> => ({
    ...Object.fromEntries(policies.map((policy) => [policy, missesOf(policy, keys, capacity)])),
    optimal: optimalMisses(keys, capacity),
  });

  test.each(MISSES)("of $name with $capacity slots", ({ keys, capacity, misses }) => {
    expect(all(keys, capacity)).toEqual(misses);
  });

  test("are those of the specification", () => {
    expect(MISSES.map(({ misses }) => Object.values(misses))).toEqual([
      [9, 10, 10, 9, 7],
      [10, 8, 8, 10, 6],
      [20, 20, 20, 20, 9],
      [8, 8, 6, 8, 6],
    ]);
    expect(ANOMALY).toHaveLength(12);
    expect(LOOP).toHaveLength(20);
    expect(FLOOD).toHaveLength(14);
  });
});

describe("the lesson", () => {
  const lesson = readFileSync(new URL("../../exercises/19-cache-replacement/lesson.md", import.meta.url), "utf8");
  const rowsOf = (log: readonly Went[]): string =>
    log
      .map(({ key, isHit, inside, evicted }, at) => {
        return `  ${at + 1}: ${key} = ${isHit ? "hit" : "miss"} | ${inside().join(" ")} | ${evicted ?? "–"}\n`;
      })
      .join("");
  const logOf = (policy: Policy, keys: readonly number[], capacity: number): readonly Went[] => {
    const oracle = definitions[policy].construct.oracle(capacity);
    for (const key of keys) oracle.access(key);
    return oracle.log;
  };

  test.each([
    { policy: "fifo", keys: ANOMALY },
    { policy: "lru", keys: ANOMALY },
    { policy: "lfu", keys: FLOOD },
  ] as const)("has the table of $policy as it goes", ({ policy, keys }) => {
    expect(lesson).toContain(`\n${rowsOf(logOf(policy, keys, 3))}\`\`\`\n`);
  });

  test("has the table of the best as it goes", () => {
    const model = new OptimalModel(3);
    for (const key of ANOMALY) model.add(key);
    expect(lesson).toContain(`\n${rowsOf(model.log())}\`\`\`\n`);
  });

  test("has the clock as it goes", () => {
    const log = logOf("clock", [1, 2, 3, 4, 2, 5], 3);
    for (const went of log.slice(2)) {
      const slots = went.inside().map((text, slot) => {
        const [, hand = "", key = "", bit = ""] = /^(>?)(-?\d+)(•?)$/.exec(text) ?? [];
        return `  slot ${slot} = ${key} | ${bit === "" ? 0 : 1}${hand === "" ? "" : " < hand"}\n`;
      });
      expect(lesson).toContain(slots.join(""));
    }
  });

  test("has the misses of the four strings", () => {
    const table = lesson.split("\n").filter((line) => /^\|[^|]+\|( *\d+ \|){6}$/.test(line));
    const numbers = table.map((line) => line.split("|").slice(2, -1).map(Number));
    expect(numbers).toEqual(
      MISSES.map(({ capacity, misses: { fifo, lru, lfu, clock, optimal } }) => [
        capacity,
        fifo,
        lru,
        lfu,
        clock,
        optimal,
      ]),
    );
    expect(table[0]).toContain(ANOMALY.join(" "));
    expect(table[3]).toContain(FLOOD.join(" "));
    expect(lesson).toContain("// 3 9 10 7, then 4 10 8 6");
  });

  test("is right about more slots", () => {
    const keys = [1, 1, 2, 3, 2, 3, 4, 1, 4, 1];
    expect(lesson).toContain(`${keys.join(" ")}, which misses 6 times with two slots, and 7 times with three`);
    expect([missesOf("lfu", keys, 2), missesOf("lfu", keys, 3)]).toEqual([6, 7]);
    fc.assert(
      fc.property(strings, capacities, (some, capacity) => {
        expect(missesOf("lru", some, capacity + 1)).toBeLessThanOrEqual(missesOf("lru", some, capacity));
        expect(optimalMisses(some, capacity + 1)).toBeLessThanOrEqual(optimalMisses(some, capacity));
      }),
    );
  });

  test("is right about the long loop", () => {
    const loop = Array.from({ length: 1_000 }, (_, at) => 1 + (at % 4));
    expect(lesson).toContain("1,000 against 336");
    expect([missesOf("lru", loop, 3), optimalMisses(loop, 3)]).toEqual([1_000, 336]);
  });
});
