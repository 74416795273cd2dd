/**
 * The other side of {@link readApart}: reads what it is told to, and says what came of it.
 *
 * @module
 */
import { UsageError } from "../errors.js";
import type { Submission } from "../model.js";
import type { Answer, Order } from "./apart.js";
import { readParts } from "./parts.js";
import { readSubmission } from "./submission.js";

// Ctrl-C in a terminal reaches every process that was started from it. This one ends with the one that started it.
for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(name, () => undefined);
process.on("disconnect", () => process.exit());
process.on("message", (order: Order) => {
  void read(order).then(
    (submission) => answer({ submission }),
    (error: unknown) =>
      answer(
        error instanceof UsageError ? { refusal: { ...error, message: error.message } } : { fault: stackOf(error) },
      ),
  );
});

const answer = (what: Answer): void => void process.send?.(what);

function read(order: Order): Promise<Submission> {
  switch (order.kind) {
    case "path":
      return readSubmission(order.path, order.exercise, order.options);
    case "parts":
      return readParts(order.parts, order.exercise, order.label);
  }
}

const stackOf = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));

process.send?.("ready");
