import { hiddenStage } from "#kit/check/stage";
import { hiddenChecks } from "./common.js";

hiddenStage("lfu", () => {
  hiddenChecks("lfu", { states: 3, going: 1, odd: 3, long: 3 }, ["sends away whoever has the fewest uses"]);
});
