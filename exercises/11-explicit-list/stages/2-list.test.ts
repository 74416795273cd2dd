/** The list of what is free, the newest first: every link in both directions, and which block serves. Nothing merges here. */
import { arrange } from "#kit/bytes/scenes";
import { stage } from "#kit/check/stage";
import { checks } from "./checks.js";
import { taught, worlds } from "./worlds.js";

const { check } = checks({ judge: ["words"] });

const needs = ["layout/hands out the payload at 8"];
const LINKS = "links the one free block";
const PUSHES = "puts what is freed before all others";

/** Five holes of 24, 32, 40, 48 and 56 bytes between blocks in use. */
const HOLES = "A:12 B:20 C:12 D:28 E:12 F:36 G:12 H:44 I:12 J:52 K:12";
/** Heaps that have those, one of them with 24 bytes more at its end. */
const FULL = [4096, 296] as const;
const MORE = [4096, 320] as const;

stage("list", () => {
  check(LINKS, { points: 1, needs }, ({ heap }) => {
    const one = heap(4096, 64);
    one.allocate(12);
    one.allocate(20);
    one.allocate(20);
  });

  check(PUSHES, { points: 1.5, needs: [LINKS] }, ({ heap }) => {
    const one = heap(...MORE);
    const piece = arrange(one, HOLES);
    one.free(piece("D"));
    one.free(piece("B"));
    one.free(piece("H"));
  });

  check("links the whole list in both directions", { points: 1.5, needs: [PUSHES] }, ({ heap }) => {
    const one = heap(...FULL);
    const piece = arrange(one, HOLES);
    for (const letter of ["F", "B", "J", "D", "H"]) one.free(piece(letter));
  });

  check("takes the newest block with room", { points: 1.5, needs: [PUSHES] }, ({ heap }) => {
    const one = heap(...MORE);
    const piece = arrange(one, HOLES);
    for (const letter of ["H", "D", "J", "F"]) one.free(piece(letter));
    // F has room for the first and J for the second, though H and D fit them better.
    one.allocate(20);
    one.allocate(28);
    one.allocate(44);
  });

  check("passes over blocks that are too small", { points: 1, needs: [PUSHES] }, ({ heap }) => {
    const one = heap(...MORE);
    const piece = arrange(one, HOLES);
    for (const letter of ["J", "H", "F", "D", "B"]) one.free(piece(letter));
    one.allocate(44);
    one.allocate(36);
    one.allocate(45);
  });

  for (const [where, size] of [
    ["the head", 20],
    ["a block in the middle", 36],
    ["the last block", 52],
  ] as const)
    check(`takes ${where} out of the list`, { points: 1, needs: [PUSHES] }, ({ heap }) => {
      const one = heap(...FULL);
      const piece = arrange(one, HOLES);
      for (const letter of ["J", "H", "F", "D", "B"]) one.free(piece(letter));
      one.allocate(size);
    });

  check("makes a rest the head", { points: 1.5, needs: [PUSHES] }, ({ heap }) => {
    const one = heap(...MORE);
    const piece = arrange(one, HOLES);
    for (const letter of ["D", "J", "F", "B"]) one.free(piece(letter));
    one.allocate(30);
    one.allocate(12);
  });

  worlds.check("keeps the list in every small heap", { points: 1, needs }, taught.list);
});
