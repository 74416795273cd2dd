/**
 * `alloclab decide <names…>`.
 *
 * @module
 */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { Option } from "commander";
import type { Row } from "../class/decisions/named.js";
import type { NewDecision } from "../class/decisions/write.js";
import { writeAside } from "../disk/write-aside.js";
import { diskError } from "../grade/load/disk.js";
import { meant } from "../grade/load/closest.js";
import { findPlace, placesIn } from "../grade/load/course.js";
import { UsageError } from "../model/errors.js";
import { shown, shownList } from "../model/words.js";
import type { AddCommand } from "./command.js";
import { configOption, loadConfigured } from "./config.js";
import type { CourseTerminal } from "./terminal.js";

interface Options {
  why: string;
  by: string;
  at?: string;
  decisions: string;
  output?: string;
  assignment?: string | undefined;
  config?: string;
  set?: string;
  add?: string;
  take?: string;
  on?: string;
  credit?: string;
  drop?: string;
  maximum?: string;
  until?: string;
  days?: string;
  late?: string;
  waive?: boolean;
  result?: string;
  file?: string;
  as?: string;
  folder?: string;
  together?: string[];
  belongs?: string;
  grade?: string[];
  comment?: string;
  note?: string;
}

/** Adds the command. */
export const decideCommand: AddCommand = (program, terminal, finish) => {
  program
    .command("decide")
    .description("write a decision about a class into decisions.yml, with who decided it and why")
    .argument("<names...>", "for whom: rows in grades.csv, people of a group, or all")
    .requiredOption("--why <reason>", "the reason, which the student reads")
    .requiredOption("--by <name>", "who decided")
    .option("--at <when>", "when, a day or a time with its offset (default: today)")
    .option("--decisions <file>", "the file", "decisions.yml")
    .option(
      "-o, --output <folder>",
      "results of the class: then names in it are looked up, and later files told from these",
    )
    .option("-a, --assignment <id>", "which assignment it is of (default: that of --output; without it, every one)")
    .addOption(configOption())
    .option("--set <points>", "set the points of the whole, or of --on")
    .option("--add <points>", "give points")
    .option("--take <points>", "take points")
    .option("--on <stage or check>", "what the points are of, as merges or merges/name of the check")
    .option("--credit <check>", "a check that counts as passed")
    .option("--drop <check>", "a check that does not count")
    .addOption(
      new Option("--maximum <what>", "with --drop: there is less to be had, or not").choices(["sinks", "stays"]),
    )
    .option("--until <time>", "extended until then, as 2026-11-22T23:59:00+01:00")
    .option("--days <number>", "extended by so many days")
    .addOption(new Option("--late <days>", "it counts as so many days late, whatever else is known").conflicts("waive"))
    .option("--waive", "nothing is taken off for being late")
    .addOption(
      new Option("--result <what>", "no score, or one after all").choices([
        ...["excused", "withheld", "no-attempt", "graded"],
      ]),
    )
    .option("--file <path>", "a file of the upload that counts for --as")
    .option("--as <name>", "with --file: a name of the assignment's")
    .option("--folder <path>", "the folder of the upload that counts")
    .option("--together <names...>", "who hands in together with it")
    .option("--belongs <who>", "whose the upload is: an id, address, login or name")
    .option("--grade <criterion=level or points...>", "what is given for a criterion of the config, as style=good")
    .option("--comment <text>", "for the student")
    .option("--note <text>", "for colleagues, in no student's report")
    .addHelpText("after", HELP)
    .action(async (names: string[], options: Options) => {
      const { withDecision } = await import("../class/decisions/write.js");
      const path = resolve(options.decisions);
      const before = await textOf(path, options.decisions);
      if (options.output === undefined) await refuseFolders(names);
      const results = options.output === undefined ? null : await resultsIn(options.output, names, options, terminal);
      const assignment = await assignmentOf(options, results?.assignment, terminal);
      const { rows = names, together, sources = null } = results ?? {};
      const named = { ...options, ...(together !== undefined && { together }), assignment };
      const decisions = decisionsOf(rows, named, sources);
      let text = before;
      const lines: number[] = [];
      for (const decision of decisions) {
        const written = withDecision(text, options.decisions, decision);
        text = written.text;
        lines.push(written.line);
      }
      await writeAside(path, text);
      const places = lines.map((line) => `line ${line}`).join(", ");
      await terminal.print(
        `Written into ${shown(options.decisions)}, ${places}. Start \`alloclab class\` again: nothing is graded anew for it.\n`,
      );
      for (const note of results?.notes ?? []) await terminal.print(`${note}\n`);
      finish(0);
    });
};

const HELP = `
Examples:
  $ alloclab decide ada --add 2.5 --why "Argued well" --by "Grace Hopper"
  $ alloclab decide bob cid --on merges --set 12 --why "Shown in person" --by GH
  $ alloclab decide all --drop "merges/x" --why "The check was wrong" --by GH
  $ alloclab decide dan --until 2026-11-27T23:59:00+01:00 --why Ill --by GH

Exit status: 0 written, 2 nothing is: the file or the decision is not as it
should be.`;

async function textOf(path: string, label: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return "";
    throw diskError(error, label);
  }
}

/** Whoever names the results first, as for other commands, would decide for a row of that name. */
async function refuseFolders(names: readonly string[]): Promise<void> {
  const { places } = await import("../class/output-folder.js");
  const folder = names.find((name) => existsSync(join(name, places.cohort)));
  if (folder === undefined) return;
  throw new UsageError(
    `${shown(folder)} holds results of a class; put \`--output\` before it, and whom it is for first.`,
  );
}

/** Which assignment the decision is of: a misspelt one would take it away without a word. */
async function assignmentOf(
  { assignment, output }: Options,
  graded: string | undefined,
  terminal: CourseTerminal,
): Promise<string | undefined> {
  if (assignment === undefined) return graded;
  if (graded !== undefined && graded !== assignment)
    throw new UsageError(`${shown(output ?? "")} holds results of ${shown(graded)}, and --assignment is another.`);
  return findPlace(await placesIn(terminal.courseRoot), assignment, terminal.courseRoot).id;
}

/** What results have to do with whom a decision names. */
interface FoundInResults {
  assignment: string;
  rows: string[];
  /** Who hands in together with it, by their rows. */
  together?: string[] | undefined;
  sources: Map<string, string>;
  notes: string[];
}

/**
 * What the files of those that are named come to, in the results of a class, and of which assignment those are.
 *
 * @throws UsageError when there are none, or somebody, a stage, a check, a criterion or a level is not in them
 */
async function resultsIn(
  output: string,
  names: readonly string[],
  options: Options,
  terminal: CourseTerminal,
): Promise<FoundInResults> {
  const { namedIn } = await import("../class/decisions/named.js");
  const { assignment, submissions, rowOf, stages, checks, criteria, sourceOf } = await namedIn(output);
  if (names.length > 1 && names.includes("all") && !submissions.includes("all"))
    throw new UsageError("`all` is everybody; leave the other names out, or name those alone that are meant.");
  const found = names.map((name) => ({ name, row: name === "all" ? null : rowOf(name) }));
  const meant = found.map(({ name, row }) => (row === null ? name : rowMeant(name, row, options, output)));
  // What is decided for a group holds for each of them: said of one besides, it would count twice.
  const rows = [...new Set(meant)].filter((name) => {
    const own = found.find(({ row }) => row?.kind === "member" && row.name === name)?.row;
    return own?.kind !== "member" || !meant.includes(own.upload);
  });
  const people = rows.filter((name) => name !== "all");
  const { on, credit, drop, grade = [] } = options;
  const isCheck = on?.includes("/") === true;
  refuseOthers("submission", people, submissions, output);
  refuseOthers("stage", isCheck ? [] : [on], stages, output);
  const together = options.together?.map((name) => partnerMeant(name, rowOf(name), rows, output));
  await refuseMisspelt(together ?? [], submissions, output);
  for (const check of [credit, drop, isCheck ? on : undefined]) {
    const beside = checks.filter((one) => one.startsWith((check ?? "").slice(0, (check ?? "").indexOf("/") + 1)));
    refuseOthers("check", [check], beside.length === 0 ? checks : beside, output);
  }
  const grades = grade.map(gradeIn);
  refuseOthers(
    "criterion",
    grades.map(([name]) => name),
    [...criteria.keys()],
    output,
  );
  if (criteria.size > 0) await refuseGrades(grades, criteria, assignment, options, terminal);
  const sources = await Promise.all(people.map(async (name) => [name, await sourceOf(name)] as const));
  return { assignment, rows, together, sources: new Map(sources), notes: found.flatMap(({ row }) => whose(row)) };
}

/** The row of who hands in together with whom it is for; as they are named where they have none, or are with them already. */
function partnerMeant(name: string, row: Row, leaders: readonly string[], output: string): string {
  if (row.kind === "one") return leaders.includes(row.name) ? name : row.name;
  if (row.kind === "several")
    throw new UsageError(
      `${shown(name)} may be several in ${shown(output)}: ${shownList(row.names)}; name the row that is meant.`,
    );
  if (row.kind === "member" && !leaders.includes(row.upload))
    throw new UsageError(
      `${shown(name)} has handed in ${shown(row.upload)} with others; name that one, if all of them hand in together.`,
    );
  return name;
}

/** The row that is meant; the name itself where there is none, which is refused like any other. */
function rowMeant(name: string, row: Row, options: Options, output: string): string {
  if (row.kind === "none") return name;
  if (row.kind === "one") return row.name;
  if (row.kind === "several")
    throw new UsageError(
      `${shown(name)} may be several in ${shown(output)}: ${shownList(row.names)}; name the row that is meant.`,
    );
  if (row.kind === "partner")
    throw new UsageError(
      `${shown(name)} is the name of no row in ${shown(output)}, but hands in together with others; name their row, ${shown(row.name)}, for all of them` +
        `${row.members.length === 0 ? "" : `, or one of them: ${orList(row.members)}`}.`,
    );
  const ofUpload = (["file", "folder", "together", "belongs"] as const).find((key) => options[key] !== undefined);
  if (ofUpload !== undefined)
    throw new UsageError(
      `${shown(name)} has handed in ${shown(row.upload)} with others, and --${ofUpload} is for all of them; name ${shown(row.upload)}.`,
    );
  return row.name;
}

/** For whom a decision is, where that may surprise; a sentence, or none. */
function whose(row: Row | null): string[] {
  if (row?.kind === "member")
    return [`It is for one of those who have handed in ${shown(row.upload)}: ${shown(row.name)} is a row by itself.`];
  if (row?.kind !== "one" || row.members.length === 0) return [];
  return [`It is for all who have handed in ${shown(row.name)}; for one of them alone, name ${orList(row.members)}.`];
}

const orList = (names: readonly string[]): string =>
  names.length > 3 ? shownList(names, 3) : names.map(shown).join(" or ");

/** Who hands in together with somebody need not have a submission, but then its name is not one letter from another's. */
async function refuseMisspelt(names: readonly string[], submissions: readonly string[], output: string): Promise<void> {
  const { isMisspelt } = await import("../class/decisions/settle.js");
  const known = new Set(submissions.map((name) => name.normalize("NFC")));
  const misspelt = names.filter(
    (name) => !known.has(name.normalize("NFC")) && submissions.some((other) => isMisspelt(name, other)),
  );
  refuseOthers("submission", misspelt, submissions, output);
}

/** By the config that the class is graded with, where there is one here: it alone knows of levels. */
async function refuseGrades(
  grades: readonly [criterion: string, grade: unknown][],
  criteria: ReadonlyMap<string, number>,
  assignment: string,
  { config: path }: Options,
  terminal: CourseTerminal,
): Promise<void> {
  if (grades.length === 0) return;
  const { gradeOf } = await import("../class/decisions/criteria.js");
  const { config } = await loadConfigured(terminal, assignment, path, null);
  const isKnown = Object.keys(config.criteria).length > 0;
  const pointsAlone = Object.fromEntries([...criteria].map(([name, points]) => [name, { points }]));
  for (const [name, grade] of grades) {
    if (!isKnown && typeof grade !== "number") continue;
    const given = gradeOf(name, grade as string | number, isKnown ? config : { criteria: pointsAlone });
    if (typeof given === "string") throw new UsageError(given.replace(/(?<![.?…])$/, "."));
  }
}

/** Where nothing is known, nothing can be said. */
function refuseOthers(
  what: string,
  names: readonly (string | undefined)[],
  known: readonly string[],
  output: string,
): void {
  const plain = new Set(known.map((name) => name.normalize("NFC")));
  const other = names.find((name) => name !== undefined && !plain.has(name.normalize("NFC")));
  if (other === undefined || known.length === 0) return;
  const near = meant(other, known).replace(/(?<![?…])$/, ".");
  throw new UsageError(`There is no ${what} ${shown(other)} in ${shown(output)}${near}`);
}

/** What is to be written: one decision for all that are named, or one each where it is about the files of each. */
function decisionsOf(
  names: readonly string[],
  options: Options,
  sources: ReadonlyMap<string, string> | null,
): NewDecision[] {
  const isForAll = names.length === 1 && names[0] === "all";
  const { set, add, take, credit, grade } = options;
  const isAboutFiles = [set, add, take, credit, grade].some((one) => one !== undefined);
  if (isForAll || sources === null || !isAboutFiles) {
    return [decisionOf(isForAll ? "all" : names.length === 1 ? names[0] : [...names], options, undefined)];
  }
  return names.map((name) => decisionOf(name === "all" ? ["all"] : name, options, sources.get(name) || undefined));
}

function decisionOf(whom: unknown, options: Options, source: string | undefined): NewDecision {
  const { assignment, why, by, at, on, set, add, take, credit, drop, maximum, until, days, late, waive, result } =
    options;
  const { file, as, folder, together, belongs, grade, comment, note } = options;
  const extension = until === undefined && days === undefined ? undefined : { until, days: numberOf(days) };
  return withoutGaps({
    for: whom,
    assignment,
    why,
    by,
    at: at ?? today(),
    on,
    set: numberOf(set),
    add: numberOf(add),
    take: numberOf(take),
    credit,
    drop,
    maximum,
    extension: extension === undefined ? undefined : withoutGaps(extension),
    late: waive === true ? "waived" : late === undefined ? undefined : { days: numberOf(late) },
    result,
    file: file === undefined && as === undefined ? undefined : withoutGaps({ take: file, as }),
    folder,
    together,
    belongs,
    grades: grade === undefined ? undefined : Object.fromEntries(grade.map(gradeIn)),
    comment,
    note,
    source,
  });
}

/** `style=good`. */
function gradeIn(text: string): [criterion: string, grade: unknown] {
  const [criterion = "", ...rest] = text.split("=");
  if (rest.length === 0)
    throw new UsageError(`--grade needs a criterion and what is given for it, as style=good; it is ${shown(text)}.`);
  return [criterion, numberOf(rest.join("="))];
}

/** Where it is no number, the decision's own form says so. */
const numberOf = (text: string | undefined): number | string | undefined =>
  text !== undefined && /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;

const withoutGaps = (record: NewDecision): NewDecision =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));

/** The day on which the command is typed, where it is typed. */
function today(): string {
  const now = new Date();
  const twoDigits = (value: number): string => String(value).padStart(2, "0");
  return `${now.getFullYear()}-${twoDigits(now.getMonth() + 1)}-${twoDigits(now.getDate())}`;
}
