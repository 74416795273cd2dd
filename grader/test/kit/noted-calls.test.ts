/** The calls of a check, made once more in part. */
import { expect, test } from "vitest";
import { NotedCalls } from "#kit/define/calls";
import type { Call, Definition } from "#kit/define/definition";
import { returns } from "#kit/subject/expected";

/** Blocks side by side, of which each may be told another size, which changes nothing here. */
interface Row {
  end: number;
}
const definition: Definition<Row, { put: number; resize: number }> = {
  className: "Row",
  noun: "row",
  construct: { parameters: [], due: () => returns(undefined), oracle: () => ({ end: 0 }) },
  methods: {
    put: {
      parameters: ["size"],
      about: "put a block behind the others",
      due: ({ end }) => returns(end),
      make: (row, size) => void (row.end += size as number),
      gives: (start, size) => ({ start, size: size as number }),
    },
    resize: {
      parameters: ["start", "size", "newSize"],
      about: "give a block another size",
      due: (_row, start) => returns(start as number),
      takes: {
        block: (start, size) => ({ start: start as number, size: size as number }),
        args: ({ start, size }, [, , newSize]) => [start, size, newSize],
      },
    },
  },
  picture: () => ({ capacity: 1, blocks: [] }),
  key: ({ end }) => String(end),
  play: {
    example: { capacity: 1, calls: [] },
    most: { units: 1, calls: 1 },
    request: () => null,
    release: () => null,
    freeing: () => null,
  },
};
/** The same, with a size that can be another. */
const sized = { ...definition.methods.put, sizeAt: 0 };

test("a call follows its block to where it lies without the others, and keeps what else it was told", () => {
  const noted = new NotedCalls(definition);
  const calls: Call[] = [
    { method: null, args: [] },
    { method: "put", args: [3] },
    { method: "put", args: [5] },
    { method: "resize", args: [3, 5, 9] },
    { method: "resize", args: [4, 4, 2] },
  ];
  for (const call of calls) noted.note({ call, on: 0, prepares: false });
  const { calls: made } = noted.withoutOthers([0, 2, 3, 4]);
  expect(made.map(({ call }) => call.args)).toEqual([[], [5], [0, 5, 9], [1, 4, 2]]);
});

test("a call that is made with another size follows its block, too", () => {
  const noted = new NotedCalls({
    ...definition,
    methods: { put: sized, resize: { ...definition.methods.resize, sizeAt: 2 } },
  });
  const calls: Call[] = [
    { method: null, args: [] },
    { method: "put", args: [3] },
    { method: "put", args: [5] },
    { method: "resize", args: [3, 5, 9] },
  ];
  for (const call of calls) noted.note({ call, on: 0, prepares: false });
  expect(noted.sizeAt(3)).toEqual({ size: 9, at: 2 });
  const doubled = new Map([
    [1, 6],
    [2, 10],
    [3, 18],
  ]);
  const { calls: made } = noted.withoutOthers([0, 1, 2, 3], doubled);
  expect(made.map(({ call }) => call.args)).toEqual([[], [6], [10], [6, 10, 18]]);
});

test("a size that no block can have stays what it is where blocks have others", () => {
  const noted = new NotedCalls({ ...definition, methods: { ...definition.methods, put: sized } });
  const calls: Call[] = [
    { method: null, args: [] },
    { method: "put", args: [3] },
    { method: "resize", args: [0, 0, 9] },
    { method: "resize", args: [0, -1, 9] },
  ];
  for (const call of calls) noted.note({ call, on: 0, prepares: false });
  const { calls: made } = noted.withoutOthers([0, 1, 2, 3], new Map([[1, 4]]));
  expect(made.map(({ call }) => call.args)).toEqual([[], [4], [0, 0, 9], [0, -1, 9]]);
});
