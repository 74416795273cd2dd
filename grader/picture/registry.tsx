/**
 * All kinds of pictures: the only place that knows them. To add one, add a folder, and a line in each of these tables.
 *
 * @module
 */
import type { CaptionedPicture, MemoryBlock, MemoryStrip, Picture, PictureKind, PictureOf } from "#kit/check/picture";
import type { ComponentType, JSX } from "preact";
import { chainFence } from "./chain/fence.js";
import { listInLine } from "./chain/list.js";
import { graphFence } from "./graph/fence.js";
import { growthFence } from "./growth/fence.js";
import { lanesFence } from "./lanes/fence.js";
import { memoryFence } from "./memory/fence.js";
import { tableFence } from "./table/fence.js";
import { treeFence } from "./tree/fence.js";
import { wordsFence } from "./words/fence.js";
import { ChainSvg } from "./chain/svg.js";
import { drawChains } from "./chain/text.js";
import { describeChains } from "./chain/words.js";
import { GraphSvg } from "./graph/svg.js";
import { drawGraphs } from "./graph/text.js";
import { describeGraph } from "./graph/words.js";
import { GrowthSvg } from "./growth/svg.js";
import { drawGrowth } from "./growth/text.js";
import { describeGrowth } from "./growth/words.js";
import type { Fence } from "./entry.js";
import type { Layout, Page, Shown, SvgOptions, TextOptions } from "./kind.js";
import { LanesSvg } from "./lanes/svg.js";
import { drawLanes } from "./lanes/text.js";
import { describeLanes } from "./lanes/words.js";
import { type Key, KindsLegend, TONES } from "./legend.js";
import { drawBars } from "./memory/text-blocks.js";
import { changeText as memoryChange } from "./memory/change.js";
import { differenceText as memoryDifference, linksText as memoryLinks } from "./memory/differences.js";
import { memoryKey } from "./memory/legend.js";
import { blockBox, type Box, MemorySvg, steadyLayout } from "./memory/svg.js";
import { drawMemory } from "./memory/text.js";
import { describeMemory } from "./memory/words.js";
import { TableSvg } from "./table/svg.js";
import { drawTables } from "./table/text.js";
import { describeTable } from "./table/words.js";
import { TreeSvg } from "./tree/svg.js";
import { drawTrees } from "./tree/text.js";
import { describeTree } from "./tree/words.js";
import { WordsSvg } from "./words/svg.js";
import { drawWords } from "./words/text.js";
import { describeWords } from "./words/words.js";

export { HatchPattern } from "./memory/svg.js";

/** For each kind something that takes pictures of that kind alone. */
type Table<F extends { [K in PictureKind]: unknown }> = F;

const texts: Table<{ [K in PictureKind]: (shown: readonly Shown<PictureOf<K>>[], options: TextOptions) => string[] }> =
  {
    memory: drawMemory,
    chain: drawChains,
    tree: drawTrees,
    words: drawWords,
    graph: drawGraphs,
    table: drawTables,
    lanes: drawLanes,
    growth: drawGrowth,
  };

const drawings: Table<{ [K in PictureKind]: ComponentType<SvgOptions<PictureOf<K>> & { picture: PictureOf<K> }> }> = {
  memory: MemorySvg,
  chain: ChainSvg,
  tree: TreeSvg,
  words: WordsSvg,
  graph: GraphSvg,
  table: TableSvg,
  lanes: LanesSvg,
  growth: GrowthSvg,
};

const sentences: Table<{ [K in PictureKind]: (picture: PictureOf<K>) => string }> = {
  memory: describeMemory,
  chain: describeChains,
  tree: describeTree,
  words: describeWords,
  graph: describeGraph,
  table: describeTable,
  lanes: describeLanes,
  growth: describeGrowth,
};

const fences: Table<{ [K in PictureKind]: Fence<PictureOf<K>> }> = {
  memory: memoryFence,
  chain: chainFence,
  tree: treeFence,
  words: wordsFence,
  graph: graphFence,
  table: tableFence,
  lanes: lanesFence,
  growth: growthFence,
};

/** What is shown, as a title begins with it. */
const nouns: Record<PictureKind, string> = {
  memory: "Memory",
  chain: "Lists",
  tree: "The tree",
  words: "Words of memory",
  graph: "Objects",
  table: "The table",
  lanes: "The schedule",
  growth: "Cost",
};

const keys: Table<{ [K in PictureKind]: (pictures: readonly PictureOf<K>[]) => Key }> = {
  memory: memoryKey,
  chain: () => ({
    sample: null,
    meanings: [
      { sign: "nodes", means: "the values of each; the next one to the right" },
      { sign: "red arrow", means: "leads where it must not" },
      ...TONES,
    ],
  }),
  tree: () => ({ sample: null, meanings: [{ sign: "L and R", means: "the left and the right child" }, ...TONES] }),
  words: () => ({ sample: null, meanings: [{ sign: "0x", means: "hexadecimal, the address before it" }, ...TONES] }),
  graph: () => ({
    sample: null,
    meanings: [{ sign: "dashed frame", means: "garbage: no root leads to it" }, ...TONES],
  }),
  table: () => ({ sample: null, meanings: [{ sign: "◀", means: "points at the row" }, ...TONES] }),
  lanes: () => ({ sample: null, meanings: [{ sign: "lanes", means: "a thread each, time going down" }, ...TONES] }),
  growth: () => ({
    sample: null,
    meanings: [{ sign: "chart", means: "logarithmic in both directions: each step is so many times as much" }],
  }),
};

/** How the pictures of a page are to be read. */
export const Legend = ({ pictures }: { pictures: readonly Picture[] }): JSX.Element => (
  <KindsLegend
    pictures={pictures}
    keyOf={(kind, some) => (keys[kind] as (pictures: readonly Picture[]) => Key)(some)}
  />
);

/** How pictures of a kind are written in lessons. */
export const fenceOf = (kind: PictureKind): Fence<Picture> => fences[kind];

/** The names of the kinds. */
export const KINDS = Object.keys(sentences) as PictureKind[];

/**
 * Pictures as lines of text, one below the other, each under its caption. Those beside each other that are of one kind are
 * drawn together: what is due and what is seen is compared. No line is wider than the page.
 */
export function drawText(pictures: readonly CaptionedPicture[], options: TextOptions): string[] {
  const drawn = byKind(pictures).map((group) => {
    const kind = group[0]!.picture.kind;
    const draw = texts[kind] as (shown: readonly CaptionedPicture[], options: TextOptions) => string[];
    return draw(group, options);
  });
  // Of what is equal nothing is drawn.
  return drawn.filter(({ length }) => length > 0).flatMap((lines, i) => (i === 0 ? lines : ["", ...lines]));
}

function byKind(pictures: readonly CaptionedPicture[]): CaptionedPicture[][] {
  const groups: CaptionedPicture[][] = [];
  for (const each of pictures) {
    const last = groups.at(-1);
    if (last?.[0]?.picture.kind === each.picture.kind) last.push(each);
    else groups.push([each]);
  }
  return groups;
}

interface PictureSvgProps extends SvgOptions<Picture> {
  picture: Picture;
}

/** A picture as SVG, in words for those who do not see it. {@link HatchPattern} has to be on the same page once. */
export function PictureSvg({ picture, before, due, alike = [], ...options }: PictureSvgProps): JSX.Element {
  const isOfKind = (other: Picture) => other.kind === picture.kind;
  const Drawing = drawings[picture.kind] as ComponentType<PictureSvgProps>;
  return (
    <Drawing
      picture={picture}
      {...options}
      before={before != null && isOfKind(before) ? before : null}
      due={due != null && isOfKind(due) ? due : null}
      alike={alike.filter(isOfKind)}
    />
  );
}

/** One layout for pictures that follow each other; of other kinds than memory each has its own. */
export const layoutOf = (pictures: readonly Picture[]): Layout =>
  steadyLayout(pictures.filter((picture) => picture.kind === "memory"));

/** The blocks of a picture and where they stand in its drawing, for what lies over it on a page; of other kinds than memory none. */
export function blocksIn(picture: Picture, layout: Layout): { block: MemoryBlock; box: Box }[] {
  if (picture.kind !== "memory" || picture.strips.length !== 1) return [];
  return picture.strips.flatMap(({ blocks }) => blocks.map((block) => ({ block, box: blockBox(block, layout) })));
}

/** The title of a picture, from a caption that begins with `As`: `Memory as it should be`. */
export const titleOf = ({ kind }: Picture, caption: string): string =>
  `${nouns[kind]} ${caption.charAt(0).toLowerCase()}${caption.slice(1)}`;

/** A picture in words, for those who do not see it. */
export const describe = (picture: Picture): string =>
  (sentences[picture.kind] as (picture: Picture) => string)(picture);

/**
 * The pictures of each of several moments as a bar, all on one scale: of the first of them that can be one. `null` where there
 * is no room, or nothing to be compared.
 */
export const drawLines = (moments: readonly (readonly Picture[])[], page: Page): string[] | null =>
  drawBars(moments.map(stripIn), page);

function stripIn(pictures: readonly Picture[]): MemoryStrip | undefined {
  const memory = pictures.find((picture) => picture.kind === "memory");
  return memory?.strips.length === 1 ? memory.strips[0] : undefined;
}

/** The list of a picture in a line of at most so many characters; empty where it has none. */
export const listLine = (picture: Picture, room = Infinity): string =>
  picture.kind === "memory" && picture.list !== undefined ? listInLine(picture.list, room) : "";

/** The links of a picture that lead astray, in words; empty where there are none, and where what they link is not what is due. */
export const linksText = (due: Picture | null, seen: Picture): string =>
  due?.kind === "memory" && seen.kind === "memory" ? memoryLinks(due, seen) : "";

/** What a call did between two pictures, as a sentence; empty where it did nothing, or where that cannot be said. */
export const changeText = (before: Picture, after: Picture): string =>
  before.kind === "memory" && after.kind === "memory" ? memoryChange(before, after) : "";

/** In what a picture as it is seen differs from what is due, in words; empty where that cannot be said, `null` in nothing. */
export function differenceText(due: Picture, seen: Picture): string | null {
  if (due.kind === "memory" && seen.kind === "memory") return memoryDifference(due, seen);
  return JSON.stringify(due) === JSON.stringify(seen) ? null : "";
}
