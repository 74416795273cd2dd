/**
 * Parts of a class, graded apart → the class, as if it had been graded as a whole.
 *
 * @module
 */
import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { writeAside } from "../disk/write-aside.js";
import { UsageError } from "../model/errors.js";
import { compareCodePoints } from "../grade/load/paths.js";
import { shown } from "../model/words.js";
import { type Cohort, type CohortEntry, oneEach } from "../model/class.js";
import type { Exercise } from "../model/course.js";
import { type Digest, markIdentical, uploadAttention } from "./attention.js";
import { scoreChanges } from "./changes.js";
import { judgedOf, mistakesByName, reportedOf, unmetOf, withUngraded, withoutReported } from "./cohort.js";
import { cohortBefore, visualizerIn, writeClassFiles } from "./class-files.js";
import { readCohort } from "./cohort-schema.js";
import { ungradedIn } from "./decisions/criteria.js";
import { ClassTexts, forgetTexts } from "./likeness/class-texts.js";
import { earlierResult } from "./earlier.js";
import { goneAsStudents, leftClass, setGoneAside } from "./gone.js";
import { type OutputFolder, type Run, pathsOf, places, readRun, refuseOther } from "./output-folder.js";
import { type FinishedRecord, isFaulty, readRecord, reportsStand, writeRecord } from "./record.js";
import type { ClassResult } from "./run.js";
import { shardText } from "./shard.js";

/** The output folder of one part. */
export interface Part {
  root: string;
  run: Run;
}

/**
 * Looks at the output folders of the parts, in the order of the parts.
 *
 * @throws UsageError when one is missing, there twice, unfinished, or of something else than the others
 */
export async function readParts(roots: readonly string[]): Promise<Part[]> {
  const parts = await Promise.all(roots.map(readPart));
  const [first] = parts;
  if (first === undefined) throw new UsageError("Name the output folders of all parts.");
  for (const part of parts) {
    const other = differenceOf(first.run, part.run);
    if (other !== null) {
      throw new UsageError(`${shown(part.root)} and ${shown(first.root)} do not belong together: ${other}.`);
    }
  }
  const { count = 1 } = first.run.shard ?? {};
  const indexOf = ({ run }: Part): number => run.shard?.index ?? 1;
  for (let index = 1; index <= count; index++) {
    const [one, another] = parts.filter((part) => indexOf(part) === index);
    if (one === undefined)
      throw new UsageError(`Part ${shardText({ index, count })} is missing; name its output folder, too.`);
    if (another !== undefined) {
      throw new UsageError(
        `${shown(one.root)} and ${shown(another.root)} both are part ${shardText({ index, count })}; name one.`,
      );
    }
  }
  return parts.sort((a, b) => indexOf(a) - indexOf(b));
}

async function readPart(root: string): Promise<Part> {
  const run = await readRun(root);
  if (run === null) throw new UsageError(`${shown(root)} is no output folder of \`alloclab class\`.`);
  if (run.shard === null) throw new UsageError(`${shown(root)} holds a whole class already, not a part of one.`);
  if (!run.isComplete) {
    throw new UsageError(`${shown(root)} is not finished; start its \`alloclab class\` again, which goes on.`);
  }
  return { root, run };
}

/** What makes two parts those of different runs, in words; `null` when nothing does. */
function differenceOf(a: Run, b: Run): string | null {
  if (a.assignment !== b.assignment) return `one is of ${b.assignment}, the other of ${a.assignment}`;
  if (a.seed !== b.seed) return `their seeds are ${b.seed} and ${a.seed}`;
  if (a.audience !== b.audience) return `their reports are for different readers`;
  if (a.shard?.count !== b.shard?.count) return `one is of ${b.shard?.count} parts, the other of ${a.shard?.count}`;
  if (a.fingerprint !== b.fingerprint) return "they were graded by different suites, settings or graders";
  if (a.names !== b.names) return "the class folder, the roster, the late policy or the decisions were not the same";
  return null;
}

/**
 * Copies the reports of all parts into one output folder, and writes the grade book of the whole class. Where a part has but a
 * fault of the grader and the folder has an earlier result, that stays.
 *
 * @throws UsageError when a report is not as it was written, or something cannot be written
 */
export async function mergeParts(
  parts: readonly Part[],
  exercise: Exercise,
  output: OutputFolder,
  defaultAssignment: string,
): Promise<ClassResult> {
  const [part] = parts;
  if (part === undefined) throw new Error("there are no parts");
  refuseOther(output, part.run.assignment, null);
  const before = await cohortBefore(output.root);
  const cohorts: Cohort[] = [];
  for (const { root } of parts) cohorts.push(await readCohort(join(root, places.cohort)));
  const all = cohorts.flatMap((cohort) => cohort.entries);
  refuseDoubles(all);
  await output.note({ ...part.run, shard: null, isComplete: false });
  const gone = await setGoneAside(output.root, new Map(all.map((entry) => [fileNameOf(entry), entry.name])));
  const visualizer = await visualizerIn(part.root);
  const { audience } = part.run;
  if (audience === "student")
    await goneAsStudents(output.root, async () => {
      return { root: output.root, audience, defaultAssignment, hasVisualizer: visualizer !== null };
    });
  const earlier = new Map(before?.entries.map((entry) => [entry.name, entry]));
  const entries: CohortEntry[] = [];
  const digests = new Map<string, Digest>();
  const compared = new Set(oneEach(all).map(({ name }) => name));
  const texts = audience === "student" ? null : new ClassTexts(output.root, exercise);
  if (texts === null) await forgetTexts(output.root);
  for (const [place, { root }] of parts.entries()) {
    for (const one of cohorts[place]?.entries ?? []) {
      const { entry, digest } = await takeResult(one, earlier.get(one.name), root, output.root);
      entries.push(entry);
      if (digest !== null) digests.set(entry.name, digest);
      if (compared.has(entry.name)) await texts?.bring(root, fileNameOf(entry));
    }
  }
  entries.sort((a, b) => compareCodePoints(a.name, b.name));
  // A part in which all met a fault may know of no stages.
  const whole = [...cohorts, before].find((one) => one !== null && one.stages.length > 0) ?? (cohorts[0] as Cohort);
  const { stages, maxScore } = whole;
  const { finalMaxScore: _own, checks: _checks, unmet: _unmet, doubts = [], ...first } = cohorts[0] as Cohort;
  // What is to be graded still is told anew, of all entries.
  const ofPart = new Set(ungradedIn(first.entries));
  const ofAll = doubts.filter((text) => !ofPart.has(text));
  const checks = [...cohorts, before].find((one) => one?.checks !== undefined)?.checks;
  const mistakes = cohorts.flatMap((one) => Object.entries(one.mistakes ?? {}));
  const cohort: Cohort = withUngraded({
    ...first,
    ...(ofAll.length === 0 ? {} : { doubts: ofAll }),
    ...mostIn(cohorts),
    stages,
    maxScore,
    ...(checks === undefined ? {} : { checks }),
    ...mistakesByName(mistakes),
    ...(await texts?.alike({ entries, layout: first.layout })),
    ...unmetOf(
      cohorts.flatMap(({ unmet = [] }) => unmet),
      entries,
    ),
    entries: markIdentical(entries, digests),
  });
  const handEdits = await writeClassFiles(output.root, cohort, visualizer);
  await output.note({ ...part.run, shard: null, isComplete: true });
  const changes = before === null ? [] : scoreChanges(before, cohort);
  return { cohort, graded: 0, takenOver: entries.length, changes, gone: leftClass(gone, before, entries), handEdits };
}

/** What points are out of in all parts alike; of an empty part nobody can say. */
function mostIn(cohorts: readonly Cohort[]): Pick<Cohort, "finalMaxScore"> {
  const all = new Set(cohorts.filter(({ entries }) => entries.length > 0).map((one) => one.finalMaxScore));
  const [most] = all.size === 1 ? all : [];
  return most === undefined ? {} : { finalMaxScore: most };
}

function refuseDoubles(entries: readonly CohortEntry[]): void {
  const seen = new Set<string>();
  for (const { name } of entries) {
    if (seen.has(name))
      throw new UsageError(`${shown(name)} is in two parts; grade the parts again, of one class folder.`);
    seen.add(name);
  }
}

const fileNameOf = ({ report }: CohortEntry): string => basename(report).replace(/\.json$/, "");

/** A row of the class, and what its submission can be compared by. */
interface Taken {
  entry: CohortEntry;
  digest: Digest | null;
}

/** Copies reports and record; or, where they are but a fault of the grader, leaves the earlier ones where they are. */
async function takeResult(
  entry: CohortEntry,
  earlier: CohortEntry | undefined,
  from: string,
  to: string,
): Promise<Taken> {
  const record = await soundRecord(entry, from);
  if (earlier !== undefined && isFaulty(record.outcome)) {
    const kept = await earlierResult(entry.name, fileNameOf(entry), { from: to, to });
    if (kept !== null) {
      const { finalScore: _final, finalMaxScore: _most, decisions: _decisions, criteria: _own, ...own } = entry;
      const result = { ...reportedOf(kept), lateDeduction: earlier.lateDeduction, ...judgedOf(earlier) };
      const attention = [...kept.attention, ...uploadAttention(entry)];
      return { entry: { ...withoutReported(own), ...result, attention }, digest: kept.digest };
    }
  }
  await copyResult(record, pathsOf(from, fileNameOf(entry)), pathsOf(to, fileNameOf(entry)));
  return { entry, digest: record.outcome.digest };
}

async function soundRecord(entry: CohortEntry, from: string): Promise<FinishedRecord> {
  const source = pathsOf(from, fileNameOf(entry));
  const record = await readRecord(source.record);
  if (record?.name !== entry.name || !(await reportsStand(record, source.json, source.html))) {
    throw new UsageError(
      `The report of ${shown(entry.name)} in ${shown(from)} is not as it was written; start its \`alloclab class\` again.`,
    );
  }
  return record;
}

async function copyResult(record: FinishedRecord, source: Paths, target: Paths): Promise<void> {
  await writeAside(target.json, await readFile(source.json), { isDurable: false });
  await writeAside(target.html, await readFile(source.html), { isDurable: false });
  await writeRecord(target.record, record);
}

type Paths = ReturnType<typeof pathsOf>;
