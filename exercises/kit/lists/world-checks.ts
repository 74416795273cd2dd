/**
 * The small worlds of allocators with a free list, as checks.
 *
 * @module
 */
import type { Topic } from "../define/small-world.js";
import type { Part } from "../define/survey.js";
import { worldChecksOf } from "../define/world.js";
import type { WorldChecks } from "../define/world-checks.js";
import type { FreeListDefinition } from "./definition.js";
import { type Memories, WRONG, rightCalls, twoAllocators, wrongCalls } from "./worlds.js";

/**
 * Which worlds are tried: `smaller` ones, up to five units, with every kind of wrong call; or `larger` ones, up to six, in which
 * one allocator is used for hundreds of calls.
 */
export type Extent = "smaller" | "larger";

/** Calls of one allocator. What goes wrong only after more of them is for other checks. */
const MOST_CALLS = 600;

const isWrongCall = ({ kind }: Topic): boolean => kind === WRONG;

const partsOf = (definition: FreeListDefinition, extent: Extent): Part<Memories>[] =>
  extent === "smaller"
    ? [
        { world: rightCalls(definition, 5, "every"), plays: "fresh" },
        { world: rightCalls(definition, 1, "every"), plays: "fresh" },
        { world: wrongCalls(definition, 3, "anywhere"), tries: isWrongCall, plays: "fresh" },
        ...twoAllocators(definition),
      ]
    : [
        { world: { ...rightCalls(definition, 6, "least"), mostCalls: MOST_CALLS }, plays: "tour" },
        { world: wrongCalls(definition, 5, "inside"), tries: isWrongCall, plays: "fresh" },
      ];

/** Makes the checks of small worlds of an allocator. */
export const freeListWorldChecks = (definition: FreeListDefinition, ...extents: readonly Extent[]): WorldChecks =>
  worldChecksOf(
    definition,
    extents.flatMap((extent) => partsOf(definition, extent)),
  );
