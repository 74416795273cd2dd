/**
 * What a person should look at: submissions with nothing of the student's in them, submissions that are alike, and those
 * that did not come to an ordinary end.
 *
 * @module
 */
import { createHash } from "node:crypto";
import { shownList } from "../model/words.js";
import { type Attention, type CohortEntry, type Upload, oneEach } from "../model/class.js";
import type { Exercise } from "../model/course.js";
import type { Report } from "../model/report.js";
import type { Submission } from "../model/submission.js";
import { breath } from "./breath.js";
import { type OwnFile, ownFiles } from "./own-files.js";

/** What a submission's own source comes to, spaces and comments aside. */
export interface Digest {
  /** SHA-256 in hexadecimal, the same for the same source; empty where there is nothing to compare. */
  source: string;
  /** Whether every file of it is as it was handed out. */
  isSkeleton: boolean;
}

/** Others that are named for one submission at most, so that a class of copies stays small. */
const MOST_NAMED = 20;

/**
 * Compares a submission's files with those handed out, and makes of them what can be compared with others: where two
 * submissions have one digest, they differ in white space, line ends and comments at most. O(characters).
 */
export async function digestOf(submission: Submission, exercise: Exercise): Promise<Digest> {
  if (submission.problems.length > 0) return { source: "", isSkeleton: false };
  const all = await ownFiles(submission, exercise);
  if (all.length === 0) return { source: "", isSkeleton: submission.known.size > 0 };
  return { source: await hashOf(all), isSkeleton: false };
}

/**
 * Why somebody should look at a submission, from its own report; what it shares with others is for {@link markIdentical}, and
 * what is odd about how it was handed in for {@link uploadAttention}.
 *
 * @param digest - `null` when there was nothing to be read
 */
export function attentionOf(report: Report, digest: Digest | null): Attention[] {
  const checks = report.stages.flatMap((stage) => stage.checks);
  const isFaulty = checks.some(({ failure }) => failure?.kind === "grader-fault");
  const breaking = checks.filter(({ failure }) => failure?.kind === "broke-sandbox").map(({ name }) => name);
  return [
    ...(report.status === "graded" ? [] : [{ kind: report.status }]),
    ...(isFaulty && report.status !== "grader-fault" ? [{ kind: "grader-fault" as const }] : []),
    ...(checks.some(({ status }) => status === "timed-out") ? [{ kind: "timed-out" as const }] : []),
    ...(breaking.length > 0
      ? [{ kind: "doubt" as const, text: `It broke the sandbox, which no allocator does: ${shownList(breaking)}.` }]
      : []),
    ...(digest?.isSkeleton === true ? [{ kind: "skeleton" as const }] : []),
    ...(report.doubts ?? []).map(({ kind, text }) => ({ kind: "doubt" as const, text, about: kind })),
  ];
}

/** Why somebody should look at how a submission was handed in. */
export const uploadAttention = ({ doubts, notes }: Pick<Upload, "doubts" | "notes">): Attention[] => [
  ...doubts.map((text) => ({ kind: "doubt" as const, text })),
  ...notes.map((text) => ({ kind: "note" as const, text })),
];

/**
 * The entries, each with what it is identical to, and with nothing else that said so before. Of a large group each names the
 * first 20 others only; the first of the group is always among them. O(entries).
 *
 * @param digests - by the entries' names; entries without one are like no other
 */
export function markIdentical(entries: readonly CohortEntry[], digests: ReadonlyMap<string, Digest>): CohortEntry[] {
  const groups = new Map<string, string[]>();
  // Who handed in together have one upload, whatever is decided about each.
  const compared = new Set(oneEach(entries));
  const groupOf = (entry: CohortEntry): string => (compared.has(entry) ? (digests.get(entry.name)?.source ?? "") : "");
  for (const entry of compared) {
    const source = groupOf(entry);
    if (source === "") continue;
    const group = groups.get(source);
    if (group === undefined) groups.set(source, [entry.name]);
    else group.push(entry.name);
  }
  for (const group of groups.values()) group.sort((a, b) => (a < b ? -1 : 1));
  return entries.map((entry) => {
    const attention = entry.attention.filter(({ kind }) => kind !== "identical");
    const group = groups.get(groupOf(entry)) ?? [];
    const to = group.slice(0, MOST_NAMED + 1).filter((name) => name !== entry.name);
    if (to.length > 0) attention.push({ kind: "identical", to: to.slice(0, MOST_NAMED) });
    return { ...entry, attention };
  });
}

/** Of all the files; empty when nothing is in any. */
async function hashOf(files: readonly OwnFile[]): Promise<string> {
  const hash = createHash("sha256");
  let isEmpty = true;
  for (const { name, tokens: tokensNow } of files) {
    const tokens = tokensNow();
    isEmpty &&= tokens === "";
    // Lengths first, so that no two lists of files come to the same bytes.
    hash.update(`${name.length} ${tokens.length}\n${name}\n${tokens}\n`);
    await breath();
  }
  return isEmpty ? "" : hash.digest("hex");
}
