/**
 * Text that a submission had a hand in (its console, names, messages) may hold anything. What would move a cursor,
 * colour a terminal, turn the reading direction, hide from the reader or break a file format is taken out here, once for
 * every form of report.
 *
 * @module
 */

/** Escape sequences: CSI, then OSC, DCS and their kin up to their end, then the short ones. */
const ESCAPES =
  /(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]|(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)?|\x1b[ -/]*[0-~]/gu;

/**
 * Characters that are not seen, or only by what they do to others: controls, directions, line separators, tags, variation
 * selectors, fillers, lone surrogates. A text can be hidden in them that whoever copies the report hands on.
 */
const UNSEEN =
  "[\\p{Cc}\\p{Cs}\\p{Default_Ignorable_Code_Point}\\u2028\\u2029\\u2800\\ufff9-\\ufffb\\ufffe\\uffff\\u{1d159}]";
/** All of them that {@link clean} takes out whatever stands beside them. */
const TAKEN_OUT = new RegExp(`(?![\\n\\u200c\\u200d])${UNSEEN}`, "gu");

/** Letters of the scripts in which a joiner between two of them is spelling. */
const JOINING =
  "[\\p{sc=Arab}\\p{sc=Syrc}\\p{sc=Deva}\\p{sc=Beng}\\p{sc=Guru}\\p{sc=Gujr}\\p{sc=Orya}\\p{sc=Taml}\\p{sc=Telu}\\p{sc=Knda}\\p{sc=Mlym}\\p{sc=Sinh}\\p{sc=Khmr}\\p{sc=Mymr}]";
const PICTURE = "[\\p{Extended_Pictographic}\\u{1f3fb}-\\u{1f3ff}]";
/** Joiners; those that join something are its group. */
const JOINERS = new RegExp(
  `((?<=${PICTURE})\\u200d(?=${PICTURE})|(?<=${JOINING})[\\u200c\\u200d](?=${JOINING}))|[\\u200c\\u200d]`,
  "gu",
);

/** Marks on one letter, the fifth and all that follow: no language stacks as many, and they grow over the lines above. */
const MARKS = /(\p{M}{4})\p{M}+/gu;

/** What {@link escaped} looks for: outside of its texts, JSON has none. */
const ESCAPED = new RegExp(`(?!\\n)${UNSEEN}|(?<=\\p{M}{4})\\p{M}`, "gu");

const PLAIN = /^[\n -~]*$/;

/** The text with line breaks kept (as `\n`), tabs as two spaces, and nothing in it that is not seen. O(characters). */
export function clean(text: string): string {
  if (PLAIN.test(text)) return text;
  return text
    .replace(ESCAPES, "")
    .replace(/\r\n?/g, "\n")
    .replaceAll("\t", "  ")
    .replace(TAKEN_OUT, "")
    .replace(JOINERS, "$1")
    .replace(MARKS, "$1");
}

/** JSON text with every character that is not seen written as an escape: the same value, with nothing hidden in its bytes. */
export function escaped(json: string): string {
  return json.replace(ESCAPED, (text) =>
    Array.from({ length: text.length }, (_, at) => `\\u${text.charCodeAt(at).toString(16).padStart(4, "0")}`).join(""),
  );
}

/** The text cleaned and on one line. */
export function cleanLine(text: string): string {
  return clean(text).replace(/\s*\n\s*/g, " ");
}

/** The value with every text in it cleaned, whatever field it is in, so that no page can forget to. O(characters). */
export function cleanDeep<Value>(value: Value, by: (text: string) => string): Value {
  const inner = (each: unknown): unknown => {
    if (typeof each === "string") return by(each);
    if (Array.isArray(each)) return each.map(inner);
    if (typeof each !== "object" || each === null) return each;
    return Object.fromEntries(Object.entries(each).map(([key, one]) => [key, inner(one)]));
  };
  return inner(value) as Value;
}

/**
 * Lines of text that no CI runner takes for commands to itself. GitHub's runner obeys a line of the log that begins with
 * `::`, space in front aside, and `##[` anywhere; Azure's `##vso[`, TeamCity's `##teamcity[`. To be called on whole lines as
 * they are printed, since a line may have been broken right there.
 */
export function withoutCommands(text: string): string {
  return text.replace(/^([^\S\n]*):(?=:)/gm, "$1: ").replace(/#(?=#(?:\w*\[))/g, "# ");
}
