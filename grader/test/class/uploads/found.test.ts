import fc from "fast-check";
import { expect, test } from "vitest";
import { plainUpload, settleNames } from "../../../class/uploads/found.js";
import { compareCodePoints } from "../../../grade/load/paths.js";

const odd = fc.oneof(
  fc.string({ unit: "binary", minLength: 1, maxLength: 12 }),
  fc.string({
    unit: fc.constantFrom("a", "A", "ä", "a\u0308", "(", "2", ")", " ", "\u202E", "\u200F"),
    minLength: 1,
    maxLength: 6,
  }),
  fc.constantFrom("ada", "Ada", "ada (2)", "ADA (2)", "ada.ts"),
);
const found = fc.uniqueArray(fc.tuple(odd, fc.constantFrom("", ".ts", ".TS", ".zip")), {
  selector: ([name, ending]) => name + ending,
  maxLength: 40,
});

test("every submission gets a name that no other has, whatever the names, and in whatever order they come", () => {
  fc.assert(
    fc.property(found, (names) => {
      const settled = (order: typeof names): [string, string][] =>
        settleNames(
          order.map(([wanted, ending]) => ({
            ...plainUpload(wanted, { kind: "path", path: wanted + ending }),
            ending,
          })),
        ).map(({ name, source }) => [name, source.kind === "path" ? source.path : ""]);
      const all = settled(names);
      expect(all).toHaveLength(names.length);
      expect(new Set(all.map(([name]) => name.normalize("NFKC").toUpperCase())).size).toBe(names.length);
      for (const [name] of all) expect(name).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
      expect(all.map(([name]) => name)).toEqual(all.map(([name]) => name).sort(compareCodePoints));
      expect(settled(names.toReversed())).toEqual(all);
    }),
    { numRuns: 300 },
  );
});
