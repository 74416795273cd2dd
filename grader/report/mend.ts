import type { Report, ReportedCheck } from "../model/report.js";

/** A check that did not pass, and where it stands. */
export interface Entry {
  stage: string;
  check: ReportedCheck;
  /** `stage/check name`, as the hint command takes it. */
  id: string;
}

/** Checks that were not tried, most often because another has to pass first. */
export interface Blocked {
  /** The check that has to pass; `null` when the report names none that it holds. */
  by: Entry | null;
  /** Its id, or what the report calls it; `null` when they wait for none that is named. */
  byName: string | null;
  /** What is said where none is named, to go on behind “skipped:”. */
  why: string;
  entries: Entry[];
}

/** Checks that failed by the same mistake, as far as that can be seen. */
export interface Mistake {
  first: Entry;
  others: Entry[];
}

/** What is to be done about a report, in the order in which a student should do it. */
export interface MendList {
  /**
   * Checks that ran and failed, in the order of stages and checks, those after all others that came upon a part that is not
   * written yet; the first is the one to mend first.
   */
  failed: Entry[];
  /** The same, put together by mistake: in each group the first check that met it, then the others. */
  mistakes: Mistake[];
  blocked: Blocked[];
  /** Checks that could not be judged, by a fault of the grader. */
  unjudged: Entry[];
}

/** What is to be done about the first entry of a {@link MendList}, as a heading. */
export const whatToDo = (first: Entry): string => (isUnwritten(first) ? "Write this next" : "Fix this first");

/** Sorts what did not pass by what a student can do about it. O(checks). */
export function toMend(report: Report): MendList {
  const list: MendList = { failed: [], mistakes: [], blocked: [], unjudged: [] };
  const entries = allEntries(report);
  for (const entry of entries) {
    const { status, failure } = entry.check;
    if (status === "passed") continue;
    if (failure?.kind === "needs") block(list.blocked, entry, failure.needs, entries);
    else if (failure?.kind === "grader-fault") list.unjudged.push(entry);
    else if (failure?.kind !== "not-loaded") list.failed.push(entry);
  }
  // A fault in what is written is mended before something is built upon it.
  list.failed.sort((one, other) => Number(isUnwritten(one)) - Number(isUnwritten(other)));
  list.mistakes = byMistake(list.failed);
  return list;
}

/** Whether the check came upon a part of the skeleton that is as it was handed out, and all was right before that. */
const isUnwritten = ({ check: { failure } }: Entry): boolean =>
  failure?.kind === "not-written" && failure.root === undefined;

/** Reports of earlier versions do not say what sort of mistake it was: there, each is one of its own. */
function byMistake(failed: readonly Entry[]): Mistake[] {
  const groups = new Map<string, Mistake>();
  for (const [place, entry] of failed.entries()) {
    const { kind, mistake, root } = entry.check.failure ?? {};
    // What a broken list leads to has the law that it breaks as its root.
    const own = kind === "broken-list" ? mistake : mistake && `${kind} ${mistake}`;
    const key = root ?? own ?? `${place}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { first: entry, others: [] });
    else group.others.push(entry);
  }
  return [...groups.values()];
}

/** The checks of a report, in order. */
export function allEntries(report: Report): Entry[] {
  return report.stages.flatMap(({ name: stage, checks }) =>
    checks.map((check) => ({ stage, check, id: `${stage}/${check.name}` })),
  );
}

function block(blocked: Blocked[], entry: Entry, named: string | null, all: readonly Entry[]): void {
  const by = rootOf(entry, all);
  const byName = by?.id ?? named;
  // A check may pass itself over, for a reason of its own.
  const why = byName === null ? (entry.check.message ?? "").replace(/^(Skipped|Not run): /, "") : "";
  const group = blocked.find((each) => each.byName === byName && each.why === why);
  if (group === undefined) blocked.push({ by, byName, why, entries: [entry] });
  else group.entries.push(entry);
}

/** The check that has to pass first; where that one waits for another in turn, the last of them. */
function rootOf(entry: Entry, all: readonly Entry[]): Entry | null {
  let root: Entry | null = null;
  // A circle can only be the work of somebody's hands, but must not hang us.
  for (let at: Entry | undefined = entry, turns = 0; turns <= all.length; turns++) {
    at = at.check.failure?.kind === "needs" ? find(at.check.failure.needs, at.stage, all) : undefined;
    if (at === undefined) break;
    root = at;
  }
  return root;
}

/** A name alone means the check of that name in the same stage, before any other. */
function find(name: string | null, stage: string, all: readonly Entry[]): Entry | undefined {
  return (
    all.find(({ id }) => id === name) ??
    all.find((each) => each.stage === stage && each.check.name === name) ??
    all.find(({ check }) => check.name === name)
  );
}
