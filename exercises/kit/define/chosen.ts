/**
 * The class that a definition is about, of an assignment that may have several.
 *
 * @module
 */
import { CheckFailure } from "../check/failure.js";
import type { Subject } from "../subject/subject.js";
import type { Definition } from "./definition.js";

/**
 * Has the class of a definition used until the check ends.
 *
 * @throws CheckFailure when it is not there: what is taught of other classes is none of its business
 */
export function chooseClass<Oracle>(subject: Subject, { className }: Pick<Definition<Oracle>, "className">): void {
  const missing = subject.choose(className);
  if (missing !== null)
    throw new CheckFailure({ kind: "wrong-result", message: missing, mistake: "a class that is not there" });
}
