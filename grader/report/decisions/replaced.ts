/**
 * Decisions about one submission of which only the last counts.
 *
 * @module
 */
import type { Action, Effect } from "../../model/decision.js";

/** Those in the place of which a later one counts, or which are said to have been replaced by it. O(actions). */
export function replacedIn(actions: readonly (Action & Partial<Effect>)[]): Set<Action> {
  const last = new Map<string, Action>();
  for (const action of actions) {
    const subject = subjectOf(action);
    if (subject === null || action.isReplaced === true) continue;
    // Where it is said how late it counts, nothing is left to be extended.
    const isSaid = ["waived", "late"].includes(last.get(subject)?.kind ?? "");
    if (!(action.kind === "extension" && isSaid)) last.set(subject, action);
  }
  return new Set(
    actions.filter((action) => {
      const subject = subjectOf(action);
      return subject !== null && last.get(subject) !== action;
    }),
  );
}

/** What one decision alone can be about; `null` where each counts on top of those before. */
function subjectOf(action: Action): string | null {
  switch (action.kind) {
    case "grade":
      return `grade of ${action.criterion}`;
    case "file":
      return `file as ${action.as}`;
    case "waived":
    case "late":
    case "extension":
      return "time";
    case "result":
    case "folder":
    case "belongs":
      return action.kind;
    case "points":
    case "credit":
    case "drop":
    case "together":
      return null;
  }
}
