/**
 * Submissions as they might be handed in, graded: the right ones earn everything, the wrong ones lose points first in the
 * stage that teaches what they got wrong, and the hostile ones gain nothing by it.
 *
 * `fixtures/submissions/<assignment>/right/*`, `…/wrong/<stage>[-or-<stage>]--<what is wrong>`, `…/hostile/*`; a hostile
 * one says in its first lines which group of tricks it belongs to, what it may earn and how it ends. Archives and names are
 * tried in `hostile-archives.test.ts`. Set `ALLOCLAB_CORPUS=full` for the limits that real gradings have; without it the
 * hostile ones have smaller ones, which end the same way and sooner, 12 wrong ones of each corpus are tried, without the stage
 * `cost`, which takes most of the time, unless their mistake is taught there, and those are left out that say `tried in: whole
 * runs`, as each takes as long as ten others.
 */
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { beforeAll, describe, expect, test } from "vitest";
import { loadExercise } from "../grade/load/exercise.js";
import { loadSubmission } from "../grade/load/submission.js";
import type { LeftOut } from "../grade/stages/run.js";
import { keepGrader } from "../grade/warm.js";
import type { Limits } from "../model/course.js";
import type { Report, ReportedCheck } from "../model/report.js";
import { fallOf, misfall } from "../lab/seeds/fall.js";
import { mistakeOf } from "../lab/seeds/wrong.js";
import { searchFor } from "../publish/leaks/search.js";
import { secretsOf } from "../publish/leaks/secrets.js";
import { studentReport } from "../report/audience.js";
import { reporterNames, reporters } from "../report/index.js";
import { harmsOf } from "./support/harmless.js";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const CORPUS = fileURLToPath(new URL("./fixtures/submissions", import.meta.url));
const TIMEOUT_MS = 1_200_000;

const isFull = process.env["ALLOCLAB_CORPUS"] === "full";
const SMALL: Partial<Limits> = isFull ? {} : { checkTicks: 1_000, totalTicks: 3_000, memoryBytes: 16 * 2 ** 20 };
/** For those that only the clock can stop, each of which takes all of it. */
const SMALL_BY_CLOCK: Partial<Limits> = isFull ? {} : { ...SMALL, hangMs: 500 };
/** Bounds the time of a single submission, however busy the machine is. */
const MAX_MS = 40_000;

/** Tricks that are known from write-ups on other graders. Archives and names have a test of their own. */
const GROUPS = [
  "stops and stalls",
  "memory",
  "output floods",
  "tampering with tests or results",
  "reading what is hidden",
  "redirection to the solution",
  "overfitting to known inputs",
  "injection into terminal, HTML, CSV and XML",
  "denial to the next submission",
];
/** Of those that know the visible checks, the hidden ones have to tell. */
const ALL_STAGES = "overfitting to known inputs";

type Kind = "right" | "wrong" | "hostile";

async function names(folder: string, kind: Kind): Promise<string[]> {
  const all = (await readdir(join(CORPUS, folder, kind)).catch(() => [])).filter((name) => !name.startsWith("."));
  if (isFull) return all.sort();
  const isDear = await Promise.all(all.map((name) => saysDear(join(CORPUS, folder, kind, name))));
  const cheap = all.filter((_, place) => !isDear[place]);
  return (kind === "wrong" ? someOf(cheap) : cheap).sort();
}

/** Wrong ones that are tried of each corpus; the mutants, which are tried as well, fail for the same reasons. */
const MOST_WRONG = 12;

/** The same names each time, whichever others come to be there, until one of those takes the place of another. */
function someOf(names: readonly string[]): string[] {
  const order = (name: string): string => createHash("sha256").update(name).digest("hex");
  return [...names].sort((a, b) => (order(a) < order(b) ? -1 : 1)).slice(0, MOST_WRONG);
}

/** Whether it says in its first lines that it takes so long that only whole runs try it. */
async function saysDear(path: string): Promise<boolean> {
  const source = path.endsWith(".ts") ? await readFile(path, "utf8") : "";
  return /^(\/\/ .*\n)*\/\/ tried in: whole runs\n/.test(source);
}

/** Which of the stages are tried. */
type Tried = "all" | "visible" | "without cost";

/** The hidden stages are for the wrong ones; hostile ones have enough to do with the visible ones. */
const LEFT_OUT: Record<Tried, LeftOut[]> = {
  all: [],
  visible: [{ visibility: "hidden" }],
  "without cost": [{ name: "cost" }],
};

/** Grades some of a corpus; gives the reports by path. */
type Grade = (
  paths: string[],
  stages: Tried,
  limits: Partial<Limits>,
  isBrief?: boolean,
) => Promise<[string, Report][]>;

/** What grades a corpus, for as long as it takes to do so. */
async function withGrader(folder: string, use: (grade: Grade) => Promise<void>): Promise<void> {
  const exercise = await loadExercise(ROOT, folder.slice(3));
  const grader = await keepGrader(exercise, 2);
  try {
    await use(async (paths, stages, limits, isBrief = false) => {
      const submissions = await Promise.all(paths.map((path) => loadSubmission(join(CORPUS, folder, path), exercise)));
      const options = { seed: 42, host: "sandbox", types: false, isBrief, limits } as const;
      const reports = await grader.gradeAll(submissions, { ...options, leftOut: LEFT_OUT[stages] });
      return paths.map((path, place) => [path, reports[place] as Report]);
    });
  } finally {
    await grader.close();
  }
}

const checksOf = (report: Report): ReportedCheck[] => report.stages.flatMap(({ checks }) => checks);

const lost = (report: Report): string[] =>
  report.stages.flatMap((stage) =>
    stage.checks
      .filter(({ status }) => status !== "passed")
      .map(({ name, message }) => `${stage.name}/${name}: ${message}`),
  );

const sourceOf = (folder: string, path: string): Promise<string> => readFile(join(CORPUS, folder, path), "utf8");

/** In the comments that a wrong submission begins with: what is asked of how it is told. */
const TOLD = /\n\/\/ told (as|in): /;

/** What a wrong submission asks for in the comments that it begins with, beside its stages, and has not got. */
function mistold(report: Report, source: string): string[] {
  const failed = checksOf(report).filter(({ failure }) => failure !== null);
  const [, kind] = /\n\/\/ told as: (\S+)\n/.exec(source) ?? [];
  const asked = [
    { isMet: kind === undefined || failed[0]?.failure?.kind === kind, problem: `is not told as ${kind}` },
    {
      isMet: !source.includes("\n// told in: a visible check\n") || failed.some((one) => one.visibility === "visible"),
      problem: "is told in hidden checks only",
    },
  ];
  return asked.filter(({ isMet }) => !isMet).map(({ problem }) => problem);
}

interface Header {
  group: string;
  most: number;
  endsAs: string;
  isByClock: boolean;
}

async function header(folder: string, name: string): Promise<Header> {
  const path = join(CORPUS, folder, "hostile", name);
  const source = await readFile(name.endsWith(".ts") ? path : join(path, "memory-allocator.ts"), "utf8");
  const [, group, most, endsAs] =
    /^\/\/ group: (.+)\n\/\/ at most: (\d+) points\n\/\/ ends as: (\S+)\n/m.exec(source) ?? [];
  if (group === undefined || most === undefined || endsAs === undefined)
    throw new Error(`${name} does not say its group, what it may earn and how it ends`);
  return { group, most: Number(most), endsAs, isByClock: source.includes("\n// by: the clock\n") };
}

/** Wrong ones of each corpus whose reports are searched: together they are enough to see each kind of failure in each form. */
const REPORTED = 2;
const FORMS = reporterNames.filter((name) => name !== "autolab");
/** The forms that tell of all checks. */
const TELL_ALL = FORMS.filter((name) => !["text", "markdown", "classroom50"].includes(name));
const search = searchFor(await secretsOf(ROOT));

const folders = (await readdir(CORPUS)).filter((name) => /^\d\d-/.test(name)).sort();

for (const folder of folders) {
  const right = await names(folder, "right");
  const wrong = await names(folder, "wrong");
  const hostile = await names(folder, "hostile");
  const headers = new Map(await Promise.all(hostile.map(async (name) => [name, await header(folder, name)] as const)));
  const reports = new Map<string, Report>();
  const reportOf = (path: string): Report => reports.get(path) as Report;
  const keep = (graded: [string, Report][]): void => graded.forEach(([path, report]) => reports.set(path, report));

  describe(`submissions for ${folder}`, () => {
    const isAboutCost = (name: string): boolean => isFull || /^[^.]*\bcost\b[^.]*--/.test(name);
    const knowsChecks = (name: string): boolean => headers.get(name)?.group === ALL_STAGES;
    const isByClock = (name: string): boolean => headers.get(name)?.isByClock === true;
    const reported = wrong.filter((_, place) => place % Math.ceil(wrong.length / REPORTED) === 0);

    beforeAll(
      () =>
        withGrader(folder, async (grade) => {
          const wrong_ = (of: (name: string) => boolean): string[] => wrong.filter(of).map((name) => `wrong/${name}`);
          // What failures are told as in the end, verdicts alone do not say.
          const sources = await Promise.all(wrong.map((name) => sourceOf(folder, `wrong/${name}`)));
          const told = wrong.filter((name, place) => TOLD.test(sources[place] ?? "") || reported.includes(name));
          const isTold = (name: string): boolean => told.includes(name);
          const inAll = (name: string): boolean => isAboutCost(name) && !isTold(name);
          keep(await grade([...right.map((name) => `right/${name}`), ...wrong_(inAll)], "all", {}, true));
          keep(
            await grade(
              wrong_((name) => !isAboutCost(name) && !isTold(name)),
              "without cost",
              {},
              true,
            ),
          );
          keep(await grade(wrong_(isTold), "all", {}));

          const hostile_ = (of: (name: string) => boolean): string[] =>
            hostile.filter(of).map((name) => `hostile/${name}`);
          keep(await grade(hostile_(knowsChecks), "all", SMALL));
          keep(
            await grade(
              hostile_((name) => !knowsChecks(name) && !isByClock(name)),
              "visible",
              SMALL,
            ),
          );
          keep(await grade(hostile_(isByClock), "visible", SMALL_BY_CLOCK));
        }),
      TIMEOUT_MS,
    );

    test.each(right)("right: %s earns full marks", (name) => {
      const report = reportOf(`right/${name}`);
      expect(lost(report)).toEqual([]);
      expect(report).toMatchObject({ status: "graded", error: null });
      expect(report.maxScore).toBeGreaterThan(0);
    });

    test.each(wrong)("wrong: %s loses points where its mistake is taught", async (name) => {
      const report = reportOf(`wrong/${name}`);
      expect(report.status).toBe("graded");
      const source = await sourceOf(folder, `wrong/${name}`);
      const mistake = mistakeOf(name, source);
      expect(report.stages.map((stage) => stage.name)).toEqual(expect.arrayContaining([...mistake.stages]));
      const problem = misfall(fallOf(report), mistake);
      expect([...(problem === null ? [] : [problem]), ...mistold(report, source)]).toEqual([]);
    });

    test.each(reported)(
      "wrong: reports of %s leak nothing when they are for students, and a lot when they are not",
      async (name) => {
        const report = reportOf(`wrong/${name}`);
        for (const form of FORMS) {
          const write = await reporters[form]();
          const found = (each: Report) => search(write(each, { color: false, width: 80 }));
          expect(found(studentReport(report)), form).toEqual([]);
          // The record tells of all checks, as do most others.
          if (TELL_ALL.includes(form))
            expect(
              found(report).map(({ secret }) => secret.kind),
              form,
            ).toContain("hidden check");
        }
      },
    );

    test.each(hostile)("hostile: %s gains nothing", (name) => {
      const report = reportOf(`hostile/${name}`);
      const { most, endsAs } = headers.get(name) as Header;
      expect(
        Number(report.score) > most ? [`${report.score} points, at most ${most}: ${lost(report)[0]}`] : [],
      ).toEqual([]);
      expect(report.durationMs).toBeLessThan(MAX_MS);
      if (endsAs === "load-error") {
        expect(report).toMatchObject({ status: "load-error", score: 0 });
        expect(report.error).not.toBe("");
        return;
      }
      expect(report.error).toBeNull();
      expect(report.status).toBe("graded");
      expect(checksOf(report).map(({ status }) => status)).toContain(endsAs);
    });

    test.each(hostile)("hostile: %s does no harm in any form of its report", async (name) => {
      const report = reportOf(`hostile/${name}`);
      const options = { color: false, width: 80 };
      const harms = await Promise.all(
        reporterNames.map(async (form) => harmsOf(form, (await reporters[form]())(report, options))),
      );
      expect(harms.flat()).toEqual([]);
    });
  });
}

test("every group of tricks has at least four cases", async () => {
  const hostile = (
    await Promise.all(
      folders.map(async (folder) => (await names(folder, "hostile")).map((name) => header(folder, name))),
    )
  ).flat();
  const groups = (await Promise.all(hostile)).map(({ group }) => group);
  for (const group of GROUPS) expect(groups.filter((one) => one === group).length, group).toBeGreaterThanOrEqual(4);
  expect(groups.filter((group) => !GROUPS.includes(group))).toEqual([]);
  expect(groups.length).toBeGreaterThanOrEqual(100);
});

test("what a submission prints never reaches the grader's own output", async () => {
  const path = join(CORPUS, "01-first-fit", "hostile", "console-forged.ts");
  const run = promisify(execFile);
  const grader = [join(ROOT, "grader", "bin.js"), "grade", path, "--reporter"];
  const [json, text] = await Promise.all(
    ["json", "text"].map((reporter) => run(process.execPath, [...grader, reporter])),
  );
  const report = JSON.parse(json?.stdout ?? "") as Report;
  const prints = checksOf(report).flatMap((check) => check.console);
  expect(prints.some((line) => line.includes("100 of 100 points"))).toBe(true);
  expect(json?.stdout).not.toContain("\u001b");
  expect(json?.stderr).toBe("");
  expect(text?.stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f]/);
  expect(text?.stderr).toBe("");
});
