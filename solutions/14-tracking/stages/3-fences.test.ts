import { hiddenStage } from "#kit/check/stage";
import { calls, perform } from "../../../exercises/14-tracking/stages/calls.js";
import { checks } from "../../../exercises/14-tracking/stages/checks.js";
import { arranged, damageAndRepair, fencesOf, LIKE, ODD } from "../../../exercises/14-tracking/stages/scenes.js";
import { largerWorlds, taught } from "../../../exercises/14-tracking/stages/worlds.js";

const { check, property } = checks({ judge: ["live bytes"] });
const counted = checks({ judge: ["damaged"] });
const all = checks({ judge: ["live bytes", "counts"] });

const needs = ["notices a write behind a payload", "notices a write before a payload"];

hiddenStage("fences", () => {
  property(
    "notices damage to any fence while blocks come and go",
    { points: 2, needs, runs: 15, publicHint: "Each byte of each fence counts, and only what stands there now." },
    calls(30, 50, { allocate: 5, free: 4, stray: 0, write: 6, use: 0, repair: 3 }),
    ({ allocator }, sequence) => perform(allocator(4096, 4096), sequence),
  );

  counted.property(
    "counts the blocks that are damaged now",
    { points: 1, needs, runs: 15, publicHint: "Several blocks may be damaged at the same time." },
    calls(30, 50, { allocate: 5, free: 0, stray: 0, write: 8, use: 0, repair: 4 }),
    ({ allocator }, sequence) => perform(allocator(4096, 4096), sequence),
  );

  all.property(
    "changes nothing when it refuses a free, whatever state memory is in",
    { points: 2.5, needs, runs: 15, publicHint: "A free that is refused leaves bytes and counts alone." },
    calls(30, 50, { allocate: 5, free: 3, stray: 5, write: 4, use: 0, repair: 1 }),
    ({ allocator }, sequence) => perform(allocator(4096, 4096), sequence),
  );

  check(
    "looks at every fence of blocks of all sizes",
    { points: 1, needs, publicHint: "Where a fence stands follows from address and size." },
    ({ allocator }) => {
      const one = allocator(512, 512);
      arranged(one, [1, 2, 7, 8, 9, 16, 33]);
      for (const block of one.oracle.live())
        for (const at of fencesOf(block).filter((_, place) => place % 5 === 0)) damageAndRepair(one, block.address, at);
      for (const { address, size } of one.oracle.live()) one.clientWrites(address + size + 3, ODD);
      // Bytes that are nearly right, and two that are wrong and have the right sum.
      const other = allocator(64, 64);
      const [address = 0] = arranged(other, [20]);
      for (const byte of [0xcd, 0xdd, ...LIKE])
        for (const at of [address - 3, address + 24]) damageAndRepair(other, address, at, byte);
      for (const at of [address - 8, address + 26]) {
        other.clientWrites(at, 0xfc);
        damageAndRepair(other, address, at + 1, 0xfe);
        other.clientWrites(at, 0xfd);
      }
      other.free(address, "list.c:41");
    },
  );

  largerWorlds.check(
    "notices every damage in every memory a little larger",
    { points: 1.5, needs, publicHint: "Damage may be in any block." },
    taught.fences,
  );
});
