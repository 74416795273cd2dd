/**
 * Whether the classes of a course were judged by what counts in the folder where their total is asked for.
 *
 * @module
 */
import type { Config } from "../../grade/load/config.js";
import type { Decisions } from "../../model/decision.js";
import { shown } from "../../model/words.js";
import { withPoints } from "../decisions/criteria.js";
import { isJudgedBy } from "../fingerprint.js";
import type { GradedClass } from "./classes.js";

/** What counts for the class of one assignment as it is read now. */
export interface Present {
  config: Config;
  decisions: Decisions;
}

/**
 * Of each class that was judged by other decisions, another late policy or other criteria, a sentence. Where nothing of the
 * kind is found for a class nothing is said, as each may have been graded in a folder of its own.
 *
 * @param present - one for each class
 */
export const otherwiseJudged = (classes: readonly GradedClass[], present: readonly Present[]): string[] =>
  classes.flatMap(({ root, judgedBy, cohort: { assignment, entries } }, at) => {
    const here = present[at];
    if (here === undefined || saysNothing(here)) return [];
    const decisions = withPoints(here.decisions, here.config);
    if (isJudgedBy({ names: judgedBy, entries }, here.config, decisions)) return [];
    return [
      `${shown(root)} was judged by other decisions, another late policy or other criteria than those found here for ${assignment}; ` +
        "start its `alloclab class` again, which grades nothing anew for it, or give the --decisions and --config that it was given.",
    ];
  });

const saysNothing = ({ config: { late, criteria }, decisions }: Present): boolean =>
  decisions.all.length === 0 && late === null && Object.keys(criteria).length === 0;
