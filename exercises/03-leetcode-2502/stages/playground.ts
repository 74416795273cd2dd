/**
 * What the visualizer plays with in this assignment. A submission is judged by all that its calls return, up to its first
 * fault; from there on it is only watched.
 *
 * @module
 */
import {
  faultOf,
  type Moment,
  type Play,
  type PlayedCall,
  type Playground,
  type PlaygroundMethod,
  type Situation,
  type TraceOperation,
  Watched,
  wrongCall,
} from "#kit/define/playground";
import { show } from "#kit/check/show";
import type { Argument, Subject } from "#kit/subject/subject";
import { JudgedAllocator } from "./judged-allocator.js";
import { UnitsModel } from "./model.js";

/** The site's limit, on every argument and on the number of calls. */
const LIMIT = 1000;

const METHODS: readonly PlaygroundMethod[] = [
  { name: "allocate", parameters: ["size", "mID"], about: "hand out a block to an id" },
  { name: "freeMemory", parameters: ["mID"], about: "free all blocks of an id" },
];

/** The example of the site. */
const EXAMPLE: Situation = {
  capacity: 10,
  calls: [
    { method: "allocate", args: [1, 1] },
    { method: "allocate", args: [1, 2] },
    { method: "allocate", args: [1, 3] },
    { method: "freeMemory", args: [2] },
    { method: "allocate", args: [3, 4] },
    { method: "allocate", args: [1, 1] },
    { method: "allocate", args: [1, 1] },
    { method: "freeMemory", args: [1] },
    { method: "allocate", args: [10, 2] },
    { method: "freeMemory", args: [7] },
  ],
};

/** Blocks that belong to ids; there is no free list to be seen. */
export const playground: Playground = {
  capacity: { name: "n", most: LIMIT },
  methods: METHODS,
  hasFreeList: false,
  mostCalls: LIMIT,
  example: EXAMPLE,
  refusesCapacity: (n) => outside("n", n),
  refusal(call) {
    const wrong = wrongCall(call, METHODS);
    if (wrong !== null) return wrong;
    const parameters = METHODS.find(({ name }) => name === call.method)?.parameters ?? [];
    for (const [place, name] of parameters.entries()) {
      const problem = outside(name, call.args[place]);
      if (problem !== null) return problem;
    }
    return null;
  },
  freeing({ state, label }) {
    const id = /^#(\d+)$/.exec(label ?? "")?.[1];
    return state === "allocated" && id !== undefined ? { method: "freeMemory", args: [Number(id)] } : null;
  },
  situationOf,
  begin: (n, subject) => new AllocatorPlay(n as number, subject),
};

/** The site never calls with anything else, and so it is not played, either. */
function outside(name: string, value: Argument): string | null {
  const isInside = Number.isInteger(value) && (value as number) >= 1 && (value as number) <= LIMIT;
  return isInside ? null : `${name} is a whole number from 1 to ${LIMIT} in this assignment, not ${show(value)}.`;
}

class AllocatorPlay implements Play {
  readonly constructed: Moment;
  private readonly model: UnitsModel;
  private readonly watched: Watched | null;
  /** Judges every call; `null` from the first fault on. */
  private judged: JudgedAllocator | null = null;
  private isOver = false;

  constructor(
    n: number,
    private readonly subject: Subject | null,
  ) {
    this.model = new UnitsModel(n);
    this.watched = subject === null ? null : new Watched(subject);
    this.constructed = this.moment("", "", ({ subject }) => {
      this.judged = JudgedAllocator.create(subject, n, ["places", "refusals", "counts"]);
    });
  }

  call({ method, args }: PlayedCall): Moment {
    const [first = 0, second = 0] = args as readonly number[];
    const expected = method === "allocate" ? this.model.allocate(first, second) : this.model.freeMemory(first);
    return this.moment(`${expected}`, method, ({ instance }) => {
      if (this.judged === null) instance?.call(method, args);
      else if (method === "allocate") this.judged.allocate(first, second);
      else this.judged.freeMemory(first);
    });
  }

  private moment(expected: string, method: string, make: (watched: Watched) => void): Moment {
    const sizes = this.model.freeRuns().map(({ size }) => size);
    const base: Moment = {
      expected,
      actual: null,
      memory: this.model.picture(),
      actualMemory: null,
      list: null,
      free: sizes.reduce((sum, size) => sum + size, 0),
      largest: Math.max(0, ...sizes),
      fault: null,
      printed: [],
    };
    const { watched } = this;
    if (watched === null || this.isOver || (method !== "" && watched.instance === null)) return base;
    const wasJudged = this.judged !== null || method === "";
    const { actual, failure, isOver } = watched.see(method, () => make(watched));
    this.isOver = isOver;
    const fault = wasJudged ? faultOf(failure) : null;
    if (fault !== null) this.judged = null;
    const threw = failure?.failure.actual ?? "";
    return {
      ...base,
      actual: method === "" ? threw : (actual ?? ""),
      actualMemory: failure?.failure.actualMemory ?? null,
      fault,
      printed: this.subject?.takePrinted() ?? [],
    };
  }
}

/** Each block gets an id of its own. There is as much memory as they take. */
function situationOf(operations: readonly TraceOperation[]): Situation {
  const ids = new Map<number, number>();
  const calls: PlayedCall[] = [];
  const model = new UnitsModel(LIMIT);
  let end = 1;
  for (const operation of operations) {
    if (operation.kind === "free") {
      const id = ids.get(operation.block);
      if (id === undefined) continue;
      model.freeMemory(id);
      calls.push({ method: "freeMemory", args: [id] });
      continue;
    }
    const id = ids.size + 1;
    if (id > LIMIT || operation.size > LIMIT) break;
    ids.set(operation.block, id);
    const start = model.allocate(operation.size, id);
    if (start >= 0) end = Math.max(end, start + operation.size);
    calls.push({ method: "allocate", args: [operation.size, id] });
  }
  return { capacity: end, calls };
}
