/** The bits, which code beside the submission reads after every call. */
import { stage } from "#kit/check/stage";
import { checks } from "./checks.js";

const { check } = checks({ judge: ["marks"] });

const needs = ["blocks/hands out the blocks in turn"];

stage("marks", () => {
  check("marks the blocks in use", { points: 15, needs }, ({ pool }) => {
    const blocks = pool(5);
    for (let call = 0; call < 6; call++) blocks.allocate();
  });

  check("clears the mark of a block that is freed", { points: 10, needs }, ({ pool }) => {
    const blocks = pool(5);
    for (let call = 0; call < 3; call++) blocks.allocate();
    for (const block of [1, 0, 2]) blocks.free(block);
  });
});
