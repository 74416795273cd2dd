/**
 * What a check asks of instances, written down: its calls are made on a subject that does as is due, so that what is due
 * after each of them is known and all of it can be played in one go.
 *
 * @module
 */
import type { Expected, FreeRange } from "../models/units.js";
import { type Script, scriptOf, type Slot, type Step } from "../subject/script.js";
import type { Argument, Construction, Instance, ListShape, ListWalk, Outcome, Subject } from "../subject/subject.js";

/** What knows how the calls on one instance have to end. */
export interface Due {
  /** Makes a call; tells what it has to do. */
  call(method: string, args: readonly Argument[]): Expected;
  /** The list as it has to be by now, for instances that have one. */
  list?(): readonly FreeRange[];
}

/** What is rehearsed for. */
export interface Cast {
  className: string;
  list?: ListShape;
  /** What is due of a new instance; throws where its constructor has to refuse. */
  begin(args: readonly Argument[]): Due;
}

/** A subject that is right, and notes what it is asked. Each instance begins a sequence, unless it stands beside another. */
export class Rehearsal implements Subject {
  private readonly sequences: Step[][] = [];
  private isBeside = false;

  constructor(private readonly cast: Cast) {}

  get className(): string {
    return this.cast.className;
  }

  /** All that was asked so far. */
  script(): Script {
    return scriptOf(this.sequences, "a long row of calls", this.cast.list);
  }

  /** The next instance is used in turn with the one that was made last. */
  besideTheLast(): void {
    this.isBeside = true;
  }

  construct(args: readonly Argument[]): Construction {
    const due = this.cast.begin(args);
    const slot = this.isBeside ? 1 : 0;
    if (slot === 0) this.sequences.push([]);
    this.isBeside = false;
    const steps = this.sequences.at(-1) ?? [];
    steps.push({ kind: "construct", slot, args });
    return { kind: "constructed", instance: noted(due, slot, steps) };
  }

  play(): never {
    throw new Error("what is played was rehearsed before");
  }
  ask(name: string): never {
    throw new Error(`asking ${name} cannot be rehearsed`);
  }
  reload(): void {
    // Nothing is left of earlier instances as it is.
  }
  beginCheck(): void {
    // It has no budget.
  }
  takePrinted(): string[] {
    return [];
  }
  ticks(): null {
    return null;
  }
  memoryInUse(): null {
    return null;
  }
}

/** An instance that does as is due, and notes each step. */
function noted(due: Due, slot: Slot, steps: Step[]): Instance {
  return {
    call(method, args) {
      const isLook = method.startsWith("get");
      const end = due.call(method, args);
      steps.push({ kind: "call", slot, method, args, due: end, isLook });
      return outcomeOf(end);
    },
    read(property): never {
      throw new Error(`reading ${String(property)} cannot be played`);
    },
    ask(name): never {
      throw new Error(`asking ${name} cannot be played`);
    },
    walkList(): ListWalk {
      const nodes = [...(due.list?.() ?? [])];
      steps.push({ kind: "list", slot, nodes }, { kind: "links", slot });
      return { nodes, chainProblem: null, chainEnd: null, repeats: null, linkProblem: null, brokenLinks: [] };
    },
  };
}

function outcomeOf(due: Expected): Outcome {
  if (due.kind === "returns") return { kind: "returned", value: { type: "primitive", value: due.value } };
  const [name = ""] = due.names;
  return { kind: "threw", error: { isError: true, name, message: "", byEngine: false, location: null } };
}
