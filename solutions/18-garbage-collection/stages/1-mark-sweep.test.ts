import { hiddenStage } from "#kit/check/stage";
import { checksFor } from "../../../exercises/18-garbage-collection/stages/checks.js";
import {
  arrange,
  EIGHT_ROOTS,
  IN_STAR,
  longAgo,
  play,
  star,
} from "../../../exercises/18-garbage-collection/stages/scenes.js";
import { hiddenChecks } from "./common.js";

const { check } = checksFor.markSweep({ judge: [] });
const all = checksFor.markSweep({ judge: ["memory"] });

const needs = ["mark-sweep/keeps what a root leads to", "mark-sweep/frees what no root leads to"];

hiddenStage("mark-sweep", () => {
  check(
    "marks a list of 1,500 objects",
    { points: 4, needs, publicHint: "A list may have 1,500 objects, and the stack has an end." },
    ({ heap }) => {
      const one = heap(4_501, 1);
      one.makeList(1_500);
      one.collect();
      one.setRoot(0, 0);
      one.collect();
    },
  );

  all.check(
    "deals with rests of one word and with objects without fields",
    { points: 2.5, needs, publicHint: "A free run may be a single word, and so may an object." },
    ({ heap }) => {
      play(heap(10, 3), "A:0+1 B:0+0 @0=B C:0+1 D:0+0 @1=D ! E:0+0 F:0+0 @2=F G:0+0 ! H:0+0 @1=H @0=- ! I:0+1");
      play(heap(2, 1), "A:0+0 @0=A ! @0=- ! B:0+0");
      play(heap(5, 2), "A:0+0 @0=A B:0+0 C:0+0 @1=C D:0+0 ! @0=- ! E:0+1");
    },
  );

  check(
    "keeps what is shared, what leads to itself, what leads to very many, and what the last root leads to",
    {
      points: 1.5,
      needs,
      publicHint: "References may lead to the same object, or to their own; there may be many, and many roots.",
    },
    ({ heap }) => {
      const one = heap(7 + IN_STAR, 1);
      one.arrange(() => star(one));
      one.collect();
      one.allocate(0, 5);
      one.setRoot(0, 0);
      one.allocate(255, 255);
      play(heap(128, 2), "A:10+80 @0=A B:20+9 A.9=B C:0+2 B.19=C X:0+0 ! @0=- ! D:0+126");
      play(heap(600, 2), "A:255+255 @0=A A.254=A X:0+3 B:0+9 @1=B ! @0=- ! C:0+255");
      play(
        heap(40, 3),
        "A:2+0 @0=A B:2+0 @1=B C:1+2 A.0=C A.1=C B.1=C C.0=C @2=C ! @0=- ! @2=- ! B.1=- ! D:0+9 @1=D !",
      );
      play(heap(20, 8), EIGHT_ROOTS);
      longAgo(heap(12, 1));
    },
  );

  check(
    "refuses a place behind the last one, whatever lies there",
    { points: 1, needs, publicHint: "Fields and roots are counted from 0." },
    ({ heap }) => {
      const one = heap(40, 1);
      const at = arrange(one, "A:2+2 @0=A B:1+1 A.0=B")("A.0? A.1? A#1? B.0? B#0?");
      for (const i of [2, 3, 4, 255]) {
        one.failsToGetReference(at("A"), i);
        one.failsToGetData(at("A"), i);
        one.failsToSetReference(at("A"), i, at("B"));
        one.failsToSetData(at("A"), i, 1);
      }
      for (const i of [1, 2, 40]) one.failsToGetRoot(i);
      const none = heap(9, 0);
      none.failsToGetRoot(0);
      none.failsToSetRoot(0, 0);
      none.allocate(0, 2);
      none.collect();
    },
  );

  hiddenChecks("markSweep", { states: 2.5, random: 2.5 }, needs);
});
