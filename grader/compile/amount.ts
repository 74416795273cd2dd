/**
 * How much work a submission would make for esbuild, judged before it gets it: a chain of a million brackets ends esbuild's
 * process, and a kilobyte of enums can ask it for more memory than there is.
 *
 * @module
 */

/** Comments, texts, names, and any other character, one at a time. What has no end goes to the end: O(characters). */
const TOKEN =
  /\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|"(?:[^"\\\n]|\\[\s\S])*["\n]?|'(?:[^'\\\n]|\\[\s\S])*['\n]?|`(?:[^`\\]|\\[\s\S])*`?|[\p{ID_Start}$_][\p{ID_Continue}$]*|[^\s]/gu;
const NAME = /^[\p{ID_Start}$_]/u;
const TEXT = /^["'`]/;

/** Lines up to this length, in characters, are as many as anybody likes. */
const LONG_LINE = 500;
/** Characters of messages that long lines may lead to. */
const MAX_MESSAGES = 2 ** 26;

/**
 * Counts what the long lines of a submission would make of messages: esbuild copies the whole line into each, and can have
 * one for every other character of it, so a single line of 800 KiB asks for gigabytes.
 */
export class LineBudget {
  private left = MAX_MESSAGES;

  /** Counts a file; gives the number of the line that is too much, or `null`. O(characters). */
  add(source: string): number | null {
    const code = codeLength(source);
    for (const [index, { length }] of source.split(/\r\n|[\n\r\u2028\u2029]/).entries()) {
      if (length <= LONG_LINE) continue;
      // What of the line is code cannot be told by the line alone: a comment may begin, or end, in a text.
      this.left -= length * Math.min(length, code);
      if (this.left < 0) return index + 1;
    }
    return null;
  }
}

/** Characters of source, comments and space aside. O(characters). */
export function codeLength(source: string): number {
  let length = 0;
  for (const token of source.match(TOKEN) ?? []) if (!/^\/[/*]/.test(token)) length += token.length;
  return length;
}

/**
 * An upper bound for the characters that the constants of enums grow to. esbuild adds their strings up while it compiles,
 * and puts them wherever they are used. 0 where there are no enums. Every assignment counts as one to
 * a constant, and every mention of a name as a use of it. O(characters).
 */
export function textOfConstants(sources: Iterable<string>): number {
  let total = 0;
  for (const source of sources) if (/\benum\b/.test(source)) total += textOf(source.match(TOKEN) ?? []);
  return total;
}

function textOf(tokens: readonly string[]): number {
  const sizes = new Map<string, number>();
  let largest = 0;
  let total = 0;
  /** The name that is being given a value, and the size of that so far. */
  let name: string | null = null;
  let size = 0;
  const sizeOf = (token: string): number => {
    if (NAME.test(token)) return sizes.get(token) ?? 0;
    if (!TEXT.test(token)) return 0;
    // A name can stand in a text, as in `E["A"]`, and can be written with escapes there.
    const names = token.match(/[\p{ID_Start}$_][\p{ID_Continue}$]*/gu) ?? [];
    const mentioned = names.reduce((sum, one) => sum + (sizes.get(one) ?? 0), 0);
    return token.length + mentioned + (token.includes("\\") ? largest : 0);
  };
  const finish = (): void => {
    if (name !== null) sizes.set(name, Math.max(size, sizes.get(name) ?? 0));
    largest = Math.max(largest, size);
    [name, size] = [null, 0];
  };
  for (const [index, token] of tokens.entries()) {
    if (token === "=" && tokens[index + 1] !== "=" && tokens[index + 1] !== ">") {
      finish();
      name = nameBefore(tokens, index);
    } else if (token === "," || token === ";" || token === "}") {
      finish();
    } else {
      // Outside of texts a backslash is part of a name that is written with escapes, or of a regular expression.
      const added = token === "\\" ? largest : sizeOf(token);
      size += added;
      total += added;
    }
    if (total > Number.MAX_SAFE_INTEGER) return Infinity;
  }
  return total;
}

/** `A` of `A =`, `"A" =` and `["A"] =`. */
function nameBefore(tokens: readonly string[], index: number): string {
  const token = tokens[index - 1] === "]" ? tokens[index - 2] : tokens[index - 1];
  return (token ?? "").replace(/^["'`]|["'`]$/g, "");
}
