import { expect, test } from "vitest";
import { chosenFiles, resolveImport } from "../../../grade/compile/resolve.js";
import type { Submission } from "../../../model/submission.js";
import { exercise } from "../../support/exercise.js";

const resolved = (specifier: string, known: Submission["known"]): string | null => {
  const files = new Map([...known.values()].map((path) => [path, ""]));
  const submission = { name: "ada", files, known, notes: [], problems: [] };
  return resolveImport(specifier, "memory-allocator.ts", chosenFiles(submission, exercise), exercise);
};

test("an import reaches the file that counts, whatever the letter case of either", () => {
  expect(resolved("./allocate.js", new Map([["allocate.ts", "src/Allocate.ts"]]))).toBe("src/Allocate.ts");
  expect(resolved("./Allocate", new Map([["allocate.ts", "allocate.ts"]]))).toBe("allocate.ts");
  expect(resolved("./merge.js", new Map([["allocate.ts", "Allocate.ts"]]))).toBe("merge.ts");
  expect(resolved("./other.js", new Map())).toBeNull();
});

test.each([
  ["./Helpers.js", "helpers.ts"],
  ["./helpers.js", "helpers.TS"],
  ["./Lists", "lists/index.ts"],
  ["./gr\u00f6\u00dfe.js", "gro\u0308\u00dfe.ts"],
  ["./gro\u0308\u00dfe", "gr\u00f6\u00dfe.ts"],
])("so does %s one of the student's own, as on the disks of Windows and macOS: %s", (specifier, path) => {
  expect(resolved(specifier, new Map([["", path]]))).toBe(path);
});

test("an exact name comes first", () => {
  const known = new Map([
    ["a", "List.ts"],
    ["b", "list.ts"],
  ]);
  expect(["./list.js", "./List.js", "./LIST.js"].map((one) => resolved(one, known))).toEqual([
    "list.ts",
    "List.ts",
    "List.ts",
  ]);
});
