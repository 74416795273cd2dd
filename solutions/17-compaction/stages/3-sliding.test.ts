import { hiddenStage } from "#kit/check/stage";
import { calls, perform, SLIDING } from "../../../exercises/17-compaction/stages/calls.js";
import { checks, EVERYWHERE } from "../../../exercises/17-compaction/stages/checks.js";
import { arrange } from "../../../exercises/17-compaction/stages/scenes.js";
import { largerWorlds, taught } from "../../../exercises/17-compaction/stages/worlds.js";

const { check } = checks({ judge: EVERYWHERE });
const { property } = checks({ judge: [...EVERYWHERE, "moved"] });

const needs = ["slides a block down to 0"];

hiddenStage("sliding", () => {
  property(
    "slides as the model does while blocks come and go",
    { points: 3, needs, runs: 12, publicHint: "Blocks may come and go in any order between two compactions." },
    calls(SLIDING, { maxSize: 20, maxLength: 40 }),
    ({ heap }, sequence) => perform(heap(90), sequence),
  );

  property(
    "slides as the model does for 400 calls",
    { points: 2.5, needs, runs: 1, publicHint: "Nothing is left over from earlier compactions." },
    calls(SLIDING, { maxSize: 40, minLength: 400, maxLength: 400 }),
    ({ heap }, sequence) => perform(heap(128), sequence, { most: 8 }),
  );

  check("slides many blocks", { points: 1.5, needs, publicHint: "There may be hundreds of blocks." }, ({ heap }) => {
    const one = heap(2000);
    arrange(one, Array.from({ length: 120 }, (_, at) => `-:${1 + (at % 5)} B:${1 + (at % 7)}`).join(" "));
    one.compact();
    one.compact();
    const other = heap(600);
    arrange(other, Array.from({ length: 90 }, () => "-:3 B:2").join(" "));
    other.allocate(400);
  });

  largerWorlds.check(
    "slides right in every state of a larger heap",
    { points: 3, needs, publicHint: "Whatever lies where, each block goes to where the one before it ends." },
    taught.sliding,
  );
});
