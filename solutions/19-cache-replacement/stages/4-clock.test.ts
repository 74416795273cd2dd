import { hiddenStage } from "#kit/check/stage";
import { hiddenChecks } from "./common.js";

hiddenStage("clock", () => {
  hiddenChecks("clock", { states: 2.5, going: 1, odd: 2, long: 2.5 }, ["goes once round when all bits are set"]);
});
