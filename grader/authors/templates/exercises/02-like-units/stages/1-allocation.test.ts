/** Handing out memory that was never used before; nothing is freed here. */
import { stage } from "#kit/check/stage";
import { checks } from "./checks.js";

const { check } = checks({ judge: ["free memory"] });

stage("allocation", () => {
  check("starts with all of its memory free", { points: 10 }, ({ allocator }) => {
    for (const capacity of [1, 20, 100]) allocator(capacity).getFreeMemory();
  });

  check("hands out the units in turn", { points: 20, needs: ["starts with all of its memory free"] }, (scene) => {
    const memory = scene.allocator(20);
    for (const size of [6, 4, 1, 9]) memory.allocate(size);
  });

  check("refuses what there is no room for", { points: 10, needs: ["hands out the units in turn"] }, (scene) => {
    const memory = scene.allocator(10);
    memory.failsToAllocate(11);
    memory.allocate(6);
    memory.failsToAllocate(5);
    memory.allocate(4);
    memory.failsToAllocate(1);
  });
});
