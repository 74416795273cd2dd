import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openGradeBooks } from "../../../class/grades/index.js";
import { parseSheet, readSheet, sheetText } from "../../../class/grades/sheet.js";
import { folderWith } from "../../support/folder.js";

const cell = fc.oneof(
  fc.constantFrom("", '""', '"a ""b"" c"', '"x\ny"', "  x", "1,5".replace(",", ".")),
  fc.stringMatching(/^[\p{L} .'@=+-]{0,6}$/u),
);

describe("a file of another program", () => {
  test("comes out byte for byte as it came in, whatever its quotes and line ends", () => {
    const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(
        rows,
        fc.constantFrom(",", ";", "\t"),
        fc.constantFrom("\n", "\r\n"),
        fc.boolean(),
        fc.boolean(),
        (cells, delimiter, end, mark, last) => {
          const lines = ["first" + delimiter + "second", ...cells.map((row) => row.join(delimiter))];
          const text = (mark ? "\u{FEFF}" : "") + lines.join(end) + (last ? end : "");
          expect(sheetText(parseSheet(text, "x.csv"), new Map())).toBe(text);
        },
      ),
    );
  });

  test("has no other line changed than that of the cell that is set", () => {
    const text = 'a;b\r\n"1";"x ""y""";\r\n"2";z\r\n';
    expect(sheetText(parseSheet(text, "x.csv"), new Map([[1, new Map([[2, "7,5"]])]]))).toBe(
      'a;b\r\n"1";"x ""y""";7,5\r\n"2";z\r\n',
    );
    expect(sheetText(parseSheet(text, "x.csv"), new Map([[2, new Map([[3, "a;b"]])]]))).toBe(
      'a;b\r\n"1";"x ""y""";\r\n"2";z;;"a;b"\r\n',
    );
  });

  test("that cannot be read is told so", async () => {
    const folder = await folderWith({ "latin.csv": Buffer.from("a,b\nJ\xf6rg,1\n", "latin1") });
    await expect(readSheet(join(folder, "latin.csv"))).rejects.toThrow(
      "is not in UTF-8; give the file as it was downlo",
    );
    await expect(readSheet(join(folder, "none.csv"))).rejects.toThrow("does not exist; check the path.");
    await expect(readSheet(folder)).rejects.toThrow("is a folder, not a CSV file.");
  });
});

test.each([
  [["canvas"], {}, "--grades canvas needs --gradebook <file>, the export of the gradebook that was downloaded"],
  [["moodle"], {}, "--grades moodle needs --worksheet <file>, the offline grading worksheet that was downloaded"],
  [["csv"], { gradebook: "x.csv" }, "--gradebook is of no use without --grades canvas."],
  [[], { worksheet: "x.csv" }, "--worksheet is of no use without --grades moodle."],
  [["csv"], { column: "x" }, "--column is of no use without --grades canvas."],
] as const)("options that do not go together are told so: %j %j", async (names, options, message) => {
  const assignment = { assignment: "first-fit", title: "First fit" };
  await expect(openGradeBooks(names, options, assignment)).rejects.toThrow(message);
});
