import { expect, test } from "vitest";
import { instanceOf, sandboxOf } from "../../support/sandbox.js";

/** What this prints, in the constructor. */
async function printed(body: string, lines = 100): Promise<string[]> {
  const sandbox = await sandboxOf(`class MemoryAllocator { constructor() { ${body} } }`, { consoleLines: lines });
  instanceOf(sandbox);
  return sandbox.takePrinted();
}

test.each([
  [`console.log("a", 1, true, null, undefined, 2n, -0, 1.5)`, ["a 1 true null undefined 2n -0 1.5"]],
  [`console.info("i"); console.debug("d"); console.warn("w"); console.error("e")`, ["i", "d", "w", "e"]],
  [`console.log()`, [""]],
  [`console.log("one\\ntwo")`, ["one", "two"]],
  [`console.log({ start: 0, size: 3, next: null })`, ["{ start: 0, size: 3, next: null }"]],
  [`console.log([1, "x", [2]])`, [`[ 1, "x", [ 2 ] ]`]],
  [`console.log(new Map([[0, 20]]), new Set([1]))`, ["Map(1) { 0 => 20 } Set(1) { 1 }"]],
  [`class Block { start = 1 }; console.log(new Block())`, ["Block { start: 1 }"]],
  [`const node = { start: 0 }; node.next = node; console.log(node)`, ["{ start: 0, next: [Circular] }"]],
  [`console.log({ a: { b: { c: { d: 1 } } } })`, ["{ a: { b: { c: [Object] } } }"]],
  [`console.log(() => 1, function named() {}, Symbol("s"))`, ["[Function (anonymous)] [Function: named] Symbol(s)"]],
  [`console.log("%s is %d of %i%%", "x", 1.5, 2.7)`, ["x is 1.5 of 2%"]],
  [`console.log("%o %j", { a: 1 }, { b: 2 })`, [`{ a: 1 } {"b":2}`]],
  [`console.log("%s")`, ["%s"]],
  [`console.assert(true, "no"); console.assert(1 > 2, "size", 3)`, ["Assertion failed: size 3"]],
  [`console.group("outer"); console.log("in"); console.groupEnd(); console.log("out")`, ["outer", "  in", "out"]],
  [
    `console.count(); console.count(); console.countReset(); console.count()`,
    ["default: 1", "default: 2", "default: 1"],
  ],
  [`console.dir({ a: 1 })`, ["{ a: 1 }"]],
  [`console.table([{ start: 0, size: 20 }])`, ["(index) │ start │ size", "0       │ 0     │ 20  "]],
  [`console.time("t"); console.timeEnd("t")`, [expect.stringMatching(/^t: \d+ms$/)]],
  [`console.clear(); console.timeStamp(); console.profile(); console.profileEnd()`, []],
])("%s", async (body, lines) => {
  expect(await printed(body)).toEqual(lines);
});

test("an error is printed with its stack, and a trace says where", async () => {
  const lines = await printed(`console.log(new RangeError("size"))`);
  expect(lines[0]).toBe("RangeError: size");
  expect(lines.length).toBeGreaterThan(1);
});

test("only so many lines are kept, and the rest is counted", async () => {
  const lines = await printed(`for (let i = 0; i < 50; i++) console.log(i)`, 3);
  expect(lines).toEqual(["0", "1", "2", "… and 47 more lines"]);
});

test("a loop that prints is as cheap as one that does not, once nobody can want more of it", async () => {
  const source = `let made = 0; const thing = { get size() { made++; return 1; } };
    class MemoryAllocator { allocate() { for (let n = 0; n < 50_000; n++) console.log(thing); return made; } }`;
  const sandbox = await sandboxOf(source, { checkTicks: 200, totalTicks: 1_000, consoleLines: 10 });
  const heap = instanceOf(sandbox);
  const made = (): unknown => heap.call("allocate", []);
  // Nothing is made of a line that nobody will see, in this call or in the next.
  expect(made()).toMatchObject({ value: { value: 1_010 } });
  expect(made()).toMatchObject({ value: { value: 1_010 } });
  expect(sandbox.takePrinted().at(-1)).toBe("… and over 1,000 more lines");
});

test("long lines and large things are cut", async () => {
  const lines = await printed(`console.log("x".repeat(1e6)); console.log(new Array(1e5).fill(1))`);
  expect(lines[0]).toHaveLength(500);
  expect(lines[1]).toContain("more");
});

test("each check has lines of its own", async () => {
  const sandbox = await sandboxOf(`class MemoryAllocator { allocate(size) { console.log("size", size); } }`);
  const heap = instanceOf(sandbox);
  heap.call("allocate", [1]);
  expect(sandbox.takePrinted()).toEqual(["size 1"]);
  sandbox.beginCheck("next");
  expect(sandbox.takePrinted()).toEqual([]);
  heap.call("allocate", [2]);
  expect(sandbox.takePrinted()).toEqual(["size 2"]);
});

test("patched methods see nothing of the way out", async () => {
  const lines = await printed(`
    String.prototype.slice = String.prototype.indexOf = String.prototype.concat = () => ({ toString: () => "mine" });
    Reflect.apply = () => "mine";
    console.log("plain");
  `);
  expect(lines).toEqual(["plain"]);
});
