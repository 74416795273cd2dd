/**
 * The form of pictures in a report, kept in step with `kit/check/picture.ts` by the compiler.
 *
 * @module
 */
import type {
  CaptionedPicture,
  Cell,
  Chain,
  ChainNode,
  ChainTarget,
  GraphObject,
  ListedNode,
  ListPicture,
  ListTarget,
  MemoryBlock,
  MemoryPicture,
  MemoryStrip,
  Picture,
  Plain,
  TreeNode,
  Word,
} from "#kit/check/picture";
import { z } from "zod";

const text = z.string();
const place = z.int().min(0);

export const plain = z.union([z.string(), z.number(), z.boolean(), z.null()]) satisfies z.ZodType<Plain>;
const tone = z.enum(["changed", "wrong"]).exactOptional();

const memoryBlock = z.object({
  // No bounds here: what a submission's own list says must never make its report unreadable.
  start: z.number().describe("First unit of the run."),
  size: z.number().describe("Units in the run."),
  state: z
    .enum(["free", "allocated", "broken", "held"])
    .describe("broken: lost, or claimed twice. held: given back, and kept from use."),
  label: text.exactOptional().describe("What to write on the block."),
  used: z.number().exactOptional().describe("Units from the start on that are in use, where that is not all of them."),
}) satisfies z.ZodType<MemoryBlock>;

const strip = { capacity: z.number().describe("Units in all."), blocks: z.array(memoryBlock) };

export const memoryPicture = z
  .object(strip)
  .describe("Memory as blocks in ascending order; units in no block are lost.") satisfies z.ZodType<MemoryPicture>;

const memoryStrip = z.object({
  ...strip,
  caption: text.exactOptional(),
  words: z.array(z.object({ start: z.number(), size: z.number(), text, tone })).exactOptional(),
  marks: z.array(z.object({ at: z.number(), name: text })).exactOptional(),
}) satisfies z.ZodType<MemoryStrip>;

const listTarget = z
  .union([z.object({ start: z.number(), size: z.number() }), text])
  .describe("A node by its start and size, or what is no node, in words.") satisfies z.ZodType<ListTarget>;

const listedNode = z.object({
  start: z.number(),
  size: z.number(),
  prev: listTarget.exactOptional().describe("Where `prev` leads, when that is not where it has to."),
}) satisfies z.ZodType<ListedNode>;

export const listPicture = z
  .object({
    nodes: z.array(listedNode).describe("In the order of `next`."),
    before: z.int().min(0).describe("Nodes before these that are left out."),
    after: z.int().min(0).describe("Nodes after these that are left out."),
    end: listTarget.exactOptional().describe("Where the last `next` leads, when that is not null."),
  })
  .describe("A free list, or a part of it around what is wrong.") satisfies z.ZodType<ListPicture>;

const chainTarget = z.union([z.object({ values: z.array(plain) }), text]) satisfies z.ZodType<ChainTarget>;

const chainNode = z.object({
  values: z.array(plain).min(1),
  prev: chainTarget.exactOptional().describe("Where its link backwards leads, when that is not where it has to."),
  tone,
}) satisfies z.ZodType<ChainNode>;

const chain = z
  .object({
    caption: text.exactOptional(),
    nodes: z.array(chainNode),
    before: place,
    after: place,
    end: chainTarget.exactOptional().describe("Where the last link leads, when that is not null."),
    links: z.enum(["forwards", "unknown"]).exactOptional(),
  })
  .meta({ id: "chain" }) satisfies z.ZodType<Chain>;

/** What a link of a tree leads to. A text is no node that could be drawn. */
const treeLink: z.ZodType<TreeNode | string | null> = z.lazy(() => z.union([treeNode, text, z.null()]));

const treeNode: z.ZodType<TreeNode> = z
  .object({
    value: text,
    note: text.exactOptional(),
    left: treeLink.exactOptional(),
    right: treeLink.exactOptional(),
    tone,
  })
  .meta({ id: "treeNode" });

const word = z.object({
  address: z.number(),
  value: z.number(),
  fields: z.array(z.object({ name: text, value: plain })).exactOptional(),
  tone,
}) satisfies z.ZodType<Word>;

const graphObject = z.object({
  name: text,
  place: text.exactOptional(),
  fields: z.array(z.object({ name: text, to: text.exactOptional(), value: plain.exactOptional() })),
  isGarbage: z.boolean().exactOptional(),
  tone,
}) satisfies z.ZodType<GraphObject>;

const cell = z.object({ text, tone }) satisfies z.ZodType<Cell>;

const picture = z
  .discriminatedUnion("kind", [
    z.object({ kind: z.literal("memory"), strips: z.array(memoryStrip), list: chain.exactOptional() }),
    z.object({ kind: z.literal("chain"), lists: z.array(chain) }),
    z.object({ kind: z.literal("tree"), root: treeLink }),
    z.object({ kind: z.literal("words"), as: z.enum(["hex", "bits", "bytes"]), words: z.array(word) }),
    z.object({
      kind: z.literal("graph"),
      roots: z.array(z.object({ name: text, to: text.nullable() })),
      objects: z.array(graphObject),
    }),
    z.object({
      kind: z.literal("table"),
      columns: z.array(text),
      rows: z.array(z.object({ name: text, cells: z.array(cell), mark: text.exactOptional() })),
    }),
    z.object({
      kind: z.literal("lanes"),
      lanes: z.array(text),
      steps: z.array(z.object({ lane: place, text, tone })),
    }),
    z.object({
      kind: z.literal("growth"),
      unit: text,
      curves: z.array(
        z.object({ name: text, points: z.array(z.object({ size: z.number(), cost: z.number().nullable() })), tone }),
      ),
    }),
  ])
  .describe("A picture by its kind.") satisfies z.ZodType<Picture>;

export const captionedPicture = z
  .object({
    caption: text.describe("What to write above it."),
    picture,
    role: z
      .enum(["before", "due", "seen", "seen-before"])
      .exactOptional()
      .describe(
        "before: the state before the last call; due: as it has to be; seen: as the submission has it; seen-before: as it had it before.",
      ),
  })
  // Named, so that the published schema has them once.
  .meta({ id: "captionedPicture" }) satisfies z.ZodType<CaptionedPicture>;
