import { hiddenStage } from "#kit/check/stage";
import { checks } from "../../../exercises/03-like-inside/stages/checks.js";

const { check } = checks({ judge: ["marks"] });

hiddenStage("marks", () => {
  check(
    "marks more blocks than a word has bits",
    { points: 10, needs: ["marks the blocks in use"], publicHint: "There may be many blocks." },
    ({ pool }) => {
      const blocks = pool(70);
      for (let call = 0; call < 70; call++) blocks.allocate();
      for (const block of [31, 32, 63, 64, 0]) blocks.free(block);
    },
  );
});
