/**
 * The same script in this process, for `--host native`: no limits, no isolation, and so not for grading. It has a realm of its
 * own, prepared as in the sandbox, so that what is not there is not here either.
 *
 * @module
 */
import { types } from "node:util";
import { Script, createContext } from "node:vm";
import { thrownParts } from "#kit/subject/guest-subject";
import { type CreateGuest, type NativeRealm, nativeSubject } from "#kit/subject/native";
import { openBeside } from "#kit/subject/beside";
import { LINKED, type Linked, linkedWith } from "#kit/subject/linked";
import { WINDOW_LENGTH } from "#kit/subject/script";
import { noClass } from "#kit/subject/no-class";
import type { Subject } from "#kit/subject/subject";
import type { Program } from "../../model/submission.js";
import { SCRIPT, locator } from "./locate.js";
import { LoadFailure } from "./machine.js";
import { threwWhileLoading } from "./load-words.js";
import { GUEST, NODE_REALM } from "./sources.js";
import type { SandboxOptions } from "./options.js";

/** A submission that runs in this process, each with another given file in a realm of its own. */
export interface NativeSubject extends Subject {
  /** See the sandbox's. */
  with(file: string, variant: string): Subject;
}

/** What the guest's `load` gives when the script has run to its end. */
const LOADED = 0;

/** What `prepareRealm` gives, as far as it is used here. */
type PrepareRealm = (
  print: (line: string) => void,
  isError: (error: unknown) => boolean,
) => { isByEngine: (error: unknown) => boolean };

const prepareRealm = new Script(`${NODE_REALM}()`, { filename: "realm.js" });
const makeGuest = new Script(`${GUEST}()`, { filename: "guest.js" });

/** Prepares a realm as in the sandbox; gives its `isByEngine`. */
function prepared(context: object, print: (line: string) => void): (error: unknown) => boolean {
  return (prepareRealm.runInContext(context) as PrepareRealm)(print, types.isNativeError).isByEngine;
}

/**
 * Runs the submission. Each reload evaluates it again, in a new realm.
 *
 * @throws LoadFailure when it cannot be loaded
 */
export function openNative(program: Program, options: SandboxOptions): NativeSubject {
  const { classNames, wholeFile, givenFiles, inside, replaceable } = options;
  let printed: string[] = [];
  const locate = locator(
    program.map,
    givenFiles.filter((file) => file !== wholeFile),
  );
  const script = new Script(`(function (${LINKED}) { "use strict"; ${program.code}\nreturn __submission;})`, {
    filename: SCRIPT,
  });
  const open = (className: string, linked: Linked = {}): NativeRealm => {
    const context = createContext();
    const print = (line: string): number => printed.push(line);
    const isByEngine = prepared(context, print);
    const window = new Int32Array(WINDOW_LENGTH);
    const beside = openBeside(window.buffer, inside, (context) => prepared(context, () => undefined));
    const guest = (makeGuest.runInContext(context) as CreateGuest)(isByEngine, window.buffer, beside);
    const runIn = (context: object): unknown =>
      (script.runInContext(context) as (linked: unknown) => unknown)(linkedIn(context, linked));
    const others = classNames.filter((name) => name !== className);
    if (guest.load(() => runIn(context), className, ...others) !== LOADED) {
      const { stack, ...thrown } = thrownParts(guest.thrown().slice(1));
      throw new LoadFailure(threwWhileLoading(thrown), locate(stack));
    }
    const Class: unknown = guest.loaded();
    const missing = Class === undefined ? noClass(className, guest.text().slice(1)) : null;
    if (missing !== null && guest.number() === 0) throw new LoadFailure(missing, null);
    const openThreads = (): void => beside.openThreads(runIn, (context) => prepared(context, print));
    return { guest, window, Class, missing, openThreads };
  };
  const subjectOf = (linked: Linked | undefined): Subject =>
    nativeSubject(classNames[0] ?? "", (className) => open(className, linked), {
      locate,
      beginCheck: () => void (printed = []),
      takePrinted: () => printed.splice(0),
    });
  return Object.assign(subjectOf(linkedWith(replaceable)), {
    with: (file: string, variant: string) => subjectOf(linkedWith(replaceable, { file, variant })),
  });
}

/** What given files export, in a realm. */
function linkedIn(context: object, linked: Linked): Record<string, unknown> {
  const exported = Object.entries(linked).map(([file, source]) => {
    const give = new Script(source, { filename: file }).runInContext(context) as () => unknown;
    return [file, give()] as const;
  });
  return Object.fromEntries(exported);
}
