/**
 * Who hands in together, by the rows of what they have handed in, however a decision names them.
 *
 * @module
 */
import type { ClassFolder } from "../../model/class.js";
import type { Decision, Decisions } from "../../model/decision.js";
import { UsageError } from "../../model/errors.js";
import { shown, shownList } from "../../model/words.js";
import { whoIn } from "./members.js";
import { contradictionsIn } from "./together.js";

/** What somebody has handed in: names of uploads, and whether they are theirs alone. */
export interface HandedIn {
  uploads: readonly string[];
  isAlone: boolean;
}

/** Tells what somebody has handed in who is named by id, address, login or name; `null` where nobody is known by that. */
export type FindUploads = (whom: string) => HandedIn | null;

/** As the export alone tells it. O(uploads) to make. */
export function byExport({ uploads }: ClassFolder): FindUploads {
  const who = whoIn(uploads);
  return (whom) => {
    const meant = who(whom);
    if (meant.kind === "none") return null;
    if (meant.kind === "member") return { uploads: [meant.member.upload], isAlone: false };
    return { uploads: meant.kind === "alone" ? [meant.row] : meant.rows, isAlone: true };
  };
}

/**
 * The decisions with partners named by what they have handed in, so that nothing of it is graded by itself. Whoever has handed
 * in nothing stays as they are named, and so does whose upload is not to be told, in doubt.
 *
 * @param finder - makes what is asked; not called where only rows are named
 * @throws UsageError when two decisions contradict each other once it is known who is meant
 */
export function withPartnersByRow(decisions: Decisions, found: ClassFolder, finder: () => FindUploads): Decisions {
  const rows = new Set(found.uploads.map(({ name }) => name.normalize("NFC")));
  const isRow = (name: string): boolean => rows.has(name.normalize("NFC"));
  const needsLookup = ({ for: [leader = ""], actions }: Decision): boolean =>
    isRow(leader) && actions.some((action) => action.kind === "together" && !action.with.every(isRow));
  if (!decisions.all.some(needsLookup)) return decisions;
  const find = finder();
  const doubts: string[] = [];
  const placeOf = ({ file, line }: Decision): string => `${shown(file ?? decisions.file ?? "")}, line ${line}`;
  const rowFor = (name: string, decision: Decision): string => {
    const own = isRow(name) ? null : find(name);
    const [upload, ...others] = own?.uploads ?? [];
    if (own === null || upload === undefined || upload === decision.for[0]) return name;
    if (others.length === 0 && own.isAlone) return upload;
    doubts.push(
      others.length > 0
        ? `${placeOf(decision)}: of ${shown(name)} there may be several: ${shownList(own.uploads)}; name those that are handed in together.`
        : `${placeOf(decision)}: ${shown(name)} has handed in ${shown(upload)} with others; name that one, if all of them hand in together.`,
    );
    return name;
  };
  const all = decisions.all.map((decision): Decision => {
    if (!needsLookup(decision)) return decision;
    const actions = decision.actions.map((action) =>
      action.kind === "together"
        ? { ...action, with: [...new Set(action.with.map((name) => rowFor(name, decision)))] }
        : action,
    );
    return { ...decision, actions };
  });
  const [first, ...more] = contradictionsIn(all).map(
    ({ line, text }) => `${shown(decisions.file ?? "")}, line ${line}: ${text}.`,
  );
  if (first !== undefined) throw new UsageError(first, more);
  return { ...decisions, all, asWritten: decisions.all, doubts: [...decisions.doubts, ...doubts] };
}
