import { hiddenStage } from "#kit/check/stage";
import { calls, perform, PINNING, request } from "../../../exercises/17-compaction/stages/calls.js";
import { checks, EVERYWHERE } from "../../../exercises/17-compaction/stages/checks.js";
import { arrange } from "../../../exercises/17-compaction/stages/scenes.js";
import { largerWorlds, taught } from "../../../exercises/17-compaction/stages/worlds.js";

const { check, property } = checks({ judge: EVERYWHERE });

const contents = checks({ judge: [...EVERYWHERE, "contents"] });

const needs = ["leaves a pinned block where it is"];

hiddenStage("pins", () => {
  property(
    "slides around pins as the model does",
    { points: 2.5, needs, runs: 12, publicHint: "Blocks are pinned and unpinned at any time, between any calls." },
    calls(PINNING, { maxSize: 20, maxLength: 40 }),
    ({ heap }, sequence) => perform(heap(90), sequence),
  );

  check(
    "slides around many pins",
    { points: 0.5, needs, publicHint: "There may be many pinned blocks, with holes of any size between them." },
    ({ heap }) => {
      const one = heap(1200);
      arrange(
        one,
        Array.from({ length: 60 }, (_, at) => `-:${1 + (at % 6)} B:${1 + (at % 4)}${at % 3 === 0 ? "!" : ""}`).join(
          " ",
        ),
      );
      one.compact();
      one.compact();
      request(one, 700);
      request(one, 1000);
    },
  );

  check(
    "counts hundreds of pins",
    { points: 0.5, needs, publicHint: "A block may be pinned very often." },
    ({ heap }) => {
      const one = heap(50);
      const piece = arrange(one, "-:10 B:10");
      for (let pin = 0; pin < 300; pin++) one.pin(piece("B"));
      for (let pin = 0; pin < 299; pin++) one.unpin(piece("B"));
      one.compact();
      one.unpin(piece("B"));
      one.compact();
    },
  );

  check(
    "goes on after requests that pins have refused",
    {
      points: 1,
      needs,
      publicHint: "A request that pins refuse may move blocks, but it must not lose or hand out any.",
    },
    ({ heap }) => {
      const one = heap(60);
      const piece = arrange(one, "-:10 B:10 -:10 D:10! -:10 F:10");
      for (const size of [30, 25, 21]) request(one, size);
      one.free(piece("F"));
      for (const size of [31, 20, 20]) request(one, size);
      one.unpin(piece("D"));
      request(one, 10);
      // Who was pinned twice is so after a refusal, too.
      const other = heap(40);
      const part = arrange(other, "-:10 B:10! -:10 D:10!");
      for (const letter of ["B", "D", "D"]) other.pin(part(letter));
      for (const size of [20, 15]) request(other, size);
      for (const letter of ["B", "D", "D", "B"]) {
        other.unpin(part(letter));
        request(other, 20);
      }
    },
  );

  contents.property(
    "keeps every byte around pinned blocks",
    { points: 0.5, needs, runs: 6, publicHint: "What is pinned keeps its bytes, and so does what slides around it." },
    calls(PINNING, { maxSize: 20, maxLength: 40 }),
    ({ heap }, sequence) => perform(heap(90), sequence),
  );

  largerWorlds.check(
    "slides around pins in every state of a larger heap",
    {
      points: 3,
      needs,
      publicHint: "A pinned block is an end of memory for those below it, and a beginning for those above.",
    },
    taught.pins,
  );
});
