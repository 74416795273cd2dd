/**
 * Where live blocks lie and how large they are, as the heap tells it by their handles.
 *
 * @module
 */
import type { Failure, MemoryBlock } from "#kit/check/failure";
import type { CaptionedPicture, MemoryStrip } from "#kit/check/picture";
import { outcomeText } from "#kit/check/judge";
import type { MainView, View } from "#kit/define/definition";
import type { Instance, Outcome } from "#kit/subject/subject";
import type { LiveBlock } from "./layout.js";
import { type CompactionModel, nameOf } from "./model.js";

/** What was told of a live block. */
interface ToldOf {
  block: LiveBlock;
  outcome: Outcome;
}

/** Asks a method for each of the live blocks. */
const reader =
  (method: "addressOf" | "sizeOf") =>
  (instance: Instance, model: CompactionModel): ToldOf[] => {
    const live = model.live();
    const handles = live.map(({ handle }) => handle);
    const outcomes = instance.each?.(method, handles) ?? handles.map((handle) => instance.call(method, [handle]));
    return live.map((block, place) => ({ block, outcome: outcomes[place] ?? NOT_ASKED }));
  };

const NOT_ASKED: Outcome = { kind: "returned", value: { type: "primitive", value: undefined } };

const numberOf = (outcome: Outcome): number =>
  outcome.kind === "returned" && outcome.value.type === "primitive" && typeof outcome.value.value === "number"
    ? outcome.value.value
    : NaN;

const firstWrong = (told: readonly ToldOf[], due: "start" | "size"): ToldOf | undefined =>
  told.find(({ block, outcome }) => numberOf(outcome) !== block[due]);

/** Judges one of the two. */
const viewOf = (
  method: "addressOf" | "sizeOf",
  due: "start" | "size",
  inWords: (block: LiveBlock) => string,
): View<CompactionModel, ToldOf[]> => ({
  read: reader(method),
  judge(told) {
    const wrong = firstWrong(told, due);
    if (wrong === undefined) return null;
    const { block, outcome } = wrong;
    const did = outcome.kind === "threw" ? "" : "returned ";
    return {
      mistake: outcome.kind === "threw" ? `${method} throws for a live block` : `${method} returns another number`,
      told: `${method}(${block.handle}) ${did}${outcomeText(outcome)}, and has to return ${block[due]}: ${inWords(block)}`,
      ...(outcome.kind === "threw" ? { thrown: { source: `${method}(${block.handle})`, error: outcome.error } } : {}),
    };
  },
  failure(_law, told, model) {
    const wrong = firstWrong(told, due);
    return {
      kind: wrong?.outcome.kind === "threw" ? "wrong-error" : "wrong-result",
      expected: String(wrong?.block[due]),
      actual: wrong === undefined ? "" : outcomeText(wrong.outcome),
      ...(method === "addressOf" ? picturesOf(told, model) : {}),
    };
  },
});

/** How large blocks are. */
export const sizes = viewOf("sizeOf", "size", ({ handle }) => `so many bytes ${nameOf(handle)} was asked for`);

/** Where they lie; this is what is drawn. */
export const addresses: MainView<CompactionModel, ToldOf[]> = {
  ...viewOf("addressOf", "start", ({ handle, pins }) =>
    pins === 0 ? `there ${nameOf(handle)} has to lie` : `there ${nameOf(handle)} is pinned`,
  ),
  draw: () => ({}),
  pictures: picturesOf,
  picturesOfChange: picturesOf,
  change(before, after) {
    const place = before.findIndex(
      ({ outcome }, at) => numberOf(outcome) !== numberOf(after[at]?.outcome ?? NOT_ASKED),
    );
    const [old, now] = [before[place], after[place]];
    if (old === undefined || now === undefined) return null;
    const [was, is] = [outcomeText(old.outcome), outcomeText(now.outcome)];
    return { told: `addressOf(${old.block.handle}) was ${was} and is now ${is}`, was, is };
  },
  isEndless: () => false,
  saysSo: { before: "", after: "" },
};

/** Memory as it should be, and as the addresses have it. */
function picturesOf(told: readonly ToldOf[], model: CompactionModel): Partial<Failure> {
  const due = model.picture();
  const seen = stripOf(told, due);
  if (seen === null) return {};
  const drawn = (caption: string, strip: MemoryStrip, role: "due" | "seen"): CaptionedPicture => ({
    caption,
    picture: { kind: "memory", strips: [strip] },
    role,
  });
  return {
    actualMemory: seen,
    pictures: [drawn("As it should be", due, "due"), drawn("As your addresses have it", seen, "seen")],
  };
}

/** Blocks where they are said to be; `null` where one of them would not lie in memory. Bytes of two blocks are broken. */
function stripOf(told: readonly ToldOf[], { capacity, marks = [] }: MemoryStrip): MemoryStrip | null {
  const owners: (LiveBlock | "two" | null)[] = new Array<null>(capacity).fill(null);
  const pins: NonNullable<MemoryStrip["marks"]> = [];
  for (const { block, outcome } of told) {
    const start = numberOf(outcome);
    if (!Number.isInteger(start) || start < 0 || start + block.size > capacity) return null;
    const mark = marks.find(({ at }) => at === block.start);
    if (mark !== undefined) pins.push({ ...mark, at: start });
    for (let at = start; at < start + block.size; at++) owners[at] = owners[at] === null ? block : "two";
  }
  const blocks: MemoryBlock[] = [];
  for (const [at, owner] of owners.entries()) {
    const last = blocks.at(-1);
    if (last !== undefined && owner === owners[at - 1]) last.size += 1;
    else blocks.push({ start: at, size: 1, ...lookOf(owner) });
  }
  return { capacity, blocks, ...(pins.length === 0 ? {} : { marks: pins }) };
}

function lookOf(owner: LiveBlock | "two" | null): Pick<MemoryBlock, "state" | "label"> {
  if (owner === null) return { state: "free" };
  return owner === "two" ? { state: "broken" } : { state: "allocated", label: nameOf(owner.handle) };
}
