import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { resultOf, type Step } from "./steps.js";

interface StepListProps {
  steps: readonly Step[];
  step: number;
  broken: number;
  /** Whether the student's code is still running. */
  isPending: boolean;
  goTo: (step: number) => void;
  /** Takes out the call at that place, from 0. */
  onRemove: (place: number) => void;
}

/** The calls one below the other; the one that is shown, and the one where it first went wrong, stand out. */
export function StepList({ steps, step, broken, isPending, goTo, onRemove }: StepListProps): JSX.Element {
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const current = list.current?.children[step];
    if (list.current === null || !(current instanceof HTMLElement)) return;
    // Only the list scrolls, never the page.
    const { offsetTop, offsetHeight } = current;
    const { scrollTop, clientHeight } = list.current;
    if (offsetTop < scrollTop) list.current.scrollTop = offsetTop;
    else if (offsetTop + offsetHeight > scrollTop + clientHeight)
      list.current.scrollTop = offsetTop + offsetHeight - clientHeight;
  }, [step, steps.length]);
  return (
    <ol class="steps" ref={list} start={0}>
      {steps.map((each, index) => (
        <li class={classOf(each, index, step, broken)}>
          <button
            type="button"
            class="go"
            aria-current={index === step ? "step" : undefined}
            onClick={() => goTo(index)}
          >
            <span class="number" aria-hidden="true">
              {index}
            </span>
            <code>{each.source}</code>
            <Result step={each} isBroken={index === broken} isPending={isPending} />
          </button>
          {index > 0 && (
            <button
              type="button"
              class="remove"
              aria-label={`Remove call ${index}, ${each.source}`}
              title="Remove this call"
              onClick={() => onRemove(index - 1)}
            >
              <span aria-hidden="true">×</span>
            </button>
          )}
        </li>
      ))}
    </ol>
  );
}

function classOf({ isAfterFault }: Step, index: number, step: number, broken: number): string {
  const parts = [index === step ? "now" : "", index === broken ? "broken" : "", isAfterFault ? "after" : ""];
  return parts.filter(Boolean).join(" ");
}

function Result({ step, isBroken, isPending }: { step: Step; isBroken: boolean; isPending: boolean }) {
  const text = resultOf(step);
  return (
    <>
      {text !== "" && <code class="result">→ {text}</code>}
      {isBroken && <b class="mark">✕ first wrong</b>}
      {isPending && !step.isSeen && <span class="soft">…</span>}
    </>
  );
}
