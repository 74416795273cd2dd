import fc from "fast-check";
import { hiddenStage } from "#kit/check/stage";
import { calls, perform, withoutRefusals } from "../../../exercises/12-alignment/stages/calls.js";
import { checks } from "../../../exercises/12-alignment/stages/checks.js";

const addresses = checks({ judge: [] });
const list = checks({ judge: ["list"] });

const needs = [
  "addresses/begins at the next multiple",
  "padding/leaves gap and rest at the middle of the list",
  "choice/passes over a block that is large enough but badly placed",
];

hiddenStage("long-runs", () => {
  addresses.property(
    "stays right in a large memory, for hundreds of calls",
    {
      points: 2,
      needs,
      runs: 4,
      publicHint: "A small fault in the list may show only many calls later, and alignments may be large.",
    },
    fc.noBias(calls(200, 12, 300)),
    ({ allocator }, sequence) => {
      const heap = allocator(4096);
      for (let from = 0; from < sequence.length; from += 50) {
        perform(heap, sequence.slice(from, from + 50), withoutRefusals);
        heap.lookAt("list");
      }
    },
  );

  list.check("keeps hundreds of gaps", { points: 2, needs, publicHint: "There can be many gaps." }, ({ allocator }) => {
    const heap = allocator(4096);
    const sizeOf = (block: number): number => 5 + (block % 3);
    heap.arrange(() => {
      for (let block = 0; block < 300; block++) heap.allocate(sizeOf(block));
      for (let block = 299; block >= 0; block -= 4) heap.free(8 * block, sizeOf(block));
    });
    for (let block = 0; block < 8; block++) heap.allocate(2 + (block % 4), 4);
  });
});
