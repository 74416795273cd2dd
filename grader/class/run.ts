/**
 * A class from its folder to its grade book. What is finished is taken over, all else is graded.
 *
 * @module
 */
import { type GradeEachOptions, gradeEach } from "../grade/each.js";
import { type Config } from "../grade/load/config.js";
import { withPoints } from "./decisions/criteria.js";
import { shownList } from "../model/words.js";
import { ClassTexts, forgetTexts } from "./likeness/class-texts.js";
import { outline } from "../grade/stages/outline.js";
import { type ClassCheck, type ClassFolder, type Cohort, type Upload, oneEach, uploadNameOf } from "../model/class.js";
import type { Decisions } from "../model/decision.js";
import type { Exercise } from "../model/course.js";
import type { Report } from "../model/report.js";
import { attentionOf } from "./attention.js";
import { type ScoreChange, scoreChanges } from "./changes.js";
import { cohortBefore, writeClassFiles } from "./class-files.js";
import { untold } from "./late.js";
import { type CohortFacts, type Row, cohortOf, withUngraded } from "./cohort.js";
import { earlierResult } from "./earlier.js";
import { type Settings, assignmentFingerprint, judgedBy } from "./fingerprint.js";
import type { HandEdits } from "./decisions/hand-edits.js";
import { partnersIn } from "./decisions/settle.js";
import { type Selected, isLatenessSaid, misfits, namesStages, selectFor, staleness } from "./decisions/select.js";
import { goneAsStudents, leftClass, setGoneAside } from "./gone.js";
import { handOn } from "./hand-on.js";
import { type OutputFolder, pathsOf, refuseOther } from "./output-folder.js";
import { type FinishedRecord, type Outcome, isFaulty, readRecord, reportsStand } from "./record.js";
import { type Shard, isInShard } from "./shard.js";
import { type Loaded, type Writing, judgeAnew, loadOne, needsGrading, writeOne } from "./submission.js";
import { groupBy } from "./uploads/alike.js";
import { namesOfOneFile, reportNames } from "./uploads/report-names.js";

/** What to grade, and how. */
export interface ClassRun extends Settings {
  found: ClassFolder;
  exercise: Exercise;
  config: Config;
  /** What people decided; it changes what counts, and nothing is graded again for it. */
  decisions: Decisions;
  /** The part of the class that counts; `null` for all of it. */
  shard: Shard | null;
  threads: number;
  defaultAssignment: string;
  /**
   * The visualizer's page, which the reports link to; `null` when the assignment cannot be played with. It may be made while
   * the threads start.
   */
  visualizer: Promise<string | null>;
  /** The output folder with the results that there were before; without it the one that is written into. */
  earlier?: string;
  /** Ends it after what is being written. */
  interrupted: AbortSignal;
  /** Told all that is known of a fault of the grader. */
  onFault: (details: string) => void;
  /** Told once how many there are, and then of each that is finished. */
  onStart: (total: number) => void;
  onFinished: (isTakenOver: boolean) => void;
}

/** What came of it. */
export interface ClassResult {
  cohort: Cohort;
  graded: number;
  takenOver: number;
  /** Since a run last came to its end in the folder. */
  changes: ScoreChange[];
  /** Names of submissions that have gone from the class. */
  gone: string[];
  /** What somebody had changed in the grade book by hand; `null` when nobody had. */
  handEdits: HandEdits | null;
}

/** Submissions that are read at the same time. */
const READ_AT_ONCE = 8;

/**
 * Grades a class into an output folder. Memory does not grow with what is handed in, but for a row of the grade book each.
 *
 * @throws UsageError when something cannot be written; what is finished by then is taken over by the next run
 * @throws the signal's reason when it is interrupted, likewise
 */
export async function gradeClass(given: ClassRun, output: OutputFolder): Promise<ClassResult> {
  const run = { ...given, decisions: withPoints(given.decisions, given.config) };
  const { found, exercise, config, shard } = run;
  refuseOther(output, exercise.id, shard);
  const fingerprint = await assignmentFingerprint(exercise, { seed: run.seed, audience: run.audience });
  const fileNames = reportNames(found.uploads.map(({ name }) => name));
  const uploads = doubtingNames(found.uploads).filter((one) => shard === null || isInShard(uploadNameOf(one), shard));
  const names = judgedBy(fileNames.keys(), config, run.decisions);
  const { id: assignment } = exercise;
  const noted = { version: 1, assignment, seed: run.seed, audience: run.audience, shard, fingerprint, names } as const;
  const before = await cohortBefore(output.root);
  await output.note({ ...noted, isComplete: false });
  const { audience, defaultAssignment } = run;
  const writing = async (): Promise<Writing> => {
    return { root: output.root, audience, defaultAssignment, hasVisualizer: (await run.visualizer) !== null };
  };
  await handOn(uploads, fileNames, before, writing);
  const gone = await setGoneAside(output.root, new Map(uploads.map(({ name }) => [fileNames.get(name) ?? "", name])));
  if (audience === "student") await goneAsStudents(output.root, writing);

  const doubts = await decisionDoubts(run);
  const earlier = run.earlier === undefined ? before : await cohortBefore(run.earlier);
  const decidedBefore = decidedIn(earlier);
  const selectedFor = (upload: Upload): Selected => selectFor(upload, run.decisions, config);
  const rows = new Map<string, Row>();
  let takenOver = 0;
  let checks: readonly ClassCheck[] = [];
  run.onStart(uploads.length);
  const finish = (upload: Upload, outcome: Outcome, isTakenOver: boolean): void => {
    const fileName = fileNames.get(upload.name) ?? "";
    const { notes, doubts } = selectedFor(upload);
    const source = outcome.digest?.source ?? "";
    const stale = staleness(upload, run.decisions, source, decidedBefore(upload));
    const told = {
      ...upload,
      notes: [...upload.notes, ...notes],
      doubts: [...upload.doubts, ...doubts, ...stale.doubts],
    };
    rows.set(upload.name, { upload: told, fileName, outcome, decidedOn: stale.decidedOn });
    if (isTakenOver) takenOver++;
    run.onFinished(isTakenOver);
  };
  const options: GradeEachOptions = {
    seed: run.seed,
    host: "sandbox",
    types: false,
    // Each is made ready, whether there is work for it or not.
    threads: Math.max(1, Math.min(run.threads, uploads.length)),
    signal: run.interrupted,
    onFault: run.onFault,
  };
  // A fault of the grader may know of no checks.
  const known = (record: FinishedRecord): Outcome => {
    if (checks.length === 0) checks = checksOf(record);
    return record.outcome;
  };
  const anew = async (record: FinishedRecord, upload: Upload): Promise<Outcome> =>
    known(await judgeAnew(record, fileNames.get(upload.name) ?? "", selectedFor(upload).judgement, writing));
  const finished: Finished = {
    counts: (record, upload) => !needsGrading(record, selectedFor(upload).judgement, run),
    take: async (record, upload) => finish(upload, await anew(record, upload), true),
  };
  // What students may see has nothing of others in it.
  const texts = audience === "student" ? null : new ClassTexts(output.root, exercise);
  if (texts === null) await forgetTexts(output.root);
  const toGrade = unfinished(uploads, fileNames, run, output.root, fingerprint, finished, texts);
  const graded = async (report: Report, one: Loaded, upload: Upload): Promise<void> => {
    const fileName = fileNames.get(upload.name) ?? "";
    const places = { from: run.earlier ?? output.root, to: output.root };
    const isFault = isFaulty({ status: report.status, attention: attentionOf(report, null) });
    const kept = isFault ? await earlierResult(upload.name, fileName, places) : null;
    const { judgement } = selectedFor(upload);
    if (kept === null) {
      const own = { ...report, submission: upload.name };
      finish(upload, known(await writeOne(own, { ...one, upload }, fileName, await writing(), judgement)), false);
      return;
    }
    const record = await readRecord(pathsOf(output.root, fileName).record);
    const outcome = record === null ? kept : await anew(record, upload);
    finish(upload, { ...outcome, attention: kept.attention }, false);
  };
  await gradeEach(toGrade, exercise, options, async (report, one) => {
    for (const upload of one.rows) await graded(report, one, upload);
  });
  run.interrupted.throwIfAborted();

  const untimed = untold(found.uploads, config, (one) => isLatenessSaid(one, run.decisions));
  const facts = await factsOf(run, rows, { checks, doubts: [...doubts, ...untimed] });
  const whole = withUngraded(cohortOf([...rows.values()], facts));
  // A part of a class cannot tell what is usual in it: its texts wait for `merge`.
  const alike = shard === null ? await texts?.alike(whole) : {};
  const cohort: Cohort = { ...whole, ...alike };
  const handEdits = await writeClassFiles(output.root, cohort, await run.visualizer);
  await output.note({ ...noted, isComplete: true });
  const changes = before === null ? [] : scoreChanges(before, cohort);
  // Who hands in together with somebody is in the class still, and told of there.
  const partners = partnersIn(run.decisions);
  const left = leftClass(gone, before, uploads).filter((name) => !partners.has(name.normalize("NFC")));
  return { cohort, graded: rows.size - takenOver, takenOver, changes, gone: left, handEdits };
}

function checksOf({ worth = {}, hidden = [] }: FinishedRecord): ClassCheck[] {
  const withheld = new Set(hidden);
  return Object.entries(worth).map(([name, maxScore]) => ({
    name,
    maxScore,
    ...(withheld.has(name) && { isHidden: true }),
  }));
}

/** Makes the function that tells what an earlier run noted down of a row: of one that has become several, that of all. */
function decidedIn(earlier: Cohort | null): (row: Pick<Upload, "name" | "handedInAs">) => Record<string, string> {
  const ofUpload = new Map<string, Record<string, string>>();
  // Who hands in with others now is found by the decision itself.
  const ofPeople: Record<string, string> = {};
  for (const entry of earlier?.entries ?? []) {
    const upload = uploadNameOf(entry);
    ofUpload.set(upload, { ...ofUpload.get(upload), ...entry.decidedOn });
    if (entry.name !== upload) Object.assign(ofPeople, entry.decidedOn);
  }
  return (row) => ({ ...(row.name === uploadNameOf(row) ? {} : ofPeople), ...ofUpload.get(uploadNameOf(row)) });
}

/** What becomes of results that stand. */
interface Finished {
  /** Whether it is enough as it is. */
  counts: (record: FinishedRecord, upload: Upload) => boolean;
  take: (record: FinishedRecord, upload: Upload) => Promise<void>;
}

/** What is graded once, for one row or several. */
interface Graded extends Loaded {
  rows: readonly Upload[];
}

/** Reads the uploads, and gives those that have no result which counts still. */
async function* unfinished(
  uploads: readonly Upload[],
  fileNames: ReadonlyMap<string, string>,
  { exercise, interrupted }: ClassRun,
  root: string,
  fingerprint: string,
  finished: Finished,
  texts: ClassTexts | null,
): AsyncGenerator<Graded> {
  const all = [...groupBy(uploads, uploadNameOf)];
  const recordOf = async (upload: Upload, loaded: Loaded): Promise<FinishedRecord | null> => {
    const paths = pathsOf(root, fileNames.get(upload.name) ?? "");
    const record = await readRecord(paths.record);
    const counts = record?.name === upload.name && record.fingerprint === loaded.fingerprint;
    const stands = counts && (await reportsStand(record, paths.json, paths.html));
    // A fault of ours may be over: it is tried again.
    return stands && !isFaulty(record.outcome) && finished.counts(record, upload) ? record : null;
  };
  for (let at = 0; at < all.length && !interrupted.aborted; at += READ_AT_ONCE) {
    const some = await Promise.all(
      all.slice(at, at + READ_AT_ONCE).map(async ([name, rows]) => {
        const loaded = await loadOne({ ...(rows[0] as Upload), name }, exercise, fingerprint);
        return { loaded, rows, records: await Promise.all(rows.map((row) => recordOf(row, loaded))) };
      }),
    );
    for (const { loaded, rows, records } of some) {
      for (const { name } of oneEach(rows)) await texts?.add(loaded.submission, fileNames.get(name) ?? "");
      const known = records.filter((record) => record !== null);
      if (known.length < rows.length) yield { ...loaded, rows };
      else for (const [place, record] of known.entries()) await finished.take(record, rows[place] as Upload);
    }
  }
}

/** Those whose reports would have one name may be one student's; whoever looks for a report may take another's for it. */
function doubtingNames(uploads: readonly Upload[]): Upload[] {
  const others = new Map<string, string[]>();
  for (const group of namesOfOneFile(uploads.map(({ name }) => name)))
    for (const name of group) others.set(name, group);
  return uploads.map((upload) => {
    const group = others.get(upload.name);
    if (group === undefined) return upload;
    const doubt = `Several names are the same as the name of a file, so that reports have a number behind it: ${shownList(group)}.`;
    return { ...upload, doubts: [...upload.doubts, doubt] };
  });
}

/** What is in doubt about the decisions: the file itself, and those that are about nobody or nothing that there is. */
async function decisionDoubts({ decisions, exercise, found }: ClassRun): Promise<string[]> {
  if (decisions.all.length === 0) return [...decisions.doubts];
  // Suites that are broken have none to tell; every report says so already.
  const stages = namesStages(decisions) ? await outline(exercise).catch(() => null) : null;
  return [...decisions.doubts, ...misfits(decisions, found.uploads, stages)];
}

async function factsOf(
  run: ClassRun,
  rows: ReadonlyMap<string, Row>,
  found: Pick<CohortFacts, "checks" | "doubts">,
): Promise<CohortFacts> {
  const { exercise, config, seed, audience } = run;
  const isKnown = [...rows.values()].some(({ outcome }) => outcome.stages.length > 0);
  // Suites that are broken have none to tell; every report says so already.
  const stages = isKnown ? [] : await shownStages(exercise, audience);
  return {
    assignment: exercise.id,
    title: exercise.title,
    layout: run.found.layout,
    seed,
    passedOver: run.found.passedOver,
    stages,
    ...found,
    known: [...(exercise.mistakes?.mistakes ?? []), ...(exercise.named ?? [])],
    named: audience === "instructor" ? (exercise.named ?? []).map(({ name }) => name) : [],
    daysLate: (upload) => {
      if (config.late === null) return upload.daysLate;
      return selectFor(upload, run.decisions, config).judgement.lateness?.days ?? 0;
    },
  };
}

/** The stages and what they are worth to a reader of the reports. */
async function shownStages(exercise: Exercise, audience: ClassRun["audience"]): Promise<Cohort["stages"]> {
  const stages = await outline(exercise).catch(() => []);
  return stages.map(({ name, checks }) => {
    const shown = checks.filter(({ visibility }) => audience === "instructor" || visibility === "visible");
    return { name, maxScore: shown.reduce((sum, { points }) => sum + points, 0) };
  });
}
