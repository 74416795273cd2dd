/**
 * What a check asks of allocators, written down: its calls are made on a subject that does as the model does, so that what is
 * due after each of them is known and all of it can be played in one go.
 *
 * @module
 */
import { FREE_LIST } from "./heap-state.js";
import { type Expected, expectedOfConstructor, MemoryModel, type Placement } from "./model.js";
import { type Script, scriptOf, type Slot, type Step } from "./script.js";
import type { Argument, Construction, Instance, ListWalk, Outcome, Subject } from "./subject.js";

/** A subject that is right, and notes what it is asked. Each allocator begins a sequence, unless it stands beside another. */
export class Rehearsal implements Subject {
  readonly className = "MemoryAllocator";
  private readonly sequences: Step[][] = [];
  private isBeside = false;

  constructor(private readonly placement: Placement) {}

  /** All that was asked so far. */
  script(): Script {
    return scriptOf(this.sequences, "a long row of calls", FREE_LIST);
  }

  /** The next allocator is used in turn with the one that was made last. */
  besideTheLast(): void {
    this.isBeside = true;
  }

  construct(args: readonly Argument[]): Construction {
    const [capacity] = args;
    if (expectedOfConstructor(capacity).kind === "throws")
      throw new Error("a capacity that has to be refused cannot be played");
    const slot = this.isBeside ? 1 : 0;
    if (slot === 0) this.sequences.push([]);
    this.isBeside = false;
    const steps = this.sequences.at(-1) ?? [];
    steps.push({ kind: "construct", slot, args });
    return { kind: "constructed", instance: noted(new MemoryModel(capacity as number, this.placement), slot, steps) };
  }

  play(): never {
    throw new Error("what is played was rehearsed before");
  }
  reload(): void {
    // Nothing is left of earlier allocators as it is.
  }
  beginCheck(): void {
    // It has no budget.
  }
  takePrinted(): string[] {
    return [];
  }
}

/** An allocator that does as the model does, and notes each step. */
function noted(model: MemoryModel, slot: Slot, steps: Step[]): Instance {
  return {
    call(method, args) {
      const isLook = method.startsWith("get");
      const due = dueOf(model, method, args);
      steps.push({ kind: "call", slot, method, args, due, isLook });
      return outcomeOf(due);
    },
    read(property): never {
      throw new Error(`reading ${property} cannot be played`);
    },
    walkList(): ListWalk {
      const nodes = [...model.freeRanges()];
      steps.push({ kind: "list", slot, nodes }, { kind: "links", slot });
      return { nodes, chainProblem: null, chainEnd: null, repeats: null, linkProblem: null, brokenLinks: [] };
    },
  };
}

function dueOf(model: MemoryModel, method: string, [first, second]: readonly Argument[]): Expected {
  if (method === "allocate") return model.allocate(first);
  if (method === "free") return model.free(first, second);
  return { kind: "returns", value: method === "getFreeMemory" ? model.freeMemory() : model.largestFreeBlock() };
}

function outcomeOf(due: Expected): Outcome {
  if (due.kind === "returns") return { kind: "returned", value: { type: "primitive", value: due.value } };
  const [name = ""] = due.names;
  return { kind: "threw", error: { isError: true, name, message: "", byEngine: false, location: null } };
}
