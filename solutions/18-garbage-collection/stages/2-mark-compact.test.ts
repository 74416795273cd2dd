import { hiddenStage } from "#kit/check/stage";
import { checksFor } from "../../../exercises/18-garbage-collection/stages/checks.js";
import { EIGHT_ROOTS, IN_STAR, longAgo, play, star } from "../../../exercises/18-garbage-collection/stages/scenes.js";
import { hiddenChecks } from "./common.js";

const all = checksFor.markCompact({ judge: ["memory", "roots"] });

const needs = [
  "mark-compact/slides what is left together, in its order",
  "mark-compact/has roots follow what they lead to",
];

hiddenStage("mark-compact", () => {
  all.check(
    "has all follow that leads to one object",
    {
      points: 2,
      needs,
      publicHint: "Several roots may lead to one object, and several references; and there may be many roots.",
    },
    ({ heap }) => {
      play(heap(40, 4), "X:0+3 A:2+1 @0=A @2=A @3=A B:1+0 @1=B A.0=B A.1=B B.0=A A#0=4 ! Y:0+1 C:0+1 B.0=C @0=- !");
      play(heap(20, 8), EIGHT_ROOTS);
      longAgo(heap(12, 1));
    },
  );

  all.check(
    "slides objects over words in which they lay themselves",
    { points: 2, needs, publicHint: "An object may be larger than the hole before it." },
    ({ heap }) => {
      play(
        heap(40, 2),
        "X:0+0 A:2+6 @0=A A#0=1 A#1=2 A#2=3 A#3=4 A#4=5 A#5=6 B:1+9 A.1=B B#0=7 B#3=8 B#8=9 B.0=A Y:0+0 C:0+5 @1=C C#4=-4 !",
      );
    },
  );

  all.check(
    "goes round in circles, in whatever order",
    { points: 1.5, needs, publicHint: "What is found last may lie first." },
    ({ heap }) => {
      play(
        heap(40, 2),
        "X:0+1 A:1+0 @1=A B:2+1 @0=B B.0=B B.1=A A.0=B B#0=3 C:1+1 @1=C C.0=B Y:0+2 D:1+0 @1=D D.0=C C#0=5 ! @0=- !",
      );
    },
  );

  all.check(
    "moves objects without fields, and such as have very many",
    { points: 1, needs, publicHint: "An object may be a header alone, and may be as large as memory." },
    ({ heap }) => {
      const one = heap(5 + IN_STAR, 1);
      one.arrange(() => {
        one.allocate(0, 3);
        star(one);
      });
      one.collect();
      play(heap(128, 2), "X:0+4 A:10+60 @0=A A#59=5 B:20+9 A.9=B C:0+2 B.19=C C#1=6 Y:0+0 ! @0=- ! D:0+126");
      play(heap(600, 1), "X:0+1 A:255+255 @0=A A#254=9 A.254=A B:1+0 A.0=B B.0=A !");
      // None of these moves.
      play(heap(128, 2), "A:10+60 @0=A B:20+9 A.9=B C:0+2 B.19=C X:0+1 ! A#59=5 C#0=6 ! A.9=- ! @0=- ! D:0+126");
      const other = heap(601, 1);
      other.arrange(() => {
        other.allocate(0, 0);
        other.makeList(150);
      });
      other.collect();
      play(heap(12, 3), "X:0+0 A:0+0 @0=A Y:0+0 B:0+0 @1=B C:1+0 @2=C C.0=A ! D:0+0 @0=D E:0+0 !");
      play(heap(2, 1), "A:0+0 @0=A ! @0=- ! B:0+0");
      play(heap(9, 0), "A:0+2 ! B:0+1");
    },
  );

  hiddenChecks("markCompact", { states: 3, random: 2.5 }, needs);
});
