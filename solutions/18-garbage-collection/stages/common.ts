/**
 * Checks that each of the three heaps has, and only the instructor.
 *
 * @module
 */
import { perform, programs } from "../../../exercises/18-garbage-collection/stages/calls.js";
import { checksFor } from "../../../exercises/18-garbage-collection/stages/checks.js";
import type { Collector } from "../../../exercises/18-garbage-collection/stages/definition.js";
import { everything, largerWorlds, wordsFor } from "../../../exercises/18-garbage-collection/stages/worlds.js";

/** Makes them. */
export function hiddenChecks(
  collector: Collector,
  points: { states: number; random: number },
  needs: readonly string[],
): void {
  largerWorlds[collector].check(
    "is right in every state of another small heap",
    { points: points.states, needs, publicHint: "A small heap can be in many states, and every call may come next." },
    everything,
  );

  checksFor[collector]({ judge: ["memory", "roots"] }).property(
    "keeps what the roots lead to in long programs, in two heaps by turns",
    { points: points.random, needs, runs: 15, publicHint: "Programs may be long, and have several heaps." },
    programs(120),
    ({ heap, beside }, program) => {
      const one = heap(wordsFor(collector, 40), 4);
      const other = beside(wordsFor(collector, 17), 1);
      const half = Math.ceil(program.length / 2);
      perform(one, program.slice(0, half));
      perform(other, program.slice(half));
      perform(one, program.slice(half));
      perform(other, program.slice(0, 20));
    },
  );
}
