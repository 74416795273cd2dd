/**
 * What is written in letters in a text and may be something else: base64, and what follows the comma of a data URL. Read by
 * hand, from the first character to the last: as patterns these begin again at every letter of a text that was made for it.
 *
 * @module
 */

/** Characters of base64 that can hide something: a name of a check takes some thirty. */
const LEAST_BASE64 = 40;
/** Characters of a media type with its parameters; longer ones are none. */
const LONGEST_TYPE = 200;

const isBase64 = tableOf(/[A-Za-z0-9+/_-]/);
const isBetween = tableOf(/[\r\n\t ]/);
const isUrl = tableOf(/[^%"'`\s)<>]/);
const isType = tableOf(/[\w.+=;/-]/);

/** Which of the first 128 characters are of a kind; `0` beyond. */
function tableOf(kind: RegExp): Uint8Array {
  return Uint8Array.from({ length: 128 }, (_, code) => (kind.test(String.fromCharCode(code)) ? 1 : 0));
}

/** The first place from `at` on whose character is not of that kind. */
function skip(text: string, at: number, kind: Uint8Array): number {
  let end = at;
  while (end < text.length && kind[text.charCodeAt(end)] === 1) end++;
  return end;
}

/**
 * The base64 in a text, without the space in it: in one run, or in lines with others after them, as mail and PEM have it.
 * O(characters).
 */
export function* base64Runs(text: string): Generator<string> {
  let lines: string[] = [];
  let lineEnd = -1;
  for (let at = 0; at < text.length; at++) {
    const end = skip(text, at, isBase64);
    if (end - at >= LEAST_BASE64) {
      // What the last line is followed by was looked at already: is it all between this line and that one?
      if (lineEnd !== at && lines.length > 0) {
        yield lines.join("");
        lines = [];
      }
      lines.push(text.slice(at, end));
      lineEnd = afterBreak(text, end);
      at = lineEnd - 1;
    } else at = end;
  }
  if (lines.length > 0) yield lines.join("");
}

/** Behind the white space at a place, and behind line breaks that are written as `\n`. */
function afterBreak(text: string, from: number): number {
  for (let at = from; ;) {
    const end = skip(text, at, isBetween);
    const isWritten = text[end] === "\\" && (text[end + 1] === "n" || text[end + 1] === "r");
    if (!isWritten) return end;
    at = end + 2;
  }
}

/** What stands behind the comma of the data URLs in a text, but for those in base64. O(characters). */
export function* dataUrls(text: string): Generator<string> {
  for (let at = text.indexOf("data:"); at >= 0; at = text.indexOf("data:", at + 1)) {
    const comma = skip(text, at + "data:".length, isType);
    if (text[comma] !== "," || comma - at > LONGEST_TYPE || text.endsWith(";base64", comma)) continue;
    let end = comma + 1;
    while (end < text.length && (text[end] === "%" || isUrlAt(text, end))) end++;
    yield text.slice(comma + 1, end);
    at = end - 1;
  }
}

const isUrlAt = (text: string, at: number): boolean => text.charCodeAt(at) > 127 || isUrl[text.charCodeAt(at)] === 1;
