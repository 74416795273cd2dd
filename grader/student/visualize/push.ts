/**
 * What the server and its page, and the page and its worker, say to each other.
 *
 * @module
 */
import type { Fault, Moment } from "#kit/define/playground";
import type { Problem, Program } from "../../model/submission.js";
import type { SandboxOptions } from "../../grade/sandbox/options.js";

/** What a page is for. */
export interface Setup {
  /** Whether the student's own code runs beside the model. */
  mode: "own" | "model";
  /** Id of the assignment that is shown first. */
  assignment: string;
  /** Name of the submission; empty where there is none. */
  submission: string;
}

/** The student's code as it stands on disk: ready to run, or why it is not. */
export type Push =
  { kind: "program"; program: Program; options: SandboxOptions } | { kind: "problems"; problems: Problem[] };

/** Calls for the worker to play, as a link, which every argument gets through. */
export interface PlayRequest {
  number: number;
  program: Program;
  options: SandboxOptions;
  link: string;
}

/** What the worker answers, in this order: `loaded` or `not-loaded`, a `moment` for each call, and `done`. */
export type PlayAnswer = { number: number } & (
  { kind: "loaded" } | { kind: "not-loaded"; fault: Fault } | { kind: "moment"; moment: Moment } | { kind: "done" }
);
