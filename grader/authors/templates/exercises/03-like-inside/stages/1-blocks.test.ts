/** Which block is handed out. */
import { stage } from "#kit/check/stage";
import { checks } from "./checks.js";

const { check } = checks({ judge: [] });

stage("blocks", () => {
  check("hands out the blocks in turn", { points: 15 }, ({ pool }) => {
    const blocks = pool(3);
    for (let call = 0; call < 4; call++) blocks.allocate();
  });

  check("hands out first what was freed last", { points: 20, needs: ["hands out the blocks in turn"] }, ({ pool }) => {
    const blocks = pool(5);
    for (let call = 0; call < 4; call++) blocks.allocate();
    for (const block of [2, 0, 3]) blocks.free(block);
    for (let call = 0; call < 5; call++) blocks.allocate();
  });
});
