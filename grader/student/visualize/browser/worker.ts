/**
 * The thread in which the student's code runs, in the sandbox: whatever it does, the page goes on.
 *
 * @module
 */
import { LoadFailure, openSandbox, Stopped } from "../../../grade/sandbox/subject.js";
import type { Fault } from "#kit/define/playground";
import { games } from "./games.js";
import type { PlayAnswer, PlayRequest } from "../push.js";
import { deskOfLink, moments } from "./desk.js";

// The types of a page are not those of a worker.
const worker = self as unknown as {
  onmessage: ((event: MessageEvent<PlayRequest>) => void) | null;
  postMessage(answer: PlayAnswer): void;
};

// What nobody catches in a promise would not reach the page.
worker.onmessage = ({ data }) => void play(data).catch(reportError);

async function play({ number, program, options, link }: PlayRequest): Promise<void> {
  const desk = deskOfLink(link, games);
  if (desk === null || "problem" in desk) throw new Error(desk?.problem ?? "the worker was sent no scene");
  try {
    const subject = await openSandbox(program, options);
    subject.beginCheck("visualizer");
    worker.postMessage({ number, kind: "loaded" });
    for (const moment of moments(desk, subject)) worker.postMessage({ number, kind: "moment", moment });
    subject.dispose();
  } catch (error) {
    worker.postMessage({ number, kind: "not-loaded", fault: faultOf(error) });
  }
  worker.postMessage({ number, kind: "done" });
}

/** Why it could not be loaded, as the checks say it. */
function faultOf(error: unknown): Fault {
  if (error instanceof LoadFailure) return { kind: "not-loaded", message: error.message, location: error.location };
  if (!(error instanceof Stopped)) throw error;
  if (error.limit === "broken sandbox") {
    return { kind: "broke-sandbox", message: "It broke the sandbox while it was loaded.", location: null };
  }
  const message =
    error.limit === "memory"
      ? "It took too much memory while it was loaded. Look for a loop outside of all functions that makes objects without end."
      : "It was still running when the time to load it was up. Look for a loop outside of all functions that never ends.";
  return { kind: error.limit === "memory" ? "out-of-memory" : "timed-out", message, location: null };
}
