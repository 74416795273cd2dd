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
import { WINDOW_LENGTH } from "#kit/subject/script";
import type { Subject } from "#kit/subject/subject";
import type { Program } from "../../model/submission.js";
import { SCRIPT, locator } from "./locate.js";
import { LoadFailure } from "./machine.js";
import { noClass, threwWhileLoading } from "./load-words.js";
import { GUEST, NODE_REALM } from "./sources.js";
import type { SandboxOptions } from "./options.js";

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
export function openNative(program: Program, { className, entry, givenFiles, inside }: SandboxOptions): Subject {
  let printed: string[] = [];
  const locate = locator(
    program.map,
    givenFiles.filter((file) => file !== entry),
  );
  const script = new Script(`(function () { "use strict"; ${program.code}\nreturn __submission;})`, {
    filename: SCRIPT,
  });
  const open = (): NativeRealm => {
    const context = createContext();
    const isByEngine = prepared(context, (line) => printed.push(line));
    const window = new Int32Array(WINDOW_LENGTH);
    const beside = openBeside(window.buffer, inside, (context) => prepared(context, () => undefined));
    const guest = (makeGuest.runInContext(context) as CreateGuest)(isByEngine, window.buffer, beside);
    if (guest.load(script.runInContext(context) as () => unknown, className) !== LOADED) {
      const { stack, ...thrown } = thrownParts(guest.thrown().slice(1));
      throw new LoadFailure(threwWhileLoading(thrown), locate(stack));
    }
    const Class: unknown = guest.loaded();
    if (Class === undefined) throw new LoadFailure(noClass(className, guest.text().slice(1)), null);
    return { guest, window, Class };
  };
  return nativeSubject(className, open, {
    locate,
    beginCheck: () => void (printed = []),
    takePrinted: () => printed.splice(0),
  });
}
