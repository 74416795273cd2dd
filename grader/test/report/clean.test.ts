import { describe, expect, test } from "vitest";
import { clean } from "../../report/clean.js";
import { json } from "../../report/json.js";
import { parseReport } from "../../report/index.js";
import { saved } from "./fixtures.js";

describe("what nobody sees is taken out of a text", () => {
  test.each([
    ["variation selectors", "a\ufe0fb\u{e0101}c", "abc"],
    ["tags", "a\u{e0062}\u{e0063}b", "ab"],
    ["fillers", "a\u3164b\u115fc\uffa0d\u2800e", "abcde"],
    ["directions", "a\u202eb\u2066c\u200fd", "abcd"],
    ["soft hyphens and joiners of graphemes", "a\u00adb\u034fc", "abc"],
    ["joiners where there is nothing to join", "a\u200cb\u200d c\u200d", "ab c"],
    ["the fifth mark on a letter, and all that follow", `Z${"\u0301".repeat(300)}!`, `Z${"\u0301".repeat(4)}!`],
    ["marks that are kept apart by it", "Z" + "\u0301\u200d".repeat(9), `Z${"\u0301".repeat(4)}`],
  ])("%s", (_what, text, left) => {
    expect(clean(text)).toBe(left);
  });

  test.each(["👩‍🔬 and 👩🏽‍🚀", "می‌خواهم", "क्‍ष", "Ångström, ẫ, שָׁ", "x = ½ · π"])("not what is writing: %s", (text) => {
    expect(clean(text)).toBe(text);
  });
});

test("the record keeps a text as it was said, with nothing hidden in its bytes", () => {
  const submission = "ada\u{e0101}\u200d\u2800";
  const written = json({ ...saved("full-marks"), submission, notes: [`Z${"\u0301".repeat(9)}`] });
  expect(clean(written)).toBe(written);
  expect(parseReport(written, "ada.json")).toMatchObject({ submission, notes: [`Z${"\u0301".repeat(9)}`] });
});
