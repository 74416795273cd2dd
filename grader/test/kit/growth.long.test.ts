/** What calls cost, told apart by how it grows: a tree from a sorted array, whatever built-in the array hides behind. */
import { describe, expect, test } from "vitest";
import { CheckFailure, CheckSkipped } from "#kit/check/failure";
import { expectCost, expectGrowth, type GrowthClaim } from "#kit/check/growth";
import type { Subject } from "#kit/subject/subject";
import { instanceOf, nativeOf, sandboxOf } from "../support/sandbox.js";

const LIMITS = { checkTicks: 10_000, totalTicks: 80_000 };

/** Adds the even numbers; then adds an odd one in the middle and takes it out again, over and over. */
const INSIDE = `
  let numbers: any, size = 0, bare = 0;
  export function prepare(Class: any, n: number) {
    numbers = new Class(2 * n);
    size = n;
    for (let x = 0; x < n; x++) numbers.add(2 * x);
  }
  export function calls(Class: any, count: number) {
    for (let call = 0; call < count; call++) {
      const x = 2 * ((size >> 1) + (call % 7)) + 1;
      const rank = numbers.add(x);
      if (rank !== (x + 1) / 2) return \`add(\${x}) returned \${rank}, it has to be \${(x + 1) / 2}\`;
      numbers.remove(x);
    }
  }
  export function loop(Class: any, count: number) {
    for (let call = 0; call < count; call++) {
      const x = 2 * ((size >> 1) + (call % 7)) + 1;
      if (x < 0) return "no";
      bare += x;
    }
  }`;

const CLAIM: GrowthClaim = {
  what: "Adding a number and taking it out",
  growth: "logarithmic",
  pattern: { prepare: "prepare", calls: "calls", loop: "loop" },
  calls: () => 2_000,
};

/** Counts by powers of two: each call takes as many turns as the capacity has digits. */
const TREE = `class MemoryAllocator {
  constructor(capacity) { this.counts = new Array(capacity + 1).fill(0); }
  change(x, by) { for (let at = x + 1; at < this.counts.length; at += at & -at) this.counts[at] += by; }
  add(x) { this.change(x, 1); let rank = -1; for (let at = x + 1; at > 0; at -= at & -at) rank += this.counts[at]; return rank; }
  remove(x) { this.change(x, -1); }
}`;

/** A sorted array, and the built-ins with which an element comes in and goes out. */
const sorted = (comesIn: string, goesOut: string) => `class MemoryAllocator {
  all = [];
  place(x) { let low = 0, high = this.all.length; while (low < high) { const at = (low + high) >> 1; if (this.all[at] < x) low = at + 1; else high = at; } return low; }
  add(x) { const at = this.place(x); if (at === this.all.length) { this.all.push(x); return at; } ${comesIn} return at; }
  remove(x) { const at = this.place(x); ${goesOut} }
}`;

const outcomeOf = (subject: Subject, claim: Partial<GrowthClaim> = {}): CheckFailure | null => {
  subject.beginCheck("cost");
  try {
    expectGrowth(subject, { ...CLAIM, ...claim });
    return null;
  } catch (error) {
    if (error instanceof CheckFailure) return error;
    throw error;
  }
};

test("a call may cost so much at one size, and no more", async () => {
  const costing = async (mostTicks: number): Promise<void> => {
    const subject = await sandboxOf(TREE, LIMITS, INSIDE);
    subject.beginCheck("cost");
    expectCost(subject, { what: "Adding a number", pattern: CLAIM.pattern, size: 1_000, calls: 2_000, mostTicks });
  };
  await expect(costing(0.5)).resolves.toBeUndefined();
  await expect(costing(0.001)).rejects.toThrow(
    /^Adding a number costs 0\.\d+ ticks a call among 1,000\. It should cost at most 0\.001 ticks a call\.$/,
  );
});

test("a tree is logarithmic, and what takes as long however much there is is constant", async () => {
  expect(outcomeOf(await sandboxOf(TREE, LIMITS, INSIDE))).toBeNull();
  const constant = "class MemoryAllocator { add(x) { return (x + 1) >> 1; } remove() {} }";
  expect(outcomeOf(await sandboxOf(constant, LIMITS, INSIDE), { growth: "constant" })).toBeNull();
});

test("a part of an array costs what that part has, however long the array is", async () => {
  const part = `class MemoryAllocator {
    constructor(capacity) { this.words = new Int32Array(capacity); this.list = Array.from(this.words); }
    add(x) { this.words.slice(3, 9); this.words.fill(0, 3, 9); this.words.copyWithin(0, 3, 9); this.list.slice(-4); return (x + 1) >> 1; }
    remove() {}
  }`;
  expect(outcomeOf(await sandboxOf(part, LIMITS, INSIDE), { growth: "constant" })).toBeNull();
});

describe("a sorted array does not pass for a tree", () => {
  test.each([
    ["splice", "this.all.splice(at, 0, x);", "this.all.splice(at, 1);"],
    [
      "spread and slice",
      "this.all = [...this.all.slice(0, at), x, ...this.all.slice(at)];",
      "this.all = this.all.toSpliced(at, 1);",
    ],
  ])("with %s", async (_what, comesIn, goesOut) => {
    const failure = outcomeOf(await sandboxOf(sorted(comesIn, goesOut), LIMITS, INSIDE))?.failure;
    expect(failure).toMatchObject({ kind: "too-slow", mistake: "grows faster than logarithmic" });
    expect(failure?.message).toMatch(/^Adding a number and taking it out costs .* among 16,000/);
    expect(failure?.message).not.toMatch(/loop/);
    expect(failure?.pictures?.[0]?.picture).toMatchObject({ kind: "growth", unit: "ticks a call" });
  });

  test("but it is linear", async () => {
    const source = sorted("this.all.splice(at, 0, x);", "this.all.splice(at, 1);");
    expect(outcomeOf(await sandboxOf(source, LIMITS, INSIDE), { growth: "linear", calls: () => 100 })).toBeNull();
  });
});

describe("beside the reference", () => {
  const reference = [0.02, 0.023, 0.026] as const;
  /** Where the built-in takes long, it is called at once, and else after a loop that takes as long. */
  const wasteful = sorted(
    "this.wait(); this.all.splice(at, 0, x);",
    "this.wait(); this.all.splice(at, 1); } wait() { for (let left = 4_000 - this.all.length; this.all.length > 900 && left > 0; left -= 1);",
  );

  test("who wastes as much among few as it needs among many is as slow as it is", async () => {
    expect(outcomeOf(await sandboxOf(TREE, LIMITS, INSIDE), { reference })).toBeNull();
    const sizes = [1_000, 2_000, 4_000] as const;
    const claim = { sizes, calls: () => 400 };
    const failure = outcomeOf(await sandboxOf(wasteful, LIMITS, INSIDE), { ...claim, reference })?.failure;
    expect(failure).toMatchObject({ kind: "too-slow", mistake: "costs many times what it should at every size" });
    expect(failure?.message).toMatch(
      /^Adding a number and taking it out costs \d+ times as much as the reference's among 4,000 \(among 1,000: .*\)\. It should cost at most 10 times as much as the reference's among 4,000: that it is nearly as slow among few does not make it fast among many\.$/,
    );
    const [picture] = failure?.pictures ?? [];
    expect(picture?.picture).toMatchObject({ curves: [{ name: "yours" }, { name: "the reference" }] });
    // By its growth alone nobody would know.
    expect(outcomeOf(await sandboxOf(wasteful, LIMITS, INSIDE), claim)).toBeNull();
  });

  test("who is slow makes fewer calls, and is told the same", async () => {
    const array = sorted("this.all.splice(at, 0, x);", "this.all.splice(at, 1);");
    const [all, few] = [await sandboxOf(array, LIMITS, INSIDE), await sandboxOf(array, LIMITS, INSIDE)];
    const [whole, fewer] = [outcomeOf(all, { reference, isWhole: true }), outcomeOf(few, { reference })];
    expect(fewer?.message).toMatch(/\(among 1,000: 0\.4\d* ticks a call; among 4,000: 1\.\d* ticks a call\)/);
    expect(whole?.message).toMatch(/\(among 1,000: 0\.4\d* ticks a call\)/);
    expect(Number(few.ticks())).toBeLessThan(0.5 * Number(all.ticks()));
  });

  test("one dear call in a thousand is not missed", async () => {
    const NOW_AND_THEN = `class MemoryAllocator {
      count = 0; all = 0;
      add(x) {
        if (x % 2 === 0) this.all += 1;
        else if (++this.count % 1_000 === 0) for (let left = 500 * this.all; left > 0; left -= 1);
        return (x + 1) >> 1;
      }
      remove() {}
    }`;
    const claim = { growth: "constant", reference, calls: () => 2_000 } as const;
    expect(outcomeOf(await sandboxOf(NOW_AND_THEN, LIMITS, INSIDE), claim)?.failure.kind).toBe("too-slow");
  });

  test("nor is one that the others pay for taken for slowness, where these are dear themselves, too", async () => {
    // Twelve turns for each number, once, among the first calls; in the second tree calls take nearly four times as many steps.
    const tidies = TREE.replace(
      "add(x) {",
      `calls = 0;
      add(x) {
        if (x % 2 === 1 && ++this.calls === 50) for (let left = 6 * this.counts.length; left > 0; left -= 1);`,
    );
    const dear = tidies.replace(
      "remove(x) { this.change(x, -1); }",
      "remove(x) { for (const by of [1, -1, 1, -1, 1, -1, 1, -1, 1, -1, -1]) this.change(x, by); }",
    );
    const claim = { calls: () => 10_000, reference: [0.0045, 0.0053, 0.006] } as const;
    for (const source of [tidies, dear]) expect(outcomeOf(await sandboxOf(source, LIMITS, INSIDE), claim)).toBeNull();
  });

  test("preparing takes no more than it may, at each size in proportion", async () => {
    const claim = { reference, mostPreparing: 8_000 };
    const slow = TREE.replace("add(x) {", "add(x) { for (let left = x; left > 0; left -= 1);");
    const failure = outcomeOf(await sandboxOf(slow, LIMITS, INSIDE), claim)?.failure;
    expect(failure?.message).toMatch(/costs too much to be measured among 4,000 \(among 1,000: /);
    expect(outcomeOf(await sandboxOf(TREE, LIMITS, INSIDE), claim)).toBeNull();
  });
});

describe("a tree that does something besides with all of its numbers is none", () => {
  /** A tree with all numbers beside it, as an array, a set, a map, an object and a text. */
  const wasteful = (waste: string) =>
    TREE.replace(
      "add(x) {",
      `all = []; set = new Set(); map = new Map(); record = {}; text = ""; bytes = new Uint8Array(0); filled = 0;
       grow(x) {
         this.all.push(x); this.set.add(x); this.map.set(x, x); this.record[x] = x; this.text += "-";
         if (this.filled++ === this.bytes.length) { const more = new Uint8Array(2 * this.filled); more.set(this.bytes); this.bytes = more; }
       }
       add(x) { if (x % 2 === 0) this.grow(x); else { ${waste} }`,
    );

  test.each([
    "this.all.splice(1, 0, x); this.all.pop();",
    "[...this.all];",
    "Math.max(...this.all);",
    "new Array(...this.all);",
    "({ ...this.all });",
    "const [...all] = this.all;",
    "let rest; [, ...rest] = this.all;",
    "({ ...this.record });",
    "for (const key in this.record) break;",
    "for (const key in this.all) break;",
    "[...this.set];",
    "[...this.set.values()];",
    "Math.min(...this.map.keys());",
    "[...this.map];",
    "new Set(this.all);",
    "new Map(this.map);",
    "Array.from(this.set.keys());",
    "Object.keys(this.all);",
    "this.all.indexOf(-1);",
    "this.all.copyWithin(1, 0);",
    "this.all.fill(0);",
    "this.text.indexOf('x');",
    "this.bytes.indexOf(7);",
    "this.bytes.set(this.bytes);",
    "Math.max.apply(null, this.all);",
    "Reflect.apply(Math.max, null, this.all);",
    "Reflect.construct(Array, this.all);",
    "Math.max.apply(null, { length: this.filled });",
    "Array.prototype.indexOf.call({ length: this.filled }, 1);",
    "let looks = 0; Array.prototype.lastIndexOf.call({ get length() { return looks++ ? this.size : 0; }, size: this.filled }, 1); Array.prototype.includes.call({ length: this.filled }, 1);",
    "[].concat(this.all);",
    "[this.all].flat();",
    "[...this.all.values()];",
    "this.all.values().drop(this.filled - 1).next();",
    "this.all.values().toArray();",
    "new Set(this.all.values());",
    "this.set.union(new Set());",
    "new Set().difference(this.set);",
    "JSON.stringify(this.all);",
    "JSON.parse('[' + '1,'.repeat(this.filled) + '1]');",
    "Reflect.ownKeys(this.all);",
    "Object.assign({}, this.record);",
    "Object.fromEntries(this.map);",
    "new Float64Array(this.all);",
    "Float64Array.from(this.set);",
    "/x/.test(this.text);",
  ])("%s", async (waste) => {
    const subject = await sandboxOf(wasteful(waste), LIMITS, INSIDE);
    expect(outcomeOf(subject, { calls: () => 400, mostTimes: 2.5, sizes: [250, 1_000, 4_000] })?.failure.kind).toBe(
      "too-slow",
    );
  });

  test.each(["", "this.all.fill(0, 3, 20);", "this.all.at(-1);", "this.map.keys().next();", "Math.max(...[1, 2, 3]);"])(
    "but %s pays for what it touches alone",
    async (waste) => {
      const subject = await sandboxOf(wasteful(waste), LIMITS, INSIDE);
      expect(outcomeOf(subject, { calls: () => 400, mostTimes: 2.5, sizes: [250, 1_000, 4_000] })).toBeNull();
    },
  );
});

describe("a big integer of all numbers is no tree", () => {
  const bits = (is: string): string => `class MemoryAllocator {
      bits = 0n;
      add(x) { ${is}; return (x + 1) >> 1; }
      remove() {}
    }`;
  test.each([
    "this.bits |= 1n << BigInt(x); this.bits & -this.bits",
    "this.bits = this.bits | (1n << BigInt(x)); (this.bits >> 3n).toString(2)",
  ])("%s", async (is) => {
    expect(outcomeOf(await sandboxOf(bits(is), LIMITS, INSIDE))?.failure.kind).toBe("too-slow");
  });

  test("but a number of 64 bits costs the same everywhere", async () => {
    const one = bits("this.bits = BigInt.asUintN(64, (this.bits << 1n) ^ BigInt(x))");
    expect(outcomeOf(await sandboxOf(one, LIMITS, INSIDE), { growth: "constant" })).toBeNull();
  });
});

test("what is hopeless is given up at the first size where it is, and costs later checks nothing", async () => {
  const source = `class MemoryAllocator {
    add() { for (;;) this.all; } remove() {} spin(turns) { for (let i = 0; i < turns; i++); return "spun"; } }`;
  const sandbox = await sandboxOf(source, LIMITS, INSIDE);
  const failure = outcomeOf(sandbox)?.failure;
  expect(failure?.kind).toBe("too-slow");
  expect(failure?.message).toContain("too much to be measured among 1,000. It should");
  sandbox.beginCheck("next");
  // More than a fifth of a check's ticks, which is what those get that come after one that has overrun.
  expect(instanceOf(sandbox).call("spin", [15_000_000])).toMatchObject({ value: { value: "spun" } });
});

test("what is printed among the calls is not kept, and costs nothing", async () => {
  const prints = TREE.replace("change(x, by) {", "change(x, by) { console.log(x, by);");
  const [subject, silent] = [await sandboxOf(prints, LIMITS, INSIDE), await sandboxOf(TREE, LIMITS, INSIDE)];
  const ticksOf = (one: Subject): number | null => {
    expect(outcomeOf(one)).toBeNull();
    return one.ticks();
  };
  // But for the call that does nothing.
  expect(ticksOf(subject)).toBeLessThan(1.2 * Number(ticksOf(silent)));
  expect(subject.takePrinted()).toEqual([]);
});

test("a wrong answer is no fast one, and what is thrown among the calls is told", async () => {
  const wrong = "class MemoryAllocator { add() { return 3; } remove() {} }";
  expect(outcomeOf(await sandboxOf(wrong, LIMITS, INSIDE))?.failure).toMatchObject({
    kind: "wrong-result",
    message: "add(1001) returned 3, it has to be 501",
  });
  const throws = "class MemoryAllocator { add() { throw new RangeError('full'); } }";
  expect(outcomeOf(await sandboxOf(throws, LIMITS, INSIDE))?.failure).toMatchObject({
    kind: "wrong-error",
    message: "A call that should not throw, among many, threw RangeError: full.",
  });
  const unwritten = "class MemoryAllocator { add() { throw new Error('TODO: add'); } }";
  expect(outcomeOf(await sandboxOf(unwritten, LIMITS, INSIDE))?.failure).toMatchObject({
    kind: "not-written",
    message: expect.stringMatching(/^A call among many came upon "TODO: add" in .*: that part is not written yet\.$/),
  });
});

test("the verdict is the same ten times in a row, to the last digit", async () => {
  const subject = await sandboxOf(sorted("this.all.splice(at, 0, x);", "this.all.splice(at, 1);"), LIMITS, INSIDE);
  const messages = Array.from({ length: 10 }, (_, time) => {
    // What was done before makes no difference.
    if (time % 2 === 1) subject.construct([4]);
    return outcomeOf(subject, { calls: () => 400, sizes: [500, 1_000, 2_000] })?.message;
  });
  expect(messages[0]).toMatch(/ticks a call/);
  expect(new Set(messages).size).toBe(1);
});

test("natively it is skipped, and says why", async () => {
  const subject = await nativeOf(TREE, INSIDE);
  expect(() => expectGrowth(subject, CLAIM)).toThrow(CheckSkipped);
  expect(() => expectGrowth(subject, CLAIM)).toThrow(/only known in the sandbox/);
});

test("built-ins that pay look and do as those that do not", async () => {
  const source = `const look = () => {
      const seen = [];
      const owners = { A: Array.prototype, T: Object.getPrototypeOf(Uint8Array.prototype), S: String.prototype, O: Object, F: Array,
        M: Map.prototype, Z: Set.prototype, G: globalThis, R: Reflect, J: JSON, X: RegExp.prototype, F2: Function.prototype,
        B: ArrayBuffer.prototype, I: Iterator.prototype, N: BigInt.prototype, U: Uint8Array, V: Object.getPrototypeOf(Uint8Array) };
      const isCharged = (key) => key === "Map" || key === "Set" || /\\d(?:Clamped)?Array$/.test(key);
      for (const [owner, object] of Object.entries(owners)) for (const key of Reflect.ownKeys(object)) {
        if (owner === "G" && !isCharged(String(key))) continue;
        const { value, writable, enumerable, configurable } = Object.getOwnPropertyDescriptor(object, key);
        if (typeof value !== "function") continue;
        const isConstructor = (() => { try { Reflect.construct(Object, [], value); return true; } catch { return false; } })();
        seen.push([owner, String(key), value.name, value.length, writable, enumerable, configurable, isConstructor, "prototype" in value].join(" "));
      }
      class More extends Map { constructor(all) { super(all); } }
      class Fewer extends Set {}
      const more = new More([[1, 2]]);
      seen.push(more instanceof More, more instanceof Map, more.get(1), new Fewer([3, 3]).size, more.constructor === More,
        new Map().constructor === Map, Map.prototype.entries === Map.prototype[Symbol.iterator], Set.prototype.keys === Set.prototype.values,
        Object.prototype.toString.call(new Map()), [...new Set([1, 2]).keys()].join(), String([3, 1, 2].splice(1, 1)),
        [1, [2]].flat().join(), [..."abc"].length, Math.max(...[1, 5, 2]), JSON.stringify({ ...{ a: 1 } }), [0, 0, 0].fill(7, -2, -1).join(),
        [1, 2, 3, 4].copyWithin(0, 2).join(), "a-b".split("-").join("+"), Array.from({ length: 2 }, (_, at) => at).join(),
        Math.max.apply(null, [1, 4, 2]), Reflect.construct(Map, [[[1, 2]]]).get(1), [1].concat([2], 3).join(), [3, 4].values().drop(1).toArray().join(),
        Array.prototype.fill.call({ length: 2 }, 7)[1], Array.prototype.splice.call({ length: 3, 0: 1, 1: 2, 2: 3 }, 1, 1).join(), /b/.exec("abc").index,
        new Uint8Array([1, 257]).join(), new Uint8Array(2).length, Uint8Array.from([3]).constructor === Uint8Array, Uint8Array.name, Uint8Array.BYTES_PER_ELEMENT,
        Object.getPrototypeOf(Uint8Array) === Object.getPrototypeOf(Int8Array), new (class extends Float64Array {})([1.5])[0], [...[5, 6].values()].join(),
        (() => { try { Uint8Array(1); } catch (error) { return error.name; } })(), (() => { try { Reflect.apply(1); } catch (error) { return error.name; } })(),
        (() => { try { Map(); } catch (error) { return error.name; } })(), (() => { try { [].with(1, 2); } catch (error) { return error.name; } })());
      return seen;
    };
    class MemoryAllocator { look() { return look().join("\\n"); } }`;
  const inside =
    "export const look = (Class: any) => { const text = new Class().look(); const parts = []; for (let at = 0; at < text.length; at += 900) parts.push(text.slice(at, at + 900)); return parts; };";
  const sandbox = await sandboxOf(source, {}, inside);
  const looked = (isCharged: boolean): string => {
    sandbox.reload(isCharged);
    const answer = sandbox.ask("look");
    return answer.kind === "returned" ? (answer.value as string[]).join("") : answer.error.message;
  };
  const plain = looked(false);
  expect(plain.split("\n").length).toBeGreaterThan(100);
  expect(looked(true)).toBe(plain);
});
