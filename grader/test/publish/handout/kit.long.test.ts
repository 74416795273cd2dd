/** A handout as a student has it: its packages installed, in a folder with spaces and letters of several alphabets. */
import { spawn } from "node:child_process";
import { cp, mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import ts from "typescript";
import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { listExercises } from "../../../grade/load/exercise.js";
import type { Exercise } from "../../../model/course.js";
import type { Report } from "../../../model/report.js";
import { needs, root, runProgram, scratch, type ScriptEnd } from "../../support/autograder.js";
import { type Stop, debug } from "../../support/inspector.js";
import { run } from "../../support/terminal.js";
import { visibleChecks } from "../../support/visible.js";

const exercises = await listExercises(root);
const visible = await Promise.all(exercises.map(visibleChecks));
const [first = { count: 0, points: 0 }] = visible;
const npm = (folder: string, ...args: string[]): Promise<ScriptEnd> =>
  runProgram("npm", [...args], { cwd: folder, env: { NO_COLOR: "1", CI: "true" } });

let kit = "";
beforeAll(async () => {
  kit = join(await scratch(), "Übung 内存 für Zoë", "alloc kit");
  expect(await run(["handout", "--output", kit])).toMatchObject({ status: 0, err: "" });
  expect(await npm(kit, "ci", "--prefer-offline")).toMatchObject({ status: 0 });
}, 300_000);

/** Puts the reference's files where a student's stand, and takes them out again when the test is done. */
async function solve({ folder, studentFiles, wholeFile }: Exercise): Promise<void> {
  const names = [...new Set([...studentFiles, wholeFile])];
  for (const name of names) await cp(join(root, "solutions", folder, name), join(kit, "exercises", folder, name));
  onTestFinished(async () => {
    const [own, kept] = [join(kit, "exercises", folder), join(kit, "exercises", folder, ".original")];
    for (const name of names) await cp(join(kept, name), join(own, name));
  });
}

const plain = (text: string): string => text.replace(/\u001b\[[0-9;]*m/g, "");

test("npm finds nothing to change in the lockfile, and all that was made is still there", async () => {
  const before = await readFile(join(kit, "package-lock.json"), "utf8");
  expect(await npm(kit, "install", "--prefer-offline")).toMatchObject({ status: 0 });
  expect(await readFile(join(kit, "package-lock.json"), "utf8")).toBe(before);
  expect(await npm(kit, "ls", "--all")).toMatchObject({ status: 0 });
  expect(await run(["handout", "--check", kit])).toMatchObject({ status: 0 });
});

describe("as handed out", () => {
  test("npm test fails, and says what is not written yet, with its line", async () => {
    const { status, out, err } = await npm(kit, "test");
    expect(status).toBe(1);
    const said = plain(out + err);
    expect(said).toContain('new MemoryAllocator(100) came upon "TODO: FreeBlock"');
    expect(said).toMatch(
      /exercises\/01-first-fit\/free-block\.ts:\d+:\d+\n.*\n.*\n.*throw new Error\("TODO: FreeBlock"\)/,
    );
    for (const { folder } of exercises) expect(said).toContain(`exercises/${folder}/stages/`);
  });

  test("npm run grade gives the points of visible checks, and says who grades the others", async () => {
    const { status, out } = await npm(kit, "run", "grade");
    expect(status).toBe(0);
    expect(out).toContain(` 0 of ${first.points} points`);
    expect(out.replace(/\s+/g, " ")).toMatch(
      new RegExp(
        `\\d+ hidden checks are pending, worth ${100 - first.points} points: your instructor grades them, and the score here is without them\\.`,
      ),
    );
  });

  test("npm run pack refuses what nobody has written, and packs what somebody has, which a class takes as it is", async () => {
    const [exercise] = exercises;
    if (exercise === undefined) throw new Error("there is no exercise");
    const { folder, studentFiles } = exercise;
    const refused = await npm(kit, "run", "pack", "--", `exercises/${folder}`);
    expect(refused.status).not.toBe(0);
    for (const name of studentFiles) expect(refused.err).toContain(`\`${name}\` is as it was handed out`);
    await solve(exercise);
    const { status, out } = await npm(kit, "run", "pack");
    expect(out).toContain(`hand-in/${folder}.zip`);
    expect(out).toContain(`${first.points} of ${first.points} points.`);
    expect(status).toBe(0);
    const packed = await runProgram("node", ["grader/bin.js", "grade", `hand-in/${folder}.zip`], { cwd: kit });
    expect(packed.status).toBe(0);
    expect(packed.out).not.toContain("not as it was packed");
    const place = await scratch();
    await cp(join(kit, "hand-in"), join(place, "in"), { recursive: true });
    expect(await run(["class", join(place, "in"), "-o", join(place, "out")])).toMatchObject({ status: 0 });
    expect(await run(["handout", "--check", kit])).toMatchObject({ status: 0 });
  });

  test("the report is written in every form that students may want", async () => {
    const forms = ["html", "markdown", "json", "junit", "ctrf"];
    const options = forms.flatMap((form) => ["--reporter", form]);
    const { status, err } = await npm(kit, "run", "grade", "--", ...options, "--output", "reports");
    expect({ status, err }).toEqual({ status: 0, err: "" });
    const written = await readdir(join(kit, "reports"));
    expect(written.length).toBeGreaterThanOrEqual(forms.length);
    expect(await readFile(join(kit, "reports/exercises.html"), "utf8")).toContain("your instructor grades them");
  });

  test("the compiler has nothing against any file of it", async () => {
    const { status, out } = await runProgram("node", ["node_modules/typescript/bin/tsc", "--noEmit"], { cwd: kit });
    expect(out).toBe("");
    expect(status).toBe(0);
  });

  test("what is for instructors is not there, and is told apart from a slip", async () => {
    const class_ = await runProgram("node", ["grader/bin.js", "class", "x"], { cwd: kit });
    expect(class_).toMatchObject({ status: 2, out: "" });
    expect(class_.err).toBe(
      "alloclab: unknown command 'class'. Commands for instructors are not in the handout; see `alloclab --help`.\n",
    );
    expect((await runProgram("node", ["grader/bin.js", "grad"], { cwd: kit })).err).toContain("Did you mean grade?");
  });
});

describe("solved", () => {
  test("npm test passes", async () => {
    for (const exercise of exercises) await solve(exercise);
    const { status, out } = await npm(kit, "test");
    const all = visible.reduce((sum, { count }) => sum + count, 0);
    // What a claim of cost or space rests upon is counted in the sandbox alone: those checks say so, and are passed over here.
    const [, passed, skipped = "0", run] = /Tests +(\d+) passed(?: \| (\d+) skipped)? \((\d+)\)/.exec(plain(out)) ?? [];
    expect({ of: Number(run), counted: Number(passed) + Number(skipped) }).toEqual({ of: all, counted: all });
    expect(Number(skipped)).toBeLessThan(all / 20);
    expect(status).toBe(0);
  });

  test.each(exercises)("$id gets all points of its visible checks", async (exercise) => {
    await solve(exercise);
    const args = ["--assignment", exercise.id, "--reporter", "json"];
    const { status, out, err } = await runProgram("node", ["grader/bin.js", "grade", ...args], { cwd: kit });
    expect({ status, err }).toEqual({ status: 0, err: "" });
    const { score, maxScore } = JSON.parse(out) as Report;
    expect(score).toBe(maxScore);
  });

  /** Of each kind one: units, tests that are judged, bytes, handles. */
  const OF_EACH_KIND = exercises.filter(({ id }) =>
    ["best-fit", "writing-tests", "implicit-list", "compaction"].includes(id),
  );

  test.each(OF_EACH_KIND)("the report of $id is the one that a student gets of the whole course", async (exercise) => {
    await solve(exercise);
    const args = ["--assignment", exercise.id, "--reporter", "json"];
    const there = await runProgram("node", ["grader/bin.js", "grade", ...args], { cwd: kit });
    const submission = join(root, "solutions", exercise.folder);
    const here = await run(["grade", submission, ...args, "--audience", "student"]);
    const [inKit, inCourse] = [there.out, here.out].map((text) => {
      const report = JSON.parse(text) as Report;
      for (const check of report.stages.flatMap(({ checks }) => checks)) check.durationMs = 0;
      return { ...report, durationMs: 0, submission: "", notes: [] };
    });
    expect(inKit).toEqual(inCourse);
  });

  test("a stage file runs by itself, as an editor's test explorer has it", async () => {
    const exercise = exercises[0] as Exercise;
    await solve(exercise);
    const file = `exercises/${exercise.folder}/stages/1-basics.test.ts`;
    const one = await runProgram("node", ["node_modules/vitest/vitest.mjs", "run", file], { cwd: kit });
    expect(one.status).toBe(0);
    expect(plain(one.out)).toMatch(/Test Files +1 passed \(1\)/);
  });
});

test("the workflow's commands work here", async (context) => {
  needs(context, "bash");
  const { ASSIGNMENTS = "" } = Object.fromEntries(
    [...(await readFile(join(kit, ".github/workflows/grade.yml"), "utf8")).matchAll(/^ {2}(\w+): "(.*)"$/gm)].map(
      ([, name, value]) => [name, value],
    ),
  ) as Record<string, string>;
  expect(ASSIGNMENTS.split(" ")).toEqual(exercises.map(({ id }) => id));
  const listed = await npm(kit, "exec", "--", "alloclab", "list");
  expect(listed.status).toBe(0);
  expect(listed.out).toContain(`${first.points} points`);
});

describe("a debugger", () => {
  /** What VS Code does with a launch configuration: its variables filled in, and every process made to wait for it. */
  async function launch(name: string, open: string, values: Record<string, string> = {}): Promise<[string, string[]]> {
    const file = join(kit, ".vscode/launch.json");
    const { config } = ts.parseConfigFileTextToJson(file, await readFile(file, "utf8")) as {
      config: { configurations: { name: string; program: string; args: string[]; runtimeArgs?: string[] }[] };
    };
    const one = config.configurations.find((each) => each.name === name);
    if (one === undefined) throw new Error(`there is no launch configuration ${name}`);
    const variables: Record<string, string> = {
      workspaceFolder: kit,
      relativeFileDirname: open.slice(0, open.lastIndexOf("/")),
      file: join(kit, open),
      ...values,
    };
    const filled = (text: string): string => text.replace(/\$\{([^}]+)\}/g, (_, key: string) => variables[key] ?? "?");
    return ["node", [...(one.runtimeArgs ?? []), one.program, ...(one.args ?? [])].map(filled)];
  }

  /** Runs it under a debugger, and tells each stop and all that was printed. */
  async function stops([program, args]: [string, string[]], file: string, line: number, ...expressions: string[]) {
    const folder = await scratch();
    const [list, preload] = [join(folder, "processes"), join(folder, "attach.cjs")];
    await writeFile(list, "");
    await writeFile(
      preload,
      `const inspector = require("node:inspector");
if (require("node:worker_threads").isMainThread) {
  inspector.open(0, "127.0.0.1");
  require("node:fs").appendFileSync(${JSON.stringify(list)}, inspector.url() + "\\n");
  inspector.waitForDebugger();
}
`,
    );
    const env = { PATH: process.env.PATH, HOME: process.env.HOME, NO_COLOR: "1", NODE_OPTIONS: `--require ${preload}` };
    const child = spawn(program, args, { cwd: kit, env, stdio: ["ignore", "pipe", "ignore"] });
    let isOver = false;
    let out = "";
    child.stdout.on("data", (chunk: Buffer) => (out += chunk.toString()));
    const over = new Promise<void>((resolve) => child.once("close", () => resolve((isOver = true) as never)));
    const seen = new Set<string>();
    const found: Stop[] = [];
    const wanted = { file: `/${file}`, line, expressions };
    while (!isOver) {
      for (const url of (await readFile(list, "utf8")).split("\n").filter((url) => url !== "" && !seen.has(url))) {
        seen.add(url);
        await debug(url, wanted, (stop) => found.push(stop));
      }
      await Promise.race([over, sleep(50)]);
    }
    return { found, out: plain(out) };
  }

  /** What only TypeScript has stands above the line, so that a place in what runs is another one than in the source. */
  const SOURCE = `enum Side {
  Left,
  Right,
}

interface Links {
  next: FreeBlock | null;
  prev: FreeBlock | null;
}

export class FreeBlock implements Links {
  next: FreeBlock | null = null;
  prev: FreeBlock | null = null;

  constructor(
    public start: number,
    public size: number,
  ) {
    const end: number = start + size;
    if (end < 0) throw new Error(Side[Side.Left]);
  }
}
`;
  const OPEN = "exercises/01-first-fit/free-block.ts";
  const LINE = SOURCE.split("\n").findIndex((line) => line.includes("const end")) + 1;

  async function withSource(): Promise<void> {
    await writeFile(join(kit, OPEN), SOURCE);
    onTestFinished(() => cp(join(kit, "exercises/01-first-fit/.original/free-block.ts"), join(kit, OPEN)));
  }

  test("stops in a student's file, on the line of the source, and sees its values", async () => {
    await withSource();
    const configuration = await launch("Checks of the open file's assignment", OPEN);
    const { found, out } = await stops(configuration, OPEN, LINE, "start", "size");
    expect(found.length).toBeGreaterThan(0);
    expect(new Set(found.map(({ line }) => line))).toEqual(new Set([LINE]));
    expect(found[0]?.values).toEqual([0, expect.any(Number)]);
    expect(out).toMatch(/Test Files +6 failed \(6\)|Test Files .*\(6\)/);
  });

  test("stops in one check alone, from a stage that is open", async () => {
    await withSource();
    const stage = "exercises/01-first-fit/stages/1-basics.test.ts";
    const configuration = await launch("One check, by its name", stage, {
      "input:check": "makes an allocator of 100 units",
    });
    const { found, out } = await stops(configuration, OPEN, LINE, "size");
    expect(found.map(({ line, values }) => [line, ...values])).toContainEqual([LINE, 100]);
    expect(out).toMatch(/Tests +1 passed \|/);
  });

  test("stops in a file of the student's own that makes a few calls", async () => {
    await withSource();
    const mine = "exercises/01-first-fit/my-try.ts";
    const calls =
      'import { FreeBlock } from "./free-block.js";\n\nexport const block: FreeBlock = new FreeBlock(3, 4);\n';
    await writeFile(join(kit, mine), calls);
    onTestFinished(() => rm(join(kit, mine)));
    const { found } = await stops(await launch("The open file by itself", mine), OPEN, LINE, "start", "size");
    expect(found).toEqual([{ line: LINE, values: [3, 4] }]);
  });
});

describe("npm start", () => {
  test("shows the first check that fails, and the verdict after a save", async (context) => {
    needs(context, "tmux");
    const socket = join(await scratch(), "tmux");
    const tmux = async (...args: string[]): Promise<string> =>
      (await runProgram("tmux", ["-S", socket, ...args], { cwd: kit })).out;
    onTestFinished(async () => void (await tmux("kill-server")));
    await tmux("new-session", "-d", "-x", "80", "-y", "24", "npm start");
    const shows = async (text: string): Promise<void> =>
      expect.poll(() => tmux("capture-pane", "-p"), { timeout: 60_000, interval: 200 }).toContain(text);
    await shows("✗ basics/makes an allocator of 100 units");
    await shows(`0 of ${first.points} points`);
    await solve(exercises[0] as Exercise);
    await shows(`${first.count} of ${first.count} checks`);
    await tmux("send-keys", "q");
  });
});

describe("a page", () => {
  /** Starts a program that serves one, and gives the answer from the address that it prints. */
  async function served(command: string, args: string[], address: RegExp): Promise<Response> {
    const env = { PATH: process.env.PATH, HOME: process.env.HOME, NO_COLOR: "1", CI: "true" };
    const child = spawn(command, args, { cwd: kit, env, stdio: ["ignore", "pipe", "ignore"] });
    onTestFinished(() => void child.kill("SIGKILL"));
    let out = "";
    child.stdout.on("data", (chunk: Buffer) => (out += chunk.toString()));
    await expect.poll(() => plain(out), { timeout: 60_000 }).toMatch(address);
    return fetch(address.exec(plain(out))?.[0] ?? "");
  }

  test("is served by alloclab visualize, with the student's own code behind it", async () => {
    const args = ["grader/bin.js", "visualize", "--no-open", "--port", "0"];
    const page = await served("node", args, /http:\/\/[\w.:]+\/\S*/);
    expect(page.status).toBe(200);
    expect(await page.text()).toMatch(/<script/);
  });

  test("is served by the vitest UI", async () => {
    const args = ["node_modules/vitest/vitest.mjs", "--ui", "--watch", "--open=false"];
    const page = await served("node", args, /http:\/\/localhost:\d+\/__vitest__\/\S*/);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain("<title>Vitest</title>");
  });
});

describe("where nothing can be run, one line says why:", () => {
  const SCRIPTS = ["start", "test", "ui", "grade", "visualize"];

  test.each(SCRIPTS)("Node is too old for npm run %s", async (script) => {
    const folder = await scratch();
    const preload = join(folder, "old.cjs");
    // npm itself runs as what it is.
    await writeFile(
      preload,
      'if (/(bin|ready)\\.js$/.test(process.argv[1])) Object.defineProperty(process.versions, "node", { value: "18.20.4" });\n',
    );
    const env = { NODE_OPTIONS: `--require ${preload}`, CI: "true" };
    const { status, err } = await runProgram("npm", ["run", script, "--silent"], { cwd: kit, env });
    expect(err).toBe("alloclab needs Node 20.19 or newer; this is Node 18.20.4.\n");
    expect(status).toBe(2);
  });

  test("npm install has not been run", async () => {
    const bare = join(await scratch(), "bare");
    await mkdir(bare);
    for (const name of await readdir(kit))
      if (name !== "node_modules") await cp(join(kit, name), join(bare, name), { recursive: true });
    for (const script of SCRIPTS) {
      const { status, err } = await npm(bare, "run", script, "--silent");
      expect(err).toBe("alloclab: its packages are not installed here; run `npm ci` first.\n");
      expect(status).toBe(2);
    }
  });
});
