/**
 * An instance whose handles are numbers of its own choice, as one whose handles are 1, 2, 3 and so on, in the order in which they
 * were given.
 *
 * @module
 */
import { createHandles, isHandle } from "./guest-handles.js";
import { showValue } from "./show.js";
import type { Argument, Instance, Outcome } from "./subject.js";
import type { HandleShape } from "./values.js";

/** Handles that a sentence lists at most. */
const MOST_TOLD = 6;

/** The handles that one instance has given. */
export class Handles {
  private readonly given = createHandles();

  constructor(private readonly shape: HandleShape) {}

  /** The instance, seen so. A handle that is none, or was given before, comes back in words, which are never what is due. */
  over(instance: Instance): Instance {
    const each = instance.each?.bind(instance);
    return {
      ...instance,
      call: (method, args) => this.noted(method, instance.call(method, this.own(method, args))),
      ...(each && {
        each: (method, args) =>
          each(
            method,
            args.flatMap((arg) => this.own(method, [arg])),
          ),
      }),
    };
  }

  /** Arguments as the submission is given them. */
  own(method: string, args: readonly Argument[]): readonly Argument[] {
    const at = this.shape.taken[method];
    const handle = at === undefined ? undefined : args[at];
    return at !== undefined && isHandle(handle) ? args.with(at, this.given.own(handle)) : args;
  }

  /** How a call ended, with a new handle by its number. */
  noted(method: string, outcome: Outcome): Outcome {
    if (!this.shape.given.includes(method) || outcome.kind === "threw") return outcome;
    const { value } = outcome;
    if (value.type === "primitive" && this.given.isNew(value.value))
      return { kind: "returned", value: { type: "primitive", value: this.given.count() } };
    // Nothing at all is still told as such: a `return` may be missing.
    if (value.type === "primitive" && value.value === undefined) return outcome;
    return { kind: "returned", value: { type: "other", text: showValue(value) } };
  }

  /** The submission's own handles as a sentence, where they are others than their numbers; else empty. */
  inWords(): string {
    const all = Array.from({ length: this.given.count() }, (_, place) => this.given.own(place + 1));
    if (all.every((own, place) => own === place + 1)) return "";
    const told = all.slice(0, MOST_TOLD).join(", ");
    return `Handles are written here as 1, 2, 3 …, in the order in which they were given; your own are ${told}${all.length > MOST_TOLD ? ", …" : ""}.`;
  }
}
