import { hiddenStage } from "#kit/check/stage";
import { checksFor } from "../../../exercises/18-garbage-collection/stages/checks.js";
import {
  EIGHT_ROOTS,
  EXAMPLE,
  IN_STAR,
  longAgo,
  play,
  star,
} from "../../../exercises/18-garbage-collection/stages/scenes.js";
import { hiddenChecks } from "./common.js";

const { check } = checksFor.copying({ judge: [] });
const all = checksFor.copying({ judge: ["memory", "roots"] });

const needs = ["copying/copies what roots lead to, in the order of the roots"];

hiddenStage("copying", () => {
  all.check(
    "collects several times in a row",
    { points: 1, needs, publicHint: "After two collections the first half is in use again." },
    ({ heap }) => {
      play(heap(41, 3), `${EXAMPLE} ! ! @1=- ! F:1+0 @1=F F.0=A ! @0=- ! @1=- @2=- ! G:0+19`);
      longAgo(heap(23, 1));
    },
  );

  all.check(
    "fills either half to the last word",
    { points: 2.5, needs, publicHint: "A half may be full of objects that are all left." },
    ({ heap }) => {
      play(heap(21, 2), "A:1+2 @0=A B:1+4 A.0=B B.0=A ! A.0? ! @0=- ! C:0+4 @0=C D:0+4 @1=D ! ! @1=- E:0+4 @1=E !");
      play(heap(3, 1), "A:0+0 @0=A ! @0=- B:0+0 @0=B ! !");
    },
  );

  all.check(
    "makes objects whose fields are 0, whatever lay there",
    { points: 1.5, needs, publicHint: "Nothing is said of the words behind the last object." },
    ({ heap }) => {
      play(
        heap(21, 1),
        "A:0+9 A#0=5 A#4=-1 A#8=9 ! B:0+9 B#1=7 B#7=7 ! C:4+5 @0=C @0=- ! D:3+2 @0=D E:1+2 D.2=E ! @0=- F:0+2",
      );
    },
  );

  all.check(
    "leads to null where it led to null",
    { points: 1, needs, publicHint: "A root may lead to nothing, and so may a reference." },
    ({ heap }) => {
      play(heap(41, 4), "A:3+0 @2=A B:2+1 A.1=B @0=- ! ! C:2+0 A.2=C !");
      play(heap(41, 8), EIGHT_ROOTS);
    },
  );

  all.check(
    "copies objects of every shape",
    { points: 1.5, needs, publicHint: "An object may be a header alone, and may be as large as a half." },
    ({ heap }) => {
      const one = heap(1 + 2 * IN_STAR, 1);
      one.arrange(() => star(one));
      one.collect();
      play(heap(127, 2), "X:0+4 A:5+30 @0=A A#29=5 B:10+2 A.4=B C:0+2 B.9=C C#1=6 ! @0=- ! D:0+62");
      play(heap(1201, 1), "X:0+1 A:255+255 @0=A A#254=9 A.254=A B:1+0 A.0=B B.0=A !");
      play(
        heap(61, 3),
        "A:0+0 @0=A @1=A B:1+0 @2=B B.0=A C:2+0 @1=C C.0=B C.1=A D:0+1 @0=D D#0=2147483647 E:5+3 C.1=E E.4=E E.2=A E#2=-65536 ! ! D#0? E#2?",
      );
    },
  );

  check(
    "copies a list of 200 objects",
    { points: 1, needs, publicHint: "A list may have hundreds of objects." },
    ({ heap }) => {
      const one = heap(1_201, 1);
      one.makeList(200);
      one.collect();
      one.setRoot(0, 0);
      one.collect();
    },
  );

  hiddenChecks("copying", { states: 3, random: 2.5 }, needs);
});
