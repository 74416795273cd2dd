/**
 * Runs in vitest's worker, once for each submission: opens the sandbox, provides the subject, and so stands between the
 * stages and the student's code.
 *
 * @module
 */
import { CheckFailure, type FailureParts } from "#kit/check/failure";
import { provideSubject } from "#kit/check/provided";
import type { Subject } from "#kit/subject/subject";
import { beginRun, repeatStages } from "#kit/check/stage";
import type { Adjustments } from "../../model/course.js";
import type { Program } from "../../model/submission.js";
import type { SandboxOptions } from "../sandbox/options.js";
import { openNative } from "../sandbox/native.js";
import { LoadFailure, type Stop, Stopped, openSandbox, readySandboxes } from "../sandbox/subject.js";
import { visibilityOf } from "./adjust.js";
import { forgetDone } from "./modules.js";

/** All that a worker has to know to check one submission; plain data. */
export interface Order {
  /** The submission, or why it could not be compiled. */
  program: Program | { notCompiled: string };
  options: SandboxOptions;
  host: "sandbox" | "native";
  seed: number;
  /** Whether only verdicts are wanted. */
  isBrief: boolean;
  /** How checks ended with another seed. */
  known: Readonly<Record<string, FailureParts | null>> | undefined;
  /** What a config changes, if it does: checks that it hides are tried after those that it shows. */
  adjustments: Adjustments | undefined;
  /** Stages that are not tried. */
  leftOut: readonly LeftOut[];
}

/** What is left out: a stage by its name, one side of all stages, or one side of one. */
export interface LeftOut {
  name?: string;
  visibility?: "visible" | "hidden";
}

declare module "vitest" {
  interface ProvidedContext {
    /** What the thread has to check now, by the names of the modules. */
    orders: Readonly<Record<string, Order | undefined>>;
  }
}

/** Loads the submission and provides it to the checks, which are imported next. What it returns, frees it again. */
export async function begin(order: Order): Promise<() => void> {
  const { program, options, host, seed, isBrief, known, adjustments, leftOut } = order;
  forgetDone();
  beginRun(
    (check) => visibilityOf(check, adjustments) === "hidden",
    (stage) =>
      !leftOut.some(
        ({ name = stage.name, visibility = stage.visibility }) =>
          name === stage.name && visibility === stage.visibility,
      ),
  );
  const nothing = () => undefined;
  if ("notCompiled" in program) {
    // The next one may be.
    if (host === "sandbox") await readySandboxes(options);
    provideSubject({ notLoaded: { kind: "not-loaded", message: program.notCompiled } });
    return nothing;
  }
  try {
    if (host === "native") {
      const subject = openNative(program, options);
      provideSubject({ subject, seed, isBrief, known, with: another(subject) });
      return nothing;
    }
    const subject = await openSandbox(program, options);
    provideSubject({
      subject,
      seed,
      isBrief,
      known,
      with: another(subject),
      prepare: (isSecond) => subject.prepare(isSecond),
      guard: (body) => subject.guard(body),
    });
    return () => subject.dispose();
  } catch (error) {
    provideSubject({ notLoaded: loadFailure(error) });
    return nothing;
  }
}

/** To be called when the checks have been imported, which in all but a thread's first submission they were before. */
export const end = repeatStages;

const TOO_LONG = "It was still running when the time for loading it was up. Look for a loop outside of all functions.";

const STOPPED: Record<Stop, string> = {
  time: TOO_LONG,
  "total time": TOO_LONG,
  memory: "Loading it used up the memory of the sandbox.",
  "broken sandbox":
    "Loading it broke the sandbox, as no allocator breaks it. Whoever runs the course is asked to look.",
};

/** That it cannot be loaded with another file is how the check ends, unless the check wants it otherwise. */
const another =
  (submission: { with(file: string, variant: string): Subject }) =>
  (file: string, variant: string): Subject => {
    try {
      return submission.with(file, variant);
    } catch (error) {
      if (!(error instanceof LoadFailure)) throw error;
      const { message, location } = error;
      // Not as one that cannot be loaded at all, which would be told of the whole submission.
      throw new CheckFailure({
        kind: "wrong-error",
        message: `It cannot be loaded with another ${file}: ${message}`,
        location,
      });
    }
  };

function loadFailure(error: unknown): FailureParts {
  if (error instanceof Stopped) return { kind: "not-loaded", message: STOPPED[error.limit] };
  if (error instanceof LoadFailure) return { kind: "not-loaded", message: error.message, location: error.location };
  throw error;
}
