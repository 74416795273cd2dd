import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { scriptOf } from "#kit/subject/script";
import { instanceOf, sandboxOf } from "../../support/sandbox.js";

const value = (outcome: object): unknown => (outcome as { value?: { value?: unknown } }).value?.value;

test("time and random numbers are the same in every run", async () => {
  const source = `class MemoryAllocator {
    allocate() {
      return [Date.now(), new Date().toISOString(), Date().length, Math.random(), Math.random(), performance?.now()].join();
    }
  }`.replace(", performance?.now()", "");
  const run = async () => {
    const heap = instanceOf(await sandboxOf(source));
    return [value(heap.call("allocate", [])), value(heap.call("allocate", []))];
  };
  const [first, second] = [await run(), await run()];
  expect(first).toEqual(second);
  expect(first[0]).not.toBe(first[1]);
  expect(first[0]).toMatch(/^9466848\d+,2000-01-01T/);
});

test("dates work as dates do", async () => {
  const source = `class MemoryAllocator {
    allocate() {
      class Later extends Date {}
      const date = new Later(Date.UTC(2024, 1, 29));
      return [date instanceof Date, date.toISOString(), Date.parse("2024-01-01T00:00:00Z"), new Date(5).getTime()].join();
    }
  }`;
  const heap = instanceOf(await sandboxOf(source));
  expect(value(heap.call("allocate", []))).toBe("true,2024-02-29T00:00:00.000Z,1704067200000,5");
});

describe.each(["America/New_York", "Asia/Kathmandu", "Pacific/Apia"])("on a machine in %s", (zone) => {
  beforeEach(() => void vi.stubEnv("TZ", zone));
  afterEach(() => void vi.unstubAllEnvs());

  test("the time zone is UTC", async () => {
    const source = `class MemoryAllocator {
      allocate() {
        const date = new Date(2020, 6, 1, 12);
        return [date.toISOString(), date.getTimezoneOffset(), date.getHours(), date.toString().slice(0, 33),
          date.toLocaleString(), Date.parse("2020-07-01T12:00:00") - date, Date.parse("Jul 1 2020 12:00") - date].join("; ");
      }
    }`;
    const heap = instanceOf(await sandboxOf(source));
    expect(new Date(2020, 6, 1).getTimezoneOffset()).not.toBe(0);
    expect(value(heap.call("allocate", []))).toMatch(
      /^2020-07-01T12:00:00\.000Z; 0; 12; Wed Jul 01 2020 12:00:00 GMT\+0000; .*12:00:00.*; 0; 0$/,
    );
  });
});

test("no object of the realm leads to memory that is shared", async () => {
  const source = `class MemoryAllocator {
    allocate() {
      const seen = new Set();
      const all = [globalThis, async function* () {}, function* () {}, async () => 1, [].values(), new Map().keys(), /a/g];
      for (const object of all) {
        if ((typeof object !== "object" && typeof object !== "function") || object === null || seen.has(object)) continue;
        seen.add(object);
        all.push(Object.getPrototypeOf(object));
        for (const key of Reflect.ownKeys(object)) {
          const { value, get, set } = Object.getOwnPropertyDescriptor(object, key);
          const name = typeof value === "function" ? value.name : typeof value === "string" ? value : "";
          if (/^(shared|atomics)/i.test(name) || /^(shared|atomics)/i.test(String(key))) return String(key);
          all.push(value, get, set);
        }
      }
      return seen.size > 400 ? "none" : seen.size;
    }
  }`;
  const heap = instanceOf(await sandboxOf(source));
  expect(value(heap.call("allocate", []))).toBe("none");
});

test("loading anew leaves nothing of what was before", async () => {
  const sandbox = await sandboxOf(`
    let calls = 0;
    globalThis.shared ??= 0;
    class MemoryAllocator { allocate() { calls++; shared++; Array.prototype.mine = true; return calls + shared; } }
  `);
  const first = instanceOf(sandbox);
  expect([value(first.call("allocate", [])), value(first.call("allocate", []))]).toEqual([2, 4]);
  expect(value(instanceOf(sandbox).call("allocate", []))).toBe(6);
  sandbox.reload();
  expect(value(instanceOf(sandbox).call("allocate", []))).toBe(2);
});

test("two submissions in one process know nothing of each other", async () => {
  const source = `class MemoryAllocator { allocate(n) { const before = globalThis.mark; globalThis.mark = n; return before; } }`;
  const [one, other] = [instanceOf(await sandboxOf(source)), instanceOf(await sandboxOf(source))];
  one.call("allocate", [1]);
  expect(value(other.call("allocate", [2]))).toBeUndefined();
  expect(value(one.call("allocate", [3]))).toBe(1);
});

test("a stack does not tell which part of the grader is looking, or how", async () => {
  // One function stands for all that can be called and read, so that its stacks could only differ in who is below it.
  const sandbox = await sandboxOf(`
    const stacks = [];
    let times = 0;
    function note(kind, error) { (stacks[kind] ??= new Set()).add(error.stack); }
    function look() {
      times++;
      note(0, new Error("made"));
      try { null.thrown; } catch (error) { note(1, error); }
      try { note.missing(); } catch (error) { note(2, error); }
      try { new Array(-1); } catch (error) { note(3, error); }
      try { [1].map(() => null.thrown); } catch (error) { note(4, error); }
      return this === node ? null : node;
    }
    function MemoryAllocator() { try { null.thrown; } catch (error) { note(5, error); } }
    const node = { start: 0, size: 1 };
    for (const name of ["next", "prev"]) Object.defineProperty(node, name, { get: look });
    for (const name of ["head", "capacity"]) Object.defineProperty(MemoryAllocator.prototype, name, { get: look });
    MemoryAllocator.prototype.allocate = look;
    MemoryAllocator.prototype.times = () => times;
    MemoryAllocator.prototype.kinds = () => stacks.map((all) => all.size).join();
    MemoryAllocator.prototype.all = () => stacks.flatMap((all) => [...all]).join("");
  `);
  const list = { head: "head", next: "next", prev: "prev", start: "start", size: "size" };
  const heap = instanceOf(sandbox);
  const someArguments = [[], [1], [1, 2], [1, 2, 3]];
  for (const args of someArguments) {
    heap.call("allocate", args);
    sandbox.construct(args);
  }
  heap.read("capacity");
  heap.walkList(list, 10);
  const due = { kind: "returns", value: undefined } as const;
  const steps = someArguments.flatMap((args) => [
    { kind: "construct" as const, slot: 0 as const, args },
    { kind: "call" as const, slot: 0 as const, method: "allocate", args, due, isLook: true },
    { kind: "list" as const, slot: 0 as const, nodes: [{ start: 0, size: 1 }] },
  ]);
  expect(sandbox.play(scriptOf([steps], "playing", { list }))).toEqual([]);
  expect(value(heap.call("times", []))).toBeGreaterThan(20);
  expect(value(heap.call("kinds", []))).toBe("1,1,1,1,1,1");
  expect(value(heap.call("all", []))).not.toMatch(/guest|realm|hidden/);
});

test("the next submission in a machine finds it blank, whatever the one before has done", async () => {
  const look = `class MemoryAllocator {
    allocate() {
      const all = Object.getOwnPropertyNames(globalThis).filter((name) => typeof globalThis[name] === "function");
      const own = (object) => Object.getOwnPropertyNames(object ?? {}).join();
      return structuredClone(all.map((name) => name + own(globalThis[name]) + own(globalThis[name].prototype)).join()).length
        + Math.random() + Date.now();
    }
  }`;
  const first = await sandboxOf(look);
  const untouched = value(instanceOf(first).call("allocate", []));
  first.dispose();
  for (const mischief of [
    `for (const name of Object.getOwnPropertyNames(globalThis)) { try { globalThis[name].prototype.mine = 1; } catch {} }`,
    `Math.random(); Math.random(); Object.freeze(Object.prototype); structuredClone = null;`,
    `const all = []; for (let i = 0; i < 5e4; i++) all.push("x".repeat(100) + i);`,
    `const deep = (n) => deep(n + 1) + 1; try { deep(0); } catch {}`,
    `const big = "x".repeat(2 ** 23) + "y"; new Uint8Array(2 ** 23);`,
    `while (true) { try { while (true); } finally { continue; } }`,
  ]) {
    const other = await sandboxOf(`class MemoryAllocator { allocate() { ${mischief} return 1; } }`, { checkTicks: 60 });
    try {
      instanceOf(other).call("allocate", []);
    } catch (error) {
      expect(error).toMatchObject({ name: "LimitReached" });
    }
    other.dispose();
    for (let again = 0; again < 3; again++) {
      const next = await sandboxOf(look);
      expect(value(instanceOf(next).call("allocate", [])), mischief).toBe(untouched);
      next.dispose();
    }
  }
});

test("there is nothing in the realm but the language, a console and structuredClone", async () => {
  const heap = instanceOf(
    await sandboxOf(`class MemoryAllocator { allocate() { return Object.getOwnPropertyNames(globalThis).join(); } }`),
  );
  const known = new Set([...Object.getOwnPropertyNames(globalThis), "InternalError", "Float16Array", "Iterator"]);
  const names = String(value(heap.call("allocate", []))).split(",");
  expect(names.filter((name) => !known.has(name))).toEqual([]);
  for (const name of [
    "process",
    "require",
    "fetch",
    "setTimeout",
    "WebAssembly",
    "SharedArrayBuffer",
    "Atomics",
    "Intl",
    "queueMicrotask",
    "print",
    "__submission",
  ])
    expect(names).not.toContain(name);
  expect(names).toEqual(expect.arrayContaining(["console", "structuredClone"]));
});

test.each([
  "Function.prototype.call = () => 7",
  "Array.prototype[Symbol.iterator] = function* () {}",
  "Object.defineProperty = Object.keys = Object.getOwnPropertyNames = Object.getOwnPropertyDescriptor = () => []",
  "Object.prototype.hasOwnProperty = () => true",
])("the class is found, whatever the submission has replaced until then: %s", async (replace) => {
  const sandbox = await sandboxOf(`${replace};\nclass MemoryAllocator { allocate() { return 4; } }`);
  expect(value(instanceOf(sandbox).call("allocate", []))).toBe(4);
});

test("what comes out is a primitive or a description, whatever is returned", async () => {
  const heap = instanceOf(
    await sandboxOf(`
      const { proxy, revoke } = Proxy.revocable({}, {});
      revoke();
      const things = { number: 7, nan: NaN, minusZero: -0, text: "x", bigint: 5n, yes: true, nothing: undefined, none: null,
        object: {}, array: [1], function: () => 1, symbol: Symbol("s"), promise: Promise.resolve(1), boxed: new Number(7), proxy };
      class MemoryAllocator { allocate(what) { return things[what]; } }
    `),
  );
  const out = (what: string) => heap.call("allocate", [what]);
  const primitive = (of: unknown) => ({ kind: "returned", value: { type: "primitive", value: of } });
  const other = (text: string) => ({ kind: "returned", value: { type: "other", text } });
  expect(out("number")).toEqual(primitive(7));
  expect(out("nan")).toEqual(primitive(NaN));
  expect(out("minusZero")).toEqual(primitive(-0));
  expect(out("text")).toEqual(primitive("x"));
  expect(out("bigint")).toEqual(primitive(5n));
  expect(out("yes")).toEqual(primitive(true));
  expect(out("nothing")).toEqual(primitive(undefined));
  expect(out("none")).toEqual(primitive(null));
  expect(out("object")).toEqual(other("an object"));
  expect(out("array")).toEqual(other("an array"));
  expect(out("function")).toEqual(other("a function"));
  expect(out("symbol")).toEqual(other("a symbol"));
  expect(out("promise")).toEqual(other("a Promise"));
  expect(out("boxed")).toEqual(other("an object"));
  expect(out("proxy").kind).toBe("threw");
});

test("arguments arrive as they are, though the submission replaces what makes them", async () => {
  const heap = instanceOf(
    await sandboxOf(`
      globalThis.BigInt = globalThis.Number = globalThis.String = () => "forged";
      JSON.parse = () => "forged";
      class MemoryAllocator { allocate(arg) { return typeof arg + ":" + (Object.is(arg, -0) ? "-0" : typeof arg === "object" ? JSON.stringify(arg) : "" + arg); } }
    `),
  );
  const seen = (arg: Parameters<typeof heap.call>[1][number]) => value(heap.call("allocate", [arg]));
  expect([7, -0, NaN, 2 ** 60, "a\u2028\u0000b", 12n, true, null, undefined, [4], { a: 1 }].map(seen)).toEqual([
    "number:7",
    "number:-0",
    "number:NaN",
    `number:${2 ** 60}`,
    "string:a\u2028",
    "bigint:12",
    "boolean:true",
    "object:null",
    "undefined:undefined",
    "object:[4]",
    `object:{"a":1}`,
  ]);
});
