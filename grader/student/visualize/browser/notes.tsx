import type { JSX } from "preact";
import type { Problem } from "../../../model/submission.js";
import type { Recorded } from "../../../picture/link.js";

/** What the compiler has against the student's code. */
export function Problems({ problems }: { problems: readonly Problem[] }): JSX.Element {
  return (
    <div class="problem" role="alert">
      <b>Your code does not compile; what is shown is the model.</b>
      <ul>
        {problems.map(({ message, file, line, column, frame }) => (
          <li>
            {file !== null && (
              <code>
                {file}
                {line !== null && `:${line}${column === null ? "" : `:${column}`}`}
              </code>
            )}{" "}
            {message}
            {frame !== null && (
              <pre tabIndex={0} role="region" aria-label={`${file ?? "source"}, line ${line ?? ""}`}>
                {frame}
              </pre>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What a report has recorded of the last call. */
export function Recording({ recorded, isOwn }: { recorded: Recorded; isOwn: boolean }): JSX.Element {
  return (
    <div class="note">
      {isOwn ? (
        <p>
          <b>When it was graded:</b> {recorded.message}
        </p>
      ) : (
        <p>
          <b>From a report.</b> What the submission did in the last call is as it was recorded; everything else is the
          model. To see your own code at every step, run <code>npm run visualize</code> and load the report there.
        </p>
      )}
    </div>
  );
}

/** What the student's code printed during a call. */
export function Printed({ lines }: { lines: readonly string[] }): JSX.Element | null {
  if (lines.length === 0) return null;
  return (
    <div class="printed">
      <h3>Printed during this call</h3>
      <pre tabIndex={0} role="region" aria-label="Printed during this call">
        {lines.join("\n")}
      </pre>
    </div>
  );
}
