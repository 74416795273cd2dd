/**
 * Sources compared with each other and with what was handed out: spaces, line ends and comments aside.
 *
 * @module
 */
import type { Exercise } from "../../model/course.js";
import { decode } from "./decode.js";
import type { Source } from "./intake.js";
import { tokensOf } from "./tokens.js";

const known = new WeakMap<Source, string>();

/** The tokens of a file, `""` where it is no text. Each file is cut up once. */
export function tokensIn(source: Source): string {
  let tokens = known.get(source);
  if (tokens === undefined) known.set(source, (tokens = tokensOf(decode(source).text ?? "")));
  return tokens;
}

const handouts = new WeakMap<Exercise, ReadonlyMap<string, string>>();

/** The tokens of the files as handed out, by name; the same for a whole class. */
export function handedOutTokens(exercise: Exercise): ReadonlyMap<string, string> {
  let tokens = handouts.get(exercise);
  if (tokens === undefined) {
    tokens = new Map([...exercise.handout].map(([name, text]) => [name, tokensOf(text)]));
    handouts.set(exercise, tokens);
  }
  return tokens;
}

/** Whether a file is no student's work: as it was handed out under that name, or empty. */
export function isHandedOut(name: string, source: Source, exercise: Exercise): boolean {
  const tokens = tokensIn(source);
  return tokens === "" || tokens === handedOutTokens(exercise).get(name);
}

/** Whether a file defines the assignment's class, or one of them, as far as tokens tell. */
export function holdsClass(source: Source, { classNames }: Exercise): boolean {
  const names = `(?:${classNames.join("|")})`;
  return new RegExp(`(?:^|\\n)(?:class\\n${names}\\n(?:extends|implements|<|\\{)|as\\n${names}\\n)`).test(
    `${tokensIn(source)}\n`,
  );
}

/** The paths of the relative imports in a source that was cut into tokens. */
export function importsIn(tokens: string): string[] {
  const found = tokens.matchAll(/^(?:from|import|\()\n["'](\.[^"'\n]*)["']$/gm);
  return [...new Set([...found].map(([, path = ""]) => path))];
}
