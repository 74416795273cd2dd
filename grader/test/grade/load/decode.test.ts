import { describe, expect, test } from "vitest";
import { join } from "node:path";
import { MAX_SOURCE_BYTES } from "../../../grade/load/bounds.js";
import { loadSubmission } from "../../../grade/load/submission.js";
import type { Submission } from "../../../model/submission.js";
import { exercise } from "../../support/exercise.js";
import { folderWith } from "../../support/folder.js";

const load = async (merge: string | Uint8Array): Promise<Submission> =>
  loadSubmission(await folderWith({ "allocate.ts": "a", "merge.ts": merge }), exercise);

const source = "// Größe ✓ 😀\r\nexport const merge = 1;\r\n";
const swapped = (text: string): Buffer => Buffer.from(`\u{FEFF}${text}`, "utf16le").swap16();

describe("source text", () => {
  test.each([
    ["UTF-8", Buffer.from(source)],
    ["UTF-8 with a mark", Buffer.from(`\u{FEFF}${source}`)],
    ["UTF-16, little end first", Buffer.from(`\u{FEFF}${source}`, "utf16le")],
    ["UTF-16, big end first", swapped(source)],
  ])("%s is read, without its mark and with its line ends", async (_, bytes) => {
    const { files, notes, problems } = await load(bytes);
    expect(files.get("merge.ts")).toBe(source);
    expect({ notes, problems }).toEqual({ notes: [], problems: [] });
  });

  test("an older encoding costs a note, not the points", async () => {
    const { files, notes, problems } = await load(Buffer.from("// Größe\nexport {};\n", "latin1"));
    expect(files.get("merge.ts")).toContain("export {};");
    expect(notes).toEqual(["`merge.ts` has bytes that are not UTF-8; save it as UTF-8."]);
    expect(problems).toEqual([]);
  });

  test("an empty file is source", async () => {
    expect(await load("")).toMatchObject({ problems: [], notes: [] });
  });
});

describe("a file that cannot be source is a load error of that file, not a refusal", () => {
  test.each([
    ["with NUL bytes", Buffer.from("export const a = 1;\0\0\0"), /^`merge.ts` is not text .*; save it as UTF-8\.$/],
    ["full of control characters", Buffer.from("\x01\x02\x03export"), /^`merge.ts` is not text/],
    ["UTF-16 without a mark", Buffer.from("export {}", "utf16le"), /^`merge.ts` is not text/],
    ["of 20 MB", Buffer.alloc(20_000_000, "// long\n"), /^`merge.ts` is too large: 19\.1 MiB, where .* 1 MiB\.$/],
  ])("%s", async (_, bytes, message) => {
    const { known, files, problems } = await load(bytes);
    expect(known.get("merge.ts")).toBe("merge.ts");
    expect(files.get("merge.ts")).toBe("");
    expect(problems).toEqual([
      { message: expect.stringMatching(message), file: "merge.ts", line: null, column: null, frame: null },
    ]);
  });

  test("up to the limit it is read", async () => {
    expect((await load(Buffer.alloc(MAX_SOURCE_BYTES, " "))).problems).toEqual([]);
    expect((await load(Buffer.alloc(MAX_SOURCE_BYTES + 1, " "))).problems).toHaveLength(1);
  });

  test("also when it is the whole submission", async () => {
    const root = await folderWith({ "ada.ts": "PK\x03\x04\0\0" });
    const { known, problems } = await loadSubmission(join(root, "ada.ts"), exercise);
    expect(known.get("memory-allocator.ts")).toBe("ada.ts");
    expect(problems).toHaveLength(1);
  });

  test("one that is not of the assignment is only left out: a film may be called .ts, too", async () => {
    const root = await folderWith({ "allocate.ts": "a", "merge.ts": "m", "demo.ts": Buffer.alloc(100) });
    const { files, notes, problems } = await loadSubmission(root, exercise);
    expect([...files.keys()]).toEqual(["allocate.ts", "merge.ts"]);
    expect(notes.join()).toMatch(/^`demo.ts` is left out: it is not text/);
    expect(problems).toEqual([]);
  });
});
