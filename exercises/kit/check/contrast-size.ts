/**
 * What other sizes in the calls of a failure would have changed.
 *
 * @module
 */
import { argumentsOf } from "./failure.js";
import { type Ending, type Retrial, sourceOf } from "./retrial.js";
import { showCall } from "../subject/show.js";

/** Sizes that are changed, those of the last calls first. */
const MOST_CHANGED = 4;
/** Least size of which it is told that it is the first to go wrong: what is smaller says little. */
const LEAST_TOLD = 6;
/** Largest capacity or size that is tried. */
const MOST_UNITS = 8192;

/** Sentences about sizes; empty where none of them matters. */
export function sizeContrasts(retrial: Retrial): string[] {
  const sizes = new Map<number, number[]>();
  for (const [at, place] of [...retrial.places.entries()].reverse()) {
    const size = retrial.steps.length === 0 ? undefined : retrial.again.sizeAt(place)?.size;
    if (size !== undefined) sizes.set(size, [...(sizes.get(size) ?? []), at]);
  }
  const found: string[] = [];
  for (const [size, [last = 0, ...others]] of [...sizes].slice(0, MOST_CHANGED)) {
    const trial = new SizeTrial(retrial, size, [last, ...others]);
    const told = others.length === 0 ? trial.told() : ofEqualSizes(retrial, trial, [last, ...others]);
    if (told !== null) found.push(told);
    // Of any other size the same would be said in other words.
    if (trial.isOfProportions) break;
  }
  return found;
}

/** Of a size that occurs more than once: whether it is that size, or that they are equal. */
function ofEqualSizes(retrial: Retrial, together: SizeTrial, all: readonly [number, ...number[]]): string | null {
  const { size } = together;
  const told = together.told();
  if (told !== null) return told;
  if (together.ending(size - 1) !== "same" && together.ending(size + 1) !== "same") return null;
  const [last] = all;
  const alone = new SizeTrial(retrial, size, [last]);
  if (alone.ending(size - 1) !== "right" || alone.ending(size + 1) !== "right") return null;
  const source = [size - 1, size + 1].map((other) => alone.source(other)).join(" or ");
  return `With ${source} in place of ${retrial.numbered(last)}, all is right; with ${size - 1} or ${size + 1} for every ${size} it goes wrong all the same. So it takes equal sizes.`;
}

/** Tries other sizes in place of one, in one call or wherever it occurs. */
class SizeTrial {
  /** Whether the same goes wrong however large all of it is, as far as that was tried. */
  isOfProportions = false;
  private readonly tried = new Map<number, { ending: Ending; call: string | null }>();

  constructor(
    private readonly retrial: Retrial,
    readonly size: number,
    private readonly at: readonly number[],
  ) {}

  /** How it ends with that size; each is tried once. */
  ending(other: number): Ending {
    const known = this.tried.get(other);
    if (known !== undefined) return known.ending;
    const { retrial, at } = this;
    const change = new Map(at.map((each) => [retrial.places[each] ?? 0, other]));
    const isTried = other >= 1 && other <= MOST_UNITS;
    const tried = isTried ? retrial.endAndCall(retrial.places, change) : { ending: "other" as const, call: null };
    this.tried.set(other, tried);
    return tried.ending;
  }

  /** What was found, with all sizes that were tried; `null` where the size does not matter. */
  told(): string | null {
    const { size } = this;
    const [less, more] = [this.ending(size - 1), this.ending(size + 1)];
    if (less === "right" && more === "right") return this.toldOfThisSize();
    if (less === "right" && more === "same") return this.toldFrom(size);
    if (less === "same" && more === "right") return size < LEAST_TOLD ? null : this.toldTried();
    if (less !== "same" || this.ending(1) !== "right") return null;
    let [right, wrong] = [1, size];
    while (wrong - right > 1) {
      const middle = Math.floor((right + wrong) / 2);
      if (this.ending(middle) === "right") right = middle;
      else wrong = middle;
    }
    // Where it is the size of something else in memory, it only says that other blocks would have been chosen.
    return this.isSeen(wrong) || this.isSeen(right) ? null : this.toldFrom(wrong);
  }

  private toldOfThisSize(): string {
    const { size } = this;
    if (this.at.length === 1) return `${this.with([size - 1, size + 1], "or")} all is right.`;
    const others = `${this.with([size - 1, size + 1], "or")} all is right`;
    const scaled = this.scaled();
    return this.isOfProportions ? `${others}.${scaled}` : `${others}: it depends on the size ${size}.${scaled}`;
  }

  /** Whether the same shape of memory goes wrong when all of it is larger. */
  private scaled(): string {
    const { retrial } = this;
    const sizes = new Map(retrial.places.map((place) => [place, retrial.again.sizeAt(place)?.size ?? 0]));
    if (3 * Math.max(...sizes.values()) > MOST_UNITS) return "";
    const [two, three] = [2, 3].map((factor) =>
      retrial.endOf(
        retrial.places,
        new Map([...sizes].filter(([, size]) => size > 0).map(([place, size]) => [place, factor * size])),
      ),
    );
    if (two === "same" && three === "same") {
      this.isOfProportions = true;
      return ` With every size doubled or three times as large (${2 * this.size} or ${3 * this.size} for ${this.size}) the same goes wrong: it depends on how the sizes compare.`;
    }
    const words: Record<Ending, string | null> = { right: "all is right", same: "the same goes wrong", other: null };
    const parts = [
      two && words[two] && `with every size doubled (${2 * this.size} for ${this.size}) ${words[two]}`,
      three && words[three] && `with every size three times as large (${3 * this.size}) ${words[three]}`,
    ].filter((part) => typeof part === "string");
    const [first, ...others] = parts;
    return first === undefined ? "" : ` ${[`W${first.slice(1)}`, ...others].join(", ")}.`;
  }

  /** What goes wrong with that size and is right with one less. */
  private toldFrom(wrong: number): string | null {
    if (wrong < LEAST_TOLD) return null;
    const larger = [wrong + 1, wrong + 2, 2 * wrong - 1, 2 * wrong, 2 * wrong + 1].filter(
      (other) => other !== this.size,
    );
    const endings = larger.map((other) => this.ending(other));
    if (endings.includes("right")) return this.toldTried();
    const same = larger.filter((_, i) => endings[i] === "same");
    const further = same.length === 0 ? "" : `, with ${inWords(same.map(String), "or")} it is not`;
    return `It goes wrong from ${wrong} on: ${this.with([wrong - 1], "or").replace("With", "with")} all is right${further}.`;
  }

  /** All that were tried, where they follow no rule that could be told. */
  private toldTried(): string {
    const same = this.sizesThat("same");
    const wrong =
      same.length === 0
        ? ""
        : `; with ${inWords(same.map(String), "or")} it goes wrong in the same way${this.atOther(same)}`;
    return `${this.with(this.sizesThat("right"), "or")} all is right${wrong}.`;
  }

  /** The calls at which it goes wrong with those sizes, where they are others. */
  private atOther(sizes: readonly number[]): string {
    // Where the failing call itself is changed, it is another one in any case.
    if (this.at.includes(this.retrial.places.length - 1)) return "";
    const calls = sizes.map((size) => this.tried.get(size)?.call ?? "");
    return calls.every((call) => call === this.retrial.told.failure.call) ? "" : `, at ${inWords(calls, "or")}`;
  }

  private sizesThat(ending: Ending): number[] {
    return [...this.tried]
      .filter(([, each]) => each.ending === ending)
      .map(([size]) => size)
      .sort((a, b) => a - b);
  }

  /** `With allocate(255) in place of allocate(256)`, or `With 63 or 65 for every 64`. */
  private with(others: readonly number[], word: string): string {
    if (this.at.length > 1) return `With ${inWords(others.map(String), word)} in place of every ${this.size}`;
    return `With ${inWords(
      others.map((other) => this.source(other)),
      word,
    )} in place of ${this.made()}`;
  }

  /** The call with that size. */
  source(other: number): string {
    const { retrial, at } = this;
    const [first = 0] = at;
    const step = retrial.steps[first];
    const size = retrial.again.sizeAt(retrial.places[first] ?? 0);
    return step === undefined || size === null ? "" : showCall(step.op, argumentsOf(step).with(size.at, other));
  }

  /** The call as it was made: with its number where an equal one is made, too. */
  private made(): string {
    const { retrial, at } = this;
    const [first = 0] = at;
    const step = retrial.steps[first];
    const source = step === undefined ? "" : sourceOf(step);
    const isAlone = retrial.steps.filter((each) => sourceOf(each) === source).length === 1;
    return isAlone ? source : `${retrial.numbered(first)},`;
  }

  /** Whether a number is that of a block or of an argument in the calls. */
  private isSeen(number: number): boolean {
    return this.retrial.steps.some((step) => {
      const sizes = step.memory?.blocks.flatMap(({ start, size }) => [start, size]) ?? [];
      return sizes.includes(number) || argumentsOf(step).includes(number);
    });
  }
}

/** `1`, `1 or 2`, `1, 2 or 3`. */
function inWords(words: readonly string[], word: string): string {
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} ${word} ${last}`;
}
