import { hiddenStage } from "#kit/check/stage";
import { hiddenChecks } from "./common.js";

hiddenStage("fifo", () => {
  hiddenChecks("fifo", { states: 1, going: 0.5, odd: 1, long: 1.5 }, ["sends away whoever has been in longest"]);
});
