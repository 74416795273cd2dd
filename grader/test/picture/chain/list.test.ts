import picocolors from "picocolors";
import { describe, expect, test } from "vitest";
import { chainOf } from "#kit/check/chain";
import type { Chain, ListedNode } from "#kit/check/picture";
import { freeChain, hasSameNodes, isBroken, listChanges } from "../../../picture/chain/list.js";
import { drawLists, type ListLine } from "../../../picture/chain/rows.js";
import { describeLinks } from "../../../picture/chain/words.js";

/** A list of nodes given as `[start, size]`, and `prev` where that is wrong. */
function list(...nodes: [start: number, size: number, prev?: ListedNode["prev"]][]): Chain {
  const all = nodes.map(([start, size, prev]) => (prev === undefined ? { start, size } : { start, size, prev }));
  return chainOf({ nodes: all, before: 0, after: 0 });
}

/** A list of that many nodes, of which the last `wrong` have a wrong `prev`. */
const long = (count: number, wrong = 0): Chain =>
  list(
    ...Array.from({ length: count }, (_, i): [number, number, ListedNode["prev"]?] =>
      i < count - wrong ? [20 * i, 10] : [20 * i, 10, "null"],
    ),
  );

const draw = (width: number, ...lines: ListLine[]) =>
  drawLists(lines, { width, colors: picocolors.createColors(false) }).join("\n");
const yours = (list: Chain): ListLine => ({ caption: "yours", list });

describe("the free list of a picture", () => {
  test("has a node for each free block, ascending", () => {
    const blocks = [
      { start: 0, size: 20, state: "allocated" as const },
      { start: 20, size: 30, state: "free" as const },
      { start: 50, size: 40, state: "broken" as const },
      { start: 90, size: 10, state: "free" as const },
    ];
    expect(freeChain({ capacity: 100, blocks })).toEqual(list([20, 30], [90, 10]));
  });

  test("is known as the same, even where only a part of it is told", () => {
    expect(hasSameNodes(list([0, 5], [9, 1]), list([0, 5], [9, 1]))).toBe(true);
    expect(hasSameNodes(list([0, 5]), list([0, 5], [9, 1]))).toBe(false);
    expect(hasSameNodes({ ...list([9, 1]), before: 1 }, list([0, 5], [9, 1]))).toBe(true);
    expect(hasSameNodes({ ...list([9, 2]), before: 1 }, list([0, 5], [9, 1]))).toBe(false);
  });
});

describe("what a call changed in the free list", () => {
  const changes = (before: Chain, after: Chain) => {
    const { nodes, links } = listChanges(before, after);
    return { nodes: [...nodes], links: [...links] };
  };

  test("is the node whose front it took", () => {
    expect(changes(list([20, 30], [90, 10]), list([45, 5], [90, 10]))).toEqual({ nodes: [0], links: [] });
  });

  test("is the link past a node that it took out", () => {
    expect(changes(list([0, 5], [20, 30], [90, 10]), list([0, 5], [90, 10]))).toEqual({ nodes: [], links: [1] });
    expect(changes(list([90, 10]), list())).toEqual({ nodes: [], links: [0] });
  });

  test("is a node that it put in, with the links on both sides", () => {
    expect(changes(list([0, 5], [90, 10]), list([0, 5], [20, 30], [90, 10]))).toEqual({ nodes: [1], links: [1, 2] });
  });

  test("is the node that grew, where it merged", () => {
    expect(changes(list([0, 20], [90, 10]), list([0, 50], [90, 10]))).toEqual({ nodes: [0], links: [] });
    expect(changes(list([0, 20], [50, 10], [90, 10]), list([0, 60], [90, 10]))).toEqual({ nodes: [0], links: [1] });
  });

  test("is nothing when nothing has changed, and unknown when only parts are known", () => {
    expect(changes(list([0, 5]), list([0, 5]))).toEqual({ nodes: [], links: [] });
    expect(changes(list([0, 5]), { ...list([90, 5]), before: 3 })).toEqual({ nodes: [], links: [] });
  });
});

describe("wrong links", () => {
  test("are told in words", () => {
    expect(isBroken(list([0, 5], [9, 1]))).toBe(false);
    expect(describeLinks(list([0, 5], [9, 1]))).toBe("");
    const broken = { ...list([5, 1, { start: 0, size: 5 }], [9, 1, "null"]), end: { values: [5, 1] } };
    expect(isBroken(broken)).toBe(true);
    expect(describeLinks(broken)).toBe(
      "prev of [5|1] is [0|5], not null; prev of [9|1] is null, not [5|1]; the last next leads to [5|1], not null",
    );
  });
});

describe("the free list as text", () => {
  test("is its nodes with their links, and where a prev is wrong that is told below", () => {
    const before = { caption: "before", list: list([5, 10], [45, 60]) };
    const due = { caption: "should be", list: list([5, 30], [45, 60]) };
    expect(`\n${draw(80, before, due, yours(list([5, 30], [45, 60, { start: 15, size: 20 }])))}\n`)
      .toMatchInlineSnapshot(`
      "
         before  head → [5|10] ⇄ [45|60] → null
      should be  head → [5|30] ⇄ [45|60] → null
          yours  head → [5|30] → [45|60] → null
                                 ▲ prev is [15|20], has to be [5|30]
      "
    `);
  });

  test("tells a circle, what is no node, and an empty list", () => {
    expect(draw(80, yours({ ...list([5, 10], [45, 60]), end: { values: [5, 10] } }))).toBe(
      "yours  head → [5|10] ⇄ [45|60] → ✗ back to [5|10]",
    );
    expect(draw(80, yours({ ...list(), end: "no node" }))).toBe("yours  head → ✗ no node");
    expect(draw(80, yours(list()))).toBe("yours  head → null");
  });

  test("goes on in further rows at 40 columns", () => {
    expect(`\n${draw(40, yours(list([5, 30], [45, 60, "null"], [125, 10], [165, 10, { start: 145, size: 5 }])))}\n`)
      .toMatchInlineSnapshot(`
      "
      yours  head → [5|30] → [45|60]
                             ▲ prev is null
             ⇄ [125|10] → [165|10] → null
                          ▲ prev is [145|5]
      "
    `);
  });

  test("is cut short around what is wrong, or near an address", () => {
    expect(draw(60, yours(long(100, 1)))).toContain("… ");
    expect(draw(60, yours(long(100, 1)))).toContain("[1980|10] → null\n");
    expect(draw(60, { ...yours(long(100)), near: 1000 })).toMatch(/^yours {2}head → … 49 more ⇄ \[980\|10\]/);
    expect(draw(60, yours(long(20, 12)))).toContain("… and 9 more");
  });

  test.each([30, 40, 80, 120])(
    "is %i columns wide at most and a few lines high, whatever there is to draw",
    (width) => {
      for (const list of [long(1), long(500), long(500, 500), { ...long(20, 20), before: 4096, after: 4096 }]) {
        const lines = draw(width, yours(list), { caption: "should be", list }).split("\n");
        for (const line of lines) expect(line.length).toBeLessThanOrEqual(width);
        expect(lines.length).toBeLessThanOrEqual(2 * 10);
      }
    },
  );

  test("says the same with colour", () => {
    const lines = [yours({ ...list([5, 30], [45, 60, "null"]), end: "no node" })];
    const coloured = drawLists(lines, { width: 80, colors: picocolors.createColors(true) }).join("\n");
    expect(coloured).toContain("\u001b[31m");
    expect(coloured.replace(/\u001b\[\d+m/g, "")).toBe(draw(80, ...lines));
  });
});
