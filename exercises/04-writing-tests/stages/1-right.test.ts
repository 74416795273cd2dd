/** Programs that keep the contract, each in its own way: no test may fail on them. */
import { check, stage } from "#kit/check/stage";
import { checksOn } from "./checks.js";
import { groups, right } from "./programs.js";

const { leavesInPeace } = checksOn(right);

stage("right", () => {
  check("leaves two plain programs in peace", { points: 5 }, leavesInPeace(groups.plain, true));
  check("leaves programs in peace that make their list in another way", { points: 5 }, leavesInPeace(groups.lists));
  check(
    "leaves programs in peace that return something else for nothing",
    { points: 5 },
    leavesInPeace(groups.nothing),
  );
  check("leaves programs in peace with words and members of their own", { points: 5 }, leavesInPeace(groups.style));
});
