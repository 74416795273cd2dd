import { render } from "preact-render-to-string";
import { describe, expect, test } from "vitest";
import { chainOf } from "#kit/check/chain";
import type { MemoryBlock, MemoryPicture } from "#kit/check/picture";
import { freeChain } from "../../../picture/chain/list.js";
import { WIDTH } from "../../../picture/kind.js";
import { changedBy, differences } from "../../../picture/memory/differences.js";
import { borders, scaleFor } from "../../../picture/memory/scale.js";
import { blockTexts } from "../../../picture/memory/texts.js";
import { freePicture, memoryOf } from "../../../picture/moment.js";
import { PictureSvg } from "../../../picture/registry.js";
import { pictureSvg } from "../../../picture/standalone.js";

const allocated = (start: number, size: number, label?: string): MemoryBlock => ({
  start,
  size,
  state: "allocated",
  ...(label === undefined ? {} : { label }),
});
const free = (start: number, size: number): MemoryBlock => ({ start, size, state: "free" });
const broken = (start: number, size: number): MemoryBlock => ({ start, size, state: "broken" });

/** Blocks of nearly equal size, every third of them free. */
function striped(capacity: number, count: number): MemoryPicture {
  const cut = (i: number) => Math.floor((capacity * i) / count);
  return {
    capacity,
    blocks: Array.from({ length: count }, (_, i) => {
      const size = cut(i + 1) - cut(i);
      return i % 3 === 1 ? free(cut(i), size) : allocated(cut(i), size, `b${i}`);
    }),
  };
}

const texts = (svg: string) => [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map((match) => match[1]);

describe("a picture of memory", () => {
  const picture = { capacity: 100, blocks: [allocated(0, 20, "A"), free(20, 30), allocated(50, 50, "B")] };

  test("names its blocks, their sizes and where they start", () => {
    const svg = render(<PictureSvg picture={memoryOf(picture)} id="m" title="Memory" />);
    expect(texts(svg)).toEqual(expect.arrayContaining(["A 20", "free 30", "B 50", "0", "20", "50", "100"]));
  });

  test("has a title, and tells the blocks in words", () => {
    const svg = render(<PictureSvg picture={memoryOf(picture)} id="m" title="Memory after free(20, 30)" />);
    expect(svg).toContain('role="img" aria-labelledby="mt md"');
    expect(svg).toContain('<title id="mt">Memory after free(20, 30)</title>');
    expect(svg).toContain('<desc id="md">100 units: 0–19 allocated (A), 20–49 free, 50–99 allocated (B)</desc>');
  });

  test("shows units in no block as lost, and broken blocks as broken", () => {
    const svg = render(
      <PictureSvg picture={memoryOf({ capacity: 100, blocks: [broken(0, 40)] })} id="m" title="Memory" />,
    );
    expect(texts(svg)).toEqual(expect.arrayContaining(["✕ broken 40", "lost 60"]));
    expect(svg).toContain("0–39 broken, 40–99 lost");
  });

  test("draws the free list with its links, or without where their order is not known", () => {
    const linked = render(<PictureSvg picture={freePicture(picture)} id="m" title="Memory" />);
    expect(texts(linked)).toEqual(expect.arrayContaining(["head", "null"]));
    const nodes = render(
      <PictureSvg picture={memoryOf(picture, { ...freeChain(picture), links: "unknown" })} id="m" title="Memory" />,
    );
    expect(texts(nodes)).not.toContain("head");
    expect(nodes).toContain('class="v"');
  });

  test("draws what the last call changed, in memory and in the free list", () => {
    const before = { capacity: 100, blocks: [allocated(0, 20, "A"), allocated(20, 30, "C"), allocated(50, 50, "B")] };
    const svg = render(
      <PictureSvg picture={freePicture(picture)} id="m" title="Memory" before={freePicture(before)} />,
    );
    expect(svg.match(/class="h"/g)).toHaveLength(1);
    expect(svg.match(/class="c ch"/g)).toHaveLength(1);
    // From `head` to the new node, and from there to `null`.
    expect(svg.match(/class="p ch"/g)).toHaveLength(2);
    const same = render(
      <PictureSvg picture={freePicture(picture)} id="m" title="Memory" before={freePicture(picture)} />,
    );
    expect(same).not.toMatch(/class="(h|c ch|p ch)"/);
  });

  test("draws in red where a prev, or the last next, leads astray", () => {
    const nodes = [
      { start: 20, size: 5 },
      { start: 25, size: 25, prev: { start: 7, size: 3 } },
    ];
    const list = { nodes, before: 0, after: 0 };
    const svg = render(<PictureSvg picture={memoryOf(picture, chainOf(list))} id="m" title="Memory" />);
    expect(texts(svg).slice(-4)).toEqual(["null", "prev", "7", "3"]);
    expect(svg).toContain('class="ws gh s"');
    expect(svg).toContain(". In the free list prev of [25|25] is [7|3], not [20|5]</desc>");
    const round = { nodes: nodes.slice(0, 1), before: 0, after: 0, end: { start: 20, size: 5 } };
    const circle = render(<PictureSvg picture={memoryOf(picture, chainOf(round))} id="m" title="Memory" />);
    expect(texts(circle)).toContain("next");
    expect(texts(circle)).not.toContain("null");
    const unread = render(
      <PictureSvg picture={memoryOf(picture, chainOf({ ...list, end: "no node" }))} id="m" title="Memory" />,
    );
    expect(texts(unread)).toContain("no node");
  });

  test("says what of a list it was not given", () => {
    const list = { nodes: [{ start: 20, size: 30 }], before: 7, after: 300 };
    expect(
      texts(render(<PictureSvg picture={memoryOf(picture, chainOf(list))} id="m" title="Memory" />)).slice(-4),
    ).toEqual(["+ 7", "20", "30", "+ 300"]);
  });

  test("says how many nodes of a long list it leaves out", () => {
    const svg = render(<PictureSvg picture={freePicture(striped(4096, 120))} id="m" title="Memory" />);
    expect(texts(svg)).toContain("+ 20");
  });

  test("escapes labels", () => {
    const hostile = { capacity: 10, blocks: [allocated(0, 10, `<script>"&`)] };
    const svg = pictureSvg(memoryOf(hostile), { id: "m", title: "</title><script>" });
    expect(svg).not.toContain("<script>");
    expect(svg).toContain("&lt;script>");
  });

  test("clips blocks that reach out of memory", () => {
    const svg = render(
      <PictureSvg
        picture={memoryOf({ capacity: 8, blocks: [free(-4, 8), allocated(6, 1e9)] })}
        id="m"
        title="Memory"
      />,
    );
    expect(svg).toContain("0–3 free, 4–5 lost, 6–7 allocated");
  });

  test.each([1, 10, 100, 4096].flatMap((capacity) => [1, 7, 60].map((count) => [capacity, count] as const)))(
    "of %i units in %i blocks keeps everything inside its frame",
    (capacity, count) => {
      const svg = pictureSvg(freePicture(striped(capacity, Math.min(count, capacity))), { id: "m", title: "M" });
      expect(svg).not.toMatch(/NaN|Infinity|undefined/);
      for (const [, x] of svg.matchAll(/<text[^>]* x="([\d.-]+)"/g)) {
        expect(Number(x)).toBeGreaterThanOrEqual(0);
        expect(Number(x)).toBeLessThanOrEqual(WIDTH);
      }
    },
  );

  test("stands alone as a file", () => {
    const svg = pictureSvg(memoryOf(picture), { id: "m", title: "Memory" });
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" width="640" height="\d+" /);
    expect(svg).toContain('<pattern id="mem-hatch"');
    expect(svg).toContain("prefers-color-scheme: dark");
  });
});

describe("the scale", () => {
  test("is true to size where everything can be seen", () => {
    const x = scaleFor(100, [0, 20, 50, 100], 600);
    expect([0, 10, 20, 50, 100].map(x)).toEqual([0, 60, 120, 300, 600]);
  });

  test("widens what could not be seen, and still fills the width in order", () => {
    const cuts = borders([{ capacity: 4096, blocks: [allocated(47, 1), free(4095, 1)] }], 4096);
    const x = scaleFor(4096, cuts, 600);
    expect(x(48) - x(47)).toBeCloseTo(20);
    expect(x(4096)).toBeCloseTo(600);
    expect(x(4095)).toBeCloseTo(580);
  });
});

describe("the differences of two pictures", () => {
  const merged = { capacity: 100, blocks: [free(0, 50), allocated(50, 50, "C")] };

  test("are the units in another state", () => {
    const other = { capacity: 100, blocks: [free(0, 40), broken(40, 10), allocated(50, 45)] };
    expect(differences(merged, other)).toEqual({
      ranges: [
        { start: 40, size: 10 },
        { start: 95, size: 5 },
      ],
      seams: [],
    });
  });

  test("are free neighbours that only one of them has merged", () => {
    const other = { capacity: 100, blocks: [free(0, 20), free(20, 30), allocated(50, 50)] };
    expect(differences(merged, other)).toEqual({ ranges: [], seams: [20] });
  });

  test("are none between allocated blocks that one of them does not tell apart", () => {
    const apart = { capacity: 10, blocks: [allocated(0, 5, "A"), allocated(5, 5, "B")] };
    expect(differences(apart, { capacity: 10, blocks: [allocated(0, 10)] })).toEqual({ ranges: [], seams: [] });
  });

  test("tell what a call changed", () => {
    const before = { capacity: 100, blocks: [free(0, 20), allocated(20, 30, "B"), allocated(50, 50, "C")] };
    expect(changedBy(before, merged)).toEqual([{ start: 20, size: 30 }]);
    expect(changedBy(merged, merged)).toEqual([]);
  });
});

test("no text on a block is crossed by the edge of a frame", () => {
  const all = [{ start: 0, size: 25, state: "allocated" as const, label: undefined }];
  const x = (address: number) => 10 * address;
  expect(blockTexts(all, x, [10, 25])).toMatchObject([{ text: "25", x: 125 }]);
  expect(blockTexts(all, x, [13, 25])).toEqual([]);
});
