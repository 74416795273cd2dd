import fc from "fast-check";
import { hiddenStage } from "#kit/check/stage";
import { checks } from "../../../exercises/06-buddy-system/stages/checks.js";
import { calls, perform } from "../../../exercises/06-buddy-system/stages/calls.js";
import { largerWorlds, taught } from "../../../exercises/06-buddy-system/stages/worlds.js";

const lists = checks({ judge: ["addresses", "lists"] });

const needs = ["orders/takes a block back"];

hiddenStage("odd-capacity", () => {
  lists.property(
    "stays within its capacity, whatever that is",
    { points: 2, needs, runs: 15, publicHint: "Any multiple of the smallest block may be the capacity." },
    fc.record({ blocks: fc.integer({ min: 1, max: 127 }), power: fc.nat({ max: 3 }), sequence: calls(40, 30) }),
    ({ allocator }, { blocks, power, sequence }) => perform(allocator(blocks * 2 ** power, 2 ** power), sequence),
  );

  largerWorlds.check(
    "is right in every state of another small memory",
    { points: 2, needs, publicHint: "At the end of memory there may be blocks of several orders." },
    taught.oddCapacity,
  );
});
