/** Which files count for an assignment that asks for several classes, a part for each. */
import { describe, expect, test } from "vitest";
import { compile } from "../../../grade/compile/compile.js";
import { loadSubmission } from "../../../grade/load/submission.js";
import type { Submission } from "../../../model/submission.js";
import { exercise as one } from "../../support/exercise.js";
import { folderWith, type Files } from "../../support/folder.js";

const exercise = {
  ...one,
  id: "counters",
  folder: "01-counters",
  entry: "counters.ts",
  wholeFile: "counters.ts",
  classNames: ["Up", "Down"],
  studentFiles: ["up.ts", "down.ts"],
  givenFiles: ["counters.ts"],
  handout: new Map([
    ["up.ts", "export class Up {}\n"],
    ["down.ts", "export class Down {}\n"],
    ["counters.ts", 'export { Up } from "./up.js";\nexport { Down } from "./down.js";\n'],
  ]),
};
const UP = "export class Up { at = 0; }\n";
const DOWN = "export class Down { at = 1; }\n";

const load = async (files: Files): Promise<Submission> => loadSubmission(await folderWith(files), exercise);

describe("of several classes", () => {
  test("a part that holds its own is that part, also when it is the only file", async () => {
    for (const files of [{ "up.ts": UP }, { "up.ts": UP, "down.ts": DOWN }] as const) {
      const submission = await load(files);
      expect(Object.fromEntries(submission.known)).toEqual(Object.fromEntries(Object.keys(files).map((n) => [n, n])));
      expect(submission.doubts ?? []).toEqual([]);
    }
  });

  test("a file that holds all of them is the whole, whatever its name", async () => {
    for (const name of ["mine.ts", "up.ts"]) {
      const submission = await load({ [name]: UP + DOWN });
      expect([...submission.known.keys()]).toEqual(["counters.ts"]);
      expect([...submission.files.values()]).toEqual([UP + DOWN]);
    }
  });

  test("a file of another name that holds what is lacking stands in for that part, in doubt", async () => {
    const submission = await load({ "up.ts": UP, "my second.ts": DOWN });
    expect(Object.fromEntries(submission.known)).toEqual({ "up.ts": "up.ts", "down.ts": "down.ts" });
    expect(submission.doubts).toMatchObject([
      { kind: "stand-in", text: "`my second.ts` stands for `down.ts`, as it holds the class `Down`." },
    ]);
  });

  test("also where that part lies there as it was handed out, and the entry finds it", async () => {
    const skeleton = exercise.handout.get("down.ts") ?? "";
    for (const files of [{ "up.ts": UP }, { "up.ts": UP, "down.ts": skeleton }]) {
      const result = await compile(await load({ ...files, "mine/my second.ts": DOWN }), exercise);
      const code = result.ok ? result.program.code : "";
      expect(code).toContain("at = 0");
      expect(code).toContain("at = 1");
    }
  });
});
