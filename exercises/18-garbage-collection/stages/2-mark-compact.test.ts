/** Sliding together what is left: objects move, and all that leads to them follows. */
import { stage } from "#kit/check/stage";
import { checksFor } from "./checks.js";
import { makesObjects, MAKES, visibleChecks } from "./common.js";
import { arrange, EXAMPLE, play } from "./scenes.js";

const { check } = checksFor.markCompact({ judge: [] });
const objects = checksFor.markCompact({ judge: ["objects"] });
const roots = checksFor.markCompact({ judge: ["roots"] });

const SLIDES = "slides what is left together, in its order";
const ROOTS = "has roots follow what they lead to";
const basis = [`mark-compact/${MAKES}`];
const needs = [`mark-compact/${SLIDES}`];

stage("mark-compact", () => {
  makesObjects("markCompact", 1);

  check(SLIDES, { points: 3, needs: basis }, ({ heap }) => {
    play(heap(20, 1), "A:0+2 B:0+1 @0=B ! C:0+3");
    play(heap(20, 1), "A:0+2 @0=A B:0+1 ! C:0+3");
    play(heap(24, 3), `${EXAMPLE} @1=- ! F:1+0`);
    play(heap(20, 1), "A:0+2 B:0+3 ! C:0+3");
  });

  roots.check(ROOTS, { points: 2.5, needs }, ({ heap }) => {
    play(heap(30, 4), "X:0+2 A:0+1 @2=A Y:0+3 B:0+2 @0=B C:0+0 @3=C !");
  });

  objects.check("has references follow, up and down", { points: 3, needs }, ({ heap }) => {
    play(heap(30, 2), "X:0+2 A:2+0 @0=A Y:0+1 B:1+1 A.1=B B.0=A Z:0+0 C:0+1 A.0=C !");
    play(heap(24, 3), `X:0+1 ${EXAMPLE} ! @1=- !`);
  });

  objects.check("has references follow of objects that stay", { points: 1.5, needs }, ({ heap }) => {
    play(heap(30, 1), "A:2+0 @0=A X:0+2 B:1+1 A.1=B Y:0+3 C:0+1 B.0=C A.0=C !");
  });

  objects.check("leaves null what is null", { points: 1, needs }, ({ heap }) => {
    play(heap(30, 3), "X:0+2 A:3+1 @1=A A.2=A B:1+0 A.0=B @2=- !");
  });

  objects.check("moves headers and data along", { points: 1, needs }, ({ heap }) => {
    play(
      heap(40, 3),
      "X:0+2 A:0+3 @0=A A#0=1 A#1=-1 A#2=65539 Y:0+1 B:1+2 @1=B B#0=12 B#1=-2147483648 C:0+0 @2=C ! B#1?",
    );
  });

  check("frees later what was kept before", { points: 1, needs }, ({ heap }) => {
    const goOn = arrange(heap(30, 2), "A:1+0 @0=A B:0+2 A.0=B C:0+3 @1=C");
    goOn("! @1=- ! A.0=- ! @0=- ! D:0+9");
  });

  visibleChecks("markCompact", { need: 1.5, full: 0.5, wrong: 0.5, states: 1, random: 0.5 }, [
    ...needs,
    `mark-compact/${ROOTS}`,
  ]);
});
