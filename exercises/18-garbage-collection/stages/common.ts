/**
 * Checks that each of the three heaps has.
 *
 * @module
 */
import { checksFor } from "./checks.js";
import { perform, programs } from "./calls.js";
import type { Collector } from "./definition.js";
import { arrange, play, WRONG_COUNTS, WRONG_PLACES, WRONG_ROOTS, WRONG_WORDS } from "./scenes.js";
import { everything, wordsFor, worlds } from "./worlds.js";

/** The stage of each. */
export const STAGES: Record<Collector, string> = {
  markSweep: "mark-sweep",
  markCompact: "mark-compact",
  copying: "copying",
};

/** The check that all others of a stage need. */
export const MAKES = "makes objects side by side, and keeps their fields";

/** It makes objects, and remembers what is written into them: the first thing to be right. */
export function makesObjects(collector: Collector, points: number): void {
  checksFor[collector]({ judge: ["objects"] }).check(MAKES, { points }, ({ heap }) => {
    const one = heap(wordsFor(collector, 20), 3);
    play(one, "A:2+1 @0=A B:0+2 A.1=B A.1? A.0? A#0=5 A#0? B#1=300 B#1? B#0? @0? @1? C:1+0 @2=C C.0=C C.0?");
  });
}

/** What the checks that students see are worth. */
export interface Visible {
  need: number;
  full: number;
  wrong: number;
  states: number;
  random: number;
}

/**
 * Those that students see.
 *
 * @param needs - what has to pass before it makes sense to try many states
 */
export function visibleChecks(collector: Collector, points: Visible, needs: readonly string[]): void {
  const plain = checksFor[collector]({ judge: [] });
  const all = checksFor[collector]({ judge: ["memory", "roots"] });
  const unchanged = checksFor[collector]({ judge: ["unchanged"] });

  plain.check(
    "collects when there is no room, and never otherwise",
    { points: points.need, needs },
    ({ heap, beside }) => {
      const one = heap(wordsFor(collector, 9), 2);
      // B is garbage, and stays where it is while there is room; the last object takes the last word.
      const goOn = arrange(one, "A:0+2 @0=A B:0+2");
      goOn("C:0+1 @1=C D:0+0 E:0+1 @1=E F:0+2");
      // Of two heaps of the same size each has garbage of its own.
      for (const room of [15, 80, 128]) {
        const [few, many] = [heap(wordsFor(collector, room), 2), beside(wordsFor(collector, room), 2)];
        play(few, "A:0+1");
        play(many, "A:0+3");
        play(few, "B:0+1");
        play(many, "B:0+2");
      }
    },
  );

  all.check("refuses what there is no room for", { points: points.full, needs }, ({ heap, beside }) => {
    const one = heap(wordsFor(collector, 8), 2);
    const goOn = arrange(one, "A:0+2 @0=A B:0+1 C:0+2 @1=C");
    // It collects in vain, even for what could never have room, and that is all that it may change.
    one.failsToAllocate(255, 255);
    goOn("D:0+1");
    one.failsToAllocate(0, 3);
    goOn("E:0+0 @0=E");
    one.failsToAllocate(0, 5);
    goOn("@1=- F:0+2");
    // When one heap is full, there may be room in another one of the same size.
    for (const room of [12, 80, 200]) {
      const [full, other] = [heap(wordsFor(collector, room), 2), beside(wordsFor(collector, room), 2)];
      play(other, "A:0+1 @1=A @0?");
      play(full, "A:0+3 @0=A @1?");
      play(other, "B:0+1 @0?");
      play(full, `B:0+${room - 5} @1=B`);
      full.failsToAllocate(0, 0);
      play(other, "C:0+2 @0=C @1?");
      play(full, "@0? @1?");
    }
  });

  unchanged.check(
    "refuses numbers that make no heap, no object and no field",
    { points: points.wrong, needs: [`${STAGES[collector]}/${MAKES}`] },
    ({ heap, refuses }) => {
      heap(wordsFor(collector, 1), 0);
      // What was there before goes on.
      const before = heap(wordsFor(collector, 10), 1);
      play(before, "A:0+1 @0=A");
      for (const words of WRONG_WORDS) refuses(words, 1);
      play(before, "! @0?");
      for (const roots of WRONG_ROOTS) refuses(21, roots);
      play(before, "! @0?");
      if (collector === "copying") for (const words of [2, 20]) refuses(words, 1);
      play(before, "! @0? B:0+2");
      const one = heap(wordsFor(collector, 20), 2);
      const at = play(one, "A:2+1 @0=A X:0+3 B:0+2 @1=B");
      for (const wrong of WRONG_COUNTS) {
        one.failsToAllocate(wrong, 0);
        one.failsToAllocate(0, wrong);
      }
      for (const wrong of [...WRONG_PLACES, 2]) {
        one.failsToGetReference(at("A"), wrong);
        one.failsToSetReference(at("A"), wrong, at("B"));
        one.failsToGetRoot(wrong);
        one.failsToSetRoot(wrong, at("A"));
        one.failsToGetData(at("B"), wrong);
        one.failsToSetData(at("B"), wrong, 5);
      }
      // Before its data A has references.
      for (const wrong of [-1, 1]) {
        one.failsToGetData(at("A"), wrong);
        one.failsToSetData(at("A"), wrong, 5);
      }
      one.failsToGetReference(at("B"), 0);
      one.failsToSetReference(at("B"), 0, at("A"));
    },
  );

  worlds[collector].checkWithSharing(
    "is right in every state of a small heap, and shares nothing",
    { points: points.states, needs },
    everything,
  );

  all.property(
    "keeps what the roots lead to in random programs",
    { points: points.random, needs, runs: 40 },
    programs(50),
    ({ heap }, program) => perform(heap(wordsFor(collector, 20), 2), program),
  );
}
