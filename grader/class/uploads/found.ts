import type { ClassFolder, Upload, UploadSource } from "../../model/class.js";
import { compareCodePoints } from "../../grade/load/paths.js";
import { isUnprintable, printable, shownList } from "../../model/words.js";
import { alikeKey, groupBy } from "./alike.js";

/** What a layout made of a folder's children. */
export interface Found {
  uploads: Unnamed[];
  passedOver: ClassFolder["passedOver"];
}

/** An upload whose name is not settled yet, as others may have the same. */
export interface Unnamed extends Omit<Upload, "name"> {
  /** Its name if it is the only one of that name. */
  wanted: string;
  /** What to add to the name where it is not, such as the ending of its file; may be empty. */
  ending: string;
}

/** An upload about which nothing is known but its files. */
export function plainUpload(wanted: string, source: UploadSource): Unnamed {
  return {
    wanted,
    ending: "",
    source,
    students: [],
    submittedAt: null,
    late: null,
    daysLate: null,
    otherAttempts: [],
    notes: [],
    doubts: [],
  };
}

/** What was handed in where there is no file of it: as the notes say, or nothing. */
export const noFile = (notes: readonly string[]): UploadSource =>
  notes.length === 0 ? { kind: "nothing" } : { kind: "other", what: notes.join(" ") };

/**
 * Gives each upload a name that no other has, letter case and Unicode form aside: where several want the same, all of them
 * keep their endings, and where that does not tell them apart, later ones in code points get ` (2)`, ` (3)` and so on; either
 * way somebody has to look whether they are one student's. Characters that cannot be shown become `�`. O(n log n).
 *
 * @returns sorted by name in code points
 */
export function settleNames(found: readonly Unnamed[]): Upload[] {
  const named = found.map((upload) => ({
    upload,
    name: printable(upload.wanted),
    full: upload.wanted + upload.ending,
  }));
  for (const group of groupBy(named, ({ name }) => alikeKey(name)).values()) {
    if (group.length === 1) continue;
    const doubt = `Several submissions have one name, but for its ending, letter case, Unicode form or what cannot be shown: ${shownList(group.map(({ full }) => full))}.`;
    for (const one of group) {
      one.name = printable(one.full);
      one.upload.doubts.push(doubt);
    }
  }
  named.sort((a, b) => compareCodePoints(a.full, b.full));
  const taken = new Set<string>();
  const rest: typeof named = [];
  const groups = groupBy(named, ({ name }) => alikeKey(name));
  for (const [key, [first, ...others]] of groups) {
    taken.add(key);
    if (others.length === 0 || first === undefined) continue;
    rest.push(...others);
  }
  for (const one of rest) {
    one.name = freeName(one.name, taken);
    taken.add(alikeKey(one.name));
  }
  return named.map(finished).sort((a, b) => compareCodePoints(a.name, b.name));
}

/** A name that is not taken: itself, or with ` (2)`, ` (3)` and so on. */
export function freeName(name: string, taken: ReadonlySet<string>): string {
  let free = name;
  for (let number = 2; taken.has(alikeKey(free)); number++) free = `${name} (${number})`;
  return free;
}

function finished({ upload, name, full }: { upload: Unnamed; name: string; full: string }): Upload {
  const { wanted: _wanted, ending: _ending, ...rest } = upload;
  if (isUnprintable(full)) rest.notes.push("Its name has characters that cannot be shown.");
  return { name, ...rest };
}
