/**
 * Whether an instance keeps as much beside its memory when more of that is in use: for contracts that allow no other books.
 *
 * @module
 */
import { CheckFailure, CheckSkipped } from "../check/failure.js";
import type { CheckContext } from "../check/tries.js";
import type { Data } from "../subject/data.js";
import { showThrown } from "../subject/show.js";
import type { Instance, MemoryInUse, Subject } from "../subject/subject.js";

/** What is claimed. */
export interface SpaceClaim {
  /** What the number counts: `live blocks`. */
  what: string;
  /** Arguments of the constructor. */
  construct: readonly number[];
  /** Function of the assignment's `stages/inside.ts` that brings the instance there: `fill(heap, count)`. It tells what was wrong, or nothing. */
  fill: string;
  /** In rising order. */
  counts: readonly [number, number];
  /** Pieces of memory, and bytes, that the larger one may take more. */
  most: MemoryInUse;
}

/** What is wrong where it is not so. */
const GROWS = "books beside the memory";

/**
 * Expects that it is so. The larger one is brought about once before, so that what the engine keeps for itself is there already.
 * What is observed is that it is not so, and not by how much: that is all there is to see, whatever the books are.
 *
 * @throws CheckFailure `wrong-result` when more is kept, or when a call was wrong
 * @throws CheckSkipped where nobody knows what is in use
 */
export function expectConstantSpace(
  { subject, observe }: Pick<CheckContext, "subject" | "observe">,
  { what, construct, fill, counts, most }: SpaceClaim,
): void {
  if (subject.memoryInUse() === null)
    throw new CheckSkipped(
      "Skipped: what a program keeps in memory is only known in the sandbox. `npm run grade` measures it.",
    );
  subject.reload();
  const [few, many] = counts;
  const instance = made(subject, construct);
  const bring = (count: number): MemoryInUse => {
    told(instance, fill, [count]);
    return subject.memoryInUse() ?? { bytes: 0, allocations: 0 };
  };
  bring(many);
  const [atFew, atMany] = [bring(few), bring(many)];
  const more = {
    bytes: atMany.bytes - atFew.bytes,
    allocations: atMany.allocations - atFew.allocations,
  };
  if (more.bytes <= most.bytes && more.allocations <= most.allocations) return;
  observe([GROWS]);
  throw new CheckFailure({
    kind: "wrong-result",
    message: `With ${many} ${what} the program keeps ${more.bytes} bytes in ${more.allocations} pieces more in its own memory than with ${few}. All that it knows of them has to stand in \`memory.bytes\`: no map, no set, no array beside.`,
    expected: `at most ${most.bytes} bytes in ${most.allocations} pieces more`,
    actual: `${more.bytes} bytes in ${more.allocations} pieces more`,
    mistake: GROWS,
  });
}

function made(subject: Subject, construct: readonly number[]): Instance {
  const construction = subject.construct(construct);
  if (construction.kind === "constructed") return construction.instance;
  throw wrong(`the constructor threw ${construction.error.name}`);
}

function told(instance: Instance, name: string, args: readonly Data[]): void {
  const answer = instance.ask(name, args, "calls in a large memory");
  if (answer.kind === "threw") throw wrong(`a call threw ${showThrown(answer.error)}`);
  if (typeof answer.value === "string") throw wrong(answer.value);
}

const wrong = (what: string): CheckFailure =>
  new CheckFailure({ kind: "wrong-result", message: `Before anything could be measured, ${what}.` });
