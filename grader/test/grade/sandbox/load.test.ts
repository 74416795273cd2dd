/** What a submission that has not what it should have is told, in both hosts. */
import { describe, expect, test } from "vitest";
import type { Subject } from "#kit/subject/subject";
import { openNative } from "../../../grade/sandbox/native.js";
import { LoadFailure } from "../../../grade/sandbox/subject.js";
import { exercise } from "../../support/exercise.js";
import { programOf, sandboxOf } from "../../support/sandbox.js";

const hosts: [string, (source: string) => Promise<Subject>][] = [
  ["in the sandbox", (source) => sandboxOf(source)],
  ["natively", async (source) => openNative(await programOf(source), exercise)],
];

describe.each(hosts)("%s", (_, open) => {
  test.each([
    [
      "an export of another name",
      `export class MemoryAlocator {}`,
      /exports `MemoryAlocator`.*`export class MemoryAllocator`/,
    ],
    [
      "a default without a name",
      `export default class {}`,
      /exports nothing by its name.*`export class MemoryAllocator`/,
    ],
    ["nothing", `class Block {}`, /exports nothing by its name/],
    ["what is no class", `export const MemoryAllocator = 5;`, /as MemoryAllocator is no class/],
    [
      "module.exports",
      `class MemoryAllocator {} module.exports = MemoryAllocator;`,
      /`module` is not available here: write `export class …`/,
    ],
    ["module.exports of a class without a name", `module.exports = class {};`, /`module` is not available here/],
    ["exports", `exports.MemoryAllocator = class {};`, /`exports` is not available here: write `export class …`/],
    [
      "what only Node has",
      `const id = crypto.randomUUID(); export class MemoryAllocator {}`,
      /^ReferenceError: `crypto` is not available/,
    ],
  ])("%s is told what to write", async (_name, source, message) => {
    const opening = open(source);
    await expect(opening).rejects.toBeInstanceOf(LoadFailure);
    await expect(opening).rejects.toThrow(message);
  });

  test.each([
    ["is not exported", `class MemoryAllocator { allocate() { return 7; } }`],
    ["is a default with its name", `export default class MemoryAllocator { allocate() { return 7; } }`],
    ["is exported at the end", `class A { allocate() { return 7; } } export { A as MemoryAllocator };`],
  ])("a class that %s runs all the same", async (_name, source) => {
    const subject = await open(source);
    const made = subject.construct([1]);
    expect(made.kind === "constructed" && made.instance.call("allocate", [])).toMatchObject({ value: { value: 7 } });
  });

  test("a method of another name is told with those that there are", async () => {
    const subject = await open(`export class MemoryAllocator { allocate() {} free() {} }`);
    const made = subject.construct([1]);
    const outcome = made.kind === "constructed" ? made.instance.call("freeMemory", [1]) : made;
    expect(outcome).toMatchObject({
      error: { missing: { method: "freeMemory", others: ["allocate", "free"], instead: null } },
    });
  });

  test("code is strict, as in every module", async () => {
    const subject = await open(`export class MemoryAllocator { allocate() { Object.freeze(this).size = 1; } }`);
    const made = subject.construct([1]);
    expect(made.kind === "constructed" && made.instance.call("allocate", [])).toMatchObject({
      error: { name: "TypeError" },
    });
  });
});
