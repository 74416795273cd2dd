import { travel, travels } from "#kit/bytes/calls";
import { hiddenStage } from "#kit/check/stage";
import { statesChecks } from "../../../exercises/09-implicit-list/stages/checks.js";

const { property } = statesChecks;

const needs = ["placing/takes a block back, and hands it out again"];

hiddenStage("no-secrets", () => {
  property(
    "travels in time in a heap that is nearly full",
    { points: 4, needs, runs: 10, publicHint: "Any earlier state may come back, at any time." },
    travels(100, 50),
    ({ heap }, sequence) => travel(heap(512, 32), sequence),
  );
});
