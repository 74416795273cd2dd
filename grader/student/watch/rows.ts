import type { Entry } from "../../report/mend.js";
import { entriesOf, type State } from "./state.js";

/** A row of the list: an exercise, or a check of it. */
export interface Row {
  /** Place of the exercise. */
  desk: number;
  check: Entry | null;
}

/** The rows of the list: every exercise, and below it its checks as far as they are known. */
export function listRows({ desks }: State): Row[] {
  return desks.flatMap((each, desk) => [{ desk, check: null }, ...entriesOf(each).map((check) => ({ desk, check }))]);
}
