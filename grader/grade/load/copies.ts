/**
 * Names of files as they become when something is copied, downloaded again, or kept in several versions.
 *
 * @module
 */
import { changesBetween } from "./closest.js";

/** "Copy", as systems write it into names, in the languages that most have. */
const COPY =
  "copy|kopie|copie|copia|cópia|còpia|kopia|kópia|kopio|kopi|kopija|kopya|másolat|копия|копія|копие|αντίγραφο|副本|拷贝|コピー|복사본|사본|نسخة|עותק";

/**
 * What people write beside the name of the version that they want to count. What they write of one that they do not
 * (`old`, `backup`) makes no copy of it: nobody means that one.
 */
const NEWER =
  "final|finale?|finished|done|new|newest|neu|neue|nuevo|nouveau|nuovo|latest|last|fix|fixed|updated?|corrected|korrigiert|korrektur|abgabe|submission|submit|solution|lösung|loesung|complete|completed|working|version|edited|mine|my";

/** What stands behind a name that was there already, or in front of it; one mark at a time, in small letters. */
const MARKS: readonly RegExp[] = [
  // `a (1)`, `a(1)`; `a 2`, `a-1`, `a_20261101`; `a2`
  /[\s_.-]*\(\d{1,4}\)$/u,
  /[\s_.-]+\d{1,8}$/u,
  /\d{1,2}$/u,
  // `a_v2`, `a.v1.1`, `a version 2`, `av2`
  /[\s_.-]*v(?:er(?:sion)?)?[\s_.-]*\d+(?:[._]\d+)*$/u,
  // `a - Copy`, `a copy`, `a – Kopie`
  new RegExp(`[\\s_.–-]+(?:${COPY})$`, "u"),
  new RegExp(`[\\s_.–-]+(?:${NEWER})$`, "u"),
  // `Copy of a`, `Kopie von a`, `Copy (2) of a`, `my_a`, `final-a`
  new RegExp(`^(?:${COPY})(?:\\s*\\(\\d+\\))?[\\s_-]+(?:(?:of|von|van|de|di|do|da|af|av)[\\s_-]+)?`, "u"),
  new RegExp(`^(?:${NEWER})[\\s_.-]+`, "u"),
];

/** Where a word ends in `NEWallocate`, and where one begins in `allocateFinal`. */
const [CAPITALS, CAPITAL] = [/\p{Lu}{2,}(?=\p{Ll})/gu, /(?<=\p{Ll})(?=\p{Lu})/gu];

/** More marks than anybody's file has. */
const MOST_MARKS = 6;

/**
 * The name that a file is a copy of, as systems and people name copies: `allocate.ts` for `allocate (1).ts`,
 * `allocate - Copy.ts`, `allocate_final_v2.ts`.
 *
 * @param names - the names that there are to be copied
 * @returns `null` when it is a copy of none, or has such a name itself
 */
export function copiedName(name: string, names: readonly string[]): string | null {
  const wanted = new Map(names.map((one) => [stemOf(one), one]));
  const own = stemOf(name);
  const isNone = !/\.ts$/i.test(name) || wanted.has(own) || ![...wanted.keys()].some((stem) => own.includes(stem));
  if (isNone) return null;
  let stems = new Set([own, stemOf(name.replace(CAPITALS, "$&_")), stemOf(name.replace(CAPITAL, "_"))]);
  for (let marks = 0; marks < MOST_MARKS; marks++) {
    stems = new Set([...stems].flatMap((stem) => MARKS.map((mark) => stem.replace(mark, ""))));
    for (const stem of stems) if (wanted.has(stem)) return wanted.get(stem) ?? null;
  }
  return null;
}

/** Of two copies of one file, the newer by its name comes first: the higher number, else the later by code points. */
export function compareCopies(a: string, b: string): number {
  const numbers = [a, b].map((name) => Number(/(\d{1,8})\D*$/.exec(stemOf(name))?.[1] ?? 0));
  return (numbers[1] ?? 0) - (numbers[0] ?? 0) || (stemOf(a) < stemOf(b) ? 1 : -1);
}

/** Tests and declarations have a second ending; what tools make of a source is nobody's version of it. */
const MADE = /\.(?:test|spec|d)\.[cm]?[jt]sx?$|\.map$|\.[cm]?[jt]sx?\.html$/i;

/**
 * Whether a file has that name but for its ending and what stands between words: `allocate.js`, `allocate.ts.txt`, `allocate`
 * for `allocate.ts`, `FreeBlock.js` for `free-block.ts`.
 */
export function hasOtherEnding(name: string, wanted: string): boolean {
  const file = name.normalize("NFC").toLowerCase();
  const [stem = ""] = file.split(".");
  return !/\.ts$/.test(file) && !MADE.test(file) && lettersOf(stem) === lettersOf(stemOf(wanted));
}

/**
 * Whether a source may be meant by a name: a copy of it, the same letters, a few letters changed, another form of the word
 * (`allocation`), a part of the name (`alloc`, `block`), or the name with more around it.
 */
export function isLike(name: string, wanted: string): boolean {
  if (MADE.test(name)) return false;
  const [stem, other] = [stemOf(name), stemOf(wanted)];
  if (stem === other || copiedName(name, [wanted]) !== null) return true;
  if (lettersOf(stem) === lettersOf(other)) return true;
  const most = other.length <= 5 ? 1 : 2;
  if (Math.abs(stem.length - other.length) <= most && changesBetween(stem, other) <= most) return true;
  if (isFormOf(stem, other) || (stem.length >= LEAST_PART && other.split("-").includes(stem))) return true;
  return `-${stem.replace(/[^\p{L}\p{N}]+/gu, "-")}-`.includes(`-${other}-`);
}

/** Letters that a part of a name has, for it to be more than a word that many names have. */
const LEAST_PART = 4;

/** Whether one word is the beginning of another, or most of both is the same beginning. */
function isFormOf(stem: string, other: string): boolean {
  let same = 0;
  while (same < stem.length && stem[same] === other[same]) same++;
  if (same < LEAST_PART) return false;
  return same === stem.length || (same * 5 >= other.length * 4 && same * 2 > stem.length);
}

const lettersOf = (stem: string): string => stem.replace(/[^\p{L}\p{N}]/gu, "");

const stemOf = (name: string): string =>
  name
    .normalize("NFC")
    .toLowerCase()
    .replace(/(?<=.)\.[cm]?[jt]sx?$/, "");
