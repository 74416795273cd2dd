/**
 * The native host: the student's code in this process, for debugging with breakpoints. Nothing holds it in; a loop that
 * does not end has to be stopped by hand. Points are only ever taken from the sandbox.
 *
 * @module
 */
import { readFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { types } from "node:util";
import { openBeside, type RunIn, wantsThreads } from "./beside.js";
import { bundleInside } from "./bundle-inside.js";
import { type Replaceable, bundleVariants } from "./bundle-variants.js";
import { createGuest } from "./guest.js";
import type { SourceLocation } from "./subject.js";
import { type GuestHost, guestSubject } from "./guest-subject.js";
import { linkedWith } from "./linked.js";
import { noClass } from "./no-class.js";
import { bundleLinked, type LinkedFiles } from "./native-linked.js";
import { WINDOW_LENGTH } from "./script.js";
import type { Subject } from "./subject.js";

/** Messages and names of errors that the engine raises by itself. Students hardly write these words themselves. */
const ENGINE_ERROR =
  /^(Maximum call stack size exceeded|Invalid (array|string|typed array) length|Cannot (read|set|destructure|convert|access)|Assignment to constant|Array buffer allocation failed|Class constructor|.* is not (a function|a constructor|defined|iterable|extensible)|.*object is not)/;

/** The guest's number for every kind of `throw`; those next to it tell apart what only the sandbox can act upon. */
const THREW = 8;
const LAST_THREW = 15;

/** What a native host may know beside the class: where errors come from, and what was printed. */
export type NativeExtras = Partial<Pick<GuestHost, "locate" | "beginCheck" | "takePrinted">>;

/** Makes the guest of a realm. */
export type CreateGuest = typeof createGuest;

/** The guest, what it reads scripts from, and the class that it calls, which it has loaded, or why that is not there. */
export interface NativeRealm {
  guest: ReturnType<CreateGuest>;
  window: Int32Array;
  Class: unknown;
  missing: string | null;
  /** See the host's. */
  openThreads(): void;
}

/**
 * A class of this realm, with the guest beside it.
 *
 * @param inside - the assignment's code beside the submission, as source of a function that gives its exports
 * @param run - runs the submission in the realm of a thread, where the assignment has threads
 */
export function inThisRealm(Class: unknown, inside?: string, run?: RunIn): NativeRealm {
  const window = new Int32Array(WINDOW_LENGTH);
  const beside = openBeside(window.buffer, inside);
  const guest = createGuest(isByEngine, window.buffer, beside);
  guest.load(() => ({ Class }), "Class");
  const openThreads = (): void => {
    if (run !== undefined) beside.openThreads(run, likeThisRealm);
  };
  return { guest, window, Class, missing: null, openThreads };
}

/** A class that a submission exports, or why it is not there. */
function exportedClass(
  exported: Record<string, unknown>,
  className: string,
  inside?: string,
  run?: RunIn,
): NativeRealm {
  const Class = exported[className];
  const names = Object.keys(exported).filter((name) => name !== "default");
  const missing = typeof Class === "function" ? null : noClass(className, names.join(","));
  return { ...inThisRealm(Class, inside, run), missing };
}

/** What students have in Node, and a new realm has not. */
function likeThisRealm(context: object): typeof isByEngine {
  Object.assign(context, { console, structuredClone });
  return isByEngine;
}

/**
 * A subject that runs in this process, of the class of that name until another is chosen; `open` loads a class, and loads it anew
 * where that can be done.
 */
export function nativeSubject(
  firstClass: string,
  open: (className: string) => NativeRealm,
  extras: NativeExtras = {},
): Subject {
  let className = firstClass;
  let { guest, window, Class, missing, openThreads } = open(className);
  const load = (): void => {
    ({ guest, window, Class, missing, openThreads } = open(className));
  };
  const choose = (name: string): string | null => {
    if (name !== className) {
      className = name;
      load();
    }
    return missing;
  };
  const { beginCheck = () => undefined, ...others } = extras;
  const host: GuestHost = {
    get className() {
      return className;
    },
    choose,
    run(name, args) {
      const all = name === "construct" ? [Class, ...args] : args;
      const code = (guest[name] as (...all: unknown[]) => number)(...all);
      return code > THREW && code <= LAST_THREW ? THREW : code;
    },
    text: (name) => guest[name]().slice(1),
    number: () => guest.number(),
    locate: () => null,
    window: () => window,
    openThreads: () => openThreads(),
    reload: load,
    within: (_ticks, body) => body(),
    beginCheck(...check) {
      choose(firstClass);
      beginCheck(...check);
    },
    takePrinted: () => [],
    ticks: () => null,
    memoryInUse: () => null,
    ...others,
  };
  return guestSubject(host);
}

/** A submission that was loaded from a folder. */
export interface NativeSubmission {
  subject: Subject;
  /** Absolute path, `/` between the parts. */
  folder: string;
  /** The same with another file in the place of a given one; not there where none has another. */
  with?: (file: string, variant: string) => Subject;
}

/**
 * Loads the assignment's class for a stage file: from the folder in the environment variable `ALLOCLAB_SUBMISSION`, or
 * from the folder above the stage's own.
 *
 * @throws Error when the folder has no `exercise.json`, or its entry has no such class
 */
export async function loadNative(stageFile: string): Promise<NativeSubmission> {
  const exercise = dirname(dirname(stageFile)).replace(/([\\/])solutions([\\/][^\\/]+)$/, "$1exercises$2");
  const manifest = await readFile(join(exercise, "exercise.json"), "utf8");
  const { entry, class: named, givenFiles = [], wholeFile = entry } = JSON.parse(manifest) as Manifest;
  const folder = resolve(process.env["ALLOCLAB_SUBMISSION"] ?? exercise);
  const file = join(folder, entry);
  const exports = (await import(/* @vite-ignore */ file)) as Record<string, unknown>;
  const classNames = [named].flat();
  const [firstClass = ""] = classNames;
  if (classNames.every((name) => typeof exports[name] !== "function"))
    throw new Error(`${file} has to export a class named ${firstClass}`);
  const given = givenFiles.filter((name) => name !== wholeFile);
  const twin = exercise.replace(/([\\/])exercises([\\/][^\\/]+)$/, "$1solutions$2");
  const inside = await bundleInside([exercise, twin]);
  const replaceable = await bundleVariants([exercise, twin], givenFiles);
  const hasOthers = Object.keys(replaceable).length > 0;
  const hasThreads = inside !== undefined && wantsThreads(inside);
  const files = hasOthers || hasThreads ? await bundleLinked(file, replaceable) : null;
  const linked = linkedWith(replaceable) ?? {};
  const run = files === null ? undefined : (context: object) => files.run(linked, context);
  const locate = (stack: string): SourceLocation | null =>
    placeIn(folder, given, files === null ? stack : files.inFiles(stack));
  return {
    ...(files !== null && hasOthers ? { with: openOthers(firstClass, replaceable, files, inside, locate) } : {}),
    subject: nativeSubject(firstClass, (className) => exportedClass(exports, className, inside, run), { locate }),
    folder: slashed(folder),
  };
}

/** The student's files with another in the place of a given one, as the stages ask for them. */
function openOthers(
  firstClass: string,
  replaceable: Readonly<Record<string, Replaceable>>,
  files: LinkedFiles,
  inside: string | undefined,
  locate: GuestHost["locate"],
): (file: string, variant: string) => Subject {
  return (file, variant) => {
    const linked = linkedWith(replaceable, { file, variant }) ?? {};
    return nativeSubject(
      firstClass,
      (className) => exportedClass(files.run(linked), className, inside, (context) => files.run(linked, context)),
      { locate },
    );
  };
}

interface Manifest {
  entry: string;
  class: string | readonly string[];
  givenFiles?: readonly string[];
  wholeFile?: string;
}

const slashed = (path: string): string => path.replaceAll("\\", "/");

/** `at new FreeBlock (/home/ada/exercises/01-first-fit/free-block.ts:20:26)`; vitest has mapped it to the source. */
const FRAME = /^\s*at (?:.*\()?(?:file:\/\/)?(.+):(\d+):(\d+)\)?$/;

/**
 * The topmost frame of a stack that lies in the student's files; `null` when none does.
 *
 * @param folder - of the files, as the system writes it
 * @param given - names of files to look past, as the one in whose constructor every error of a kind is made
 */
export function placeIn(folder: string, given: readonly string[], stack: string): SourceLocation | null {
  const root = `${slashed(folder)}/`;
  for (const line of stack.split("\n")) {
    const [, path = "", row, column] = FRAME.exec(line) ?? [];
    // The path of a URL has a `/` before the drive.
    const file = slashed(path).replace(/^\/(?=[a-z]:)/i, "");
    if (!file.startsWith(root) || file.includes("/stages/")) continue;
    const name = file.slice(root.length);
    if (!given.includes(name)) return { file: name, line: Number(row), column: Number(column) };
  }
  return null;
}

function isByEngine(error: unknown): boolean {
  return types.isNativeError(error) && ENGINE_ERROR.test(error.message);
}
