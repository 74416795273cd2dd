import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MAX_REPORT_NAME_BYTES, reportNames } from "../../../class/uploads/report-names.js";

const namesOf = (...names: string[]): string[] => names.map((name) => reportNames(names).get(name) ?? "");

describe("names of reports", () => {
  test("letters, digits, dot, underscore and hyphen stay; each other character becomes an underscore", () => {
    expect(namesOf("ada", "Ada_L-2.b", "Zoë", "王芳_12", "a b", "x/y", '"q"', "=1+1", "@at", "a\u202Ec", "😀")).toEqual(
      ["ada", "Ada_L-2.b", "Zoë", "王芳_12", "a_b", "x_y", "_q_", "_1_1", "_at", "a_c", "_"],
    );
  });

  test("what becomes alike gets a number, what fits already first, letter case and Unicode form aside", () => {
    expect(namesOf("a b", "a?b", "A_B", "a_b")).toEqual(["a_b-3", "a_b-4", "A_B", "a_b-2"]);
    expect(namesOf("Zoë", "Zoë".normalize("NFD"))).toEqual(["Zoë", "Zoë-2"]);
    expect(namesOf("straße", "STRASSE")).toEqual(["straße-2", "STRASSE"]);
  });

  test("a number never takes a name that somebody has", () => {
    expect(namesOf("=a", "@a", "_a-2")).toEqual(["_a", "_a-3", "_a-2"]);
  });

  test("nothing that a system takes for something else", () => {
    expect(namesOf("", ".git", "..", "nul", "Con.txt", "com1", "console")).toEqual([
      "_",
      "_git",
      "_.",
      "_nul",
      "_Con.txt",
      "_com1",
      "console",
    ]);
  });

  test("long names are cut, and those that begin alike stay apart", () => {
    const [one = "", two = ""] = namesOf(`${"x".repeat(254)}1`, `${"x".repeat(254)}2`);
    expect(one).toBe("x".repeat(150));
    expect(two).toBe(`${"x".repeat(142)}-2`);
    expect(namesOf("語".repeat(85))).toEqual(["語".repeat(50)]);
  });
});

/** Names as nobody would think of them, and ones that come close to each other. */
const oddNames = fc.uniqueArray(
  fc.oneof(
    fc.string({ unit: "binary", maxLength: 20 }),
    fc.string({
      unit: fc.constantFrom("a", "A", "ä", "a\u0308", "ß", "S", "_", "-", "2", ".", " ", "\u200F", "😀"),
      maxLength: 5,
    }),
    fc.constantFrom(
      "con",
      "NUL",
      "aux.ts",
      "lpt9",
      "..",
      "=cmd",
      "ſ",
      "s",
      "K",
      "k",
      "x".repeat(255),
      `${"x".repeat(254)}y`,
    ),
  ),
  { maxLength: 60 },
);

test("names of reports are unique, safe, and stay as they are when named again", () => {
  fc.assert(
    fc.property(oddNames, (names) => {
      const files = [...reportNames(names).values()];
      expect(files).toHaveLength(names.length);
      expect(new Set(files.map((file) => file.normalize("NFKC").toUpperCase())).size).toBe(files.length);
      for (const file of files) {
        expect(file).toMatch(/^(?!\.)[\p{L}\p{Nd}._-]+$/u);
        expect(file).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i);
        expect(Buffer.byteLength(file)).toBeLessThanOrEqual(MAX_REPORT_NAME_BYTES);
      }
      expect([...reportNames(files)].every(([name, file]) => name === file)).toBe(true);
      expect(reportNames(names.toReversed())).toEqual(reportNames(names));
    }),
    { numRuns: 500 },
  );
});
