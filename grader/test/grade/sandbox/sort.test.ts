/** A comparator is called with V8's pairs in V8's order, so that a submission that sorts is right here when it is in Node. */
import { expect, test } from "vitest";
import { instanceOf, sandboxOf } from "../../support/sandbox.js";
import { expectSameSorts } from "./sort.js";

const SOME = 1_500;

test("comparators that contradict themselves are answered as in Node", () => expectSameSorts(0, SOME));

/** What an expression gives in the sandbox, and here. */
async function both(expression: string): Promise<[unknown, unknown]> {
  const source = `export class MemoryAllocator { allocate() { return String(${expression}); } }`;
  const outcome = instanceOf(await sandboxOf(source)).call("allocate", []);
  const here: unknown = new Function(`"use strict"; return String(${expression});`)();
  return [(outcome as { value?: { value?: unknown } }).value?.value, here];
}

test.each([
  ["without a comparator, texts are compared", `[10, 9, 1, undefined, , "b", null].sort()`],
  ["without one, in a typed array, numbers", `Int8Array.of(10, 9, -1).sort()`],
  ["a comparator that is undefined is none", `[10, 9, 1].sort(undefined)`],
  [
    "elements that are objects are asked for their text",
    `(() => { let n = 0; [2, 1, 3].map((v) => ({ toString: () => (n++, "" + v) })).sort(); return n; })()`,
  ],
  [
    "it is called without a receiver",
    `(() => { const seen = []; [2, 1].sort(function () { seen.push(this); return 0; }); return seen[0]; })()`,
  ],
  ["the array itself is given back", `(() => { const all = [2, 1]; return all.sort((a, b) => a - b) === all; })()`],
  [
    "toSorted gives a real array",
    `(() => { const all = [3, , 1].toSorted((a, b) => a - b); return Array.isArray(all) && all instanceof Array && all.concat([7]).length; })()`,
  ],
  [
    "toSorted of a typed array is one of its kind",
    `Uint16Array.of(3, 1, 2).toSorted((a, b) => b - a).constructor.name`,
  ],
  [
    "they look like built-ins",
    `[Array.prototype, Object.getPrototypeOf(Int8Array.prototype)].flatMap((p) => [p.sort, p.toSorted]).map((f) => [f.name, f.length, "prototype" in f, Object.keys(Array.prototype).length])`,
  ],
  ["what is no comparator is refused", `(() => { try { [].sort(5); } catch (e) { return e.name; } })()`],
  [
    "nor does anything else sort than an object",
    `(() => { try { Array.prototype.sort.call(null); } catch (e) { return e.name; } })()`,
  ],
  [
    "a frozen array is refused after the comparing",
    `(() => { let n = 0; try { Object.freeze([2, 1]).sort(() => n++); } catch (e) { return e.name + n; } })()`,
  ],
  ["a bigint is no answer", `(() => { try { [2, 1].sort(() => 1n); } catch (e) { return e.name; } })()`],
  ["a symbol has no text", `(() => { try { [Symbol(), {}].sort(); } catch (e) { return e.name; } })()`],
  ["a comparator may sort, too", `[3, 1, 2].sort((a, b) => [b, a].sort((c, d) => c - d)[0] === a ? -1 : 1)`],
  [
    "and change what is sorted",
    `(() => { const all = [3, 1, 2]; all.sort((a, b) => { all.length = 1; return a - b; }); return all; })()`,
  ],
])("%s", async (_, expression) => {
  const [there, here] = await both(expression);
  expect(there).toBe(here);
});

test("nothing that a submission has planted in a prototype sees or changes what is sorted", async () => {
  const heap = instanceOf(
    await sandboxOf(`
      const seen = [];
      const refuse = () => { throw new Error("asked"); };
      class MemoryAllocator {
        allocate() {
          const all = Array.from({ length: 200 }, (_, i) => (i * 7919) % 200);
          for (const key of ["0", "1", "64"]) Object.defineProperty(Array.prototype, key, { set: refuse, get: refuse, configurable: true });
          Array.prototype[Symbol.iterator] = Array.prototype.copyWithin = Array.prototype.push = refuse;
          Function.prototype.call = Function.prototype.apply = refuse;
          all.sort((a, b) => a - b);
          delete Array.prototype[0], delete Array.prototype[1], delete Array.prototype[64];
          for (let i = 0; i < 200; i++) if (all[i] !== i) return i;
          return "sorted";
        }
      }`),
  );
  expect(heap.call("allocate", [])).toMatchObject({ value: { value: "sorted" } });
});

test("what it throws itself counts as thrown by the engine", async () => {
  const heap = instanceOf(
    await sandboxOf(
      `export class MemoryAllocator { allocate(how) { return [2, 1].sort(how === 1 ? {} : () => 1n); } }`,
    ),
  );
  for (const how of [1, 2])
    expect(heap.call("allocate", [how])).toMatchObject({ kind: "threw", error: { name: "TypeError", byEngine: true } });
});

test("512 elements can be sorted at each of 1,000 calls within one check", async () => {
  const sandbox = await sandboxOf(`
    const free = Array.from({ length: 512 }, (_, i) => ({ start: 8 * i, size: 1 }));
    export class MemoryAllocator {
      allocate(n) { free[n % 512].start += 4; free.sort((a, b) => a.start - b.start); return free.length; }
    }`);
  const heap = instanceOf(sandbox);
  for (let n = 0; n < 1_000; n++) heap.call("allocate", [n]);
  expect(heap.call("allocate", [0])).toMatchObject({ value: { value: 512 } });
});
