import { hiddenStage } from "#kit/check/stage";
import { hiddenChecks } from "./common.js";

hiddenStage("lru", () => {
  hiddenChecks("lru", { states: 3, going: 1, odd: 3, long: 3 }, ["sends away whoever was not used for longest"]);
});
