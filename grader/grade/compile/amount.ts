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
 * and puts them wherever they are used, in the file of the enum and in all that import it. 0 where there are no enums. Every
 * assignment counts as one to a constant, and every mention of a name as a use of it. O(characters).
 */
export function textOfConstants(sources: Iterable<string>): number {
  const all = [...sources];
  if (!all.some((source) => /\benum\b/.test(source))) return 0;
  const constants = new Constants();
  const addAll = (): void => all.forEach((source) => constants.add(source.match(TOKEN) ?? []));
  addAll();
  // Once more, since what is used in one file may be made in a later one.
  constants.total = 0;
  addAll();
  return constants.total;
}

/** Tokens that are looked through for an escape in a name. */
const LONGEST_NAME = 64;

/** Names that were given values, with the sizes of these, and what all their uses come to. */
class Constants {
  total = 0;
  private readonly sizes = new Map<string, number>();
  private largest = 0;
  /** The largest of those whose names are written with escapes: any name may mean it. */
  private largestEscaped = 0;

  add(tokens: readonly string[]): void {
    /** The name that is being given a value, and the size of that so far. */
    let name: { text: string; isEscaped: boolean } | null = null;
    let size = 0;
    const finish = (): void => {
      if (name !== null) this.note(name.text, size, name.isEscaped);
      [name, size] = [null, 0];
    };
    for (const [index, token] of tokens.entries()) {
      if (token === "=" && tokens[index + 1] !== "=" && tokens[index + 1] !== ">") {
        finish();
        name = { text: nameBefore(tokens, index), isEscaped: isEscapedBefore(tokens, index) };
      } else if (token === "," || token === ";" || token === "}") {
        finish();
      } else {
        const added = this.sizeOf(token);
        size += added;
        this.total += added;
      }
      if (!(this.total <= Number.MAX_SAFE_INTEGER)) this.total = Infinity;
    }
    finish();
  }

  private note(name: string, size: number, isEscaped: boolean): void {
    this.sizes.set(name, Math.max(size, this.sizes.get(name) ?? 0));
    this.largest = Math.max(this.largest, size);
    if (isEscaped) this.largestEscaped = Math.max(this.largestEscaped, size);
  }

  private sizeOf(token: string): number {
    // Outside of texts a backslash is part of a name that is written with escapes, or of a regular expression.
    if (token === "\\") return this.largest;
    if (NAME.test(token)) return Math.max(this.sizes.get(token) ?? 0, this.largestEscaped);
    if (!TEXT.test(token)) return 0;
    // A name can stand in a text, as in `E["A"]`, and can be written with escapes there.
    const names: string[] = token.match(/[\p{ID_Start}$_][\p{ID_Continue}$]*/gu) ?? [];
    const whole = unquoted(token);
    if (names[0] !== whole) names.push(whole);
    const mentioned = names.reduce((sum, one) => sum + (this.sizes.get(one) ?? 0), this.largestEscaped);
    return token.length + mentioned + (token.includes("\\") ? this.largest : 0);
  }
}

const unquoted = (token: string): string => token.replace(/^["'`]|["'`]$/g, "");

/** `A` of `A =`, `"A" =` and `["A"] =`. */
function nameBefore(tokens: readonly string[], index: number): string {
  const token = tokens[index - 1] === "]" ? tokens[index - 2] : tokens[index - 1];
  return unquoted(token ?? "");
}

/** Whether the name before it may be written with escapes, `\u{41} =`. */
function isEscapedBefore(tokens: readonly string[], index: number): boolean {
  for (let at = index - 1; at >= index - LONGEST_NAME; at--) {
    const token = tokens[at];
    if (token === undefined || token === "," || token === ";" || token === "=") return false;
    if (token.includes("\\")) return true;
  }
  return true;
}
