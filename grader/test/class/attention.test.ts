import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { attentionOf, type Digest, digestOf, markIdentical, uploadAttention } from "../../class/attention.js";
import { submissionFingerprint } from "../../class/fingerprint.js";
import { piecesOf, tokensOf } from "../../grade/load/tokens.js";
import type { CohortEntry } from "../../model/class.js";
import type { Submission } from "../../model/submission.js";
import { saved } from "../report/fixtures.js";
import { exercise } from "../support/exercise.js";

/** A submission of these files; those that the assignment knows count. */
function submissionOf(files: Record<string, string>, more: Partial<Submission> = {}): Submission {
  const names = ["allocate.ts", "merge.ts", "memory-allocator.ts"];
  return {
    name: "ada",
    files: new Map(Object.entries(files)),
    known: new Map(names.filter((name) => name in files).map((name) => [name, name])),
    notes: [],
    problems: [],
    ...more,
  };
}

const digest = (files: Record<string, string>): Promise<Digest> => digestOf(submissionOf(files), exercise);

describe("two sources are the same", () => {
  const source = 'export const a = "x  y"; // one\nexport const b = a / 2;\n';

  test.each([
    ["line ends", source.replaceAll("\n", "\r\n")],
    ["spaces and empty lines", source.replaceAll(" = ", "  =\n\n")],
    ["comments", `/* Ada Example, 2025 */\n${source.replace("// one", "// two /*")}/* not ended`],
  ])("but for %s", async (_what, other) => {
    expect(await digest({ "allocate.ts": other })).toEqual(await digest({ "allocate.ts": source }));
  });

  test.each([
    ["a name", source.replace("const b", "const c")],
    ["spaces in a string", source.replace("x  y", "x y")],
    ["what a template holds behind //", source.replace('"x  y"', `\`//\${1}//\``)],
  ])("not with a difference in %s", async (_what, other) => {
    expect((await digest({ "allocate.ts": other })).source).not.toBe((await digest({ "allocate.ts": source })).source);
  });

  test("not where words run together", () => {
    expect(tokensOf("return x")).not.toBe(tokensOf("returnx"));
  });

  test.each([
    [`\`a \${\`b \${1 /* c */} // d\`} // e\` // f`, `\`a \${\`b \${1} // d\`} // e\``],
    ["x = /[/*]'/g.test(y) /* z */", "x = /[/*]'/g.test(y)"],
    ["a / b / c // d", "a / b / c"],
    ["'it\\'s // one' // two", "'it\\'s // one'"],
    ["({}) /* a */ / 2", "({}) / 2"],
  ])("comments are found in %s", (source, bare) => {
    expect(tokensOf(source)).toBe(tokensOf(bare));
  });
});

describe("what counts of a submission", () => {
  test("is the same, in one folder or another, alone or with its given and untouched files", async () => {
    const files = { "allocate.ts": "export const allocate = 1;" };
    const moved = submissionOf({ "src/allocate.ts": files["allocate.ts"] });
    moved.known.set("allocate.ts", "src/allocate.ts");
    expect(await digestOf(moved, exercise)).toEqual(await digest(files));
    expect(await digest({ ...files, "merge.ts": exercise.handout.get("merge.ts") ?? "" })).toEqual(await digest(files));
    expect(await digest({ ...files, "notes.ts": "// mine" })).toEqual(await digest(files));
  });

  test("are the files that it imports, too", async () => {
    const files = { "allocate.ts": 'export * from "./lib/list.js";' };
    const one = await digest({ ...files, "lib/list.ts": "export const allocate = 1;" });
    const other = await digest({ ...files, "lib/list.ts": "export const allocate = 2;" });
    expect(one.source).not.toBe(other.source);
  });

  test("is nothing when it cannot be read or says nothing", async () => {
    const problems = [{ message: "binary", file: null, line: null, column: null, frame: null }];
    expect((await digestOf(submissionOf({ "allocate.ts": "" }, { problems }), exercise)).source).toBe("");
    expect(await digest({ "allocate.ts": "// to do\n" })).toEqual({ source: "", isSkeleton: false });
  });

  test("is nothing but the skeleton when every file is as handed out, reformatted or not", async () => {
    const handedOut = Object.fromEntries(exercise.handout);
    expect(await digest(handedOut)).toEqual({ source: "", isSkeleton: true });
    expect((await digest({ "merge.ts": "export const\r\n  merge = 0; // my name" })).isSkeleton).toBe(true);
    expect((await digest({ ...handedOut, "merge.ts": "export const merge = 1;" })).isSkeleton).toBe(false);
  });

  test("is made file by file, and what comes meanwhile is heard", async () => {
    const names = Array.from({ length: 20 }, (_, n) => `lib/${n}.ts`);
    const files = {
      "allocate.ts": 'export * from "./lib/1.js";',
      ...Object.fromEntries(names.map((name) => [name, name])),
    };
    let heard = 0;
    let next = setImmediate(function hear() {
      heard++;
      next = setImmediate(hear);
    });
    await digest(files);
    const before = heard;
    await submissionFingerprint("", submissionOf(files), undefined);
    clearImmediate(next);
    expect(before).toBeGreaterThan(names.length);
    expect(heard - before).toBeGreaterThan(names.length);
  });
});

/** Whether all characters of the part stand in the whole, in their order. */
function isWithin(part: string, whole: string): boolean {
  let at = 0;
  for (const character of whole) if (part.startsWith(character, at)) at += character.length;
  return at === part.length;
}

describe("hostile sources", () => {
  test.each(["/*", `\`\${`, '"\\', "/", "/[", "{", "`", " ", "\u2028", "(/a/", "//", "'", "\ud800", "`$", "\\"])(
    "of nothing but %j are read in time that grows with their length",
    (piece) => {
      // If it grew with the square of the length, this would take hours; how long it takes is otherwise up to the machine.
      tokensOf(piece.repeat(3_000_000 / piece.length));
    },
  );

  test("of any kind lose nothing but space and comments", () => {
    const pieces = [
      "/",
      "*",
      "`",
      "${",
      "}",
      "{",
      '"',
      "'",
      "\\",
      "\n",
      "a",
      " ",
      "[",
      "]",
      "//",
      "\u{1f600}",
      "\ud800",
    ];
    const source = fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(source, (text) => {
        const bare = (each: string): string => each.replace(/\s/g, "");
        expect(isWithin(bare(tokensOf(text)), bare(text))).toBe(true);
        expect(
          piecesOf(text)
            .map((piece) => piece.text)
            .join(""),
        ).toBe(text);
        // Without a slash there is no comment.
        const plain = text.replaceAll("/", "+");
        expect(bare(tokensOf(plain))).toBe(bare(plain));
      }),
      { numRuns: 500 },
    );
  });
});

describe("attention", () => {
  const mine: Digest = { source: "a", isSkeleton: false };
  const kinds = (name: string, found: Digest | null = mine) => attentionOf(saved(name), found).map(({ kind }) => kind);

  test("is due for what did not end as it should", () => {
    expect(kinds("full-marks")).toEqual([]);
    expect(kinds("many-faults")).toEqual([]);
    expect(kinds("load-error")).toEqual(["load-error"]);
    expect(kinds("never-ends")).toEqual(["timed-out"]);
    expect(kinds("no-submission", null)).toEqual(["no-submission"]);
    expect(kinds("grader-fault")).toEqual(["grader-fault"]);
    expect(kinds("skeleton", { source: "", isSkeleton: true })).toEqual(["skeleton"]);
  });

  test("is due for a fault of the grader in a single check", () => {
    const report = structuredClone(saved("many-faults"));
    const check = report.stages.flatMap(({ checks }) => checks).find(({ failure }) => failure !== null);
    check!.failure!.kind = "grader-fault";
    expect(attentionOf(report, mine)).toEqual([{ kind: "grader-fault" }]);
  });

  test("is in doubt where a check broke the sandbox", () => {
    const report = structuredClone(saved("many-faults"));
    const check = report.stages.flatMap(({ checks }) => checks).find(({ failure }) => failure !== null);
    check!.failure!.kind = "broke-sandbox";
    const text = `It broke the sandbox, which no allocator does: \`${check!.name}\`.`;
    expect(attentionOf(report, mine)).toEqual([{ kind: "doubt", text }]);
  });

  test("tells doubts and notes of an upload apart", () => {
    expect(uploadAttention({ doubts: ["One."], notes: ["Two."] })).toEqual([
      { kind: "doubt", text: "One." },
      { kind: "note", text: "Two." },
    ]);
  });

  test("is due for each doubt about the files", () => {
    const doubt = { kind: "unread" as const, text: "It was not read: `a/allocate.ts`.", files: ["a/allocate.ts"] };
    expect(attentionOf({ ...saved("full-marks"), doubts: [doubt] }, mine)).toEqual([
      { kind: "doubt", about: "unread", text: "It was not read: `a/allocate.ts`." },
    ]);
  });
});

describe("identical submissions", () => {
  const entry = (name: string): CohortEntry => ({ name, attention: [{ kind: "timed-out" }] }) as unknown as CohortEntry;
  const marked = (digests: Record<string, string>) =>
    markIdentical(
      Object.keys(digests).map(entry),
      new Map(Object.entries(digests).map(([name, source]) => [name, { source, isSkeleton: source === "" }])),
    );

  test("name each other, and skeletons do not", () => {
    const result = marked({ cleo: "x", ada: "x", bob: "y", dan: "", eve: "", fay: "x" });
    const attention = Object.fromEntries(result.map((each) => [each.name, each.attention.slice(1)]));
    expect(attention).toEqual({
      ada: [{ kind: "identical", to: ["cleo", "fay"] }],
      bob: [],
      cleo: [{ kind: "identical", to: ["ada", "fay"] }],
      dan: [],
      eve: [],
      fay: [{ kind: "identical", to: ["ada", "cleo"] }],
    });
  });

  test("are marked once, however often it is done", () => {
    const digests = new Map(["ada", "bob"].map((name) => [name, { source: "x", isSkeleton: false }]));
    const once = markIdentical(["ada", "bob"].map(entry), digests);
    expect(markIdentical(once, digests)).toEqual(once);
  });

  test("of a large class do not each name all the others", () => {
    const names = Array.from({ length: 2000 }, (_, i) => `s${String(i).padStart(4, "0")}`);
    const result = marked(Object.fromEntries(names.map((name) => [name, "x"])));
    for (const { name, attention } of result) {
      const [identical] = attention.slice(1);
      const to = identical?.kind === "identical" ? identical.to : [];
      expect(to).toHaveLength(20);
      expect(to[0]).toBe(name === "s0000" ? "s0001" : "s0000");
    }
  });
});
