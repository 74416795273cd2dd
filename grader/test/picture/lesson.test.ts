import { describe, expect, test } from "vitest";
import { readPictures } from "../../picture/lesson.js";
import { memoryOf } from "../../picture/moment.js";

const read = (source: string) => readPictures("memory", "", source, place).pictures;
const place = { file: "exercises/01-first-fit/lesson.md", firstLine: 40 };

describe("a memory block of a lesson", () => {
  test("is one captioned picture a line, blocks in address order", () => {
    expect(read("before : 100 = A:20 -:30 B:50\n\nafter free(0, 20) : 100 = -:50 B:50\n")).toEqual([
      {
        caption: "before",
        picture: memoryOf({
          capacity: 100,
          blocks: [
            { start: 0, size: 20, state: "allocated", label: "A" },
            { start: 20, size: 30, state: "free" },
            { start: 50, size: 50, state: "allocated", label: "B" },
          ],
        }),
      },
      {
        caption: "after free(0, 20)",
        picture: memoryOf({
          capacity: 100,
          blocks: [
            { start: 0, size: 50, state: "free" },
            { start: 50, size: 50, state: "allocated", label: "B" },
          ],
        }),
      },
    ]);
  });

  test("may have a colon in its captions and its labels", () => {
    const [first] = read("step 1: start : 8 = id:7:8");
    expect(first?.caption).toBe("step 1: start");
    expect(first?.picture).toEqual(
      memoryOf({ capacity: 8, blocks: [{ start: 0, size: 8, state: "allocated", label: "id:7" }] }),
    );
  });

  test.each([
    ["before : 100 = A:20 -:30", "exercises/01-first-fit/lesson.md:40: the blocks add up to 50 units"],
    ["fine : 5 = -:5\nnot fine", "exercises/01-first-fit/lesson.md:41: expected `caption : capacity = A:20"],
    ["zero : 5 = A:0 -:5", "exercises/01-first-fit/lesson.md:40: `A:0` is no block"],
    ["word : 5 = A -:5", "exercises/01-first-fit/lesson.md:40: `A` is no block"],
    ["\n", "exercises/01-first-fit/lesson.md:40: this memory block is empty"],
  ])("%j is refused with file and line", (source, message) => {
    expect(() => read(source)).toThrow(message);
  });
});
