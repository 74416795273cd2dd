import fc from "fast-check";
import { expect, test } from "vitest";
import { holds } from "../../../publish/leaks/holds.js";

const letters = fc.string({ unit: fc.constantFrom("a", "b", "内"), maxLength: 40 });

test("a text holds what includes says, whatever it is", () => {
  fc.assert(
    fc.property(letters, letters, fc.nat(), fc.nat(), (text, other, from, to) => {
      const isIn = holds(text);
      expect(isIn(other)).toBe(text.includes(other));
      const [first = 0, last = 0] = [from, to].map((place) => place % (text.length + 1)).sort((a, b) => a - b);
      expect(isIn(text.slice(first, last))).toBe(true);
    }),
  );
});

test("what only its windows seem to hold is not in it", () => {
  // Every eight letters of the other stand in the text, and never all of them.
  expect(holds("abcdefgh bcdefghi")("abcdefghi")).toBe(false);
});
