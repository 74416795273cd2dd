/**
 * What a check asks of instances, written down: its calls are made on a subject that does as is due, so that what is due
 * after each of them is known and all of it can be played in one go.
 *
 * @module
 */
import type { Expected } from "../subject/expected.js";
import { NotPlayable, type Script, scriptOf, type Slot, type Step } from "../subject/script.js";
import type { Argument, Construction, Instance, ListWalk, Outcome, Subject } from "../subject/subject.js";
import type { Answers, Definition } from "./definition.js";
import { isLook, makeOn, methodNamed, shapesOf } from "./oracle.js";

/**
 * A subject that is right, and notes what it is asked. Each instance begins a sequence, unless it stands beside another, and
 * ends the use of those before it.
 */
export class Rehearsal<Oracle, Returns extends Answers> implements Subject {
  private readonly sequences: Step[][] = [];
  private isBeside = false;

  constructor(private readonly definition: Definition<Oracle, Returns>) {}

  get className(): string {
    return this.definition.className;
  }

  choose(): null {
    return null;
  }

  /** All that was asked so far. */
  script(): Script {
    return scriptOf(this.sequences, "a long row of calls", shapesOf(this.definition));
  }

  /** Sequences that were begun so far. */
  get sequenceCount(): number {
    return this.sequences.length;
  }

  /** The next instance is used in turn with the one that was made last. */
  besideTheLast(): void {
    this.isBeside = true;
  }

  construct(args: readonly Argument[]): Construction {
    const { construct } = this.definition;
    if (construct.due(...args).kind === "throws") throw new NotPlayable("a constructor that has to refuse");
    const slot = this.isBeside ? 1 : 0;
    if (slot === 0) this.sequences.push([]);
    this.isBeside = false;
    const steps = this.sequences.at(-1) ?? [];
    steps.push({ kind: "construct", slot, args });
    return { kind: "constructed", instance: this.noted(construct.oracle(...args), slot, steps) };
  }

  play(): never {
    throw new NotPlayable("what was rehearsed before");
  }
  firstDifference(): never {
    throw new NotPlayable("what was rehearsed before");
  }
  /** The submission with another file in place of a given one. */
  another(): never {
    throw new NotPlayable("another file in place of a given one");
  }
  ask(name: string): never {
    throw new NotPlayable(`asking ${name}`);
  }
  askThreads(name: string): never {
    throw new NotPlayable(`having threads take steps by ${name}`);
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
  within<Result>(_ticks: number, body: () => Result): Result {
    return body();
  }
  ticks(): never {
    throw new NotPlayable("what it costs");
  }
  memoryInUse(): never {
    throw new NotPlayable("what it holds");
  }

  /** An instance that does as is due, and notes each step. */
  private noted(oracle: Oracle, slot: Slot, steps: Step[]): Instance {
    const { definition } = this;
    const note = (...more: Step[]): void => {
      if (steps !== this.sequences.at(-1)) throw new NotPlayable("an instance that is used after another was made");
      steps.push(...more);
    };
    return {
      call(name, args) {
        const due = makeOn(definition, oracle, { method: name, args });
        note({ kind: "call", slot, method: name, args, due, isLook: isLook(methodNamed(definition, name)) });
        return outcomeOf(due);
      },
      each(method, args) {
        const dues = args.map((arg) => makeOn(definition, oracle, { method, args: [arg] }));
        const answers = dues.flatMap((due, place) => {
          const arg = args[place];
          const isNumbers = due.kind === "returns" && typeof due.value === "number" && typeof arg === "number";
          return isNumbers ? [{ arg, due: due.value as number }] : [];
        });
        if (answers.length < args.length) throw new NotPlayable("a look that has another answer than a number");
        note({ kind: "answers", slot, method, answers });
        return dues.map(outcomeOf);
      },
      read(property): never {
        throw new NotPlayable(`reading ${String(property)}`);
      },
      ask(name, args = []) {
        const asked = definition.asked?.[name];
        if (asked === undefined) throw new NotPlayable(`asking ${name}`);
        const { steps, answer } = asked(oracle, ...args);
        note(...steps.map((step): Step => ({ ...step, slot })));
        return { kind: "returned", value: answer };
      },
      doneByGrader(method, args) {
        makeOn(definition, oracle, { method, args });
      },
      walkList({ head, prev }): ListWalk {
        const one = typeof head === "string" ? null : { head: String(head[0]), place: Number(head.at(-1)) };
        const nodes = [
          ...((one === null ? definition.list?.nodes(oracle) : definition.lists?.nodes(oracle, one.place, one.head)) ??
            []),
        ];
        note({ kind: "list", slot, nodes, ...one });
        if (prev !== undefined) note({ kind: "links", slot });
        return { nodes, chainProblem: null, chainEnd: null, repeats: null, linkProblem: null, brokenLinks: [] };
      },
    };
  }
}

function outcomeOf(due: Expected): Outcome {
  if (due.kind === "returns") return { kind: "returned", value: { type: "primitive", value: due.value } };
  const [name = ""] = due.names;
  return { kind: "threw", error: { isError: true, name, message: "", byEngine: false, location: null } };
}
