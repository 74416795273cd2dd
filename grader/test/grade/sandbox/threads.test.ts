/** Threads: the submission in several realms of one machine, and a scheduler beside them that has them take steps. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { loadNative } from "#kit/subject/native";
import { type Answer, LimitReached, type Subject } from "#kit/subject/subject";
import { compile } from "../../../grade/compile/compile.js";
import { loadExercise } from "../../../grade/load/exercise.js";
import { openNative } from "../../../grade/sandbox/native.js";
import { sandboxOptions } from "../../../grade/sandbox/options.js";
import { openSandbox } from "../../../grade/sandbox/subject.js";
import { courseWith } from "../../support/course.js";
import { GOOD, judging } from "../../support/judging.js";
import { nativeOf, sandboxOf, submissionOf } from "../../support/sandbox.js";

const STEPS = `
  const step = (kind) => function* (word = 0, value = 0) { return yield { kind, word, value }; };
  const load = step(0);
  const store = step(1);
`;

/** A counter that two can spoil; what it counts stands in words that are the scheduler's. */
const COUNTER = `${STEPS}
  let made = 0;
  globalThis.shared = 0;
  class MemoryAllocator {
    constructor(thread) { this.thread = thread; made += 1; globalThis.shared += 1; }
    *add(count) { for (let i = 0; i < count; i++) yield* store(0, (yield* load(0)) + 1); return made; }
    *variables() { return 10 * made + globalThis.shared; }
    *breaks() { yield* load(0); throw new RangeError("thread " + this.thread); }
    *never() { yield* load(0); for (;;); }
    *fills() { yield* load(0); const all = []; for (;;) all.push([1]); }
    *huge() { yield* load(0); return new Array(50_000_000).fill(1).length; }
    *forever() { for (;;) yield* load(0); }
    *generator() { yield load(0); }
    *other() { yield "text"; }
    *half() { yield { kind: 0, word: 1n }; }
    *nothing() {}
    plain() { return 1; }
    late() { return this.add(1); }
    own() { let n = 0; return { next: (sent) => ({ done: n++ === 1, value: n === 1 ? { kind: 0, word: 3, value: 0 } : sent }) }; }
  }`;

const SCHEDULER = `
  import type { Thread } from "#kit/subject/threads";
  export const threads = { count: 3, reads: ["kind", "word", "value"] };
  const [KIND, WORD, VALUE] = [0, 1, 2];
  /** Has threads take steps in an order; gives the words. */
  export function run(all: readonly Thread[], method: string, argument: number, schedule: readonly number[]) {
    const words = new Int32Array(4);
    const answers = [0, 0, 0];
    all.forEach((thread, number) => { thread.construct("MemoryAllocator", number); thread.begin(method, argument); });
    const endings: string[] = [];
    for (const at of schedule) {
      const thread = all[at]!;
      const ending = thread.step(answers[at]);
      endings.push(ending);
      if (ending === "threw") return [...endings, thread.thrown()];
      if (ending === "odd") return [...endings, thread.words()];
      if (ending === "returned") { endings.push(String(thread.numbers[0]), thread.words()); continue; }
      const { [KIND]: kind, [WORD]: word, [VALUE]: value } = thread.numbers;
      if (kind === 1) words[word!] = value!;
      answers[at] = kind === 0 ? words[word!]! : 0;
    }
    return [...endings, [...words]];
  }
  /** How beginnings end. */
  export function begin([thread]: readonly Thread[], name: string, method: string) {
    const made = thread!.construct(name, 1);
    if (made === "threw") throw thread!.thrown();
    if (made === "odd") return [made, thread!.words()];
    const begun = thread!.begin(method, 0);
    if (begun === "threw") throw thread!.thrown();
    return [begun, begun === "odd" ? thread!.words() : ""];
  }
  export const count = (all: readonly Thread[]) => all.length;
  export const misuse = ([thread]: readonly any[], which: string) => {
    thread.construct("MemoryAllocator", 1);
    if (which === "step") thread.step();
    if (which === "object") thread.begin("add", {});
    if (which === "many") thread.begin("add", 1, 2, 3, 4);
  };
  export const steps = ([thread]: readonly Thread[], method: string, count: number) => {
    thread!.construct("MemoryAllocator", 0);
    thread!.begin(method, 0);
    let taken = 0;
    while (taken < count && thread!.step() === "yielded") taken += 1;
    return taken;
  };
  export const sound = () => [1, 2].map((each) => Math.max(each, new Map([[each, 5]]).get(each)!)).concat([...(function* () { yield 1; })()]);
`;

/**
 * Whatever code of this one is run by looks for an object that is not of its own realm: from there it would reach all that is
 * there. What it finds it counts, and gives away in its last number.
 */
const SPY = `
  let calls = 0;
  let foreign = 0;
  let isLooking = false;
  const root = (thing) => { let at = thing; for (let up = at; up !== null; up = Object.getPrototypeOf(at = up)); return at; };
  function look(...things) {
    if (isLooking) return;
    isLooking = true;
    calls += 1;
    for (const thing of things) {
      if ((typeof thing !== "object" && typeof thing !== "function") || thing === null) continue;
      const isOwn = root(thing) === Object.prototype && thing.constructor?.constructor === Function;
      if (!isOwn && Object.getPrototypeOf(thing) !== null) foreign += 1;
    }
    isLooking = false;
  }
  const spy = (body) => new Proxy(function () {}, {
    apply(target, self, args) { look(self, args, target, ...args); return body.apply(self, args); },
    construct(target, args, made) { look(args, target, made, ...args); return body.apply(null, args); },
  });
  const traps = { getPrototypeOf(target) { look(target); return Reflect.getPrototypeOf(target); },
    get(target, key, self) { look(target, self); return Reflect.get(target, key, self); },
    has(target, key) { look(target); return key in target; } };
  const watched = (parts) => {
    const made = {};
    for (const [name, value] of Object.entries(parts)) Object.defineProperty(made, name, { get: spy(() => value), configurable: true });
    return new Proxy(made, traps);
  };
  const MemoryAllocator = spy(() => watched({
    steps: spy(() => watched({ next: spy((sent) => {
      look(sent);
      return watched(calls < 200 ? { done: false, value: watched({ kind: 0, word: foreign, value: sent }) } : { done: true, value: 1000 * foreign + (calls > 200 ? 1 : 0) });
    }) })),
    throws: spy(() => watched({ next: spy(() => { throw Object.setPrototypeOf(watched({ name: watched({}), message: "m", stack: watched({}) }), Error.prototype); }) })),
    odd: spy(() => watched({ next: spy(() => watched({ done: false, value: watched({ kind: watched({}) }) })) })),
    number: spy(() => watched({ next: spy(() => watched({ done: true, value: watched({ valueOf: spy(() => 1) }) })) })),
    found: spy(() => watched({ next: spy(() => watched({ done: true, value: 1000 * foreign + (calls > 200 ? 1 : 0) })) })),
  }));
`;

/** Three threads of which the first replaces what it can, when its instance is made. */
const PATCHER = `${STEPS}
  const NativeError = Error;
  const evil = () => { throw new NativeError("patched"); };
  function patch() {
    const generators = Object.getPrototypeOf(function* () {}).prototype;
    generators.next = generators[Symbol.iterator] = evil;
    for (const name of ["isPrototypeOf", "hasOwnProperty"]) Object.prototype[name] = evil;
    for (const name of ["push", "map", "slice", "values", "every", "some"]) Array.prototype[name] = evil;
    const { defineProperty } = Object;
    for (const key of [0, 1, 2, "done", "value", "kind"]) {
      defineProperty(Object.prototype, key, { __proto__: null, get: evil, set: evil, configurable: true });
    }
    globalThis.Float64Array = globalThis.Error = undefined;
    Array.prototype[Symbol.iterator] = Function.prototype.call = Function.prototype.apply = Reflect.apply = evil;
  }
  class MemoryAllocator {
    constructor(thread) { if (thread === 0 && globalThis.Error !== undefined) patch(); }
    *add() { const head = yield* load(0); yield* store(0, head + 1); return head; }
    direct() {
      let turn = 0;
      const first = { __proto__: null, kind: 0, word: 0, value: 0 };
      return { __proto__: null, next: (sent) => ({ __proto__: null, done: turn++ === 1, value: turn === 1 ? first : sent }) };
    }
  }`;

const told = (answer: Answer): unknown => (answer.kind === "returned" ? answer.value : answer.error);

describe.each<[string, (source: string, inside: string) => Promise<Subject>]>([
  ["in the sandbox", (source, inside) => sandboxOf(source, {}, inside)],
  ["natively", nativeOf],
])("%s, threads", (_where, open) => {
  test("take steps in the order that the scheduler says", async () => {
    const subject = await open(COUNTER, SCHEDULER);
    const run = (schedule: number[]): unknown =>
      (told(subject.askThreads("run", ["add", 1, schedule])) as unknown[]).at(-1);
    expect(told(subject.askThreads("count"))).toBe(3);
    expect(run([0, 0, 0, 1, 1, 1])).toEqual([2, 0, 0, 0]);
    expect(run([0, 1, 1, 1, 0, 0])).toEqual([1, 0, 0, 0]);
    expect(run([2, 0, 1, 0, 1, 2])).toEqual([1, 0, 0, 0]);
  });

  test("share neither variables nor globals, with each other or with the instance that checks call", async () => {
    const subject = await open(COUNTER, SCHEDULER);
    subject.construct([0]);
    subject.construct([0]);
    expect(told(subject.askThreads("run", ["variables", 0, [0, 1]]))).toEqual([
      "returned",
      "11",
      "11",
      "returned",
      "11",
      "11",
      [0, 0, 0, 0],
    ]);
    // They are as old as the loading of the submission.
    expect(told(subject.askThreads("run", ["variables", 0, [2]]))).toEqual(["returned", "22", "22", [0, 0, 0, 0]]);
    subject.reload();
    expect(told(subject.askThreads("run", ["variables", 0, [2]]))).toEqual(["returned", "11", "11", [0, 0, 0, 0]]);
  });

  test("end as what they throw, with the place of it", async () => {
    const subject = await open(COUNTER, SCHEDULER);
    const answer = told(subject.askThreads("run", ["breaks", 0, [1, 0, 1]])) as unknown[];
    expect(answer.slice(0, 3)).toEqual(["yielded", "yielded", "threw"]);
    expect(answer[3]).toMatchObject({ isError: true, byEngine: false, name: "RangeError", message: "thread 1" });
    expect(answer[3]).toMatchObject({ location: { file: "memory-allocator.ts", line: 12 } });
    expect(subject.askThreads("begin", ["MemoryAllocator", "missing"])).toMatchObject({
      kind: "threw",
      error: { isError: true, byEngine: true, name: "TypeError", missing: { method: "missing", instead: null } },
    });
  });

  test("say in words what is no step", async () => {
    const subject = await open(COUNTER, SCHEDULER);
    const run = (method: string): unknown => told(subject.askThreads("run", [method, 0, [0]]));
    expect(run("generator")).toEqual(["odd", "a generator whose `kind` is undefined"]);
    expect(run("other")).toEqual(["odd", 'the string "text"']);
    expect(run("half")).toEqual(["odd", "an object whose `word` is the bigint 1n"]);
    expect(run("nothing")).toEqual(["returned", "NaN", "undefined", [0, 0, 0, 0]]);
    const begin = (name: string, method: string): unknown => told(subject.askThreads("begin", [name, method]));
    expect(begin("MemoryAllocator", "plain")).toEqual(["odd", "1"]);
    expect(begin("MemoryAllocator", "late")).toEqual(["ready", ""]);
    expect(begin("Other", "plain")).toEqual(["odd", "undefined"]);
    expect(told(subject.askThreads("run", ["own", 0, [0, 0]]))).toEqual([
      "yielded",
      "returned",
      "0",
      "0",
      [0, 0, 0, 0],
    ]);
  });

  test("are used by a scheduler that knows how, or it is its own fault", async () => {
    const subject = await open(COUNTER, SCHEDULER);
    const misuse = (which: string): unknown => told(subject.askThreads("misuse", [which]));
    expect(misuse("step")).toMatchObject({ message: "the thread has no call under way" });
    expect(misuse("object")).toMatchObject({ name: "TypeError", message: "a thread passes numbers only" });
    expect(misuse("many")).toMatchObject({ name: "RangeError", message: "a thread passes 3 arguments at most" });
    expect(() => subject.askThreads("other")).toThrow("no function other; it has begin, count");
    for (const count of ["0", "9", "1.5", "undefined"]) {
      await expect(open(COUNTER, `export const threads: any = { count: ${count} };`)).rejects.toThrow("not 1 to 8");
    }
    const none = await open(COUNTER, "export const count = (all: any) => all.length;");
    expect(told(none.askThreads("count"))).toMatchObject({
      message: "the code beside the submission says nothing of threads",
    });
  });

  test("never get hold of an object of another realm, whatever is looked at", async () => {
    const subject = await open(SPY, SCHEDULER);
    const run = (method: string): unknown => told(subject.askThreads("run", [method, 1, [0]]));
    const taken = told(subject.askThreads("steps", ["steps", 500]));
    expect(taken).toBeGreaterThan(10);
    expect(run("throws")).toMatchObject([
      "threw",
      { isError: true, byEngine: false, name: "an object", message: "m", location: null },
    ]);
    expect(run("odd")).toEqual(["odd", "an object whose `kind` is an object"]);
    expect(run("number")).toMatchObject(["returned", "NaN", "an object", [0, 0, 0, 0]]);
    expect(run("found")).toEqual(["returned", "1", "1", [0, 0, 0, 0]]);
    expect(told(subject.askThreads("sound"))).toEqual([5, 5, 1]);
  });

  test("are not reached by what one of them does to built-ins, nor is the scheduler", async () => {
    const subject = await open(PATCHER, SCHEDULER);
    const run = (method: string, schedule: number[]): unknown => told(subject.askThreads("run", [method, 0, schedule]));
    expect(run("add", [1, 2, 1, 2, 1, 2])).toMatchObject({ 10: [1, 0, 0, 0] });
    expect(run("add", [0])).toMatchObject(["threw", { message: "patched" }]);
    expect(run("direct", [0, 1, 0, 1])).toEqual([
      "yielded",
      "yielded",
      ...["returned", "0", "0", "returned", "0", "0"],
      [0, 0, 0, 0],
    ]);
    expect(told(subject.askThreads("sound"))).toEqual([5, 5, 1]);
  });
});

describe("in the sandbox, threads", () => {
  test("have the budgets of the check, all of them together", async () => {
    const sandbox = await sandboxOf(
      COUNTER,
      { checkTicks: 2_000, totalTicks: 20_000, memoryBytes: 32 * 2 ** 20 },
      SCHEDULER,
    );
    const limitOf = async (method: string): Promise<unknown> => {
      await sandbox.prepare(true);
      sandbox.reload();
      sandbox.beginCheck("again");
      try {
        return told(sandbox.askThreads("run", [method, 1, [0, 1, 0]]));
      } catch (error) {
        return error instanceof LimitReached ? [error.limit, error.location?.line] : error;
      }
    };
    expect(await limitOf("never")).toEqual(["time", 13]);
    expect(await limitOf("fills")).toEqual(["memory", undefined]);
    expect(await limitOf("huge")).toEqual(["memory", undefined]);
    expect(await limitOf("add")).toEqual([...Array<string>(3).fill("yielded"), [1, 0, 0, 0]]);
    await sandbox.prepare(true);
    sandbox.reload();
    sandbox.beginCheck("again");
    const answer = told(sandbox.askThreads("steps", ["forever", 5_000]));
    expect(answer).toBe(5_000);
    expect(sandbox.ticks()).toBeGreaterThan(5);
    expect(() => sandbox.askThreads("steps", ["forever", 1e9])).toThrow(LimitReached);
  });

  test("whose memory has given out end the check, whatever the scheduler makes of it", async () => {
    const inside = `export const threads = { count: 2 };
      export const shrug = (all: any) => { all[0].construct("MemoryAllocator"); all[0].begin("huge"); all[0].step(); try { all[0].step(); } catch { return 1; } };`;
    const huge = "class MemoryAllocator { *huge() { yield 1; new Array(50_000_000).fill(1); } }";
    const sandbox = await sandboxOf(huge, {}, inside);
    expect(() => sandbox.askThreads("shrug")).toThrow("memory limit reached during shrug of the code beside");
  });

  test("in which the submission cannot be loaded are an outcome", async () => {
    const inside = "export const threads = { count: 2 }; export const count = (all: any) => all.length;";
    const large = (after: string): string =>
      `let kept; try { kept = new Uint8Array(40 * 2 ** 20); } ${after} class MemoryAllocator { get() { return kept; } }`;
    const sandbox = await sandboxOf(large('catch { throw new Error("no room"); }'), {}, inside);
    expect(sandbox.askThreads("count")).toMatchObject({
      kind: "threw",
      error: { name: "Error", message: "no room", location: { line: 1 } },
    });
    const another = await sandboxOf(large("finally {}"), {}, inside);
    expect(() => another.askThreads("count")).toThrow("memory limit reached during count of the code beside");
  });

  test("print as the submission does, and pay for built-ins where it does", async () => {
    const source = `class MemoryAllocator {
      *speak() { console.log("thread"); yield 1; }
      *splices() { const all = new Array(20_000).fill(1); yield 1; for (let i = 0; i < 50; i++) all.splice(0, 1); yield 2; const copy = [...all]; } }`;
    const inside = `export const threads = { count: 2 };
      export const run = (all: any, method: string) => { for (const each of all) { each.construct("MemoryAllocator"); each.begin(method); while (each.step() === "yielded"); } };`;
    const sandbox = await sandboxOf(source, {}, inside);
    sandbox.askThreads("run", ["speak"]);
    expect(sandbox.takePrinted()).toEqual(["thread", "thread"]);
    sandbox.beginCheck("unheard", 1, false);
    sandbox.askThreads("run", ["speak"]);
    expect(sandbox.takePrinted()).toEqual([]);
    const ticks = (isCharged: boolean): number => {
      sandbox.reload(isCharged);
      sandbox.beginCheck("cost");
      sandbox.askThreads("run", ["splices"]);
      return sandbox.ticks() ?? 0;
    };
    expect(ticks(false)).toBeLessThan(3);
    expect(ticks(true)).toBeGreaterThan(30);
  });

  test("do not show in a stack that the submission looks at", async () => {
    const source = `class MemoryAllocator { *stack() { const seen = new Error("x").stack; throw new Error(seen); } }`;
    const inside = `export const threads = { count: 1 };
      export const run = ([thread]: any) => { thread.construct("MemoryAllocator"); thread.begin("stack"); thread.step(); throw thread.thrown(); };`;
    const { error } = (await sandboxOf(source, {}, inside)).askThreads("run") as { error: { message: string } };
    expect(error.message.trim().split("\n")).toEqual([
      expect.stringMatching(/^at stack \(submission\.js:\d+:\d+\)$/),
      expect.stringMatching(/^ *at next \(native\)$/),
    ]);
  });

  test("take some sixty ticks for 660 schedules of three threads", async () => {
    const source = `${STEPS} class MemoryAllocator { constructor(thread) { this.thread = thread; }
      *add() { for (let i = 0; i < 3; i++) { const head = yield* load(0); yield* store(0, head + 1); } return this.thread; } }`;
    const inside = `export const threads = { count: 3, reads: ["kind", "word", "value"] };
      export function explore(all: any, schedules: number) {
        const words = new Int32Array(2);
        const answers = [0, 0, 0];
        let seed = 1;
        let steps = 0;
        for (let schedule = 0; schedule < schedules; schedule++) {
          words.fill(0);
          const going = [0, 1, 2];
          for (const at of going) { all[at].construct("MemoryAllocator", at, 4); all[at].begin("add"); }
          while (going.length > 0) {
            seed = (seed * 48271) % 2147483647;
            const place = seed % going.length;
            const at = going[place]!;
            const thread = all[at];
            const ending = thread.step(answers[at]);
            if (ending !== "yielded") { if (ending !== "returned" || thread.numbers[0] !== at) return -1; going.splice(place, 1); continue; }
            steps += 1;
            const { 0: kind, 1: word, 2: value } = thread.numbers;
            if (kind === 0) answers[at] = words[word]!; else words[word] = value;
          }
        }
        return steps;
      }`;
    const sandbox = await sandboxOf(source, {}, inside);
    expect(told(sandbox.askThreads("explore", [664]))).toBe(11_952);
    expect(sandbox.ticks()).toBeLessThan(65);
  });
});

describe("threads of a submission with another file in place of a given one", () => {
  /** Threads run the second test, and say what comes of it. */
  const inside = `export const threads = { count: 2 };
    export const second = (all: any) => all.map((thread: any) => { thread.construct("Suite"); thread.begin("run", 1); return thread.words(); });`;
  const folder = "exercises/01-judging";
  const files = { ...judging, [`${folder}/tests.ts`]: GOOD, [`${folder}/stages/inside.ts`]: inside };
  const forgets = ['the string "Error: 3, not 5"', 'the string "Error: 3, not 5"'];
  const right = ['the string ""', 'the string ""'];

  test.each(["sandbox", "native"])("have that one, too: %s", async (host) => {
    const exercise = await loadExercise(await courseWith(files), "judging");
    const compiled = await compile(submissionOf({ "tests.ts": GOOD }, exercise), exercise);
    if (!compiled.ok) throw new Error(compiled.problems[0]?.message);
    const options = sandboxOptions(exercise);
    const sandbox = host === "native" ? null : await openSandbox(compiled.program, options);
    const subject = sandbox ?? openNative(compiled.program, options);
    onTestFinished(() => sandbox?.dispose());
    subject.beginCheck("test");
    expect(told(subject.with("counter.ts", "forgets").askThreads("second"))).toEqual(forgets);
    expect(told(subject.with("counter.ts", "plain").askThreads("second"))).toEqual(right);
  });

  test("have that one where the student's own files are run", async () => {
    const loaded = await loadNative(join(await courseWith(files), folder, "stages/1-right.test.ts"));
    expect(told(loaded.subject.askThreads("second"))).toEqual(
      Array(2).fill(expect.stringContaining("whatever is judged")),
    );
    expect(loaded.with?.("counter.ts", "forgets").askThreads("second")).toMatchObject({ value: forgets });
    expect(loaded.with?.("counter.ts", "plain").askThreads("second")).toMatchObject({ value: right });
  });
});

test("threads of the student's own files are made of them as they stand, and say where they throw", async () => {
  const folder = "exercises/01-small";
  const manifest = {
    title: "Small",
    summary: "s",
    entry: "memory-allocator.ts",
    class: "MemoryAllocator",
    studentFiles: ["part.ts"],
  };
  const course = await courseWith({
    [`${folder}/exercise.json`]: JSON.stringify(manifest),
    [`${folder}/memory-allocator.ts`]: `import { part } from "./part.js";\nexport class MemoryAllocator {\n  *get(): Generator<number, number> { yield part(); return part(); }\n}\n`,
    [`${folder}/part.ts`]: `let parts = 0;\nexport function part(): number {\n  console.assert(true);\n  if (++parts > 2) throw new Error("third");\n  return parts;\n}\n`,
    [`${folder}/stages/inside.ts`]: `export const threads = { count: 2 };
      export const get = (all: any) => all.map((each: any) => { each.construct("MemoryAllocator"); each.begin("get"); return each.step() === "threw" ? each.thrown() : each.numbers[0] + (each.step(), each.numbers[0]); });`,
  });
  const { subject } = await loadNative(join(course, folder, "stages/1-small.test.ts"));
  expect(told(subject.askThreads("get"))).toEqual([3, 3]);
  const third = { message: "third", location: { file: "part.ts", line: 4, column: 26 } };
  expect(told(subject.askThreads("get"))).toMatchObject([third, third]);
});

test("threads take steps as the guide for authors has them do", async () => {
  const guide = await readFile(
    join(import.meta.dirname, "../../../../docs/guides/code-beside-the-submission.md"),
    "utf8",
  );
  const inside = /```ts\n(import type \{ Thread.*?)```/s.exec(guide)?.[1] ?? "";
  const byTurns = async (add: string): Promise<unknown> => {
    const source = `${STEPS} export class Counter { ${add} } export class MemoryAllocator {}`;
    return told((await sandboxOf(source, {}, inside)).askThreads("byTurns", [3]));
  };
  // Both load before either stores, so every second addition is lost.
  const adds = "*add(count) { for (let i = 0; i < count; i++) yield* store(0, (yield* load(0)) + 1); }";
  expect(await byTurns(adds)).toBe(3);
  expect(await byTurns("*add() { yield load(0); }")).toBe("thread 0 yielded a generator whose `kind` is undefined");
  expect(await byTurns("add() { return load; }")).toBe("add gave a function, no generator");
  expect(await byTurns('*add() { throw new RangeError("no"); }')).toMatchObject([
    "thread 0 threw",
    { name: "RangeError" },
  ]);
  expect(await byTurns('add() { throw new RangeError("no"); }')).toMatchObject({ name: "RangeError", message: "no" });
});
