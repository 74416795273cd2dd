import { travel, travels } from "#kit/bytes/calls";
import { hiddenStage } from "#kit/check/stage";
import { statesChecks } from "../../../exercises/11-explicit-list/stages/checks.js";

const { property } = statesChecks;

const needs = ["layout/takes back a block, and tells the one behind it"];

hiddenStage("no-secrets", () => {
  property(
    "travels in time in a heap that is nearly full",
    { points: 4, needs, runs: 10, publicHint: "Any earlier state may come back, at any time." },
    travels(100, 50),
    ({ heap }, sequence) => travel(heap(512, 32), sequence),
  );
});
