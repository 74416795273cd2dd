/** Every kind of picture: what it shows as text, as a drawing and in words is the same, and fits where it stands. */
import fc from "fast-check";
import picocolors from "picocolors";
import { render } from "preact-render-to-string";
import { describe as group, expect, test } from "vitest";
import type { Picture } from "#kit/check/picture";
import { widthOf } from "../../picture/columns.js";
import { WIDTH } from "../../picture/kind.js";
import { describe, drawText, KINDS, PictureSvg } from "../../picture/registry.js";
import { ascii } from "../../report/text/ascii.js";
import { arbitraries } from "./arbitrary.js";
import { overlaps, textBoxes } from "./boxes.js";

const lines = (picture: Picture, width: number, color = false) =>
  drawText([{ caption: "shown", picture }], { width, colors: picocolors.createColors(color) });
const draw = (picture: Picture) => render(<PictureSvg picture={picture} id="p" title="shown" />);
const letters = (svg: string) =>
  textBoxes(svg, "wide")
    .map(({ text }) => text)
    .join("\n");

test("nothing stands in the place of two that are equal, not even a line", () => {
  const memory: Picture = { kind: "memory", strips: [{ capacity: 8, blocks: [{ start: 0, size: 8, state: "free" }] }] };
  const chain: Picture = {
    kind: "chain",
    lists: [{ nodes: [{ values: [0, 8] }], before: 0, after: 0, links: "forwards" }],
  };
  const drawn = drawText(
    [
      { caption: "due", picture: memory, role: "due" },
      { caption: "seen", picture: memory, role: "seen" },
      { caption: "list", picture: chain },
    ],
    { width: 80, colors: picocolors.createColors(false) },
  );
  expect(drawn[0]).toBe("list:");
});

group.each(KINDS)("%s", (kind) => {
  const check = (size: "small" | "any", property: (drawn: { picture: Picture; mentions: string[] }) => void) =>
    fc.assert(fc.property(arbitraries[kind](size), property), { numRuns: size === "small" ? 60 : 40 });

  test("mentions the same in a terminal, in a drawing and in words", () => {
    check("small", ({ picture, mentions }) => {
      const forms = { text: lines(picture, 100).join("\n"), svg: letters(draw(picture)), words: describe(picture) };
      for (const mention of mentions) {
        for (const [form, said] of Object.entries(forms)) expect(said, `${mention} as ${form}`).toContain(mention);
      }
    });
  });

  test.each([30, 40, 80, 120])("is %i columns wide at most", (width) => {
    check("any", ({ picture }) => {
      for (const line of lines(picture, width)) expect(widthOf(line)).toBeLessThanOrEqual(width);
    });
  });

  test("has a likeness in ASCII of all that it is drawn with", () => {
    const marks = (text: string) => text.replace(/[^?▒]/g, "").length;
    check("small", ({ picture }) => {
      const drawn = lines(picture, 80).join("\n");
      expect(marks(ascii(drawn)), drawn).toBe(marks(drawn));
    });
  });

  test("says the same with colour and without", () => {
    check("any", ({ picture }) => {
      const coloured = lines(picture, 80, true).map((line) => line.replace(/\u001b\[\d+m/g, ""));
      expect(coloured).toEqual(lines(picture, 80));
    });
  });

  test.each(["wide", "narrow"] as const)("has no text over another, and none outside, on a %s screen", (screen) => {
    check("any", ({ picture }) => {
      const svg = draw(picture);
      const [, height = 0] = (/viewBox="0 0 (\d+) (\d+)"/.exec(svg) ?? []).slice(1).map(Number);
      const boxes = textBoxes(svg, screen);
      expect(overlaps(boxes)).toEqual([]);
      for (const box of boxes.filter(({ text }) => text !== "")) {
        expect(box.left, box.text).toBeGreaterThanOrEqual(-1);
        expect(box.right, box.text).toBeLessThanOrEqual(WIDTH + 1);
        expect(box.bottom, box.text).toBeLessThanOrEqual(height + 1);
      }
      expect(svg.replace(/>[^<]*</g, "><")).not.toMatch(/NaN|Infinity|undefined/);
    });
  });
});

test("bytes that stand out have their signs below them, not behind the row", () => {
  const bytes = [0x66, 0x8b, 0xb0].map((value, address) => ({ address, value }));
  const words = bytes.map((word) => (word.address === 0 ? word : { ...word, tone: "wrong" as const }));
  expect(lines({ kind: "words", as: "bytes", words }, 80)).toEqual(["shown:", "0  66 8b b0", "      ✗  ✗"]);
});

test("equal pictures of memory leave no gap above those of another kind", () => {
  const memory = { kind: "memory" as const, strips: [{ capacity: 4, blocks: [] }] };
  const words = { kind: "words" as const, as: "bytes" as const, words: [{ address: 0, value: 1 }] };
  const drawn = drawText(
    [
      { caption: "due", picture: memory, role: "due" },
      { caption: "seen", picture: memory, role: "seen" },
      { caption: "bytes", picture: words },
    ],
    { width: 80, colors: picocolors.createColors(false) },
  );
  expect(drawn).toEqual(["bytes:", "0  01"]);
});
