/**
 * The other side of {@link readApart}: reads what it is told to, and says what came of it.
 *
 * @module
 */
import { UsageError } from "../../model/errors.js";
import type { Submission } from "../../model/submission.js";
import type { Answer, Order } from "./apart.js";
import { readParts } from "./parts.js";
import { SeveralSubmissions } from "./several.js";
import { readSubmission } from "./submission.js";

process.on("message", (order: Order) => {
  void read(order).then(
    (submission) => answer({ submission }),
    (error: unknown) => answer(failure(error)),
  );
});

const answer = (what: Answer): void => void process.send?.(what);

function read(order: Order): Promise<Submission> {
  switch (order.kind) {
    case "path":
      return readSubmission(order.path, order.exercise, order.options);
    case "parts":
      return readParts(order.parts, order.exercise, order.label, order.settled);
  }
}

function failure(error: unknown): Answer {
  if (!(error instanceof UsageError)) return { fault: stackOf(error) };
  return { refusal: error.message, doubt: error instanceof SeveralSubmissions ? error.doubt : null };
}

const stackOf = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));

process.send?.("ready");
