/**
 * One submission of a class: read, and written down when it is graded.
 *
 * @module
 */
import { readFile } from "node:fs/promises";
import { UsageError } from "../model/errors.js";
import { writeAside } from "../disk/write-aside.js";
import type { Entrant } from "../grade/entrant.js";
import { SeveralSubmissions } from "../grade/load/several.js";
import type { Upload } from "../model/class.js";
import type { Exercise } from "../model/course.js";
import type { Report } from "../model/report.js";
import type { Submission } from "../model/submission.js";
import { studentReport, withheldFromStudent } from "../report/audience.js";
import { noScoreOf } from "../report/decisions/final.js";
import { type Judgement, judged } from "../report/decisions/judge.js";
import { html } from "../report/html/index.js";
import { parseReport } from "../report/index.js";
import { json } from "../report/json.js";
import { type Digest, attentionOf, digestOf } from "./attention.js";
import { type Settings, hashOf, submissionFingerprint } from "./fingerprint.js";
import { pathsOf, places } from "./output-folder.js";
import { type FinishedRecord, hiddenIn, outcomeOf, pointsOf, worthOf, writeRecord } from "./record.js";
import { loadUpload } from "./uploads/load.js";

/** One that is to be graded. */
export interface Loaded extends Entrant {
  upload: Upload;
  fingerprint: string;
  digest: Digest | null;
}

/** Reads an upload. What cannot be read is a submission, too, with nothing in it and the reason. */
export async function loadOne(upload: Upload, exercise: Exercise, fingerprint: string): Promise<Loaded> {
  const { name } = upload;
  try {
    const submission = await loadUpload(upload, exercise);
    return {
      submission,
      obstacle: null,
      upload,
      fingerprint: await submissionFingerprint(fingerprint, submission, undefined),
      digest: await digestOf(submission, exercise),
    };
  } catch (error) {
    const isRefused = error instanceof UsageError;
    const doubts = error instanceof SeveralSubmissions ? [error.doubt] : [];
    const submission: Submission = { name, files: new Map(), known: new Map(), notes: [], problems: [], doubts };
    // One that breaks its reader down is a fault in its own report alone.
    const why = isRefused ? error.message : String((error as Error).stack);
    return {
      submission,
      obstacle: isRefused ? { kind: "nothing", line: why } : { kind: "fault", details: why },
      upload,
      fingerprint: await submissionFingerprint(fingerprint, submission, why),
      digest: null,
    };
  }
}

/** From a report to the visualizer's page. */
const TO_VISUALIZER = `../${places.visualizer}`;

/** How reports are written. */
export interface Writing extends Pick<Settings, "audience"> {
  root: string;
  /** The assignment that commands take when none is named. */
  defaultAssignment: string;
  /** Whether the visualizer's page is in the output folder. */
  hasVisualizer: boolean;
}

/** Judges by which nobody has decided anything, and nothing is late. */
const NOTHING: Judgement = { decisions: [], lateness: null, criteria: [] };

/** What tells one judgement from others; `undefined` where there is nothing to judge by. */
const judgementHash = (judgement: Judgement): string | undefined =>
  judgement.decisions.length + judgement.criteria.length === 0 && judgement.lateness === null
    ? undefined
    : hashOf(JSON.stringify(judgement));

/**
 * Writes both reports, and then the record that says that they are complete.
 *
 * @throws UsageError when they cannot be written
 */
export async function writeOne(
  report: Report,
  { upload, fingerprint, digest }: Pick<Loaded, "fingerprint" | "digest"> & { upload: Pick<Upload, "name"> },
  fileName: string,
  writing: Writing,
  judgement: Judgement = NOTHING,
): Promise<FinishedRecord> {
  const { root, audience } = writing;
  const paths = pathsOf(root, fileName);
  const whole = judged(audience === "student" ? studentReport(report) : report, judgement);
  const shown = audience === "student" ? withheldFromStudent(whole) : whole;
  const hash = judgementHash(judgement);
  const texts = textsOf(shown, writing);
  // Not waited for until the disk has them: the record tells whether they are as they were written.
  await writeAside(paths.json, texts.json, { isDurable: false });
  await writeAside(paths.html, texts.html, { isDurable: false });
  const record: FinishedRecord = {
    name: upload.name,
    fingerprint,
    json: hashOf(texts.json),
    html: hashOf(texts.html),
    // Of the report as its reader has it: what a class's own pages are made of must tell a student no more of hidden checks.
    outcome: outcomeOf(whole, attentionOf(whole, digest), digest),
    ...(hash === undefined ? {} : { judgement: hash }),
    points: pointsOf(whole),
    worth: worthOf(whole),
    hidden: hiddenIn(whole),
  };
  await writeRecord(paths.record, record);
  return record;
}

/** Both reports, for a folder beside the visualizer's page. */
export const textsOf = (
  report: Report,
  { defaultAssignment, hasVisualizer }: Pick<Writing, "defaultAssignment" | "hasVisualizer">,
): { json: string; html: string } => ({
  json: json(report),
  html: html(report, { defaultAssignment, ...(hasVisualizer && { visualizer: TO_VISUALIZER }) }),
});

/** Whether finished reports have to be made of a grading anew for a judgement: one that tells nothing cannot tell it again. */
export const needsGrading = (
  { outcome, judgement }: FinishedRecord,
  wanted: Judgement,
  { audience }: Settings,
): boolean => audience === "student" && noScoreOf(outcome) === "withheld" && judgement !== judgementHash(wanted);

/**
 * Makes finished reports tell of another judgement, without grading; nothing is written where they do already.
 *
 * @param record - of reports that stand as they were written
 */
export async function judgeAnew(
  record: FinishedRecord,
  fileName: string,
  judgement: Judgement,
  writing: () => Promise<Writing>,
): Promise<FinishedRecord> {
  if (record.judgement === judgementHash(judgement)) return record;
  const { root, ...rest } = await writing();
  const { json: path } = pathsOf(root, fileName);
  const report = parseReport(await readFile(path, "utf8"), path);
  const { name, fingerprint, outcome } = record;
  const one = { upload: { name }, fingerprint, digest: outcome.digest };
  return writeOne(report, one, fileName, { root, ...rest }, judgement);
}
