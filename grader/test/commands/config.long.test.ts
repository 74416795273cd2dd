import { join } from "node:path";
// It works in the folder that it was loaded in, which must not be one that a test puts in its place for a while.
import "esbuild";
import { afterEach, describe, expect, test, vi } from "vitest";
import type { Report } from "../../model/report.js";
import { type Files, folderWith } from "../support/folder.js";
import { run } from "../support/terminal.js";

const solution = join(import.meta.dirname, "../../../solutions/01-first-fit");

const REUSE = `import { freeListChecks } from "#kit/lists/checks";
import { stage } from "#kit/check/stage";

const addresses = freeListChecks({ placement: "first-fit", judge: [] });

stage("reuse", () => {
  addresses.check("hands out again what was freed", { points: 4 }, ({ allocator }) => {
    const heap = allocator(100);
    heap.allocate(30);
    heap.free(0, 30);
    heap.allocate(30);
  });
});
`;

afterEach(() => vi.restoreAllMocks());

/** Runs a command as if it were typed in a folder with these files. */
async function runIn(files: Files, ...args: string[]) {
  const folder = await folderWith(files);
  vi.spyOn(process, "cwd").mockReturnValue(folder);
  return { folder, ...(await run(args)) };
}

const json = (config: unknown): Files => ({ "alloclab.config.json": JSON.stringify(config) });

describe("a config in the current folder", () => {
  test("counts for grading: points, visibility and further stages", async () => {
    const config = { weights: { merges: 33.33, basics: 7 }, hidden: ["merges"], stages: "mine" };
    const files = { ...json(config), "mine/7-reuse.test.ts": REUSE };
    const { status, out, err } = await runIn(files, "grade", solution, "--reporter", "json");
    expect({ status, err }).toEqual({ status: 0, err: "" });
    const { score, maxScore, stages } = JSON.parse(out) as Report;
    const named = Object.fromEntries(stages.map((stage) => [stage.name, stage]));
    expect(named["merges"]).toMatchObject({ score: 33.33, maxScore: 33.33 });
    expect(named["merges"]?.checks.every(({ visibility }) => visibility === "hidden")).toBe(true);
    expect(named["basics"]).toMatchObject({ score: 7, maxScore: 7 });
    expect(stages.at(-1)).toMatchObject({ name: "reuse", score: 4, maxScore: 4 });
    expect(score).toBe(maxScore);
  });

  test("counts for the rubric", async () => {
    const { out } = await runIn(json({ weights: { merges: 40 } }), "rubric");
    expect(out).toMatch(/\|\s+\*\*40\*\* \| +\| \*\*merges\*\* \|/);
  });

  test("changes nothing when it is in what is graded, and says so", async () => {
    const files = { ...json({ wieghts: {} }), "allocate.ts": "export {};" };
    const folder = await folderWith(files);
    vi.spyOn(process, "cwd").mockReturnValue(folder);
    const { status, err } = await run(["grade", folder, "--reporter", "json"]);
    expect(status).toBe(0);
    expect(err).toMatch(/^alloclab: `alloclab\.config\.json` stands in what is graded and does not count; .*\n$/);
  });
});

test.each([
  [{ weights: { mergers: 3 } }, "`weights`: there is no stage `mergers`; did you mean `merges`?"],
  [{ wieghts: {} }, "unknown key `wieghts`; did you mean `weights`?"],
  [{ stages: "broken" }, '`stages`: stage "reuse" has two checks named'],
  [{ stages: "clash" }, "`stages` has a stage `merges`, and so has the assignment; give yours another name."],
])("a config that is wrong is one line and exit status 2: %j", async (config, message) => {
  const twice = REUSE.replace(/ {2}addresses\.check[^]*?\n {2}\}\);\n/, "$&$&");
  const stageFiles = { "broken/1-reuse.test.ts": twice, "clash/1.test.ts": REUSE.replace('"reuse"', '"merges"') };
  const { status, out, err } = await runIn({ ...json(config), ...stageFiles }, "grade", solution);
  expect({ status, out }).toEqual({ status: 2, out: "" });
  expect(err).toMatch(/^alloclab: `[^\n]*alloclab\.config\.json`: [^\n]*\n$/);
  expect(err).toContain(message);
});

test("a config that is named counts, wherever it stands", async () => {
  const folder = await folderWith({ "fall.json": JSON.stringify({ weights: { merges: 40 } }) });
  const { out } = await run(["rubric", "--config", join(folder, "fall.json")]);
  expect(out).toContain("**40**");
});
