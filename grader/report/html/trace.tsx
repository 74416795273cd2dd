import type { TraceStep } from "#kit/check/failure";
import type { CaptionedPicture, Picture } from "#kit/check/picture";
import type { JSX } from "preact";
import { PictureSvg } from "../../picture/registry.js";
import { stepLine, stepPictures } from "../../picture/moment.js";
import { listNote, ownListText } from "../../picture/steps.js";
import { callText, resultText } from "../words.js";
import { count } from "../../model/words.js";

interface TraceProps {
  id: string;
  trace: readonly TraceStep[];
  /** Calls before the first of `trace`, which the report leaves out. */
  omitted: number;
  /** How many of the steps are shown: the last ones, which lead to the failure. */
  shownSteps: number;
  /** Place in `trace` of the first call after which the list was not as it should be. */
  firstWrong: number | undefined;
  open: boolean;
}

/** The calls that lead to a failure, one by one, each with memory after it. */
export function Trace({ id, trace, omitted, shownSteps, firstWrong, open }: TraceProps): JSX.Element {
  const from = Math.max(trace.length - shownSteps, 0);
  const steps = trace.slice(from);
  const skipped = omitted + from;
  const pictures = steps.flatMap(stepPictures);
  return (
    <details class="trace" open={open}>
      <summary>
        Step by step{" "}
        <span class="soft">
          – {count(trace.length + omitted, "call")}
          {pictures.some(isDue) && ", memory after each as it should be"}
        </span>
      </summary>
      {skipped > 0 && <p class="omitted">… {count(skipped, "earlier call")} left out here</p>}
      <ol start={skipped + 1}>
        {steps.map((step, i) => (
          <Step
            id={`${id}s${skipped + i + 1}`}
            step={step}
            number={skipped + i + 1}
            before={before(trace, from + i)}
            alike={pictures.map(({ picture }) => picture)}
            isFirstWrong={from + i === firstWrong}
            failing={from + i === trace.length - 1}
          />
        ))}
      </ol>
    </details>
  );
}

const isDue = ({ role }: CaptionedPicture): boolean => role === "due";

/** The step before, on the same object: what was called on another one in between changed nothing about this one. */
const before = (trace: readonly TraceStep[], at: number): TraceStep | undefined =>
  trace.slice(0, at).findLast(({ on }) => on === trace[at]?.on);

interface StepProps {
  id: string;
  step: TraceStep;
  number: number;
  before: TraceStep | undefined;
  /** The pictures of all steps: what is in one place stays there from step to step. */
  alike: readonly Picture[];
  /** Whether the list is not as it should be for the first time. */
  isFirstWrong: boolean;
  failing: boolean;
}

function Step({ id, step, number, before, alike, isFirstWrong, failing }: StepProps) {
  const call = callText(step);
  const shown = stepPictures(step);
  const earlier = before === undefined ? [] : stepPictures(before);
  return (
    <li class={shown.length === 0 ? "bare" : undefined}>
      <div class="call">
        <span class="number" aria-hidden="true">
          {number}
        </span>
        <code>{call}</code>
        {failing ? <FailingResult step={step} /> : <Result step={step} />}
      </div>
      {shown.map(({ caption, picture }, i) => {
        const drawing = (
          <PictureSvg
            picture={picture}
            id={i === 0 ? id : `${id}p${i}`}
            title={`${caption} after ${call}`}
            before={earlier[i]?.picture ?? null}
            alike={alike}
          />
        );
        // In one cell with its caption: the call stands beside it.
        return shown.some(isDue) ? (
          drawing
        ) : (
          <div>
            <p class="soft">{caption}</p>
            {drawing}
          </div>
        );
      })}
      <OwnList step={step} isFirstWrong={isFirstWrong} />
    </li>
  );
}

/** The submission's own free list after a call, and what it should be where it is wrong for the first time. */
function OwnList({ step, isFirstWrong }: { step: TraceStep; isFirstWrong: boolean }) {
  const line = stepLine(step);
  if (line === null) return null;
  const told = ownListText(line);
  const note = listNote(told);
  const isWrong = isFirstWrong && !told.isRight;
  return (
    <p class={isWrong ? "own wrong" : "own"}>
      <span class="soft">{line.seen.caption}</span> <code>{told.own}</code>
      {isWrong && (
        <>
          {" "}
          <b>≠ wrong from here on</b>
          {note !== "" && <>: {note}</>}
        </>
      )}
    </p>
  );
}

function Result({ step }: { step: TraceStep }) {
  const text = resultText(step.actual ?? step.expected);
  return text === "" ? null : <code class="result">→ {text}</code>;
}

function FailingResult({ step }: { step: TraceStep }) {
  const [expected, actual] = [resultText(step.expected), resultText(step.actual)];
  const differ = step.actual !== undefined && expected !== actual;
  return (
    <span class="outcome">
      <b>✕ here it fails</b>
      {differ && (
        <>
          <span>
            expected <code>{expected || "no error"}</code>
          </span>
          <span>
            got <code>{actual || "no error"}</code>
          </span>
        </>
      )}
    </span>
  );
}
