/**
 * Text that a submission had a hand in (its console, names, messages) may hold anything. What would move a cursor,
 * colour a terminal, turn the reading direction or break a file format is taken out here, once for every form of report.
 *
 * @module
 */

/** Escape sequences: CSI, then OSC, DCS and their kin up to their end, then the short ones. */
const ESCAPES =
  /(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]|(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)?|\x1b[ -/]*[0-~]/gu;

/** Characters that are seen only by what they do to others: controls, directions, line separators, tags, lone surrogates. */
const UNSEEN =
  /(?![\n])[\p{Cc}\p{Cs}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}\ufffe\uffff]/gu;

/** The text with line breaks kept (as `\n`), tabs as two spaces, and nothing in it that is not seen. */
export function clean(text: string): string {
  return text.replace(ESCAPES, "").replace(/\r\n?/g, "\n").replaceAll("\t", "  ").replace(UNSEEN, "");
}

/** The text cleaned and on one line. */
export function cleanLine(text: string): string {
  return clean(text).replace(/\s*\n\s*/g, " ");
}

/**
 * Lines of text that no CI runner takes for commands to itself. GitHub's runner obeys a line of the log that begins with
 * `::`, space in front aside, and `##[` anywhere; Azure's `##vso[`, TeamCity's `##teamcity[`. To be called on whole lines as
 * they are printed, since a line may have been broken right there.
 */
export function withoutCommands(text: string): string {
  return text.replace(/^([^\S\n]*):(?=:)/gm, "$1: ").replace(/#(?=#(?:\w*\[))/g, "# ");
}
