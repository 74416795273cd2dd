/**
 * Source cut into its tokens, without a compiler: what is cut need not be sound.
 *
 * @module
 */

/** Longer sources are compared as plain text: nobody writes that much by hand, and it need not be read closely. */
const MOST_CHARACTERS = 300_000;

/**
 * One piece of TypeScript: space, a comment, a string, a number or name, an operator of several characters, or one character of
 * anything else. No alternative begins like another's continuation, so each piece is found without going back. What is not ended
 * goes on as far as it can.
 */
const PIECE =
  /(?<space>\s+|\/\/[^\n\r\u2028\u2029]*|\/\*[^]*?(?:\*\/|$))|"(?:[^"\\\n\r]|\\[^])*"?|'(?:[^'\\\n\r]|\\[^])*'?|[\p{L}\p{N}_$]+|=>|[=!]==?|[<>]=|&&|\|\||\?\?|\+\+|--|[+-]=|[^]/uy;

/** The text of a template up to its end, or to what is put into it. */
const TEMPLATE = /(?:[^`\\$]|\\[^]|\$(?!\{))*(?:`|\$\{)?/y;

/** A regular expression, which may hold what looks like a comment or the beginning of a string. */
const PATTERN = /\/(?![*/])(?:[^/\\[\n\r]|\\[^\n\r]|\[(?:[^\]\\\n\r]|\\[^\n\r])*\]?)*(?:\/[a-z]*)?/y;

/** A part of a source. */
export interface Piece {
  text: string;
  /** Whether it is white space or a comment. */
  isSpace: boolean;
}

/** Cuts a source into pieces; joined, they are the source. It needs no sound one, and O(characters) whatever is in it. */
export function piecesOf(source: string): Piece[] {
  const pieces: Piece[] = [];
  /** For every brace that is open: whether a template goes on behind it. */
  const braces: boolean[] = [];
  let at = 0;
  let before = "";
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(source);
    at += found?.[0].length ?? 0;
    return found;
  };
  const add = (text: string): void => {
    pieces.push({ text, isSpace: false });
    before = text;
  };
  while (at < source.length) {
    const pattern = source[at] === "/" && mayBeginPattern(before) ? take(PATTERN)?.[0] : undefined;
    const found = pattern === undefined ? take(PIECE) : null;
    const space = found?.groups?.["space"];
    if (space !== undefined) {
      pieces.push({ text: space, isSpace: true });
      continue;
    }
    const text = pattern ?? found?.[0] ?? "";
    add(text);
    if (text === "{") braces.push(false);
    if (text !== "`" && (text !== "}" || braces.pop() !== true)) continue;
    const template = take(TEMPLATE)?.[0] ?? "";
    add(template);
    if (template.endsWith("${")) braces.push(true);
  }
  return pieces;
}

/**
 * What counts of a source when two are compared: its tokens, one a line. Sources that differ in spaces, line ends and comments
 * alone come to the same text. O(characters).
 */
export function tokensOf(source: string): string {
  if (source.length > MOST_CHARACTERS) return plainText(source);
  const tokens = piecesOf(source).filter(({ isSpace }) => !isSpace);
  return tokens.map(({ text }) => text).join("\n");
}

/** Whether a slash after that token begins a regular expression, and does not divide. */
const mayBeginPattern = (before: string): boolean =>
  /^(?:[^)\]}"'`\p{L}\p{N}_$]|=>|[=!<>]==?|&&|\|\||\?\?|[+-]=)$/u.test(before) ||
  /^(|return|typeof|case|in|of|void|delete)$/.test(before);

/** Words with one space between them. */
const plainText = (source: string): string => source.split(/\s+/).join(" ");
