/** Blocks that were freed, their headers, and what becomes of them. */
import { stage } from "#kit/check/stage";
import { checks } from "./checks.js";

const { check } = checks({ judge: ["words"] });
const contents = checks({ judge: ["contents"] });

const needs = ["layout/puts each block behind the one before"];

stage("reuse", () => {
  check("says in the header that a block is free", { points: 15, needs }, ({ heap }) => {
    const memory = heap(64);
    for (const size of [13, 4]) memory.allocate(size);
    memory.free(4);
    memory.free(28);
  });

  check("takes the first free block with room", { points: 15, needs }, ({ heap }) => {
    const memory = heap(128);
    for (const size of [4, 20, 30, 4]) memory.allocate(size);
    for (const address of [4, 12, 36]) memory.free(address);
    for (const size of [13, 21, 4]) memory.allocate(size);
  });

  contents.check("leaves alone what belongs to clients", { points: 10, needs }, ({ heap }) => {
    const memory = heap(64);
    for (const size of [13, 4, 20]) memory.allocate(size);
    memory.free(28);
    memory.allocate(3);
  });
});
