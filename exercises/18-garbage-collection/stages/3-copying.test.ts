/** Copying what is left into the other half, in the order in which it is found; and what that costs. */
import { expectGrowth } from "#kit/check/growth";
import { stage } from "#kit/check/stage";
import { checksFor } from "./checks.js";
import { makesObjects, MAKES, visibleChecks } from "./common.js";
import { copyingCost } from "./growth.js";
import { EXAMPLE, play } from "./scenes.js";

const { check } = checksFor.copying({ judge: ["roots"] });
const all = checksFor.copying({ judge: ["memory", "roots"] });

const COPIES = "copies what roots lead to, in the order of the roots";
const BREADTH = "copies what that leads to, breadth first";
const SHARES = "copies what is shared once";
const basis = [`copying/${MAKES}`];
const needs = [`copying/${COPIES}`];

stage("copying", () => {
  makesObjects("copying", 1);

  check(COPIES, { points: 2, needs: basis }, ({ heap }) => {
    play(heap(41, 1), "A:0+2 B:0+1 @0=B !");
    play(heap(41, 4), "A:0+2 @2=A B:0+1 @3=B C:0+3 @0=C X:0+2 !");
  });

  all.check(BREADTH, { points: 1.5, needs }, ({ heap }) => {
    play(heap(61, 1), "A:2+0 @0=A B:2+1 A.0=B C:1+0 A.1=C D:0+1 B.0=D E:0+2 B.1=E F:0+0 C.0=F !");
    play(heap(41, 3), `${EXAMPLE} @1=- !`);
  });

  // Breadth first or depth first, they come in one order here.
  all.check(SHARES, { points: 1.5, needs }, ({ heap }) => {
    play(heap(41, 3), "A:2+0 @0=A B:2+0 A.0=B C:0+2 A.1=C B.0=C B.1=C @2=A !");
  });

  all.check("goes round in a circle once", { points: 1, needs }, ({ heap }) => {
    play(heap(41, 1), "A:1+0 @0=A B:1+0 A.0=B C:2+0 B.0=C C.0=A C.1=C !");
  });

  check("changes halves, even when there is nothing to copy", { points: 1, needs: basis }, ({ heap }) => {
    play(heap(21, 1), "! A:0+2 @0=A @0=- ! B:0+1");
    play(heap(21, 1), "! ! A:0+2");
    play(heap(21, 0), "A:0+2 ! B:0+1");
  });

  visibleChecks("copying", { need: 1, full: 0.5, wrong: 0.5, states: 0.5, random: 0.5 }, needs);

  check(
    "collects at the cost of what is left, however much is garbage",
    { points: 10, needs: [`copying/${SHARES}`] },
    ({ subject }) => expectGrowth(subject, copyingCost),
  );
});
