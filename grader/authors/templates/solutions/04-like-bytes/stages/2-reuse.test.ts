import { hiddenStage } from "#kit/check/stage";
import { calls, perform } from "../../../exercises/04-like-bytes/stages/calls.js";
import { checks } from "../../../exercises/04-like-bytes/stages/checks.js";

const { check, property } = checks({ judge: ["words", "contents"] });

const needs = ["says in the header that a block is free"];

hiddenStage("reuse", () => {
  check("refuses to free what is not in use", { points: 5, needs }, ({ heap }) => {
    const memory = heap(64);
    memory.failsToFree(4);
    memory.allocate(13);
    for (const address of [0, 8, 28, -4, NaN]) memory.failsToFree(address);
    memory.free(4);
    memory.failsToFree(4);
  });

  property("keeps its books in any order of calls", { points: 10, needs }, calls(24, 30), ({ heap }, sequence) =>
    perform(heap(160), sequence),
  );
});
