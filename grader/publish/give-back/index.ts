/**
 * Results → what a system takes back: each student's own report, looked through before anybody finds it.
 *
 * @module
 */
import { randomUUID } from "node:crypto";
import { rm, writeFile } from "node:fs/promises";
import { basename, dirname, join, relative, resolve } from "node:path";
import { visualizerIn } from "../../class/class-files.js";
import { places } from "../../class/output-folder.js";
import type { Sheet } from "../../class/grades/sheet.js";
import { ASIDE_PREFIX, diskReason, makeFolder, replaceFolder } from "../../disk/write-aside.js";
import type { Exercise } from "../../model/course.js";
import { UsageError } from "../../model/errors.js";
import { shown, shownList } from "../../model/words.js";
import { type Leak, findLeaks } from "../leaks/find.js";
import { type Answers, writeAnswers } from "./answers.js";
import { canvas } from "./canvas.js";
import type { Delivery, System } from "./delivery.js";
import { folders, mail } from "./folders.js";
import { moodle } from "./moodle.js";
import type { SystemName } from "./names.js";
import type { Results } from "./results.js";
import { refuseOther, writeDelivery } from "./write.js";

const systems: Record<SystemName, System> = { moodle, canvas, folders, mail };

/** What to give back, and how. */
export interface GiveBack {
  results: Results;
  to: SystemName;
  /** The folder that it is written into. */
  output: string;
  worksheet: Sheet | null;
  isZipped: boolean;
  exercise: Exercise;
  courseRoot: string;
  defaultAssignment: string;
  /** What students had written of whom a file tells; not there where nobody knows. */
  writtenBefore?: (file: string) => AsyncIterable<string>;
}

/** What came of it. */
export type GivenBack =
  /** Nothing is written. Paths are those of reports. */
  | { kind: "leaks"; leaks: Leak[] }
  | {
      kind: "written";
      /** Reports, and how many copies of them there are: one for each student of a group. */
      reports: number;
      copies: number;
      /** Where it is, and how large it is. */
      path: string;
      bytes: number;
      next: string;
      problems: string[];
      notes: string[];
    };

/**
 * Writes what a system takes back into a folder that is new, empty, or was written so before and is as it was written: whole, or not at all.
 *
 * @throws UsageError when nobody can be reached, the folder holds something else, or something cannot be written
 */
export async function giveBack(work: GiveBack): Promise<GivenBack> {
  const { results, to, output } = work;
  await refuseOther(output);
  const system = systems[to];
  const aside = join(dirname(resolve(output)), `${ASIDE_PREFIX}${randomUUID()}`);
  try {
    // What Node makes of the folders in it would never end in some file systems.
    await makeFolder(aside);
    const visualizer = system.hasVisualizer ? await visualizerIn(results.root) : null;
    const stage = join(aside, "stage");
    const all = await writeAnswers(results, join(stage, places.reports), {
      defaultAssignment: work.defaultAssignment,
      visualizer: visualizer === null ? null : places.visualizer,
    });
    if (all.answers.length === 0)
      throw new UsageError(`Nothing in ${shown(results.root)} can be given back. ${lost(all).join(" ")}`);
    const page = `${results.run.assignment}.html`;
    const delivery = system.deliver(all.answers, {
      cohort: results.cohort,
      worksheet: work.worksheet,
      page,
      isZipped: work.isZipped,
    });
    const leaks = await leaksIn(stage, delivery, visualizer, work);
    if (leaks.length > 0) return { kind: "leaks", leaks };
    const made = join(aside, "made");
    const written = await writeDelivery(made, delivery, { to, archive: system.archive, page, visualizer });
    await replaceFolder(made, output);
    return {
      kind: "written",
      reports: new Set(delivery.placed.map(({ answer }) => answer)).size,
      copies: delivery.placed.length,
      path: system.archive === null ? output : join(output, system.archive),
      bytes: written.bytes,
      next: system.next,
      problems: [...lost(all), ...delivery.problems, ...doubtful(all)],
      notes: [...delivery.notes, ...notesOn(all)],
    };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    throw new UsageError(`Cannot write ${shown(output)}: ${diskReason(error)}.`);
  } finally {
    // Where a part of the path is a file there is nothing to be removed, which is an error all the same.
    await rm(aside, { recursive: true, force: true }).catch(() => undefined);
  }
}

/** Looks through all that would be given to anybody: reports, tables, and the names of files. */
async function leaksIn(
  stage: string,
  { placed, tables }: Delivery,
  visualizer: string | null,
  { results, courseRoot, exercise, writtenBefore }: GiveBack,
): Promise<Leak[]> {
  await makeFolder(join(stage, "tables"));
  const texts = [
    ...tables.map(({ path, data }) => ({ name: basename(path), text: data.toString("utf8") })),
    { name: "names.txt", text: placed.map(({ path }) => `${path}\n`).join("") },
    ...(visualizer === null ? [] : [{ name: places.visualizer, text: visualizer }]),
  ];
  for (const { name, text } of texts) await writeFile(join(stage, "tables", name), text);
  const notes = results.cohort.entries.flatMap(({ decisions = [] }) => decisions.flatMap(({ note }) => note ?? []));
  const found = await findLeaks([stage], courseRoot, {
    exercise,
    isRun: true,
    notes,
    ...(writtenBefore === undefined ? {} : { writtenBefore }),
  });
  return found.map((leak) => ({ ...leak, file: relative(stage, leak.file).replaceAll("\\", "/") }));
}

/** Of whom there is no report to give. */
function lost({ faults, changed }: Answers): string[] {
  return [
    ...(faults.length === 0
      ? []
      : [`Not graded by a fault of the grader, and not given back: ${shownList(faults, 40)}.`]),
    ...(changed.length === 0
      ? []
      : [
          `Reports that are not as they were written, and not given back: ${shownList(changed, 40)}. Start \`alloclab class\` again.`,
        ]),
  ];
}

function notesOn({ answers }: Answers): string[] {
  const withheld = answers.filter(({ noScore }) => noScore === "withheld").map(({ entry }) => entry.name);
  if (withheld.length === 0) return [];
  return [`That their result is withheld, and no more, is told to ${shownList(withheld, 40)}.`];
}

/** What a person has to decide first, as it may be about somebody else's files. */
function doubtful({ answers }: Answers): string[] {
  const names = answers
    .filter(({ entry }) => entry.attention.some(({ kind }) => kind === "doubt"))
    .map(({ entry }) => entry.name);
  return names.length === 0 ? [] : [`Still in doubt, and given back as they are: ${shownList(names, 40)}.`];
}
