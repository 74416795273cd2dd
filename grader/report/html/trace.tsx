import type { ListPicture, MemoryPicture, TraceStep } from "#kit/check/failure";
import type { JSX } from "preact";
import { changedBy } from "../../picture/differences.js";
import { describeLinks, hasSameNodes, listInLine, listOf } from "../../picture/list.js";
import type { Scale } from "../../picture/scale.js";
import { MemorySvg, sharedScale } from "../../picture/svg.js";
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
  const pictures = steps.flatMap(({ memory }) => (memory === undefined ? [] : [memory]));
  // A constructor with another capacity begins a memory of its own.
  const capacities = new Set(pictures.map(({ capacity }) => capacity));
  const scale = capacities.size === 1 ? sharedScale(pictures) : null;
  return (
    <details class="trace" open={open}>
      <summary>
        Step by step{" "}
        <span class="soft">
          – {count(trace.length + omitted, "call")}
          {pictures.length > 0 && ", memory after each as it should be"}
        </span>
      </summary>
      {skipped > 0 && <p class="omitted">… {count(skipped, "earlier call")} left out here</p>}
      <ol start={skipped + 1}>
        {steps.map((step, i) => (
          <Step
            id={`${id}s${skipped + i + 1}`}
            step={step}
            number={skipped + i + 1}
            before={trace[from + i - 1]?.memory}
            scale={scale}
            isFirstWrong={from + i === firstWrong}
            failing={from + i === trace.length - 1}
          />
        ))}
      </ol>
    </details>
  );
}

interface StepProps {
  id: string;
  step: TraceStep;
  number: number;
  before: MemoryPicture | undefined;
  /** The scale of all steps, where they have one: blocks stay where they are from step to step. */
  scale: Scale | null;
  /** Whether the list is not as it should be for the first time. */
  isFirstWrong: boolean;
  failing: boolean;
}

function Step({ id, step, number, before, scale, isFirstWrong, failing }: StepProps) {
  const call = callText(step);
  const { memory, list } = step;
  return (
    <li class={memory === undefined ? "bare" : undefined}>
      <div class="call">
        <span class="number" aria-hidden="true">
          {number}
        </span>
        <code>{call}</code>
        {failing ? <FailingResult step={step} /> : <Result step={step} />}
      </div>
      {memory !== undefined && (
        <MemorySvg
          picture={memory}
          id={id}
          title={`Memory after ${call}`}
          highlight={before?.capacity === memory.capacity ? changedBy(before, memory) : []}
          {...(scale === null ? {} : { scale })}
        />
      )}
      {list !== undefined && <OwnList {...{ list, isFirstWrong }} due={memory === undefined ? null : listOf(memory)} />}
    </li>
  );
}

/** The submission's own free list after a call, and what it should be where it is wrong for the first time. */
function OwnList({ list, due, isFirstWrong }: { list: ListPicture; due: ListPicture | null; isFirstWrong: boolean }) {
  const should = due === null ? "" : hasSameNodes(list, due) ? describeLinks(list) : `should be ${listInLine(due)}`;
  return (
    <p class={isFirstWrong ? "own wrong" : "own"}>
      <span class="soft">your free list</span> <code>{listInLine(list)}</code>
      {isFirstWrong && (
        <>
          {" "}
          <b>≠ wrong from here on</b>
          {should !== "" && <>: {should}</>}
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
