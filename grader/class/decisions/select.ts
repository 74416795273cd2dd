/**
 * Which decisions are about whom, and whether they fit what is there.
 *
 * @module
 */
import { createHash } from "node:crypto";
import type { Config } from "../../grade/load/config.js";
import { meant } from "../../grade/load/closest.js";
import type { Action, Decision, Decisions, Lateness } from "../../model/decision.js";
import { type Upload, uploadNameOf } from "../../model/class.js";
import type { StageResult } from "../../model/report.js";
import { count, shown, shownList } from "../../model/words.js";
import type { Judgement } from "../../report/decisions/judge.js";
import { replacedIn } from "../../report/decisions/replaced.js";
import { isOfUpload } from "./own-rows.js";
import { criteriaOf } from "./criteria.js";
import { type People, membersIn, whoIn } from "./members.js";
import { type Extension, type Handed, type Lateness as Late, costOf, lateness } from "../late.js";

/** What is decided about one submission, and what is odd about it. */
export interface Selected {
  judgement: Judgement;
  /** One sentence each. */
  notes: string[];
  doubts: string[];
}

/** A row, by what decisions are about. */
export type Decided = Pick<Upload, "name" | "handedInAs" | "calledAs">;

/** What is decided about a row. O(decisions) once, and then of those about it. */
export function selectFor(upload: Decided & Handed, { all }: Decisions, config: Config): Selected {
  const decisions = decisionsFor(upload, all);
  const late = latenessUnder(decisions, upload, config);
  return {
    judgement: { decisions: decisions.map(bare), lateness: late.lateness, criteria: criteriaOf(config) },
    notes: late.notes,
    doubts: late.doubts,
  };
}

/**
 * The decisions about a row, in the order of the file; those about one of several who have handed in together stand behind those
 * about all of them, and have no say in what was handed in.
 */
function decisionsFor({ name, handedInAs = name, calledAs = [] }: Decided, all: readonly Decision[]): Decision[] {
  const { forAll, byName } = placesIn(all);
  const about = (names: readonly string[]): number[] =>
    names.flatMap((each) => byName.get(each.normalize("NFC")) ?? []);
  const inOrder = (places: Iterable<number>): Decision[] =>
    [...new Set(places)].sort((a, b) => a - b).flatMap((place) => all[place] ?? []);
  const ofUpload = inOrder([...forAll, ...about([handedInAs])]);
  if (name === handedInAs) return ofUpload;
  const known = new Set(ofUpload);
  const own = inOrder(about(calledAs))
    .filter((decision) => !known.has(decision))
    .map((decision) => ({ ...decision, actions: decision.actions.filter((action) => !isOfUpload(action)) }));
  return [...(isExtended(own) ? ofUpload.map(withoutLate) : ofUpload), ...own];
}

function isExtended(decisions: readonly Decision[]): boolean {
  const actions = decisions.flatMap((one) => one.actions);
  const replaced = replacedIn(actions);
  return actions.some((action) => action.kind === "extension" && !replaced.has(action));
}

/** What is said of how late a group counts, replaced by an extension for one of them. What is said for all counts for everybody. */
const withoutLate = (decision: Decision): Decision =>
  decision.for === "all"
    ? decision
    : {
        ...decision,
        actions: decision.actions.map((action) => (isOfLate(action) ? { ...action, isReplaced: true } : action)),
      };

const isOfLate = ({ kind }: Action): boolean => kind === "late" || kind === "waived";

/** Where in the file the decisions stand that are for all, and those for each name, in NFC. */
interface Places {
  forAll: number[];
  byName: Map<string, number[]>;
}

/** A class asks for each of its rows. */
const places = new WeakMap<readonly Decision[], Places>();

function placesIn(all: readonly Decision[]): Places {
  const known = places.get(all);
  if (known !== undefined) return known;
  const made: Places = { forAll: [], byName: new Map() };
  for (const [place, { for: whom }] of all.entries()) {
    if (whom === "all") made.forAll.push(place);
    else
      for (const name of whom.map((one) => one.normalize("NFC")))
        made.byName.set(name, [...(made.byName.get(name) ?? []), place]);
  }
  places.set(all, made);
  return made;
}

/** Whether it is about the submission of that name. */
export const isFor = ({ for: whom }: Decision, name: string): boolean =>
  whom === "all" || whom.some((one) => one.normalize("NFC") === name.normalize("NFC"));

/** What a decision says, wherever in the file it stands and for whomever it is. */
const bare = ({ why, by, at, comment, note, actions }: Decision): Judgement["decisions"][number] => ({
  why,
  by,
  at,
  ...(comment === undefined ? {} : { comment }),
  ...(note === undefined ? {} : { note }),
  actions,
});

function latenessUnder(
  decisions: readonly Decision[],
  upload: Handed,
  config: Config,
): { lateness: Lateness | null; notes: string[]; doubts: string[] } {
  const actions = decisions.flatMap((one) => one.actions);
  const replaced = replacedIn(actions);
  const counting = actions.filter((one) => !replaced.has(one));
  const extension: Extension | null = counting.find((one) => one.kind === "extension") ?? null;
  const said = daysSaid(counting);
  const plain = lateness(config, upload);
  // Whose own extension counts before what is said of the group is late as that without it.
  const ofGroup = isExtended(decisions) ? daysSaid(actions) : null;
  const now = said === null ? lateness(config, upload, extension) : lateAsSaid(said, config);
  const notes = now.note === null ? [] : [now.note];
  const without = ofGroup ?? plain.days;
  const shortened = `It is extended, and yet late by more than without: ${count(now.days, "day")} and not ${without}.`;
  const isShortened = extension !== null && now.days > without;
  const doubts = [...(now.doubt === undefined ? [] : [now.doubt]), ...(isShortened ? [shortened] : [])];
  if (plain.days === 0 && now.days === 0) return { lateness: null, notes, doubts };
  const otherwise = { days: plain.days, off: costOf(config, plain.days).off };
  const isChanged = said !== null || extension !== null;
  return { lateness: { days: now.days, ...costOf(config, now.days), ...(isChanged && { otherwise }) }, notes, doubts };
}

/** How many days late somebody has said that it counts; `null` where nobody has. */
function daysSaid(actions: readonly Action[]): number | null {
  const said = actions.find((one) => one.kind === "waived" || one.kind === "late");
  if (said === undefined) return null;
  return said.kind === "late" ? said.days : 0;
}

function lateAsSaid(days: number, { late }: Config): Late {
  if (late !== null || days === 0) return { days, note: null };
  const doubt = `It is decided that it counts as ${count(days, "day")} late, but the config has no \`late\` that says what that costs; nothing is taken off.`;
  return { days: 0, note: null, doubt };
}

/** Whether somebody has said how late a row counts, so that nothing has to tell it. */
export function isLatenessSaid(row: Decided, { all }: Decisions): boolean {
  const actions = decisionsFor(row, all).flatMap((one) => one.actions);
  const replaced = replacedIn(actions);
  return daysSaid(actions.filter((action) => !replaced.has(action))) !== null;
}

/**
 * Decisions that are about nobody and nothing that there is, a sentence each.
 *
 * @param rows - of the class, other shards' included
 * @param stages - of the suites; `null` where they cannot be read
 */
export function misfits(
  { file, all }: Decisions,
  rows: readonly (Decided & Pick<Upload, "students">)[],
  stages: readonly StageResult[] | null,
): string[] {
  const names = [...new Set(rows.flatMap((row) => [row.name, uploadNameOf(row)]))];
  const members = new Set(rows.flatMap(({ calledAs = [] }) => calledAs));
  const known = new Set(names.map((name) => name.normalize("NFC")));
  const stageNames = stages?.map(({ name }) => name) ?? [];
  const checks = stages?.flatMap(({ name, checks }) => checks.map((check) => `${name}/${check.name}`)) ?? [];
  const placeOf = (decision: Decision): string => `${shown(decision.file ?? file ?? "")}, line ${decision.line}`;
  const dropped = all.filter((one) => one.for === "all" && one.actions.some(({ kind }) => kind === "drop"));
  const left = checks.filter((check) => !dropped.some(({ actions }) => actions.some((one) => drops(one, check))));
  const nothing = dropped.at(-1);
  const isEmpty = nothing !== undefined && checks.length > 0 && left.length === 0;
  const leaders = new Map(
    all.flatMap(({ for: whom, actions }) =>
      actions.flatMap((one) =>
        one.kind === "together" && whom !== "all" ? one.with.map((name) => [name.normalize("NFC"), whom[0] ?? ""]) : [],
      ),
    ) as [string, string][],
  );
  const nobody = nobodyIn(rows, names);
  const stranger = (name: string, isOfAll: boolean): string => {
    const leader = leaders.get(name.normalize("NFC"));
    if (leader === undefined) return nobody(name);
    const own = isOfAll ? [] : membersIn(rows).filter(({ upload }) => upload === leader);
    const text = `${shown(name)} hands in together with ${shown(leader)}, whose row it is; say it for that one`;
    return own.length === 0
      ? text
      : `${text}, and it is for all of them, or for one of them: ${shownList(own.map(({ row }) => row))}`;
  };
  const fits = all.flatMap((decision) => {
    const place = placeOf(decision);
    const strangers = decision.for === "all" ? [] : decision.for.filter((name) => !known.has(name.normalize("NFC")));
    const isOfAll = decision.actions.some(isOfUpload);
    // Where nothing of it is left, why is told already.
    const isNothing = decision.actions.length === 0 && decision.comment === undefined && decision.note === undefined;
    const lost = isNothing ? [] : strangers.filter((name) => isOfAll || !members.has(name.normalize("NFC")));
    const targets = decision.actions.flatMap((action) => ("on" in action && action.on !== null ? [action.on] : []));
    return [
      ...lost.map((name) => `${place}: ${stranger(name, isOfAll)}`),
      ...targets.flatMap((target) => {
        if (stages === null || stageNames.includes(target) || checks.includes(target)) return [];
        const beside = checks.filter((check) => check.startsWith(target.slice(0, target.indexOf("/") + 1)));
        const [what, some] = target.includes("/") ? ["check", beside] : ["stage", stageNames];
        return [`${place}: there is no ${what} ${shown(target)}${meant(target, some)}`];
      }),
    ].map((text) => text.replace(/(?<![.?…])$/, "."));
  });
  const doubts = [...fits, ...saidTwice(all, placeOf)];
  return isEmpty ? [...doubts, `${placeOf(nothing)}: with this one every check is dropped.`] : doubts;
}

/** Makes the function that says why a decision about a name is about no row; without a full stop. */
function nobodyIn(rows: People, names: readonly string[]): (name: string) => string {
  let who: ReturnType<typeof whoIn> | null = null;
  return (name) => {
    const found = (who ??= whoIn(rows))(name);
    if (found.kind === "several")
      return `${shown(name)} may be several: ${shownList(found.rows)}; say it for the one that is meant`;
    if (found.kind === "alone") return `${shown(name)} has the row ${shown(found.row)}; say it for that one`;
    if (found.kind === "member")
      return `${shown(name)} has handed in ${shown(found.member.upload)} with others, and what counts of it is decided for all of them; say that for ${shown(found.member.upload)}`;
    const group = names.find((one) => name.startsWith(`${one} (`) && name.endsWith(")"));
    return group === undefined
      ? `there is no submission ${shown(name)}${meant(name, names)}`
      : `nobody who has handed in ${shown(group)} is called ${shown(name.slice(group.length + 2, -1))}`;
  };
}

/** Points that are given or taken by two decisions that are the same, as when a command was typed once more. */
function saidTwice(all: readonly Decision[], placeOf: (decision: Decision) => string): string[] {
  const first = new Map<string, Decision>();
  return all.flatMap((decision) => {
    const isRepeated = decision.actions.some((one) => one.kind === "points" && one.how !== "set");
    if (!isRepeated) return [];
    const before = first.get(idOf(decision));
    if (before === undefined) first.set(idOf(decision), decision);
    return before === undefined
      ? []
      : [
          `${placeOf(decision)}: it says what line ${before.line} says, and both count; leave one out, or give each its reason.`,
        ];
  });
}

const drops = (action: Action, check: string): boolean => action.kind === "drop" && action.on === check;

/** Whether decisions name stages or checks, which only the suites know. */
export const namesStages = ({ all }: Decisions): boolean =>
  all.some(({ actions }) => actions.some((action) => "on" in action && action.on !== null));

/** What tells one decision from all others; it changes with anything in it. */
const idOf = (decision: Decision): string => {
  const { line: _line, ...rest } = decision;
  return createHash("sha256").update(JSON.stringify(rest)).digest("hex").slice(0, 12);
};

/** What a submission's source comes to, as decisions name it. */
export const shortSource = (source: string): string => source.slice(0, 12);

/** Points that were given for files which are not those any more. */
export interface Stale {
  /** The source that each decision was first applied to, by what tells the decision from others. */
  decidedOn: Record<string, string>;
  doubts: string[];
}

/**
 * Holds decisions about the points of one submission against its files: those that it was made on, if it says so, else those
 * that it was first applied to.
 *
 * @param source - of the submission's digest; empty where there is nothing of its own
 * @param before - what an earlier run noted down
 */
export function staleness(
  row: Decided,
  { file, all }: Decisions,
  source: string,
  before: Readonly<Record<string, string>>,
): Stale {
  const decidedOn: Record<string, string> = {};
  const doubts: string[] = [];
  const isAboutFiles = ({ actions, comment }: Decision): boolean =>
    comment !== undefined || actions.some(({ kind }) => ["points", "credit", "grade"].includes(kind));
  for (const decision of decisionsFor(row, all).filter((one) => one.for !== "all" && isAboutFiles(one))) {
    const id = idOf(decision);
    const first = decision.source ?? before[id] ?? shortSource(source);
    decidedOn[id] = first;
    if (first === shortSource(source)) continue;
    const mend = decision.source === undefined ? "write its `at` anew" : "take out its `source`";
    doubts.push(
      `The decision in ${shown(decision.file ?? file ?? "")}, line ${decision.line}, was made before the files were changed; it counts still. Where it fits, ${mend}.`,
    );
  }
  return { decidedOn, doubts };
}
