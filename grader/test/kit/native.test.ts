import { join, win32 } from "node:path";
import { describe, expect, test } from "vitest";
import { loadNative, placeIn } from "#kit/subject/native";
import type { Subject } from "#kit/subject/subject";
import { courseWith } from "../support/course.js";
import { GOOD, judging } from "../support/judging.js";

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

describe("a student's own files with another file in place of a given one", () => {
  /** What each test says. */
  const said = (subject: Subject | undefined): unknown[] => {
    const made = subject?.construct([]);
    if (made?.kind !== "constructed") throw new Error("it was not made");
    const call = (method: string, ...args: number[]): unknown => {
      const outcome = made.instance.call(method, args);
      return outcome.kind === "returned" && outcome.value.type === "primitive" ? outcome.value.value : outcome;
    };
    return Array.from({ length: Number(call("size")) }, (_, test) => call("run", test));
  };

  test("are run with what the stages ask for, each time afresh, where the files are", async () => {
    const folder = "exercises/01-judging";
    const counts = `let runs = 0;\ntest("runs once", () => same(++runs, 1));\n`;
    const course = await courseWith({ ...judging, [`${folder}/tests.ts`]: GOOD + counts });
    const loaded = await loadNative(join(course, folder, "stages/1-right.test.ts"));
    expect(said(loaded.with?.("counter.ts", "plain"))).toEqual(["", "", ""]);
    expect(said(loaded.with?.("counter.ts", "forgets"))).toEqual(["", "Error: 3, not 5", ""]);
    expect(said(loaded.subject)[0]).toContain("whatever is judged stands here");
    expect(() => loaded.with?.("counter.ts", "none")).toThrow('with the variant "none"');
  });
});
