/** What is alike in classes of a few texts, and what the page says of it. */
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { ClassTexts } from "../../class/likeness/class-texts.js";
import { type Compared, alikeAmong } from "../../class/likeness/index.js";
import { profileOf } from "../../class/likeness/profile.js";
import type { Exercise } from "../../model/course.js";
import { classPage } from "../../report/class/index.js";
import { cohort, entry } from "../support/cohort.js";
import { disguised } from "../support/disguise.js";
import { exercise } from "../support/exercise.js";
import { folderWith } from "../support/folder.js";

const CORPUS = join(import.meta.dirname, "../fixtures/submissions/01-first-fit/right");
const program = (name: string): Promise<string> => readFile(join(CORPUS, name), "utf8");
const copyOf = (source: string): string => disguised(new Map([["a.ts", source]]), new Set()).get("a.ts") ?? "";

/** A class of texts, each one file. */
async function alikeIn(texts: Record<string, string>, more: Partial<Record<string, string[]>> = {}, of = exercise) {
  const own = (name: string) => [{ name: "memory-allocator.ts", text: texts[name] ?? "" }];
  const all: Compared[] = [];
  for (const name of Object.keys(texts))
    all.push({ name, profile: await profileOf(own(name), of), owners: more[name] ?? [] });
  return alikeAmong(all, of, async (name) => own(name));
}

describe("in a class of texts", () => {
  let [list, bits, text] = ["", "", ""];
  beforeAll(async () => {
    list = await program("sentinels-and-statics.ts");
    bits = await program("bits-of-one-bigint.ts");
    text = await program("string-heap.ts");
  });

  test("a copy is named with the share of each one's own text, and where it stands", async () => {
    const { pairs, compared } = await alikeIn({ ada: list, bob: `${list}\n${bits}`, cid: text });
    expect(compared).toBe(3);
    expect(pairs.map(({ names }) => names)).toEqual([["ada", "bob"]]);
    const [{ shares, passages } = { shares: [0, 0], passages: [] }] = pairs;
    expect(shares[0]).toBe(1);
    expect(shares[1]).toBeGreaterThan(0.4);
    expect(shares[1]).toBeLessThan(0.75);
    for (const [one, other] of passages) expect(one).toEqual(other);
  });

  test("nobody's own text is held against it, whoever of them sent it in", async () => {
    const copy = copyOf(list);
    expect((await alikeIn({ ada: list, bob: copy })).pairs).toHaveLength(1);
    expect((await alikeIn({ ada: list, bob: copy }, { ada: ["id 1", "id 2"], bob: ["id 2"] })).pairs).toEqual([]);
  });

  test("members of a group, to each of whom Moodle gives a folder with its files, are one", async () => {
    const root = await folderWith({ ".alloclab/texts/kept": "" });
    const texts = new ClassTexts(root, exercise);
    const names = ["Team A-Jane Doe", "Team A-Joe Bloggs", "Team B-Ann Other"];
    const known = new Map([["memory-allocator.ts", "memory-allocator.ts"]]);
    for (const name of names)
      await texts.add({ name, files: new Map([["memory-allocator.ts", list]]), known, notes: [], problems: [] }, name);
    const entries = names.map((name) => entry(name));
    const pairs = async (layout: "moodle" | "plain") => (await texts.alike({ entries, layout })).alike?.pairs.length;
    expect(await pairs("moodle")).toBe(2);
    expect(await pairs("plain")).toBe(3);
  });

  test("what was handed out counts nothing", async () => {
    const given: Exercise = { ...exercise, handout: new Map([...exercise.handout, ["more.ts", list]]) };
    expect(await alikeIn({ ada: list, bob: copyOf(list) }, {}, given)).toMatchObject({
      compared: 0,
      tooSmall: 2,
      pairs: [],
    });
    const { pairs } = await alikeIn({ ada: list + bits, bob: list + text }, {}, given);
    expect(pairs).toEqual([]);
  });

  /** Programs that have nothing to do with each other. */
  const others = async (): Promise<string[]> => {
    const names = (await readdir(CORPUS)).filter(
      (name) => name.endsWith(".ts") && name !== "comparator-less-or-zero.ts",
    );
    return Promise.all(names.map(program));
  };

  test("what half of the class has counts nothing, and what few have does still", async () => {
    const texts = (await others()).filter((source) => source !== list).slice(0, 20);
    const many = (copies: number) =>
      Object.fromEntries(texts.map((own, place) => [`s${place}`, place < copies ? `${list}\n${own}` : own]));
    expect((await alikeIn(many(20))).pairs).toEqual([]);
    const few = await alikeIn(many(3));
    expect(few.pairs.map(({ names }) => names.join()).sort()).toEqual(["s0,s1", "s0,s2", "s1,s2"]);
  });

  test("a method that is another's is told with its share, in a class that knows what is usual", async () => {
    const whole = await program("prints-everything.ts");
    const free = /^ {2}free\([^]*?^ {2}\}/m.exec(whole)?.[0] ?? "";
    expect(free.split("\n").length).toBeGreaterThan(20);
    const [one = "", ...rest] = (await others()).filter((source) => source !== whole);
    const withPart = `${one}\n${copyOf(`class Another {\n${free}\n}`)}`;
    const strangers = Object.fromEntries(rest.slice(0, 12).map((source, place) => [`s${place}`, source]));
    const { pairs } = await alikeIn({ ada: whole, bob: withPart, ...strangers });
    expect(pairs.map(({ names }) => names)).toEqual([["ada", "bob"]]);
    expect(pairs[0]?.shares[0]).toBeGreaterThan(0.3);
    expect(pairs[0]?.shares[0]).toBeLessThan(0.5);
  });

  test.each([
    ["a line, ten thousand times", "x = f(y, 1);\n".repeat(10_000)],
    ["brackets, a hundred thousand deep", "(".repeat(100_000)],
    ["no program", "}{\u0000 class ` ${".repeat(500)],
  ])("%s keeps nobody waiting", async (_what, source) => {
    const started = performance.now();
    await alikeIn({ ada: source, bob: `${source} `, cid: list });
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});

describe("the page of a class", () => {
  const hostile = '</pre><script>alert(1)</script>\u202e\u001b[31m"&';
  const alike = {
    ...{ compared: 2, tooSmall: 1, usual: 0.04 },
    pairs: [
      {
        names: ["ada", hostile] as [string, string],
        shares: [0.9, 0.8] as [number, number],
        passages: [
          [
            { file: hostile, from: 2, to: 3 },
            { file: "b.ts", from: 1, to: 1 },
          ] as never,
        ],
      },
    ],
  };
  const texts = new Map([
    ["ada", [{ name: hostile, text: `first\n${hostile}\nthird\n${"more\n".repeat(5000)}` }]],
    [hostile, [{ name: "b.ts", text: `${"x".repeat(5000)}\n` }]],
  ]);

  test("shows two side by side, and whatever is in them is text", () => {
    const page = classPage(cohort([entry("ada"), entry(hostile)], { alike }), new Map(), texts);
    expect(page.match(/<script\b/g)).toHaveLength(1);
    expect(page).not.toMatch(/[\u202e\u001b]/);
    expect(page).toContain("a person has to look");
    expect(page).toContain("90 % of what");
    expect(page).toContain("&lt;/pre>&lt;script>alert(1)");
    expect(page).toMatch(/⋯ 4,?99\d lines/);
    expect(page.length).toBeLessThan(classPage(cohort([entry("ada"), entry(hostile)])).length + 12_000);
  });

  test("accuses nobody", () => {
    const page = classPage(cohort([entry("ada"), entry(hostile)], { alike }), new Map(), texts);
    expect(page).not.toMatch(/plagiar|cheat|copied|suspect|fraud|steal|guilt/i);
  });

  test("shows twenty pairs, and says how many more there are", () => {
    const pairs = Array.from({ length: 23 }, (_, place) => ({
      ...{ shares: [1, 1] as [number, number], passages: [] },
      names: ["ada", `s${place}`] as [string, string],
    }));
    const page = classPage(cohort([entry("ada")], { alike: { compared: 24, tooSmall: 0, usual: 0, pairs } }));
    expect(page.match(/wrote is in/g)).toHaveLength(20);
    expect(page).toContain("3 more pairs");
  });
});
