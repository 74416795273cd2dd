/**
 * The native host: the student's code in this process, for debugging with breakpoints. Nothing holds it in; a loop that
 * does not end has to be stopped by hand. Points are only ever taken from the sandbox.
 *
 * @module
 */
import { readFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { createGuest } from "./guest.js";
import { type GuestHost, guestSubject } from "./guest-subject.js";
import type { Subject } from "./subject.js";

/** Messages and names of errors that the engine raises by itself. Students hardly write these words themselves. */
const ENGINE_ERROR =
  /^(Maximum call stack size exceeded|Invalid (array|string|typed array) length|Cannot (read|set|destructure|convert|access)|Assignment to constant|Array buffer allocation failed|Class constructor|.* is not (a function|a constructor|defined|iterable|extensible)|.*object is not)/;

/** The guest's number for every kind of `throw`; those next to it tell apart what only the sandbox can act upon. */
const THREW = 8;
const LAST_THREW = 15;

/** What a native host may know beside the class: where errors come from, and what was printed. */
export type NativeExtras = Partial<Pick<GuestHost, "locate" | "beginCheck" | "takePrinted">>;

/** A subject of the class of that name, which is loaded in this process; `reload` loads it anew where that can be done. */
export function nativeSubject(className: string, load: () => unknown, extras: NativeExtras = {}): Subject {
  let Class = load();
  let guest = createGuest(isByEngine);
  const host: GuestHost = {
    className,
    run(name, args) {
      const all = name === "construct" ? [Class, ...args] : args;
      const code = (guest[name] as (...all: unknown[]) => number)(...all);
      return code > THREW && code <= LAST_THREW ? THREW : code;
    },
    text: (name) => guest[name]().slice(1),
    number: () => guest.number(),
    locate: () => null,
    reload() {
      Class = load();
      guest = createGuest(isByEngine);
    },
    beginCheck: () => undefined,
    takePrinted: () => [],
    ...extras,
  };
  return guestSubject(host);
}

/**
 * Loads the assignment's class for a stage file: from the folder in the environment variable `ALLOCLAB_SUBMISSION`, or
 * from the folder above the stage's own.
 *
 * @throws Error when the folder has no `exercise.json`, or its entry has no such class
 */
export async function loadNative(stageFile: string): Promise<Subject> {
  const exercise = dirname(dirname(stageFile)).replace(/([\\/])solutions([\\/][^\\/]+)$/, "$1exercises$2");
  const { entry, class: className } = JSON.parse(await readFile(join(exercise, "exercise.json"), "utf8")) as {
    entry: string;
    class: string;
  };
  const file = resolve(process.env["ALLOCLAB_SUBMISSION"] ?? exercise, entry);
  const exports = (await import(/* @vite-ignore */ file)) as Record<string, unknown>;
  const Class = exports[className];
  if (typeof Class !== "function") throw new Error(`${file} has to export a class named ${className}`);
  return nativeSubject(className, () => Class);
}

function isByEngine(error: unknown): boolean {
  return error instanceof Error && ENGINE_ERROR.test(error.message);
}
