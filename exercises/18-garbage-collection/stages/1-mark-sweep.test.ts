/** Marking what the roots lead to, and making free runs of the rest: nothing moves. */
import { stage } from "#kit/check/stage";
import { checksFor } from "./checks.js";
import { makesObjects, MAKES, visibleChecks } from "./common.js";
import { arrange, EXAMPLE, play } from "./scenes.js";

const { check } = checksFor.markSweep({ judge: [] });
const objects = checksFor.markSweep({ judge: ["objects"] });
const runs = checksFor.markSweep({ judge: ["runs"] });

const KEEPS = "keeps what a root leads to";
const FREES = "frees what no root leads to";
const RUNS = "says what is free";
const basis = [`mark-sweep/${MAKES}`];
const needs = [`mark-sweep/${KEEPS}`, `mark-sweep/${FREES}`];

stage("mark-sweep", () => {
  makesObjects("markSweep", 1);

  runs.check(RUNS, { points: 1, needs: basis }, ({ heap }) => {
    play(heap(20, 1), "A:0+2 B:1+3 C:0+0 D:0+3 E:0+5");
    heap(2, 1);
  });

  objects.check(KEEPS, { points: 1.5, needs: basis }, ({ heap }) => {
    play(heap(20, 2), "A:1+1 @0=A A#0=600 B:1+1 A.0=B B#0=2147483647 C:0+1 B.0=C C#0=-8 ! ! A.0? B.0? C#0?");
    play(
      heap(40, 3),
      "A:2+1 @0=A X:0+2 B:0+2 @1=B C:1+0 A.1=C D:0+1 C.0=D B#1=300 E:1+1 A.0=E Y:1+1 @2=- ! @0? @1? @2?",
    );
  });

  check(FREES, { points: 1.5, needs: basis }, ({ heap }) => {
    play(heap(20, 1), "A:0+2 B:1+1 C:0+3 !");
    play(heap(20, 2), "A:0+2 @0=A B:1+1 C:0+3 @1=C ! D:0+2 @0=D !");
    play(heap(24, 3), `${EXAMPLE} @1=- !`);
  });

  check("follows every reference", { points: 1.5, needs: basis }, ({ heap }) => {
    play(heap(40, 1), "A:4+0 @0=A B:0+1 A.0=B C:0+2 A.1=C D:0+3 A.3=D !");
    play(heap(40, 3), "A:2+0 @1=A B:2+0 A.1=B C:2+0 B.1=C D:0+4 C.1=D E:0+1 C.0=E ! F:0+9 @2=F !");
  });

  check("goes round in a circle once", { points: 1.5, needs: basis }, ({ heap }) => {
    play(heap(30, 2), "A:1+0 @0=A B:1+0 A.0=B C:1+0 B.0=C C.0=A D:1+3 @1=D D.0=D ! @0=- ! @1=- !");
  });

  check("takes no data for a reference", { points: 1.5, needs }, ({ heap }) => {
    const goOn = arrange(heap(30, 2), "A:0+2 @0=A B:1+1 A#0=@B A#1=@B C:1+1 @1=C D:0+3 C#0=@D");
    goOn("! E:0+1");
  });

  check("frees later what was kept before", { points: 2, needs }, ({ heap }) => {
    play(heap(30, 2), "A:1+0 @0=A B:0+2 A.0=B C:0+3 @1=C ! @1=- ! A.0=- ! @0=- ! D:0+1");
  });

  runs.check("makes free runs as large as they can be", { points: 1.5, needs }, ({ heap }) => {
    play(heap(20, 3), "A:0+1 B:0+2 C:0+3 @0=C D:0+1 E:0+0 F:0+2 @1=F ! @0=- ! @1=- !");
    play(heap(20, 2), "A:0+4 @0=A B:0+4 C:0+4 @1=C D:0+1 ! @0=- ! E:0+8 @0=E !");
  });

  check("takes the front of the first run with room", { points: 1.5, needs }, ({ heap }) => {
    const goOn = arrange(heap(30, 4), "A:0+1 B:0+0 @0=B C:0+3 D:0+0 @1=D E:0+4 F:0+0 @2=F !");
    goOn("G:0+2 @3=G H:0+1 I:0+0 J:0+4 K:0+5");
    play(heap(24, 3), `${EXAMPLE} @1=- ! F:1+0`);
  });

  visibleChecks("markSweep", { need: 1.5, full: 1, wrong: 1, states: 1.5, random: 1.5 }, needs);
});
