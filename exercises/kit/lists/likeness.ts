/**
 * A scene in which the rules by which a free block may be chosen all choose otherwise: what a submission does there tells
 * which of them it follows.
 *
 * @module
 */
import type { FreeRange } from "../models/allocator.js";
import type { Placement } from "../models/units.js";
import type { Likeness } from "../check/repeatable.js";
import type { Instance, Subject } from "../subject/subject.js";

/** Sizes of the free blocks from address 0 up. Behind each, the last one as well, one unit stays allocated. */
const SIZES = [12, 30, 20, 25, 40, 22];
/** What is then asked for, one after the other. */
const REQUESTS = [20, 21, 9, 8];

/** Chooses a free block among those with room, lowest address first; `last` is where the block handed out last ends. */
type Rule = (fitting: readonly FreeRange[], size: number, last: number) => FreeRange | undefined;

const sizesFrom = (fitting: readonly FreeRange[], compare: (a: number, b: number) => number) =>
  [...fitting].sort((a, b) => compare(a.size, b.size))[0];

const RULES: Record<string, Rule> = {
  "first fit": (fitting) => fitting[0],
  "best fit, the smallest with room": (fitting) => sizesFrom(fitting, (a, b) => a - b),
  "worst fit, the largest": (fitting) => sizesFrom(fitting, (a, b) => b - a),
  "last fit, the highest with room": (fitting) => fitting.at(-1),
  "next fit, which goes on from the last place": (fitting, _size, last) =>
    fitting.find(({ start }) => start >= last) ?? fitting[0],
  "a block that fits exactly rather than the first with room": (fitting, size) =>
    fitting.find((each) => each.size === size) ?? fitting[0],
};

/** What a submission does in the scene; nothing where it does what it has to, or cannot come so far. It says all where that is one of the rules. */
export function placementLikeness(subject: Subject, placement: Placement): Likeness {
  const answers = answersOf(subject);
  const due = placement === "first-fit" ? RULES["first fit"] : RULES["best fit, the smallest with room"];
  if (answers === null || due === undefined || isLike(answers, due)) return { told: [], saysAll: false };
  const served = REQUESTS.map((_, i) => servedFrom(answers, i)).join(", ");
  const [like, ...more] = Object.keys(RULES).filter((name) => isLike(answers, RULES[name] as Rule));
  const rule = like === undefined || more.length > 0 ? "" : `: that is ${like}`;
  return {
    told: [`With free blocks of ${SIZES.join(", ")} units, in this order, your code then serves ${served}${rule}.`],
    saysAll: rule !== "",
  };
}

/** From which free block a request was served: `8 from what is left of that of 40`. */
function servedFrom(answers: readonly number[], place: number): string {
  const holeAt = (at: number) => holeOf(answers[at] ?? 0);
  const hole = holeAt(place);
  const isCut = REQUESTS.some((_, at) => at < place && holeAt(at)?.start === hole?.start);
  return `${REQUESTS[place]} from ${isCut ? "what is left of " : ""}that of ${hole?.size}`;
}

/** The free blocks of the scene as they are at first. */
function holes(): FreeRange[] {
  let start = 0;
  return SIZES.map((size) => {
    const hole = { start, size };
    start += size + 1;
    return hole;
  });
}

const CAPACITY = SIZES.reduce((sum, size) => sum + size + 1, 0);

const holeOf = (address: number): FreeRange | undefined =>
  holes().find(({ start, size }) => start <= address && address < start + size);

function isLike(answers: readonly number[], rule: Rule): boolean {
  const free = holes();
  let last = CAPACITY;
  return REQUESTS.every((size, i) => {
    const block = rule(
      free.filter((each) => each.size >= size),
      size,
      last,
    );
    if (block === undefined || answers[i] !== block.start) return false;
    last = block.start + size;
    block.start += size;
    block.size -= size;
    return true;
  });
}

/** The addresses that the submission hands out; `null` when it does not come so far, or hands out what is not free. */
function answersOf(subject: Subject): number[] | null {
  const made = subject.construct([CAPACITY]);
  if (made.kind === "threw") return null;
  const { instance } = made;
  const all = holes();
  const isReady =
    all.every(({ start, size }) => allocated(instance, size) === start && allocated(instance, 1) === start + size) &&
    all.reverse().every(({ start, size }) => instance.call("free", [start, size]).kind === "returned");
  if (!isReady) return null;
  const answers = REQUESTS.map((size) => allocated(instance, size));
  return answers.every((address) => address !== null && holeOf(address) !== undefined) ? (answers as number[]) : null;
}

function allocated(instance: Instance, size: number): number | null {
  const outcome = instance.call("allocate", [size]);
  if (outcome.kind === "threw" || outcome.value.type !== "primitive") return null;
  return typeof outcome.value.value === "number" ? outcome.value.value : null;
}
