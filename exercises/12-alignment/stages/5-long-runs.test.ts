/** All of it together, for many calls. */
import { stage } from "#kit/check/stage";
import { calls, perform } from "./calls.js";
import { checks } from "./checks.js";

const everything = checks({ judge: ["list", "links", "free memory", "largest block"] });

const needs = [
  "addresses/begins at the next multiple",
  "padding/leaves gap and rest at the middle of the list",
  "choice/passes over a block that is large enough but badly placed",
];

stage("long-runs", () => {
  everything.property(
    "does what the model does, call after call",
    { points: 6, needs, runs: 15 },
    calls(20, 6, 60),
    ({ allocator }, sequence) => perform(allocator(160), sequence),
  );
});
