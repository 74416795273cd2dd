import { join, win32 } from "node:path";
import { describe, expect, test } from "vitest";
import { placeIn } from "#kit/subject/native";

describe("where an error came from, in the student's own files", () => {
  const given = ["errors.ts"];
  const stack = (...frames: string[]): string => ["Error: no", ...frames.map((frame) => `    at ${frame}`)].join("\n");

  test("is the topmost frame in the folder, past given files and the checks", () => {
    const folder = join("/home/Zoë", "alloc kit", "exercises", "01-first-fit");
    const text = stack(
      `new OutOfMemoryError (${folder}/errors.ts:3:5)`,
      `allocate (${folder}/allocate.ts:12:34)`,
      `${folder}/stages/1-basics.test.ts:9:1`,
      "Object.call (/home/Zoë/alloc kit/exercises/kit/subject/guest.js:339:26)",
    );
    expect(placeIn(folder, given, text)).toEqual({ file: "allocate.ts", line: 12, column: 34 });
    expect(placeIn(folder, given, stack(`${folder}/parts/list.ts:1:2`))).toEqual({
      file: "parts/list.ts",
      line: 1,
      column: 2,
    });
    expect(placeIn(folder, given, stack(`x (file://${folder}/free.ts:4:5)`))).toMatchObject({ file: "free.ts" });
  });

  test("is found in the paths of Windows, too, however they are written", () => {
    const folder = win32.join("C:\\Users\\Zoë", "alloc kit", "exercises", "01-first-fit");
    for (const path of [folder, folder.replaceAll("\\", "/"), `file:///${folder.replaceAll("\\", "/")}`]) {
      const text = stack(`new FreeBlock (${path}/free-block.ts:20:26)`, `${path}/stages/1-basics.test.ts:9:1`);
      expect(placeIn(folder, given, text), path).toEqual({ file: "free-block.ts", line: 20, column: 26 });
    }
  });

  test("is not told where no frame is in them", () => {
    expect(placeIn("/home/a/exercises", given, stack("x (/home/b/allocate.ts:1:1)", "node:internal:1:1"))).toBeNull();
    expect(placeIn("/home/a/exercises", given, "")).toBeNull();
  });
});
