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
