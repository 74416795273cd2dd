/** What is derived of a definition whose shape nothing else in the course has: a stack of numbers. */
import { expect, test } from "vitest";
import type { Definition, View } from "#kit/define/definition";
import { explore } from "#kit/define/small-world";
import { playgroundOf, type TraceOperation } from "#kit/define/playground";
import { Rehearsal } from "#kit/define/rehearsal";
import { Session } from "#kit/define/session";
import { worldOf } from "#kit/define/world";
import type { CheckFailure } from "#kit/check/failure";
import { returns, throws } from "#kit/subject/expected";
import type { Outcome, Subject } from "#kit/subject/subject";
import { sandboxOf } from "../support/sandbox.js";

type Returns = { push: undefined; pop: number; size: number };

const lengthView: View<number[], Outcome> = {
  read: (instance) => instance.read("length"),
  judge(seen, stack) {
    const value = seen.kind === "returned" && seen.value.type === "primitive" ? seen.value.value : null;
    return value === stack.length ? null : { mistake: "a wrong length", told: `\`length\` is ${String(value)}` };
  },
  failure: (_law, _seen, stack) => ({ kind: "wrong-result", expected: String(stack.length) }),
};

const definition: Definition<number[], Returns, "stack", "length" | "size"> = {
  className: "MemoryAllocator",
  noun: "stack",
  construct: { parameters: ["most"], due: () => returns(undefined), oracle: () => [] },
  methods: {
    push: {
      parameters: ["value"],
      about: "put a number on top",
      due: (_stack, value) => (typeof value === "number" ? returns(undefined) : throws("NumberError")),
      make: (stack, value) => void stack.push(value as number),
    },
    pop: {
      parameters: [],
      about: "take the top number",
      due: (stack) => (stack.length === 0 ? throws("EmptyError") : returns(stack.at(-1) ?? 0)),
      make: (stack) => void stack.pop(),
      why: () => ({ because: () => "the newest goes first" }),
    },
    size: { parameters: [], about: "how many there are", due: (stack) => returns(stack.length), total: "size" },
  },
  views: { length: lengthView },
  picture: (stack) => ({
    capacity: 9,
    blocks: stack.map((value, start) => ({ start, size: 1, state: "allocated", label: String(value) })),
  }),
  key: (stack) => stack.join(),
  play: {
    example: { capacity: 3, calls: [{ method: "push", args: [1] }] },
    most: { units: 9, calls: 20 },
    request: (size) => ({ method: "push", args: [size] }),
    release: () => ({ method: "pop", args: [] }),
    freeing: () => null,
  },
};
const plain = definition as unknown as Definition<number[], Returns>;

const stackOf = (pop: string, more = "", size = "this.items.length"): Promise<Subject> =>
  sandboxOf(`
export class EmptyError extends Error { name = "EmptyError"; }
export class NumberError extends Error { name = "NumberError"; }
export class MemoryAllocator {
  items: number[] = [];
  get length() { return this.items.length; }
  push(value: number) { ${more} if (typeof value !== "number") throw new NumberError(); this.items.push(value); }
  pop() { if (this.items.length === 0) throw new EmptyError("empty"); ${pop} }
  size() { return ${size}; }
}`);

function failureOf(subject: Subject, judge: string[], body: (session: Session<number[], Returns>) => void) {
  try {
    body(new Session(plain, subject, { judge }));
  } catch (error) {
    return (error as CheckFailure).failure;
  }
  return null;
}

const ALL = ["length", "size", "unchanged"];

test("methods that have to succeed, to fail, and either, are made of the definition's", async () => {
  const subject = await stackOf("return this.items.pop();");
  const failure = failureOf(subject, ALL, (session) => {
    const stack = session.create(3);
    expect(stack.failsToPop()).toEqual(["EmptyError"]);
    stack.push(7);
    stack.push(8);
    expect(stack.pop()).toBe(8);
    expect(stack.tryPop()).toBe(7);
    expect(stack.tryPop()).toBeNull();
    expect(stack.failsToPush("8")).toEqual(["NumberError"]);
    expect(stack.size()).toBe(0);
    expect(stack.oracle).toEqual([]);
  });
  expect(failure).toBeNull();
});

test("a wrong result is told with why another one is due, and drawn as the oracle has it", async () => {
  const failure = failureOf(await stackOf("return this.items.shift();"), ALL, (session) => {
    const stack = session.create(3);
    stack.push(7);
    stack.push(8);
    stack.pop();
  });
  expect(failure).toMatchObject({
    kind: "wrong-result",
    message: "pop() returned 7, but has to return 8: the newest goes first.",
    call: "pop()",
    expectedMemory: { capacity: 9, blocks: [{ start: 0, size: 1, state: "allocated", label: "7" }] },
  });
  expect(failure?.trace?.map(({ op }) => op)).toEqual(["new MemoryAllocator", "push", "push", "pop"]);
});

test("a result that aspects are about is compared where they are judged, any other one always", async () => {
  const isThere = { method: "pop", agrees: (_due: unknown, actual: Outcome) => actual.kind === "returned" };
  const withResults = { ...plain, results: { top: isThere } } as typeof plain;
  const judge = async (size: string) => {
    const subject = await stackOf(`this.items.pop(); return 5;`, "", size);
    try {
      const stack = new Session(withResults, subject, { judge: ["length"] }).create(3);
      stack.push(7);
      stack.pop();
      stack.size();
    } catch (error) {
      return (error as CheckFailure).failure.message;
    }
    return null;
  };
  expect(await judge("this.items.length")).toBeNull();
  expect(await judge("1")).toBe("size() returned 1, but has to return 0.");
});

test("a view is judged after each call where the stage judges it", async () => {
  const twice = await stackOf("return this.items.pop();", "if (value === 8) this.items.push(0);");
  const use = (session: Session<number[], Returns>): void => {
    const stack = session.create(3);
    stack.push(7);
    stack.push(8);
  };
  expect(failureOf(twice, [], use)).toBeNull();
  expect(failureOf(twice, ["length"], use)).toMatchObject({
    message: "After push(8): `length` is 3.",
    mistake: "a wrong length",
    expected: "2",
  });
  expect(failureOf(twice, ["size"], use)?.message).toBe("After push(8), size() returned 3, not 2.");
});

test("a call that throws and changes something is told", async () => {
  const subject = await stackOf("return this.items.pop();", 'if (value === ("x" as unknown)) this.items.length = 0;');
  const failure = failureOf(subject, ["unchanged"], (session) => {
    const stack = session.create(3);
    stack.push(7);
    stack.failsToPush("x");
  });
  expect(failure).toMatchObject({
    kind: "changed-by-failed-call",
    message:
      'push("x") threw, as it should, but it changed the stack: size() was 1 and is now 0. After an error everything has to be as it was.',
  });
});

test("its calls can be made again in part", async () => {
  const subject = await stackOf("return this.items.shift();");
  const session = new Session(plain, subject, { judge: ALL });
  expect(() => {
    const stack = session.create(3);
    for (const value of [1, 2, 3]) stack.push(value);
    stack.pop();
  }).toThrow("pop() returned 1");
  expect(session.places).toEqual([0, 1, 2, 3, 4]);
  expect(session.make(subject, [0, 2, 3, 4], "as checked").failure?.message).toContain("pop() returned 2");
  expect(session.make(subject, [0, 3, 4], "as checked").failure).toBeNull();
  // Nothing is left that could be taken: such a call is of another kind, and passed over.
  expect(session.make(subject, [0, 4], "as checked")).toEqual({ failure: null, made: [0] });
});

test("what a check asks for is written down and played in one go", async () => {
  const rehearsal = new Rehearsal(plain);
  const stack = new Session(plain, rehearsal, { judge: ["size"] }).create(3);
  stack.push(1);
  stack.pop();
  stack.failsToPop();
  expect((await stackOf("return this.items.pop();")).play(rehearsal.script())).toEqual([]);
  expect((await stackOf("return 5;")).play(rehearsal.script())).toHaveLength(1);
});

test("where one difference is enough, no sequence is played after it", async () => {
  const rehearsal = new Rehearsal(plain);
  for (let round = 0; round < 3; round++) new Session(plain, rehearsal, { judge: ["size"] }).create(3).push(1);
  const subject = await stackOf("return this.items.pop();", 'console.log("push"); return 0;');
  expect(subject.firstDifference(rehearsal.script())?.sequence).toBe(0);
  expect(subject.takePrinted()).toEqual(["push"]);
});

test("an instance that is used after another was made cannot be played, since the order of the calls would be lost", () => {
  const session = new Session(plain, new Rehearsal(plain), { judge: [] });
  const first = session.create(3);
  session.create(3).push(1);
  expect(() => first.push(2)).toThrow("cannot be played");
});

test("its small world has every state once", () => {
  const world = worldOf(plain, {
    construct: [[3]],
    calls: (stack) => [
      ...(stack.length < 2 ? [0, 1].map((value) => ({ method: "push", args: [value] })) : []),
      { method: "pop", args: [] },
    ],
    topic: (_stack, { method }) => ({ kind: method, isEdge: false }),
  });
  expect(explore(world).ways.map((way) => way.length)).toEqual([0, 1, 1, 2, 2, 2, 2]);
});

test("a trace is played without what it gives back, where nothing can be given back", () => {
  const keeps = { ...plain, play: { ...plain.play, release: () => null } } as typeof plain;
  const trace: TraceOperation[] = [
    { kind: "allocate", block: 0, size: 7 },
    { kind: "free", block: 0 },
    { kind: "allocate", block: 1, size: 5 },
  ];
  const methodsOf = (one: typeof plain) =>
    playgroundOf(one)
      .situationOf(trace)
      .calls.map(({ method }) => method);
  expect([plain, keeps].map(methodsOf)).toEqual([
    ["push", "pop", "push"],
    ["push", "push"],
  ]);
});

test("it can be played with", async () => {
  const playground = playgroundOf(plain);
  expect(playground.methods.map(({ name }) => name)).toEqual(["push", "pop", "size"]);
  expect(playground).toMatchObject({ hasEqualBlocks: false, mostCalls: 20 });
  expect(playground.refusal({ method: "peek", args: [] })).toContain("there are push, pop, size");
  const play = playground.begin(3, await stackOf("return this.items.shift();"));
  expect(play.call({ method: "push", args: [7] })).toMatchObject({ expected: "", actual: "", fault: null });
  play.call({ method: "push", args: [8] });
  expect(play.call({ method: "pop", args: [] })).toMatchObject({
    expected: "8",
    actual: "7",
    fault: { message: "pop() returned 7, but has to return 8: the newest goes first." },
  });
  expect(play.call({ method: "pop", args: [] }), "is only watched from there on").toMatchObject({
    expected: "7",
    actual: "8",
    fault: null,
  });
});

test("a method that would take the place of what an instance under test has itself is refused", async () => {
  const { push } = definition.methods;
  const clashing = { ...plain, methods: { ...plain.methods, call: push } } as unknown as typeof plain;
  const subject = await stackOf("return this.items.pop();");
  expect(() => new Session(clashing, subject, { judge: [] }).create(3)).toThrow("a method cannot be called call");
});

test("a call with more arguments than can be handed over at once is not played", () => {
  const rehearsal = new Rehearsal(plain);
  new Session(plain, rehearsal, { judge: [] }).create(3).push(1, 2, 3, 4);
  expect(() => rehearsal.script()).toThrow("a call with 4 arguments cannot be played");
});

test("what a refusal leaves is judged where all of it is known", async () => {
  /** A number that is none empties the stack, and is refused. */
  const leaving = (isKnown: boolean): Definition<number[], Returns> => ({
    ...plain,
    methods: {
      ...plain.methods,
      push: { ...plain.methods.push, leaves: (stack) => ({ isKnown, make: () => void (stack.length = 0) }) },
    },
  });
  const failure = (subject: Subject, isKnown: boolean) => {
    try {
      const stack = new Session(leaving(isKnown), subject, { judge: ["length"] }).create(3);
      stack.push(7);
      stack.failsToPush("7");
    } catch (error) {
      return (error as CheckFailure).failure;
    }
    return null;
  };
  const empties = await stackOf("return this.items.pop();", 'if (typeof value !== "number") this.items = [];');
  const keeps = await stackOf("return this.items.pop();");
  expect([failure(empties, true), failure(keeps, false)]).toEqual([null, null]);
  expect(failure(keeps, true)).toMatchObject({ mistake: "a wrong length", expected: "0" });
});
