import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { PlayedCall } from "#kit/define/playground";
import { show } from "#kit/subject/show";
import type { Argument } from "#kit/subject/subject";
import type { Desk } from "./desk.js";
import { parseCalls } from "./parse.js";

interface CallsProps {
  desk: Desk;
  /** Whether there is a block in the picture that a click frees. */
  frees: boolean;
  add: (calls: readonly PlayedCall[]) => void;
  onCapacity: (capacity: Argument) => void;
  onProblem: (problem: string) => void;
}

/** Where calls are typed, and the capacity. */
export function Calls({ desk, frees, add, onCapacity, onProblem }: CallsProps): JSX.Element {
  const [text, setText] = useState("");
  const { playground } = desk.game;
  const [allocating] = playground.methods;
  const submit = (event: Event) => {
    event.preventDefault();
    const read = parseCalls(text, playground, desk.capacity, desk.calls.slice(0, desk.step), desk.more);
    if ("problem" in read) return onProblem(read.problem);
    if ("capacity" in read)
      return onProblem("Change the capacity in its own field; calls that are loaded may construct.");
    if (read.calls.length === 0) return onProblem(`Type a call, such as ${allocating?.name ?? ""} 20.`);
    add(read.calls);
    setText("");
  };
  return (
    <div class="make">
      <form onSubmit={submit}>
        <label for="call">Make a call</label>
        <div class="row">
          <input
            id="call"
            type="text"
            value={text}
            placeholder={`${allocating?.name ?? ""} ${allocating?.parameters.map((_, i) => (i === 0 ? 20 : 1)).join(" ") ?? ""}`}
            autocomplete="off"
            autocapitalize="none"
            spellcheck={false}
            aria-describedby="call-help"
            onInput={({ currentTarget }) => setText(currentTarget.value)}
          />
          <button type="submit" class="do">
            Call
          </button>
        </div>
        <p id="call-help" class="help">
          {playground.methods
            .filter(({ parameters, isLook }) => parameters.length > 0 || !isLook)
            .map(({ name, parameters }) => `${name}(${parameters.join(", ")})`)
            .join(" or ")}
          .{frees && " Or click a block, for the call that frees it."}
        </p>
      </form>
      <Capacity desk={desk} onCapacity={onCapacity} onProblem={onProblem} />
    </div>
  );
}

function Capacity({ desk, onCapacity, onProblem }: Pick<CallsProps, "desk" | "onCapacity" | "onProblem">) {
  const { capacity: parameter } = desk.game.playground;
  const [text, setText] = useState(show(desk.capacity));
  useEffect(() => setText(show(desk.capacity)), [desk.capacity, desk.game]);
  const submit = (event: Event) => {
    event.preventDefault();
    const read = parseCalls(`new Allocator(${text})`, desk.game.playground, desk.capacity);
    if ("problem" in read) return onProblem(read.problem);
    if (text.trim() === "" || !("capacity" in read)) return onProblem(`Type a capacity, up to ${parameter.most}.`);
    if (!Object.is(read.capacity, desk.capacity)) onCapacity(read.capacity);
  };
  return (
    <form class="capacity" onSubmit={submit}>
      <label for="capacity">{parameter.name === "capacity" ? "Capacity" : parameter.name}</label>
      <input
        id="capacity"
        type="text"
        inputMode="numeric"
        value={text}
        autocomplete="off"
        onInput={({ currentTarget }) => setText(currentTarget.value)}
        onBlur={submit}
      />
    </form>
  );
}
