/**
 * Source less what does not count when two are compared: white space, line ends and comments.
 *
 * @module
 */

/** Longer sources are compared as plain text: nobody writes that much by hand, and it need not be read closely. */
const MOST_CHARACTERS = 300_000;

/**
 * One piece of TypeScript: space, a comment, a string, a number or name, or one character of anything else. No alternative
 * begins like another's continuation, so each piece is found without going back. What is not ended goes on as far as it can.
 */
const PIECE =
  /(?<space>\s+|\/\/[^\n\r\u2028\u2029]*|\/\*[^]*?(?:\*\/|$))|"(?:[^"\\\n\r]|\\[^])*"?|'(?:[^'\\\n\r]|\\[^])*'?|[\p{L}\p{N}_$]+|[^]/uy;

/** The text of a template up to its end, or to what is put into it. */
const TEMPLATE = /(?:[^`\\$]|\\[^]|\$(?!\{))*(?:`|\$\{)?/y;

/** A regular expression, which may hold what looks like a comment or the beginning of a string. */
const PATTERN = /\/(?![*/])(?:[^/\\[\n\r]|\\[^\n\r]|\[(?:[^\]\\\n\r]|\\[^\n\r])*\]?)*(?:\/[a-z]*)?/y;

/**
 * The tokens of a source, one a line. Sources that differ in spaces, line ends and comments alone come to the same text.
 * It needs no sound source, and O(characters) whatever is in it.
 */
export function tokensOf(source: string): string {
  if (source.length > MOST_CHARACTERS) return plainText(source);
  const tokens: string[] = [];
  /** For every brace that is open: whether a template goes on behind it. */
  const braces: boolean[] = [];
  let at = 0;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(source);
    at += found?.[0].length ?? 0;
    return found;
  };
  const takeTemplate = (): void => {
    const text = take(TEMPLATE)?.[0] ?? "";
    tokens.push(text);
    if (text.endsWith("${")) braces.push(true);
  };
  while (at < source.length) {
    const pattern = source[at] === "/" && mayBeginPattern(tokens.at(-1)) ? take(PATTERN)?.[0] : undefined;
    const piece = pattern === undefined ? take(PIECE) : null;
    if (piece?.groups?.["space"] !== undefined) continue;
    const token = pattern ?? piece?.[0] ?? "";
    tokens.push(token);
    if (token === "{") braces.push(false);
    if (token === "`" || (token === "}" && braces.pop() === true)) takeTemplate();
  }
  return tokens.join("\n");
}

/** Whether a slash after that token begins a regular expression, and does not divide. */
const mayBeginPattern = (before = ""): boolean =>
  /^[^)\]}"'`\p{L}\p{N}_$]$/u.test(before) || /^(|return|typeof|case|in|of|void|delete)$/.test(before);

/** Words with one space between them. */
const plainText = (source: string): string => source.split(/\s+/).join(" ");
