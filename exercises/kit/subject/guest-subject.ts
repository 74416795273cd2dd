/**
 * A {@link Subject} on top of the guest: turns its numbers and texts into outcomes. Where the guest runs (in a virtual
 * machine or in this process) is the business of the {@link GuestHost}.
 *
 * @module
 */
import { engineWords, isOverflow } from "./engine-words.js";
import type { SourceLocation } from "./subject.js";
import { type Data, putArguments, refuseUnlessPlain, takeAnswer, type Told } from "./data.js";
import { MAX_ARGUMENTS } from "./guest-touch.js";
import { chunksOf, type Difference, MAX_DIFFERENCES, type Script, SCRIPT_AT } from "./script.js";
import { showCall, showPath } from "./show.js";
import type {
  Answer,
  Argument,
  BrokenLink,
  Construction,
  Instance,
  ListNode,
  ListShape,
  ListWalk,
  MemoryInUse,
  Missing,
  Outcome,
  Path,
  Subject,
  Thrown,
  Value,
} from "./subject.js";

/** The functions of the guest that give a text. */
export type GuestText = "text" | "chainEnd" | "nodesText" | "thrown" | "linkProblem" | "linksText";

/** The functions of the guest that give a number. */
export type GuestFunction = "construct" | "call" | "read" | "step" | "walk" | "ask" | "keep" | "shape" | "play";

/** Between the parts of what was thrown; kept in step with `guest.js`. */
const SEPARATOR = "\u0001";

/** What was thrown, taken apart. */
export function thrownParts(
  text: string,
): Pick<Thrown, "isError" | "byEngine" | "name" | "message" | "missing"> & { stack: string } {
  const [flags = "0", name = "", message = "", ...stack] = text.split(SEPARATOR);
  const bits = Number(flags);
  const byEngine = (bits & 2) !== 0;
  const words = byEngine ? engineWords(message) : message;
  const parts = { isError: (bits & 1) !== 0, byEngine, name, message: words, stack: stack.join(SEPARATOR) };
  return (bits & 4) === 0 ? parts : { ...parts, stack: "", missing: missingOf(stack) };
}

/** The parts that stand in place of a stack where a method is missing. */
const missingOf = ([method = "", others = "", instead = ""]: readonly string[]): Missing => ({
  method,
  others: others === "" ? [] : others.split(","),
  instead: instead === "" ? null : instead,
});

/** The stack from the first place on that is there again further down: where code calls itself. O(lines). */
function fromItsRecursion(stack: string): string {
  const lines = stack.split("\n");
  const first = lines.findIndex((line, at) => line.trim() !== "" && lines.indexOf(line, at + 1) >= 0);
  return first < 0 ? stack : lines.slice(first).join("\n");
}

/** Runs one function of the guest. Throws `LimitReached` when a budget is used up. */
export interface GuestHost {
  /** Name of the class that is in use. */
  readonly className: string;
  /** See the subject's. */
  choose(className: string): string | null;
  /** Calls a function of the guest; returns its number. `during` is the call as source, for messages. */
  run(name: GuestFunction, args: readonly Argument[], during: () => string): number;
  /** The numbers that the guest and the host both have, until the guest next runs. */
  window(): Int32Array;
  /** Reads one of the guest's texts after a call that left one. */
  text(name: GuestText): string;
  /** The number that the last call left. */
  number(): number;
  /** Finds the place in the student's source that a stack trace begins with. */
  locate(stack: string): SourceLocation | null;
  /** Sees to it that the submission is there in the realm of each thread, if it has not been run there. */
  openThreads(): void;
  reload(isCharged: boolean): void;
  within<Result>(ticks: number, body: () => Result): Result | null;
  beginCheck(name: string, share: number, isHeard: boolean): void;
  takePrinted(): string[];
  ticks(): number | null;
  memoryInUse(): MemoryInUse | null;
}

/** How a call of the guest ended; kept in step with `guest-answers.js`. */
const enum Code {
  Number = 0,
  Undefined,
  Null,
  True,
  False,
  String,
  Bigint,
  Other,
  Threw,
  /** From here on a whole number from 0 up, plus this. */
  Small = 16,
}

/** What a walk of the guest has left to be read; kept in step with `guest.js`. */
const enum Found {
  ChainProblem = 1,
  LinkProblem = 2,
  Nodes = 4,
}

/** Instances that the guest keeps, the newest ones; kept in step with `guest.js`. */
const MAX_INSTANCES = 64;

/** Instead of the number of an instance: the class, or the threads, where one asks; what was reached by steps, where one reads. */
const CLASS = -1;
const THREADS = -2;
const REACHED = -1;

/** A path as it is followed. */
interface Way {
  /** All keys but the last. */
  steps: readonly (string | number)[];
  last: string | number;
  /** As it stands in a program: `mainLists[6]`. */
  name: string;
}

function wayOf(path: Path): Way {
  if (typeof path === "string") return { steps: [], last: path, name: path };
  return { steps: path.slice(0, -1), last: path.at(-1) ?? path[0], name: showPath(path) };
}

/** A walk that has not come to its list. */
const notReached = ({ name }: Way, { name: thrown, message }: Thrown): ListWalk => ({
  nodes: [],
  chainProblem: `reading \`${name}\` threw ${message === "" ? thrown : `${thrown}: ${message}`}`,
  chainEnd: "a list that cannot be read",
  repeats: null,
  linkProblem: null,
  brokenLinks: [],
});

/** Makes a {@link Subject} of a host. */
export function guestSubject(host: GuestHost): Subject {
  const thrownOf = (text: string): Thrown => {
    const { stack, ...parts } = thrownParts(text);
    // Most errors are the right ones, and then nobody asks where they came from.
    return {
      ...parts,
      get location() {
        return stack === "" ? null : host.locate(isOverflow(parts) ? fromItsRecursion(stack) : stack);
      },
    };
  };
  const thrown = (): Thrown => thrownOf(host.text("thrown"));

  const primitive = (value: Extract<Value, { type: "primitive" }>["value"]): Outcome => ({
    kind: "returned",
    value: { type: "primitive", value },
  });

  const outcome = (code: number): Outcome => {
    if (code >= Code.Small) return primitive(code - Code.Small);
    switch (code as Exclude<Code, Code.Small>) {
      case Code.Number:
        return primitive(host.number());
      case Code.Undefined:
        return primitive(undefined);
      case Code.Null:
        return primitive(null);
      case Code.True:
        return primitive(true);
      case Code.False:
        return primitive(false);
      case Code.String:
        return primitive(host.text("text"));
      case Code.Bigint:
        return primitive(BigInt(host.text("text")));
      case Code.Other:
        return { kind: "returned", value: { type: "other", text: host.text("text") } };
      case Code.Threw:
        return { kind: "threw", error: thrown() };
    }
  };

  const ask = (id: number, name: string, args: readonly Data[], during?: string): Answer => {
    putArguments(host.window(), args);
    const code = host.run("ask", [id, name], () => during ?? `${name} of the code beside the submission`) as Code;
    if (code === Code.Threw) return { kind: "threw", error: thrown() };
    const value = takeAnswer(host.window(), thrownOf);
    if (code === Code.Number) return { kind: "returned", value };
    throw new Error(`the code beside the submission has no function ${name}; it has ${showTold(value)}`);
  };

  /** Takes all steps of a way but the last; gives the id to go on from, or `null` when one of them threw. */
  const follow = ({ steps, name }: Way, id: number): number | null => {
    for (const [at, key] of steps.entries()) {
      const code = host.run("step", [at === 0 ? id : REACHED, key], () => `reading ${name}`) as Code;
      if (code === Code.Threw) return null;
    }
    return steps.length === 0 ? id : REACHED;
  };

  let newest = -1;
  const instance = (id: number): Instance => {
    const kept = (): number => {
      if (id + MAX_INSTANCES > newest) return id;
      throw new Error(`the suite uses an instance after it has made ${MAX_INSTANCES} more, so it has gone`);
    };
    return {
      call: (method, args) =>
        outcome(host.run("call", [kept(), method, ...passable(args)], () => showCall(method, args))),
      read(property) {
        const way = wayOf(property);
        const from = follow(way, kept());
        if (from === null) return { kind: "threw", error: thrown() };
        return outcome(host.run("read", [from, way.last], () => `reading ${way.name}`));
      },
      walkList(shape, bound) {
        const way = wayOf(shape.head);
        const from = follow(way, kept());
        return from === null ? notReached(way, thrown()) : walkList(host, from, way, shape, bound);
      },
      ask: (name, args = [], during) => ask(kept(), name, args, during),
    };
  };

  return {
    get className() {
      return host.className;
    },
    choose(className) {
      newest = -1;
      return host.choose(className);
    },
    construct(args): Construction {
      const code = host.run("construct", passable(args), () => showCall("constructor", args)) as Code;
      if (code === Code.Threw) return { kind: "threw", error: thrown() };
      newest = host.number();
      return { kind: "constructed", instance: instance(newest) };
    },
    ask: (name, args = [], during) => ask(CLASS, name, args, during),
    askThreads(name, args = []) {
      host.openThreads();
      return ask(THREADS, name, args);
    },
    play: (script) => play(host, script, false),
    firstDifference: (script) => play(host, script, true)[0] ?? null,
    reload(isCharged = false) {
      newest = -1;
      host.reload(isCharged);
    },
    within: (ticks, body) => host.within(ticks, body),
    beginCheck: (name, share = 1, isHeard = true) => host.beginCheck(name, share, isHeard),
    takePrinted: () => host.takePrinted(),
    ticks: () => host.ticks(),
    memoryInUse: () => host.memoryInUse(),
  };
}

/** Names that were told, in words. */
const showTold = (names: Told): string => (Array.isArray(names) ? names.join(", ") : "none");

/** Arguments that are plain data, and few enough for the guest. */
function passable(args: readonly Argument[]): readonly Argument[] {
  for (const arg of args) refuseUnlessPlain(arg);
  if (args.length <= MAX_ARGUMENTS) return args;
  throw new Error(`the suite passes ${args.length} arguments, and the guest takes ${MAX_ARGUMENTS} at most`);
}

function play(host: GuestHost, script: Script, isOneEnough: boolean): Difference[] {
  const during = (): string => script.during;
  for (const [place, thing] of script.things.entries()) host.run("keep", [place, thing], during);
  const { next, prev = "", start, size } = script.list;
  const { memory, bytes, size: used } = script.memory;
  host.run("shape", [next, prev, start, size, memory, bytes, used], during);
  const differences: Difference[] = [];
  for (const { first, numbers } of chunksOf(script)) {
    if (isOneEnough && differences.length > 0) break;
    host.window().set(numbers, SCRIPT_AT);
    const found = host.run("play", [isOneEnough], during) - Code.Small;
    const window = host.window();
    for (let place = 0; place < Math.min(found, MAX_DIFFERENCES); place++) {
      differences.push({ sequence: first + (window[2 * place] ?? 0), step: window[2 * place + 1] ?? 0 });
    }
  }
  return differences;
}

function walkList(host: GuestHost, id: number, { last, name }: Way, shape: ListShape, bound: number): ListWalk {
  const args = [id, last, shape.next, shape.prev ?? "", shape.start, shape.size, bound, name];
  const code = host.run("walk", args, () => `reading the list from ${name}`);
  const found = code >= Code.Small ? code - Code.Small : Found.ChainProblem | Found.Nodes;
  const numbers = found & Found.Nodes ? numbersOf(host.text("nodesText")) : [];
  const nodes = [];
  for (let i = 0; i + 1 < numbers.length; i += 2) nodes.push({ start: numbers[i] ?? NaN, size: numbers[i + 1] ?? NaN });
  const isCut = (found & Found.ChainProblem) !== 0;
  const back = isCut ? firstRepeat(nodes) : null;
  const hasLinkProblem = !isCut && (found & Found.LinkProblem) !== 0;
  return {
    nodes,
    chainProblem: !isCut ? null : back === null ? host.text("text") : circle(nodes, back, shape),
    chainEnd: isCut && back === null ? host.text("chainEnd") : null,
    repeats: back,
    linkProblem: hasLinkProblem ? host.text("linkProblem") : null,
    brokenLinks: hasLinkProblem ? brokenLinks(host.text("linksText")) : [],
  };
}

/** The place of the first node that was there before; `null` when each is another. O(nodes). */
function firstRepeat(nodes: readonly ListNode[]): number | null {
  const seen = new Set<string>();
  for (const [index, { start, size }] of nodes.entries()) {
    const key = `${start},${size}`;
    if (seen.has(key)) return index;
    seen.add(key);
  }
  return null;
}

function circle(nodes: readonly ListNode[], back: number, { next }: ListShape): string {
  const node = nodes[back];
  const first = nodes.findIndex(({ start, size }) => start === node?.start && size === node.size);
  const to = first === back - 1 ? "itself" : `node ${first + 1}`;
  return `\`${next}\` of node ${back} leads back to ${to} (start ${node?.start}, size ${node?.size}), so the list goes round in a circle`;
}

const numbersOf = (text: string): number[] => (text === "" ? [] : text.split(",").map(Number));

/** What a `prev` leads to, in the numbers of the guest; kept in step with `guest.js`. */
const enum Leads {
  ToEnd = 0,
  ToNode,
}

function brokenLinks(text: string): BrokenLink[] {
  const [first = "", ...ends] = text.split(SEPARATOR);
  const numbers = numbersOf(first);
  const links: BrokenLink[] = [];
  for (let i = 0; i + 3 < numbers.length; i += 4) {
    const [index = 0, leads, start = 0, size = 0] = numbers.slice(i, i + 4);
    const to = leads === Leads.ToEnd ? null : leads === Leads.ToNode ? { start, size } : (ends.shift() ?? "no node");
    links.push({ index, to });
  }
  return links;
}
