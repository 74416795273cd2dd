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

/** Those of the assignment's classes that a file defines, as far as tokens tell. */
export function classesIn(source: Source, exercise: Exercise): string[] {
  return classesAmong(tokensIn(source), exercise);
}

function classesAmong(tokens: string, { classNames }: Exercise): string[] {
  const text = `\n${tokens}\n`;
  return classNames.filter((name) =>
    new RegExp(`\\n(?:class\\n${name}\\n(?:extends|implements|<|\\{)|as\\n${name}\\n)`).test(text),
  );
}

/** Whether a file may hold all that the assignment asks for: it defines a class that is no matter of the part of that name. */
export function mayBeWhole(name: string, source: Source, exercise: Exercise): boolean {
  const ofPart = classesAmong(handedOutTokens(exercise).get(name) ?? "", exercise);
  return classesIn(source, exercise).some((one) => !ofPart.includes(one));
}

/** Whether a file defines a function or class, or exports a value, that the part of that name is to export. */
export function definesPart(name: string, source: Source, exercise: Exercise): boolean {
  const due = `\n${handedOutTokens(exercise).get(name) ?? ""}\n`.matchAll(EXPORTED);
  const text = `\n${tokensIn(source)}\n`;
  return [...due].some(([, one = ""]) =>
    ["function", "function\n*", "class", "export\nconst", "export\nlet"].some((how) =>
      text.includes(`\n${how}\n${one}\n`),
    ),
  );
}

/** What a source that was cut into tokens exports where it is declared. */
const EXPORTED =
  /\nexport\n(?:abstract\n|async\n)?(?:function\n(?:\*\n)?|class\n|const\n|let\n)([\p{L}\p{N}_$]+)(?=\n)/gu;

/** The part in which all classes of a file are to be written; `null` where there is none, or the file has no class. */
export function partFor(source: Source, exercise: Exercise): string | null {
  const own = classesIn(source, exercise);
  const handedOut = handedOutTokens(exercise);
  const holds = (name: string): boolean => {
    const ofPart = classesAmong(handedOut.get(name) ?? "", exercise);
    return own.every((one) => ofPart.includes(one));
  };
  const parts = exercise.studentFiles.filter((name) => name !== exercise.entry);
  return own.length === 0 ? null : (parts.find(holds) ?? null);
}

/** The paths of the relative imports in a source that was cut into tokens. */
export function importsIn(tokens: string): string[] {
  const found = tokens.matchAll(/^(?:from|import|\()\n["'](\.[^"'\n]*)["']$/gm);
  return [...new Set([...found].map(([, path = ""]) => path))];
}
