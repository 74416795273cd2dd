/** Code of the assignment's that runs beside the submission: what it is given, what it gives, and what cannot reach it. */
import { describe, expect, test } from "vitest";
import { Untold } from "#kit/subject/data";
import { type Answer, LimitReached, type Subject } from "#kit/subject/subject";
import { instanceOf, nativeOf, sandboxOf } from "../../support/sandbox.js";

const HEAP = "class MemoryAllocator { words = new Uint32Array([3, 1, 4]); size = 7; get() { return this.size; } }";

const told = (answer: Answer): unknown => (answer.kind === "returned" ? answer.value : answer.error);

describe.each<[string, (source: string, inside: string) => Promise<Subject>]>([
  ["in the sandbox", (source, inside) => sandboxOf(source, { stackBytes: 2 ** 17 }, inside)],
  ["natively", nativeOf],
])("%s, code beside the submission", (_where, open) => {
  test("is given the instance as it is, and arguments as copies", async () => {
    const heap = instanceOf(
      await open(
        HEAP,
        `export const words = (heap: any, from: number, to: number) => [...heap.words].slice(from, to);
         export const kinds = (heap: any, ...args: unknown[]) => args.map((each) => JSON.stringify(each) ?? typeof each);
         export const same = (heap: any, bytes: Uint8Array) => [heap.get(), bytes.length, bytes[1]];`,
      ),
    );
    expect(told(heap.ask("words", [1, 3]))).toEqual([1, 4]);
    const args = [1.5, -0, "x", true, null, undefined, [1, [2, "3"]], { a: { b: [] }, c: "d" }];
    expect(told(heap.ask("kinds", args))).toEqual(args.map((each) => JSON.stringify(each) ?? typeof each));
    expect(told(heap.ask("same", [new Uint8Array([5, 6, 7])]))).toEqual([7, 3, 6]);
    expect(told(heap.ask("kinds"))).toEqual([]);
  });

  test("is given the class where no instance is asked about", async () => {
    const subject = await open(HEAP, "export const made = (Class: any, size: number) => new Class(size).get();");
    expect(told(subject.ask("made", [9]))).toBe(7);
  });

  test("tells numbers, texts, bytes and lists of such", async () => {
    const subject = await open(
      HEAP,
      `const all = [0.1, -0, NaN, 2 ** 60, "text", "", true, false, null, undefined, 12n ** 30n,
         [1, 2.5, -3], [], [[1], "two", [null]], new Uint8Array([1, 255]), new Uint8Array(9).fill(3), new Float32Array([0.5, 4])];
       export const tell = (Class: unknown, place: number) => all[place];
       export const count = () => all.length;`,
    );
    const count = told(subject.ask("count")) as number;
    expect(Array.from({ length: count }, (_, place) => told(subject.ask("tell", [place])))).toEqual([
      ...[0.1, -0, NaN, 2 ** 60, "text", "", true, false, null, undefined, 12n ** 30n],
      ...[[1, 2.5, -3], [], [[1], "two", [null]], new Uint8Array([1, 255]), new Uint8Array(9).fill(3), [0.5, 4]],
    ]);
  });

  test("tells of other things, and of too much, in words", async () => {
    const subject = await open(
      "class MemoryAllocator {}; globalThis.odd = new Proxy([], { get: (target, key) => (key === 'length' ? 1e7 : 1) });",
      `export const some = (Class: any, which: string): unknown => ({
         object: {}, call: () => 1, promise: Promise.resolve(), symbol: Symbol("s"),
         long: new Array(100_000).fill(1), typed: new Float64Array(2 ** 15), bytes: new Uint8Array(2 ** 16 + 1),
         mixed: [1, 2, Class], texts: Array.from({ length: 65 }, () => "x"), deep: [[[[[["x"]]]]]], big: new BigInt64Array(2),
         wide: Array.from({ length: 64 }, () => new Uint8Array(2 ** 13)),
       })[which];
       export const text = () => "ab".repeat(10_000);`,
    );
    const words = (which: string): unknown => {
      const value = told(subject.ask("some", [which]));
      return value instanceof Untold ? value.text : value;
    };
    expect(words("object")).toBe("an object");
    expect(words("call")).toBe("a function");
    expect(words("promise")).toBe("a Promise");
    expect(words("symbol")).toBe("a symbol");
    expect(words("long")).toBe("an array of 100000 elements");
    expect(words("typed")).toBe("a Float64Array of 32768 elements");
    expect(words("bytes")).toBe("a Uint8Array of 65537 elements");
    expect(words("mixed")).toEqual([1, 2, new Untold("a function")]);
    expect(words("texts")).toBe('an array whose element 0 is the string "x"');
    expect(words("deep")).toBe("an array whose element 0 is an array");
    expect(words("big")).toBe("a BigInt64Array");
    expect(words("wide")).toBe("more than can be told at once");
    expect(told(subject.ask("text"))).toBe("ab".repeat(500));
  });

  test("ends as what escapes from it, whoever has thrown that", async () => {
    const subject = await open(
      `class MemoryAllocator { get head() { throw new RangeError("mine"); } get odd() { throw 5; } deep() { return this.deep(); } }`,
      `export const head = (heap: any) => heap.head;
       export const odd = (heap: any) => heap.odd;
       export const missing = (heap: any) => heap.nothing.more;
       export const own = () => { throw new TypeError("ours"); };
       export const deep = (heap: any) => heap.deep();
       export const deeper = (heap: any): unknown => [deeper(heap)];
       export const thrown = (heap: any) => { throw new Proxy({}, { get() { throw 1; }, getPrototypeOf() { throw 2; } }); };`,
    );
    const heap = instanceOf(subject);
    const end = (name: string) => {
      const answer = heap.ask(name);
      if (answer.kind === "returned") return answer;
      const { isError, byEngine, name: errorName, message } = answer.error;
      return [isError, byEngine, errorName, message];
    };
    expect(end("head")).toEqual([true, false, "RangeError", "mine"]);
    expect(end("odd")).toEqual([false, false, "5", ""]);
    expect(end("missing")).toEqual([true, true, "TypeError", expect.stringContaining("of undefined")]);
    expect(end("own")).toEqual([true, false, "TypeError", "ours"]);
    expect(end("deep")).toEqual([true, true, expect.any(String), "Maximum call stack size exceeded"]);
    expect(end("deeper")).toEqual([true, true, expect.any(String), "Maximum call stack size exceeded"]);
    expect(end("thrown")).toEqual([false, false, "something that cannot be examined", ""]);
    expect(told(heap.ask("own"))).toMatchObject({ message: "ours" });
  });

  test("is told of getters and proxies among what it returns as they run", async () => {
    const heap = instanceOf(
      await open(
        `let reads = 0;
         class MemoryAllocator {
           list = Object.defineProperty([1, 2, 3], 1, { get: () => (reads++ === 0 ? 20 : { reads }) });
           thrower = new Proxy([1], { get(target, key) { if (key === "0") throw new SyntaxError("no"); return target[key]; } });
           liar = new Proxy([1], { get: (target, key) => (key === "length" ? { valueOf: () => 3 } : "x") });
           bytes = Object.setPrototypeOf(Object.defineProperty(new Uint8Array(2), "length", { value: 1e9 }), null);
         }`,
        "export const property = (heap: any, name: string) => heap[name];",
      ),
    );
    expect(told(heap.ask("property", ["list"]))).toEqual([1, 20, 3]);
    expect(told(heap.ask("property", ["thrower"]))).toMatchObject({ name: "SyntaxError", message: "no" });
    expect(told(heap.ask("property", ["liar"]))).toEqual(["x", "x", "x"]);
    expect(told(heap.ask("property", ["bytes"]))).toEqual(new Uint8Array(2));
  });

  test("is not reached by what the submission does to built-ins", async () => {
    const heap = instanceOf(
      await open(
        `const words = new Uint32Array([3, 1, 4]);
         const evil = () => { throw new Error("patched"); };
         for (const name of ["push", "map", "slice", "sort", "values", "join", "includes"]) Array.prototype[name] = evil;
         for (let place = 0; place < 20; place++) Object.defineProperty(Object.prototype, place, { set: evil, configurable: true });
         Array.prototype[Symbol.iterator] = evil;
         globalThis.Uint8Array = globalThis.Map = globalThis.Math = undefined;
         Reflect.apply = Object.keys = Object.entries = evil;
         class MemoryAllocator { words = words; }`,
        `export const sum = (heap: any, ...extra: number[]) => {
           const all: number[] = [];
           for (let i = 0; i < 3; i++) all.push(heap.words[i]);
           const map = new Map(Object.entries({ all }));
           return [...map.get("all")!.map((each) => each * 2), Math.max(...extra)];
         };`,
      ),
    );
    expect(told(heap.ask("sum", [8, 9]))).toEqual([6, 2, 8, 9]);
  });

  test("arguments that are no plain data are refused, as those of calls are", async () => {
    const subject = await open(HEAP, "export const nothing = () => null;");
    const heap = instanceOf(subject);
    const circle: unknown[] = [];
    circle.push(circle);
    for (const odd of [() => 1, Symbol("s"), new Map(), new Date(0), [new Set()], circle]) {
      expect(() => heap.ask("nothing", [odd as never])).toThrow(/no plain data/);
      expect(() => heap.call("get", [odd as never])).toThrow(/no plain data/);
      expect(() => subject.construct([odd as never])).toThrow(/no plain data/);
    }
    expect(() => heap.ask("other")).toThrow("no function other; it has nothing");
  });
});

describe("in the sandbox, the realm beside the submission", () => {
  test("cannot be changed by a submission that gets hold of an object of it", async () => {
    const source = `
      const changed = [];
      const attack = (thing) => {
        const reach = [thing, Object.getPrototypeOf(thing), thing.constructor?.prototype, thing.constructor?.constructor?.prototype];
        for (const each of reach) {
          try { each.push = each.map = each.call = () => { throw new Error("changed"); }; changed.push("set"); } catch {}
        }
        try {
          const run = thing.constructor.constructor("code", "return (0, eval)(code)");
          for (const code of ["Array.prototype.map = 0", "globalThis.Math = 0", "Math.max = 0", "Map = 0", "globalThis.leak = 1",
            "Object.getPrototypeOf(function* () {}).prototype.next = 0", "Object.getPrototypeOf([].values()).next = 0"]) {
            try { run("'use strict';" + code); changed.push(code); } catch {}
          }
        } catch {}
      };
      class MemoryAllocator {
        traps = new Proxy(function () {}, { apply(target, self, args) { attack(args); return 1; }, construct(target, args) { attack(args); return {}; } });
        items = { map(call) { attack(call); return [call(1)]; } };
        report() { return changed.filter((each) => each !== "set").join(); }
      }`;
    const inside = `export const provoke = (heap: any) => { heap.traps(1); new heap.traps(2); return heap.items.map((each: number) => each + 1); };
      export const sound = () => [1, 2].map((each) => Math.max(each, new Map([[each, 5]]).get(each)!)).concat([...(function* () { yield 1; })()]);`;
    const heap = instanceOf(await sandboxOf(source, {}, inside));
    expect(told(heap.ask("provoke"))).toEqual([2]);
    expect(told(heap.ask("sound"))).toEqual([5, 5, 1]);
    expect(heap.call("report", [])).toMatchObject({ value: { value: "" } });
  });

  test("does not show in a stack that the submission looks at", async () => {
    const source = `let seen = ""; class MemoryAllocator {
      get head() { seen += new Error("x").stack; return 1; } report() { return seen; } }`;
    const inside = `class Walk { read(heap: any) { return [1].map(() => heap.head)[0]; } }
      export const head = (heap: any) => { function inner() { return new Walk().read(heap); } return inner(); };`;
    const heap = instanceOf(await sandboxOf(source, {}, inside));
    expect(told(heap.ask("head"))).toBe(1);
    const { value } = heap.call("report", []) as { value: { value: string } };
    expect(value.value.trim()).toMatch(/^at get head \(submission\.js:\d+:\d+\)$/);
  });

  test("has the budgets of the check", async () => {
    const source =
      "class MemoryAllocator { get next() { return this; } get loop() { for (;;); } all = []; get fill() { for (;;) this.all.push([1]); } }";
    const inside = `export const walk = (heap: any) => { for (let node = heap; node !== null; node = node.next); };
      export const loop = (heap: any) => heap.loop;
      export const fill = (heap: any) => heap.fill;
      export const own = () => { const all = []; for (;;) all.push(new Array(100)); };
      export const many = () => new Array(10_000_000).fill(1);`;
    const sandbox = await sandboxOf(source, { checkTicks: 200, totalTicks: 10_000, memoryBytes: 16 * 2 ** 20 }, inside);
    const limitOf = (name: string): unknown => {
      sandbox.reload();
      sandbox.beginCheck("again");
      try {
        return instanceOf(sandbox).ask(name);
      } catch (error) {
        return error instanceof LimitReached ? error.limit : error;
      }
    };
    for (const [name, limit] of Object.entries({
      walk: "time",
      loop: "time",
      fill: "memory",
      own: "memory",
      many: "memory",
    })) {
      await sandbox.prepare(true);
      expect([name, limitOf(name)]).toEqual([name, limit]);
    }
    await sandbox.prepare(true);
    sandbox.reload();
    expect(() => sandbox.ask("nothing")).toThrow("no function nothing");
  });

  test("keeps nothing from one loading of the submission to the next", async () => {
    const inside = "let asked = 0; export const count = () => ++asked;";
    const sandbox = await sandboxOf(HEAP, {}, inside);
    expect([told(sandbox.ask("count")), told(sandbox.ask("count"))]).toEqual([1, 2]);
    sandbox.reload();
    expect(told(sandbox.ask("count"))).toBe(1);
  });
});
