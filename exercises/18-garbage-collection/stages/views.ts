/**
 * Words of memory and roots, as they were read, compared with those that are due.
 *
 * @module
 */
import type { BrokenLaw } from "#kit/check/broken-law";
import { outcomeText } from "#kit/check/judge";
import type { Definition, MainView, View } from "#kit/define/definition";
import { type Reading, readNumbers } from "#kit/views/readers";
import { showThrown } from "#kit/subject/show";
import type { Instance, Outcome } from "#kit/subject/subject";
import type { DueWord, HeapModel } from "./model.js";
import { nameAt, picturesOf } from "./words.js";

/** The property that memory is in. */
const MEMORY = "memory";
/** Words that are read at most: no check that looks at memory has more. */
const MOST_READ = 16_384;

type Memory = Reading<number[]>;

const read = (instance: Instance): Memory => readNumbers(instance, MEMORY, MOST_READ);

const numbersIn = (memory: Memory): readonly number[] | null =>
  memory.kind === "read" ? memory.value.map((word) => word | 0) : null;

function lengthLaw(memory: Memory, { words }: HeapModel): BrokenLaw | null {
  if (memory.kind === "threw")
    return {
      mistake: "memory that cannot be read",
      told: `reading \`memory\` threw ${showThrown(memory.error)}`,
    };
  if (memory.kind === "odd")
    return { mistake: "memory that cannot be read", told: `\`memory\` cannot be read: ${memory.text}` };
  const { length } = memory.value;
  if (length === words) return null;
  return { mistake: "memory of another length", told: `\`memory\` has ${length} words, and has to have ${words}` };
}

/** Which words a view is about. */
type Concerns = (word: DueWord) => boolean;

const isRun: Concerns = ({ kind }) => kind === "run";

/** The first word that is wrong, as a law that is broken. */
const wordLaw =
  (className: string, concerns: Concerns) =>
  (memory: Memory, model: HeapModel): BrokenLaw | null => {
    const length = lengthLaw(memory, model);
    if (length !== null) return { ...length, mistake: `${className}: ${length.mistake}` };
    const seen = numbersIn(memory) ?? [];
    const wrong = model.dueWords().find((word) => concerns(word) && seen[word.address] !== word.value);
    if (wrong === undefined) return null;
    const { address, value, what } = wrong;
    const is = seen[address] ?? NaN;
    const [kind, why] = whatIsWrong(wrong, is);
    return {
      mistake: `${className}: ${kind}`,
      told: `the word at ${address} is ${is}, and has to be ${value}, ${what()}${why}`,
    };
  };

/** What sort of mistake a wrong word is, and what can be said of it, as a clause to add. */
function whatIsWrong({ value, kind }: DueWord, is: number): [string, string] {
  if (kind === "run")
    return is < 0 ? ["a free run of another size", `; yours says ${-is}`] : ["a free run that does not say so", ""];
  if (kind === "header" && is === value + 1) return ["a mark that stays set", ": its mark is still set"];
  return [{ header: "a wrong header", reference: "a wrong reference", data: "a wrong word of data" }[kind], ""];
}

const viewOf = (className: string, concerns: Concerns): View<HeapModel, Memory> => ({
  read,
  judge: wordLaw(className, concerns),
  failure: (_law, memory, model) => ({ kind: "wrong-result", ...picturesOf(model, numbersIn(memory)) }),
});

/** Objects: their headers, references and data. */
export const objectsView = (className: string): View<HeapModel, Memory> => viewOf(className, (word) => !isRun(word));

/** Free runs alone. */
export const runsView = (className: string): View<HeapModel, Memory> => viewOf(className, isRun);

/** Every word that the contract tells. */
export const memoryView = (className: string): MainView<HeapModel, Memory> => ({
  ...viewOf(className, () => true),
  draw: () => ({}),
  pictures: (memory, model) => picturesOf(model, numbersIn(memory)),
  picturesOfChange: (memory, model) => picturesOf(model, numbersIn(memory)),
  change(before, after) {
    const [old, now] = [numbersIn(before), numbersIn(after)];
    if (old === null || now === null) return null;
    const at = now.findIndex((word, place) => word !== old[place]);
    if (at === -1 || before.kind !== "read") return null;
    const [was, is] = [String(old[at]), String(now[at])];
    return { told: `the word at ${at} was ${was} and is now ${is}`, was, is };
  },
  isEndless: () => false,
  saysSo: { before: "", after: "" },
});

/** Where each root leads, as `getRoot` tells it. */
export const rootsView = (className: string): View<HeapModel, Outcome[]> => ({
  read(instance, { roots }) {
    const places = [...roots.keys()];
    return [...(instance.each?.("getRoot", places) ?? places.map((place) => instance.call("getRoot", [place])))];
  },
  judge(outcomes, model) {
    const i = firstWrongRoot(outcomes, model);
    if (i === -1) return null;
    const due = dueRoot(model, i);
    const outcome = outcomes[i];
    const did = outcome === undefined ? "nothing" : outcomeText(outcome);
    return {
      mistake: `${className}: a wrong root`,
      told: `getRoot(${i}) ${outcome?.kind === "threw" ? "" : "returned "}${did}, and has to return ${due}${due === 0 ? ", which is null" : `, where ${nameAt(model, due)} is`}`,
      ...(outcome?.kind === "threw" ? { thrown: { source: `getRoot(${i})`, error: outcome.error } } : {}),
    };
  },
  failure: (_law, outcomes, model) => {
    const i = firstWrongRoot(outcomes, model);
    const outcome = outcomes[i];
    return {
      kind: outcome?.kind === "threw" ? "wrong-error" : "wrong-result",
      expected: String(dueRoot(model, i)),
      ...(outcome === undefined ? {} : { actual: outcomeText(outcome) }),
      ...picturesOf(model, null),
    };
  },
});

const dueRoot = ({ roots, layout }: HeapModel, i: number): number => layout.addressOf(roots[i] ?? null);

const firstWrongRoot = (outcomes: readonly Outcome[], model: HeapModel): number =>
  model.roots.findIndex((_root, i) => {
    const outcome = outcomes[i];
    if (outcome?.kind !== "returned" || outcome.value.type !== "primitive") return true;
    return outcome.value.value !== dueRoot(model, i);
  });

/** How memory is compared where calls are played. */
export const askedMemory: NonNullable<Definition<HeapModel>["asked"]> = {
  "kit.numbers": (model) => {
    const entries = model.dueWords();
    const answer = new Array<number>(model.words).fill(0);
    for (const { address, value } of entries) answer[address] = value;
    return { steps: [{ kind: "entries", property: MEMORY, length: model.words, entries }], answer };
  },
};
