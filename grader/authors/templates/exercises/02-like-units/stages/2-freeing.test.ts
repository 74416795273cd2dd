/** Taking blocks back, and handing their units out again. */
import { stage } from "#kit/check/stage";
import { checks } from "./checks.js";

const { check } = checks({ judge: ["free memory"] });

const needs = ["allocation/hands out the units in turn"];
const REUSES = "hands freed units out again";

stage("freeing", () => {
  check(REUSES, { points: 15, needs }, ({ allocator }) => {
    const memory = allocator(10);
    memory.allocate(6);
    memory.allocate(4);
    memory.free(0);
    memory.allocate(6);
  });

  check("takes the lowest run with room", { points: 10, needs: [REUSES] }, ({ allocator }) => {
    const memory = allocator(20);
    for (const size of [2, 1, 5, 1, 8]) memory.allocate(size);
    for (const address of [0, 3, 9]) memory.free(address);
    for (const size of [4, 2, 3]) memory.allocate(size);
  });

  check("joins runs that touch", { points: 5, needs: [REUSES] }, ({ allocator }) => {
    const memory = allocator(12);
    for (const size of [4, 4, 4]) memory.allocate(size);
    for (const address of [0, 8, 4]) memory.free(address);
    memory.allocate(12);
  });
});
