import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { firstFault, type Step } from "./steps.js";

interface TransportProps {
  steps: readonly Step[];
  step: number;
  /** Index of the first step with a fault, -1 without. */
  broken: number;
  goTo: (step: number) => void;
}

const PLAY_MS = 900;

/** Goes forwards and back through the steps. */
export function Transport({ steps, step, broken, goTo }: TransportProps): JSX.Element {
  const [isPlaying, setPlaying] = useState(false);
  const last = steps.length - 1;
  useEffect(() => {
    if (!isPlaying) return;
    // Where it first goes wrong there is something to be looked at.
    if (step >= last || (step > 0 && step === firstFault(steps))) {
      setPlaying(false);
      return;
    }
    const timer = setTimeout(() => goTo(step + 1), PLAY_MS);
    return () => clearTimeout(timer);
  }, [isPlaying, step, steps]);
  const play = () => {
    if (!isPlaying && step >= last) goTo(0);
    setPlaying(!isPlaying);
  };
  const move = (to: number) => () => {
    setPlaying(false);
    goTo(to);
  };
  return (
    <div class="transport">
      <div class="buttons" role="toolbar" aria-label="Steps">
        <Button name="First step" icon="M4 3v10M13 3L6 8l7 5z" onClick={move(0)} isOff={step === 0} />
        <Button name="Step back" icon="M12 3L5 8l7 5z" onClick={move(step - 1)} isOff={step === 0} />
        <Button
          name={isPlaying ? "Pause" : "Play"}
          icon={isPlaying ? "M5 3v10M11 3v10" : "M5 2.5v11l8-5.5z"}
          onClick={play}
          isOff={last === 0}
          isMain
        />
        <Button name="Step forward" icon="M4 3l7 5-7 5z" onClick={move(step + 1)} isOff={step === last} />
        <Button name="Last step" icon="M12 3v10M3 3l7 5-7 5z" onClick={move(last)} isOff={step === last} />
      </div>
      <input
        type="range"
        aria-label="Step"
        aria-valuetext={`step ${step} of ${last}: ${steps[step]?.source ?? ""}`}
        min={0}
        max={Math.max(last, 1)}
        value={step}
        disabled={last === 0}
        onInput={({ currentTarget }) => move(Number(currentTarget.value))()}
      />
      <span class="count">
        {step} / {last}
      </span>
      {broken >= 0 && (
        <button type="button" class="tobad" onClick={move(broken)} disabled={step === broken}>
          ✕ first wrong: step {broken}
        </button>
      )}
    </div>
  );
}

interface ButtonProps {
  name: string;
  icon: string;
  onClick: () => void;
  isOff: boolean;
  isMain?: boolean;
}

/** Stays focusable when it is off, so that whoever steps by keyboard keeps their place. */
function Button({ name, icon, onClick, isOff, isMain = false }: ButtonProps) {
  return (
    <button
      type="button"
      class={isMain ? "icon main" : "icon"}
      aria-label={name}
      title={name}
      aria-disabled={isOff}
      onClick={() => {
        if (!isOff) onClick();
      }}
    >
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d={icon} />
      </svg>
    </button>
  );
}
