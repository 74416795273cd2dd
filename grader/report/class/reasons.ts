import { NOTHING_HANDED_IN } from "../../model/errors.js";
import type { Attention, CohortEntry } from "../../model/class.js";

/** Submissions that need a look for one reason. */
export interface Reason {
  kind: Attention["kind"];
  title: string;
  /** What it means, or what to do about it. */
  means: string;
  /** Each group is told apart: those that are identical to each other; else there is one group only. */
  groups: { entry: CohortEntry; detail: string }[][];
}

const REASONS: Record<Attention["kind"], { title: string; means: string }> = {
  "grader-fault": {
    title: "Fault of the grader",
    means: "No score is written, or a check could not be judged. Grade these again; nobody loses anything over it.",
  },
  "load-error": {
    title: "Did not load",
    means: "The code does not compile or load, so no check was tried. Often a single line is at fault.",
  },
  "no-submission": {
    title: "Nothing to grade",
    means: "Nothing was handed in, or what was cannot be graded; then it says what it is.",
  },
  "timed-out": { title: "Timed out", means: "At least one check was still running when its time was up." },
  doubt: {
    title: "In doubt",
    means: "Whose it is, or which files count, is for a person to say. It was graded all the same where it can be.",
  },
  skeleton: {
    title: "Nothing but the skeleton",
    means: "Every file is as it was handed out, spaces and comments aside.",
  },
  identical: {
    title: "Identical to another",
    means:
      "The same source, spaces and comments aside. That alone proves nothing: it may be one team, or one person twice.",
  },
  note: { title: "Notes on the upload", means: "Something odd about its files or its name; nothing has to be done." },
};

const TELL_THE_ERROR: ReadonlySet<Attention["kind"]> = new Set(["grader-fault", "load-error", "no-submission"]);

/** Why submissions need a human look, each reason with its submissions in the order of the class. O(entries). */
export function reasonsOf(entries: readonly CohortEntry[]): Reason[] {
  const kinds = Object.keys(REASONS) as Attention["kind"][];
  return kinds.flatMap((kind) => {
    const groups = new Map<string, { entry: CohortEntry; detail: string }[]>();
    for (const entry of entries) {
      for (const attention of entry.attention) {
        if (attention.kind !== kind) continue;
        const key = groupOf(entry, attention);
        const group = groups.get(key) ?? [];
        groups.set(key, group);
        group.push({ entry, detail: detailOf(entry, attention) });
      }
    }
    return groups.size === 0 ? [] : [{ kind, ...REASONS[kind], groups: [...groups.values()] }];
  });
}

/** The first of those that are identical stands for them all: it is named by every other one. */
function groupOf({ name }: CohortEntry, attention: Attention): string {
  if (attention.kind !== "identical") return "";
  const [first = name] = attention.to;
  return first < name ? first : name;
}

function detailOf({ error }: CohortEntry, attention: Attention): string {
  if ("text" in attention && attention.text !== undefined) return attention.text;
  return TELL_THE_ERROR.has(attention.kind) && error !== NOTHING_HANDED_IN ? (error ?? "") : "";
}
