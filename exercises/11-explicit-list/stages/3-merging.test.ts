/**
 * What comes back becomes one with what is free beside it: neighbours leave the list, wherever they are in it, and the whole becomes
 * the head. The heap does not grow here.
 */
import { arrange } from "#kit/bytes/scenes";
import { stage } from "#kit/check/stage";
import { orders } from "#kit/lists/memories";
import { checks } from "./checks.js";
import { taught, worlds } from "./worlds.js";

const { check } = checks({ judge: ["words"] });
const contents = checks({ judge: ["words", "contents"] });

const needs = ["list/puts what is freed before all others"];

/** All in use, and nothing is left. B and D lie on both sides of C; F and H touch nothing of that. */
const ROW = "A:12 B:20 C:28 D:12 E:12 F:36 G:12 H:20 I:12";
const FULL = [4096, 208] as const;

stage("merging", () => {
  check("merges with the free block behind, wherever it is in the list", { points: 2, needs }, ({ heap }) => {
    for (const order of ["FHD", "FDH", "DFH", "D"]) {
      const one = heap(...FULL);
      const piece = arrange(one, ROW);
      for (const letter of order) one.free(piece(letter));
      one.free(piece("C"));
    }
  });

  check("merges with the free block before, wherever it is in the list", { points: 2, needs }, ({ heap }) => {
    for (const order of ["FHB", "FBH", "BFH", "B"]) {
      const one = heap(...FULL);
      const piece = arrange(one, ROW);
      for (const letter of order) one.free(piece(letter));
      one.free(piece("C"));
    }
  });

  check("merges with both, wherever they are in the list", { points: 2.5, needs }, ({ heap }) => {
    for (const order of ["BD", "DB", "BFD", "DFB", "FBD", "FDB", "BDF", "DBF", "FBHD", "BFDH", "FBDH", "FDBH"]) {
      const one = heap(...FULL);
      const piece = arrange(one, ROW);
      for (const letter of order) one.free(piece(letter));
      one.free(piece("C"));
    }
  });

  check("merges at the beginning of the heap, and at its end", { points: 1.5, needs }, ({ heap }) => {
    for (const order of ["BA", "AB", "IH", "HI", "FBA", "FIH"]) {
      const one = heap(...FULL);
      const piece = arrange(one, ROW);
      for (const letter of order) one.free(piece(letter));
    }
  });

  check("is one block again, in whatever order blocks are freed", { points: 1.5, needs }, ({ heap }) => {
    for (const order of orders(["A", "B", "C", "D"])) {
      const one = heap(256, 96);
      const piece = arrange(one, "A:13 B:4 C:20 D:12");
      for (const letter of order) one.free(piece(letter));
    }
  });

  contents.check("takes nothing for a footer that clients have written", { points: 2, needs }, ({ heap }) => {
    for (const size of [12, 20, 28, 44]) {
      const one = heap(4096, 512);
      for (let block = 0; block < 4; block++) one.allocate(size);
      for (const address of one.oracle.live().reverse()) one.free(address);
      for (let block = 0; block < 4; block++) one.allocate(size);
      for (const address of one.oracle.live()) one.free(address);
    }
  });

  check("hands out again what has merged", { points: 1, needs }, ({ heap }) => {
    const one = heap(...FULL);
    const piece = arrange(one, ROW);
    for (const letter of ["H", "D", "C", "F"]) one.free(piece(letter));
    one.allocate(44);
    one.allocate(20);
    one.free(piece("B"));
    one.allocate(20);
  });

  worlds.check("merges right in every small heap", { points: 1.5, needs }, taught.merging);
});
