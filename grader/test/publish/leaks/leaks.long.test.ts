import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { callSequences, tellingCalls } from "../../../publish/leaks/calls.js";
import { findLeaks } from "../../../publish/leaks/find.js";
import { textsIn } from "../../../publish/leaks/inside.js";
import { searchFor } from "../../../publish/leaks/search.js";
import { type Secret, secretsOf } from "../../../publish/leaks/secrets.js";
import { listExercises } from "../../../grade/load/exercise.js";
import type { Exercise } from "../../../model/course.js";
import { type Files, folderWith } from "../../support/folder.js";
import { visibleChecks } from "../../support/visible.js";
import { run } from "../../support/terminal.js";

const root = join(import.meta.dirname, "../../../..");
const secrets = await secretsOf(root);
const search = searchFor(secrets);

describe("what is secret", () => {
  test.each(["solution line", "hidden check", "literal of a hidden check", "calls of a hidden check", "path"])(
    "there is a %s",
    (kind) => expect(secrets.some((secret) => secret.kind === kind)).toBe(true),
  );

  test("what students are given is not", async () => {
    expect(
      await findLeaks(
        ["exercises", "docs/guides", "README.md"].map((path) => join(root, path)),
        root,
      ),
    ).toEqual([]);
  });

  test("what only the solutions hold is, wherever it stands", async () => {
    const leaks = await findLeaks(
      [join(root, "solutions/01-first-fit/stages"), join(root, "solutions/01-first-fit/merge.ts")],
      root,
    );
    const files = new Set(leaks.map(({ file }) => file));
    expect(files.size).toBe(7);
    expect(leaks.filter(({ from }) => from !== "" && !from.startsWith("solutions/"))).toEqual([]);
  });
});

describe("what a config changes", () => {
  test("a hidden check that it shows is no secret, nor is its stage", async () => {
    const of = (all: readonly Secret[]) => all.filter(({ from }) => from.includes("01-first-fit/stages/1-basics"));
    const [first, ...others] = of(secrets).filter(({ kind }) => kind === "hidden check");
    const shown = async (...visible: string[]) =>
      of(await secretsOf(root, { suites: [], adjustments: { weights: {}, hidden: [], visible } }));
    const one = await shown(`basics/${first?.text ?? ""}`);
    expect(one.map(({ text }) => text)).not.toContain(first?.text);
    for (const { text } of others) expect(one.map((each) => each.text)).toContain(text);
    // What stands outside of its checks is kept all the same.
    expect((await shown("basics")).filter(({ kind }) => kind === "hidden check")).toEqual([]);
  });

  test("its own hidden stages are secret, its visible ones are not", async () => {
    const check = (name: string) => `  check("${name}", { points: 1 }, () => {});\n`;
    const folder = await folderWith({
      "1.test.ts": `hiddenStage("own", () => {\n${check("copes with the moon in its seventh house")}});\n`,
      "2.test.ts": `stage("shown", () => {\n${check("copes with the sun in its second house")}});\n`,
    });
    const own = await secretsOf(root, { suites: ["1.test.ts", "2.test.ts"].map((name) => join(folder, name)) });
    const names = own.map(({ text }) => text);
    expect(names).toContain("copes with the moon in its seventh house");
    expect(names).not.toContain("copes with the sun in its second house");
  });
});

describe("a search", () => {
  const secret = (key: string, kind: Secret["kind"] = "hidden check"): Secret => ({ kind, key, text: key, from: "" });
  const found = (text: string, ...all: Secret[]) => searchFor(all)(text).map(({ secret, line }) => [secret.text, line]);

  test("finds what is escaped, highlighted or broken into lines, and says in which line", () => {
    const one = secret('asksfor"more">less');
    expect(found('a\nb asks for "more" > less\n', one)).toEqual([[one.text, 2]]);
    expect(found('\n\n{"name":"asks for \\"more\\" > less"}', one)).toEqual([[one.text, 3]]);
    expect(found("<p>asks <span class='x'>for</span> &quot;more&quot; &gt; less</p>", one)).toEqual([[one.text, 1]]);
    expect(found('asks for\n    \\"more" \\> less', one)).toEqual([[one.text, 1]]);
    expect(found('asks for "more" > les', one)).toEqual([]);
  });

  test("finds many at once, as searching for each would", () => {
    const all = secrets.slice(0, 40);
    const text = all.map(({ text }, i) => `line ${i} ${text} x`).join("\n");
    const each = all.filter(({ key, kind }) => kind !== "calls of a hidden check" && key.length >= 8);
    for (const one of each) expect(searchFor(all)(text).map(({ secret }) => secret)).toContain(one);
  });

  test("takes frames of the student's own source for what they are", () => {
    const line = secret("if(block.size===size)unlink(heap,block);", "solution line");
    expect(found("> 12 | if (block.size === size) unlink(heap, block);", line)).toEqual([]);
    expect(found("if (block.size === size) unlink(heap, block);", line)).toHaveLength(1);
  });

  test("finds the calls of a directed check as text and as a trace in JSON", () => {
    const path = "solutions/01-x/stages/1.test.ts";
    const source = (first: number) => ({
      path,
      lines: [
        'check("x", {}, () => {',
        "const heap = allocator(90);",
        `for (const size of [${first}, 40]) heap.allocate(size);`,
        "heap.free(30, 40);",
      ],
    });
    const [telling] = tellingCalls(callSequences(source(30)), callSequences(source(31)));
    expect(telling?.text).toBe("new(90);allocate(30);allocate(40);free(30,40);");
    const one = secret(telling?.text ?? "", "calls of a hidden check");
    expect(found("1 new MemoryAllocator(90)\n2 allocate(30) 0\n3 allocate(40) 30\n4 free(30, 40)", one)).toHaveLength(
      1,
    );
    const trace = [
      { op: "new MemoryAllocator", memory: { capacity: 90 }, capacity: 90 },
      { op: "allocate", expected: 0, size: 30 },
      { op: "allocate", expected: 30, size: 40 },
    ];
    expect(found(JSON.stringify({ trace }), one)).toEqual([]);
    expect(found(JSON.stringify({ trace: [...trace, { op: "free", address: 30, size: 40 }] }), one)).toHaveLength(1);
  });
});

describe("alloclab leaks", () => {
  const name = secrets.find(({ kind }) => kind === "hidden check")?.text ?? "";

  test("says where and what, and ends with 1", async () => {
    const folder = await folderWith({
      "reports/ada.md": `# Ada\n\n- ${name}\n`,
      "reports/bob.json": '{"visibility": "hidden"}',
    });
    const { status, out } = await run(["leaks", folder]);
    expect(status).toBe(1);
    expect(out).toContain(`ada.md:3: hidden check: ${name} (solutions/`);
    expect(out).toContain("bob.json:1: hidden check in a report");
    expect(out).toContain("2 leaks in 2 files.");
  });

  test("ends with 0 when all is clean", async () => {
    const folder = await folderWith({ "ada.html": "<p>Fine.</p>", "picture.png": new Uint8Array([0, 1, 2]) });
    expect(await run(["leaks", folder, join(folder, "ada.html")])).toMatchObject({
      status: 0,
      out: "Nothing leaks.\n",
    });
  });

  test("refuses what is not there, and a course without solutions", async () => {
    const folder = await folderWith({});
    expect(await run(["leaks", join(folder, "none")])).toMatchObject({ status: 2 });
    const courseRoot = await folderWith({ "exercises/01-x/lesson.md": "x" });
    const { status, err } = await run(["leaks", folder], { courseRoot });
    expect(status).toBe(2);
    expect(err).toContain("nothing is secret here");
  });
});

describe("a class for students", () => {
  const name = secrets.find(({ kind }) => kind === "hidden check")?.text ?? "";
  const line = secrets.find(({ kind }) => kind === "solution line")?.text ?? "";
  const zip = "UEsDBAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4fICEiIyQlJicoKSorLC0uLzAxMjM0NTY3ODk6Ow==";
  const allocator = (allocate: string): string =>
    `export class MemoryAllocator { allocate(size: number) { ${allocate} } }\n`;
  const graded = async (files: Files, ...options: string[]) => {
    const folder = await folderWith(files);
    const at = [join(folder, "class"), "-o", join(folder, "out"), "--audience", "student"];
    const result = await run(["class", ...at, ...options.map((option) => option.replace("@", folder))]);
    return { ...result, folder, written: join(folder, "out") };
  };

  test.each([
    [
      "prints, and throws, what is hidden",
      `console.log(${JSON.stringify(name)}); throw new Error(${JSON.stringify(name)})`,
    ],
    ["makes what is hidden out of parts", `console.log(["${name.slice(0, 9)}", "${name.slice(9)}"].join(""));`],
    ["throws it, made out of parts", `throw new Error("${name.slice(0, 9)}".concat("${name.slice(9)}"));`],
    ["has a line of the solution, and an error beside it", `${line}\n} oops {`],
    ["prints letters that begin like an archive", `console.log("${zip}"); throw new Error("${zip}");`],
  ])("does not fail over what a student wrote, who %s", async (_, body) => {
    const { status, out, err, written } = await graded({ "class/ada.ts": allocator(body) });
    expect(err).not.toContain("do not give these");
    expect([0, 3]).toContain(status);
    expect(out).toContain("holds the names and grades of all");
    // What was written is as clean to somebody who has the reports and no submission.
    expect(await run(["leaks", join(written, "reports")])).toMatchObject({ status: 0, out: "Nothing leaks.\n" });
  });

  test("fails where a report tells what is hidden, though another student wrote it", async () => {
    const stage = `
      import { check, stage } from "#kit/check/stage";
      stage("own", () => check(${JSON.stringify(name)}, { points: 1 }, () => {}));\n`;
    const { status, err } = await graded(
      {
        "class/ada.ts": allocator("return 0;"),
        "class/bob.ts": allocator(`throw new Error(${JSON.stringify(name)})`),
        "course.json": JSON.stringify({ stages: "own" }),
        "own/1-own.test.ts": stage,
      },
      "--config",
      "@/course.json",
    );
    expect(err).toContain("do not give these to students");
    expect(err).toContain(`ada.html:`);
    expect(err).toContain(`: hidden check: ${name}`);
    expect(err).not.toContain("bob.html");
    expect(status).toBe(1);
  });

  test("writes nothing anywhere that tells how hidden checks went", async () => {
    const { written } = await graded({ "class/ada.ts": allocator("return 0;") });
    const hidden = secrets.filter(({ kind, from }) => kind === "hidden check" && from.includes("/01-first-fit/"));
    const files = await readdir(written, { recursive: true, withFileTypes: true });
    for (const file of files.filter((each) => each.isFile())) {
      const text = await readFile(join(file.parentPath, file.name), "utf8");
      expect(
        hidden.filter(({ text: hiddenName }) => text.includes(hiddenName)),
        file.name,
      ).toEqual([]);
    }
    const [header, row] = (await readFile(join(written, "grades.csv"), "utf8")).split("\r\n");
    expect(header).toContain("max_score");
    const { points } = await visibleChecks((await listExercises(root))[0] as Exercise);
    expect(row?.split(",")[header?.split(",").indexOf("max_score") ?? -1]).toBe(String(points));
  });
});

describe("a text that was made to keep a search busy is read once", () => {
  const filled = (piece: string, before = ""): string => before + piece.repeat(Math.ceil(1e6 / piece.length));
  const begun = secrets.map(({ key }) => key).reduce((a, b) => (b.length > a.length ? b : a));

  test.each<[string, string]>([
    ["a data URL without a comma", filled("a", "data:")],
    ["data URLs in data URLs", filled("data:%25,")],
    ["percent signs", filled("%25", "data:,")],
    ["comments without an end", filled("<!--")],
    ["tags without an end", filled("<p ")],
    ["names of calls", filled("new")],
    ["calls without an end", filled("allocate(1,")],
    ["numbers without an end", filled("1,", "allocate(")],
    ["calls that are made", filled("new(100);allocate(30);free(0,30);")],
    ["base64", filled("A")],
    ["base64 in lines", filled(`${"A".repeat(40)}\n`)],
    ["base64 in lines that are too short", filled(`${"A".repeat(39)}\n`)],
    ["archives that cannot be opened", filled("UEsDBBQAAAAIAAAAIQDvvmxhbmQgdGhlcmUgaXMgbm90aGluZyBoZXJl\n")],
    ["the beginning of a secret", filled(begun.slice(0, -1))],
    ["nested JSON", filled("[", '{"sourcesContent":')],
    ["line breaks", filled("\n")],
  ])("%s", { timeout: 20_000 }, async (_, text) => {
    expect(search(text)).toEqual([]);
    let texts = 0;
    for await (const inside of textsIn(Buffer.from(text))) if ("text" in inside) texts++;
    expect(texts).toBeGreaterThan(0);
  });
});
