/**
 * The views of several free lists, one for each class of sizes: which blocks are in each, and in which order.
 *
 * @module
 */
import type { BrokenLaw } from "../check/broken-law.js";
import type { Failure, MemoryPicture } from "../check/failure.js";
import type { CaptionedPicture, Chain } from "../check/picture.js";
import type { Block, Changed, MainView, View } from "../define/definition.js";
import type { ListShape, ListWalk } from "../subject/subject.js";
import { brokenChain } from "./free-list.js";
import { MOST_TOLD, units } from "./laws.js";

/** What has to be known of an assignment's lists. */
export interface ClassLists<Oracle> {
  /** What makes up each list. `head` is the property that holds what leads to each, by its place. */
  readonly shape: ListShape & { head: string };
  /** The lists as they should be. */
  due(oracle: Oracle): readonly (readonly Block[])[];
  /** What the list of that place is for: `blocks of 32`. */
  caption(oracle: Oracle, place: number): string;
  /** The first law that blocks of the lists break, whatever should be free; `null` when they keep them all. */
  brokenLaw(lists: readonly (readonly Block[])[], oracle: Oracle): BrokenLaw | null;
  /** In which order each list is: `newest first`. */
  readonly order: string;
  /** Memory as it should be, and as free blocks tell it. */
  picture(oracle: Oracle): MemoryPicture;
  observed(blocks: readonly Block[], oracle: Oracle): MemoryPicture;
}

/** The lists as they were read, by their places. */
export type ListWalks = readonly ListWalk[];

/** Nodes of one list that are read at most, and that a picture has at most. */
const MOST_NODES = 1024;
const MOST_DRAWN = 12;

/** Makes the view of which blocks are in which list, and that of their order, which rests on it where `lists` is its name. */
export function classViews<Oracle>(
  lists: ClassLists<Oracle>,
): Record<"lists", MainView<Oracle, ListWalks>> & Record<"order", View<Oracle, ListWalks>> {
  const { shape, due } = lists;
  const read: View<Oracle, ListWalks>["read"] = (instance, oracle) =>
    due(oracle).map((_, place) => instance.walkList({ ...shape, head: [shape.head, place] }, MOST_NODES + 1));
  const name = (place: number): string => `\`${shape.head}[${place}]\``;

  const chainLaw = (walks: ListWalks): BrokenLaw | null => {
    for (const [place, walk] of walks.entries()) {
      const law = brokenChain(walk);
      if (law !== null) return law.told.includes(name(place)) ? law : { ...law, told: `${name(place)}: ${law.told}` };
    }
    return null;
  };

  const otherBlocks = (found: readonly (readonly Block[])[], oracle: Oracle): BrokenLaw | null => {
    for (const [place, blocks] of due(oracle).entries()) {
      const own = found[place] ?? [];
      const missing = blocks.find((block) => !has(own, block));
      if (missing !== undefined) {
        const elsewhere = found.findIndex((others) => has(others, missing));
        const where = elsewhere === -1 ? "and is in none" : `not into ${name(elsewhere)}`;
        return {
          mistake: "free units that are lost",
          told: `${units(missing)} is free: it belongs into ${name(place)}, ${where}`,
        };
      }
      const extra = own.find((block, at) => !has(blocks, block) || has(own.slice(0, at), block));
      if (extra !== undefined)
        return {
          mistake: "a block that should not be free",
          told: `${name(place)} holds ${units(extra)}, which is no free block${has(blocks, extra) ? " twice" : ""}`,
        };
    }
    return null;
  };

  const chains = (all: ListWalks, oracle: Oracle): Chain[] =>
    all.flatMap((walk, place) =>
      walk.nodes.length > 0 || walk.chainProblem !== null || (due(oracle)[place]?.length ?? 0) > 0
        ? [{ caption: lists.caption(oracle, place), ...chainOf(walk) }]
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

  const own = (walks: ListWalks, oracle: Oracle): CaptionedPicture => ({
    caption: "Your free lists",
    picture: { kind: "chain", lists: chains(walks, oracle) },
  });
  const pictures = (walks: ListWalks, oracle: Oracle): Pick<Failure, "actualMemory"> & Partial<Failure> => {
    const seen = walks.some(({ chainProblem }) => chainProblem !== null)
      ? null
      : lists.observed(
          walks.flatMap(({ nodes }) => nodes),
          oracle,
        );
    const strip = (memory: MemoryPicture): CaptionedPicture["picture"] => ({ kind: "memory", strips: [memory] });
    return {
      actualMemory: seen,
      pictures: [
        { caption: "As it should be", picture: strip(lists.picture(oracle)), role: "due" },
        ...(seen === null
          ? []
          : [{ caption: "As your free lists tell it", picture: strip(seen), role: "seen" } as const]),
        {
          caption: "The free lists as they should be",
          picture: { kind: "chain", lists: chains(asWalks(due(oracle)), oracle) },
        },
        own(walks, oracle),
      ],
    };
  };
  const failure: View<Oracle, ListWalks>["failure"] = (_law, walks, oracle) => ({
    kind: "broken-list",
    expected: listsText(asWalks(due(oracle))),
    actual: listsText(walks),
    ...pictures(walks, oracle),
  });

  return {
    lists: {
      read,
      judge(walks, oracle) {
        const found = walks.map(({ nodes }) => nodes);
        return chainLaw(walks) ?? lists.brokenLaw(found, oracle) ?? otherBlocks(found, oracle);
      },
      failure,
      draw: (walks, oracle) => ({ pictures: [own(walks, oracle)] }),
      pictures,
      picturesOfChange: pictures,
      change: changeOf,
      isEndless: (walks) => walks.some(({ repeats }) => repeats !== null),
      saysSo: {
        before: " Your free lists, read just before, say so, too.",
        after: " Your free lists, read after that, say so, too.",
      },
    },
    order: {
      read,
      judge(walks, oracle) {
        for (const [place, blocks] of due(oracle).entries()) {
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

const has = (blocks: readonly Block[], { start, size }: Block): boolean =>
  blocks.some((block) => block.start === start && block.size === size);

function chainOf({ nodes, chainProblem, chainEnd, repeats }: ListWalk): Chain {
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

function changeOf(before: ListWalks, after: ListWalks): Changed | null {
  const [was, is] = [listsText(before), listsText(after)];
  return was === is ? null : { told: `the free lists were ${was} and are now ${is}`, was, is };
}

/** `0: 4…7 → 12…15; 2: empty`: the lists that are not empty, by their places. */
function listsText(walks: ListWalks): string {
  const all = walks.flatMap(({ nodes, chainProblem }, place) =>
    nodes.length === 0 && chainProblem === null ? [] : [`[${place}] ${chainProblem ?? listText(nodes)}`],
  );
  return all.length === 0 ? "all empty" : all.join("; ");
}

function listText(nodes: readonly Block[]): string {
  if (nodes.length === 0) return "empty";
  const told = nodes.slice(0, MOST_TOLD).map(blockText).join(" → ");
  return nodes.length > MOST_TOLD ? `${told} → … ${nodes.length - MOST_TOLD} more` : told;
}

const blockText = (block: Block): string => (block.size > 0 ? units(block) : `${block.start} (size ${block.size})`);
