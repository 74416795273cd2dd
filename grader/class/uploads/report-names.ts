import { compareCodePoints } from "../../grade/load/paths.js";
import { alikeKey, groupBy } from "./alike.js";

/** Longest file name without its ending, in bytes of UTF-8: disks take 255, and what writes a file aside adds to it. */
export const MAX_REPORT_NAME_BYTES = 150;

/** Room for a suffix, in bytes. */
const SUFFIX_BYTES = 8;

/** Names of devices, which Windows opens instead of a file, whatever comes after a dot. */
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/**
 * The file names of reports, without ending, by the names of all submissions of a class: letters and digits of any script,
 * `.`, `_` and `-`; anything else becomes `_`. No two are alike, letter case and Unicode form aside: of those that would be,
 * the first in code points keeps the name and the others get `-2`, `-3` and so on. None is empty, begins with a dot, is
 * reserved on Windows or longer than {@link MAX_REPORT_NAME_BYTES}. The order of the names has no influence; each name that
 * fits already is kept. O(n log n).
 *
 * @param names - of the whole class: those of a part of it may come out differently
 */
export function reportNames(names: readonly string[]): Map<string, string> {
  const sorted = [...new Set(names)].sort(compareCodePoints);
  const cleaned = sorted.map((name) => ({ name, clean: cleanName(name) }));
  const settled = new Map<string, string>();
  const taken = new Set<string>();
  // A name that fits as it is goes first, so that nobody else's suffix takes it.
  const isKept = ({ name, clean }: { name: string; clean: string }): boolean => name === clean;
  const inTurn = [...cleaned.filter(isKept), ...cleaned.filter((one) => !isKept(one))];
  const rest = inTurn.filter(({ name, clean }) => !settle(name, clean));
  const numbers = new Map<string, number>();
  for (const { name, clean } of rest) {
    const stem = cut(clean, MAX_REPORT_NAME_BYTES - SUFFIX_BYTES);
    let number = numbers.get(alikeKey(stem)) ?? 2;
    while (!settle(name, `${stem}-${number}`)) number++;
    numbers.set(alikeKey(stem), number + 1);
  }
  return new Map(sorted.map((name) => [name, settled.get(name) ?? ""]));

  function settle(name: string, wanted: string): boolean {
    const key = alikeKey(wanted);
    if (taken.has(key)) return false;
    taken.add(key);
    settled.set(name, wanted);
    return true;
  }
}

/** The groups of names that come to one file name by what is done to them, before they get a suffix. O(n). */
export function namesOfOneFile(names: readonly string[]): string[][] {
  const groups = groupBy([...new Set(names)].sort(compareCodePoints), (name) => alikeKey(cleanName(name)));
  return [...groups.values()].filter((group) => group.length > 1);
}

function cleanName(name: string): string {
  const clean = name.normalize("NFC").replace(/[^\p{L}\p{Nd}._-]/gu, "_");
  const visible = clean.replace(/^\.|^$/, "_");
  return cut(reserved.test(visible) ? `_${visible}` : visible, MAX_REPORT_NAME_BYTES);
}

/** The beginning of a text that has at most so many bytes, without cutting a character in two. */
function cut(text: string, bytes: number): string {
  let [end, size] = [0, 0];
  for (const character of text) {
    size += Buffer.byteLength(character);
    if (size > bytes) break;
    end += character.length;
  }
  return text.slice(0, end);
}
