/**
 * The views of several free lists, one for each class of sizes: which blocks are in each, and in which order.
 *
 * @module
 */
import type { BrokenLaw } from "../check/broken-law.js";
import type { Failure, MemoryPicture } from "../check/failure.js";
import type { CaptionedPicture, Chain } from "../check/picture.js";
import type { Block, MainView, View } from "../define/definition.js";
import type { AllocatorModel } from "../models/allocator.js";
import { MOST_TOLD, units } from "../models/words.js";
import type { ListShape, ListWalk } from "../subject/subject.js";
import { brokenChain } from "./free-list.js";
import { listPicture, observedPicture } from "./laws.js";

/** What has to be known of an assignment's lists. */
export interface ClassLists<Model> {
  /** What makes up each list. `head` is the property that holds what leads to each, by its place. */
  readonly shape: ListShape & { head: string };
  /** Where they are in more than one property: what holds the list of that place, and where in it; default: all are in `head`. */
  at?(place: number): readonly [head: string, place: number];
  /** The lists as they should be. */
  due(model: Model): readonly (readonly Block[])[];
  /** What the list of that place is for: `blocks of 32`. */
  caption(model: Model, place: number): string;
  /**
   * What a block of that list is not, whatever should be free; `null` where it may be there. `told` goes on from "`lists[2]` holds
   * a block with start 8 and size 4,".
   */
  brokenLaw(block: Block, where: { model: Model; place: number; others: readonly Block[] }): BrokenLaw | null;
  /** In which order each list is: `newest first`. */
  readonly order: string;
  /** What is free and in no list; default: nothing is. */
  unlisted?(model: Model): readonly Block[];
}

/** The lists as they were read, by their places. */
export type ListWalks = readonly ListWalk[];

/** Nodes of one list that are read at most, and that a picture has at most. */
const MOST_NODES = 1024;
const MOST_DRAWN = 12;

/** Makes the view of which blocks are in which list, and that of their order, which rests on it where `lists` is its name. */
export function classViews<Model extends AllocatorModel>(
  lists: ClassLists<Model>,
): Record<"lists", MainView<Model, ListWalks>> & Record<"order", View<Model, ListWalks>> {
  const { shape, due } = lists;
  const at = (place: number): readonly [head: string, place: number] => lists.at?.(place) ?? [shape.head, place];
  const read: View<Model, ListWalks>["read"] = (instance, model) =>
    due(model).map((_, place) => instance.walkList({ ...shape, head: at(place) }, MOST_NODES + 1));
  const plainName = (place: number): string => at(place).join("[") + "]";
  const name = (place: number): string => `\`${plainName(place)}\``;
  /** Where all are in one property, its name needs not be said. */
  const shortName = (place: number): string => (lists.at === undefined ? `[${place}]` : plainName(place));
  const listsText = (walks: ListWalks): string => textOf(walks, shortName);

  const chainLaw = (walks: ListWalks): BrokenLaw | null => {
    for (const [place, walk] of walks.entries()) {
      const law = brokenChain(walk);
      if (law !== null) return law.told.includes(name(place)) ? law : { ...law, told: `${name(place)}: ${law.told}` };
    }
    return null;
  };

  const misplaced = (found: readonly (readonly Block[])[], model: Model): BrokenLaw | null => {
    for (const [place, others] of found.entries()) {
      for (const block of others) {
        const isInside = block.start >= 0 && block.start + block.size <= model.capacity;
        const law = isInside ? lists.brokenLaw(block, { model, place, others }) : outside(model);
        const of = `${name(place)} holds a block with start ${block.start} and size ${block.size}`;
        if (law !== null) return { ...law, told: `${of}, ${law.told}` };
      }
    }
    return null;
  };

  const unmerged = (found: readonly (readonly Block[])[], model: Model): BrokenLaw | null => {
    const all = found.flatMap((blocks, place) => blocks.map((block) => ({ block, place })));
    for (const whole of due(model).flat()) {
      const parts = all.filter(({ block }) => isPart(block, whole));
      const below = parts.find(({ block }) => parts.some((other) => other.block.start === block.start + block.size));
      const above = parts.find(({ block }) => block.start === (below?.block.start ?? 0) + (below?.block.size ?? 0));
      if (below === undefined || above === undefined) continue;
      return {
        mistake: "free neighbours that have not merged",
        told: `${name(below.place)} holds ${units(below.block)}, and ${name(above.place)} ${units(above.block)}: they touch, and have to be one block, ${units(whole)}`,
      };
    }
    return null;
  };

  /** What is said of a block that should not be in the list of that place, or not so often. */
  const whatIs = (block: Block, place: number, all: readonly (readonly Block[])[]): string => {
    const own = all.findIndex((blocks) => has(blocks, block));
    if (own === place) return " twice";
    if (own !== -1) return `, which belongs into ${name(own)}`;
    const whole = all.flat().find((each) => isPart(block, each));
    return whole === undefined
      ? ", which is no free block"
      : `, which is only a part of the free block ${units(whole)}`;
  };

  const otherBlocks = (found: readonly (readonly Block[])[], model: Model): BrokenLaw | null => {
    const all = due(model);
    for (const [place, blocks] of all.entries()) {
      const own = found[place] ?? [];
      const missing = blocks.find((block) => !has(own, block));
      if (missing !== undefined) {
        const elsewhere = found.findIndex((others) => has(others, missing));
        // Those above are not read: nothing can be said of them.
        const where = elsewhere === -1 ? `and is in none up to ${name(all.length - 1)}` : `not into ${name(elsewhere)}`;
        return {
          mistake: "free units that are lost",
          told: `${units(missing)} is free: it belongs into ${name(place)}, ${where}`,
        };
      }
      const extra = own.find((block, at) => !has(blocks, block) || has(own.slice(0, at), block));
      if (extra !== undefined)
        return {
          mistake: "a block that should not be free",
          told: `${name(place)} holds ${units(extra)}${whatIs(extra, place, all)}`,
        };
    }
    return null;
  };

  const chains = (all: ListWalks, model: Model): Chain[] =>
    all.flatMap((walk, place) =>
      walk.nodes.length > 0 || walk.chainProblem !== null || (due(model)[place]?.length ?? 0) > 0
        ? [{ caption: lists.caption(model, place), ...chainOfWalk(walk) }]
        : [],
    );
  const asWalks = (all: readonly (readonly Block[])[]): ListWalks =>
    all.map((nodes) => ({
      nodes: [...nodes],
      chainProblem: null,
      chainEnd: null,
      repeats: null,
      linkProblem: null,
      brokenLinks: [],
    }));

  const own = (walks: ListWalks, model: Model): CaptionedPicture => ({
    caption: "Your free lists",
    picture: { kind: "chain", lists: chains(walks, model) },
  });
  /** Two that are equal would have the reader look for what is not there. */
  const comparedLists = (walks: ListWalks, model: Model): CaptionedPicture[] => {
    const right = asWalks(due(model));
    if (listsText(right) === listsText(walks)) return [];
    const picture = { kind: "chain", lists: chains(right, model) } as const;
    return [{ caption: "The free lists as they should be", picture }, own(walks, model)];
  };
  const memoryOf = (walks: ListWalks, model: Model, knowsLive: boolean): MemoryPicture | null => {
    if (walks.some(({ chainProblem }) => chainProblem !== null)) return null;
    const free = [...walks.flatMap(({ nodes }) => nodes), ...(lists.unlisted?.(model) ?? [])];
    const { capacity } = model;
    return knowsLive ? observedPicture(free, { capacity, live: model.taken() }) : listPicture(free, capacity);
  };
  const pictures = (
    walks: ListWalks,
    model: Model,
    knowsLive: boolean,
  ): Pick<Failure, "actualMemory"> & Partial<Failure> => {
    const seen = memoryOf(walks, model, knowsLive);
    const strip = (memory: MemoryPicture): CaptionedPicture["picture"] => ({ kind: "memory", strips: [memory] });
    return {
      actualMemory: seen,
      pictures: [
        { caption: "As it should be", picture: strip(model.picture()), role: "due" },
        ...(seen === null
          ? []
          : [{ caption: "As your free lists tell it", picture: strip(seen), role: "seen" } as const]),
        ...comparedLists(walks, model),
      ],
    };
  };
  const failure: View<Model, ListWalks>["failure"] = (_law, walks, model) => ({
    kind: "broken-list",
    expected: listsText(asWalks(due(model))),
    actual: listsText(walks),
    ...pictures(walks, model, true),
  });

  return {
    lists: {
      read,
      judge(walks, model) {
        const found = walks.map(({ nodes }) => nodes);
        const law = chainLaw(walks) ?? misplaced(found, model);
        if (law !== null) return law;
        const other = otherBlocks(found, model);
        return other && (unmerged(found, model) ?? other);
      },
      failure,
      draw: (walks, model) => ({ pictures: [own(walks, model)] }),
      pictures,
      picturesOfChange: (walks, model) => pictures(walks, model, true),
      change(before, after) {
        const [was, is] = [listsText(before), listsText(after)];
        return was === is ? null : { told: `the free lists were ${was} and are now ${is}`, was, is };
      },
      isEndless: (walks) => walks.some(({ repeats }) => repeats !== null),
      // Of what is free and in no list they say nothing.
      saysSo:
        lists.unlisted !== undefined
          ? { before: "", after: "" }
          : {
              before: " Your free lists, read just before, say so, too.",
              after: " Your free lists, read after that, say so, too.",
            },
    },
    order: {
      read,
      judge(walks, model) {
        for (const [place, blocks] of due(model).entries()) {
          const nodes = walks[place]?.nodes ?? [];
          if (blocks.every(({ start }, at) => nodes[at]?.start === start)) continue;
          const [is, be] = [listText(nodes), listText(blocks)];
          return {
            mistake: `a list that is not ${lists.order}`,
            told: `${name(place)} is ${is}; ${lists.order} it has to be ${be}`,
          };
        }
        return null;
      },
      failure,
      restsOn: "lists",
      isExcused: true,
    },
  };
}

const outside = ({ capacity }: AllocatorModel): BrokenLaw => ({
  mistake: "a block outside of memory",
  told: `which reaches outside of memory (0…${capacity - 1})`,
});

const has = (blocks: readonly Block[], { start, size }: Block): boolean =>
  blocks.some((block) => block.start === start && block.size === size);

/** Whether a block is a part of another, and not all of it. */
const isPart = ({ start, size }: Block, whole: Block): boolean =>
  size < whole.size && start >= whole.start && start + size <= whole.start + whole.size;

function chainOfWalk({ nodes, chainProblem, chainEnd, repeats }: ListWalk): Chain {
  const once = nodes.slice(0, repeats ?? nodes.length);
  const back = repeats === null ? undefined : nodes[repeats];
  const end = back === undefined ? (chainEnd ?? "null") : { values: [back.start, back.size] };
  return {
    nodes: once.slice(0, MOST_DRAWN).map(({ start, size }) => ({ values: [start, size] })),
    before: 0,
    after: Math.max(0, once.length - MOST_DRAWN),
    links: "forwards",
    ...(chainProblem === null ? {} : { end }),
  };
}

/** `[0] 4…7 → 12…15; [2] 16…31`: the lists that are not empty, by their names. */
function textOf(walks: ListWalks, name: (place: number) => string): string {
  const all = walks.flatMap(({ nodes, chainProblem }, place) =>
    nodes.length === 0 && chainProblem === null ? [] : [`${name(place)} ${chainProblem ?? listText(nodes)}`],
  );
  return all.length === 0 ? "all empty" : all.join("; ");
}

function listText(nodes: readonly Block[]): string {
  if (nodes.length === 0) return "empty";
  const told = nodes.slice(0, MOST_TOLD).map(blockText).join(" → ");
  return nodes.length > MOST_TOLD ? `${told} → … ${nodes.length - MOST_TOLD} more` : told;
}

const blockText = (block: Block): string => (block.size > 0 ? units(block) : `${block.start} (size ${block.size})`);
