import type { JSX } from "preact";
import type { Problem } from "../../model/submission.js";
import { Lines, Prose } from "./prose.js";

/** What is wrong with the source, each with the lines around it. */
export function Problems({ problems }: { problems: readonly Problem[] }): JSX.Element {
  return (
    <ol class="problems">
      {problems.map((problem) => {
        const place = placeOf(problem);
        return (
          <li>
            {place !== "" && <code class="place">{place}</code>}
            <p>
              <Prose text={problem.message} />
            </p>
            {problem.frame !== null && (
              <Lines label={`Source at ${place || "the problem"}`}>{frameLines(problem.frame)}</Lines>
            )}
          </li>
        );
      })}
    </ol>
  );
}

function placeOf({ file, line, column }: Problem): string {
  return [file, line, column].filter((part) => part !== null).join(":");
}

/** The lines of a frame, the marked ones standing out. */
function frameLines(frame: string): JSX.Element[] {
  return frame.split("\n").map((line) => {
    const marked = line.startsWith(">") || /^\s*\|\s*\^/.test(line);
    // A line without a character would have no height.
    return <span class={marked ? "line marked" : "line"}>{line || " "}</span>;
  });
}
