import { hiddenStage } from "#kit/check/stage";
import { calls, perform } from "../../../exercises/14-tracking/stages/calls.js";
import { checks, tellingChecks } from "../../../exercises/14-tracking/stages/checks.js";
import { arranged, NO_NUMBERS, ODD_SITES } from "../../../exercises/14-tracking/stages/scenes.js";
import { largerWorlds, taught } from "../../../exercises/14-tracking/stages/worlds.js";

const { check, property } = checks({ judge: [] });
const told = tellingChecks({ judge: [] });

const needs = ["calls it a double free, while the block is in quarantine"];
const STRAY = { allocate: 5, free: 3, stray: 8, write: 0, use: 0, repair: 0 };

hiddenStage("diagnosis", () => {
  property(
    "finds the name of any free among many blocks",
    { points: 4, needs, runs: 15, publicHint: "Any byte of memory may be freed by mistake, at any time." },
    calls(30, 60, STRAY),
    ({ allocator }, sequence) => perform(allocator(4096, 4096), sequence),
  );

  told.property(
    "tells the right sites and numbers, whichever block it is",
    { points: 3, needs, runs: 15, publicHint: "Messages name sites as they were given, and numbers in decimal." },
    calls(30, 40, STRAY),
    ({ allocator }, sequence) => perform(allocator(4096, 4096), sequence),
  );

  told.check(
    "tells sites as they were given",
    { points: 0.5, needs, publicHint: "A site may have any letters in it but blanks." },
    ({ allocator }) => {
      const one = allocator(1024, 1024);
      const addresses = ODD_SITES.map((site) => one.allocate(10, site));
      for (const address of addresses) one.failsToFree(address + 7, "list.c:20");
      for (const [place, address] of addresses.entries()) one.free(address, ODD_SITES.at(place - 1) ?? "");
      for (const address of addresses) one.failsToFree(address, "list.c:21");
      one.failsToFree(one.allocate(700, "list.c:22") + 600, "list.c:23");
    },
  );

  check(
    "refuses what is not a number",
    { points: 1, needs, publicHint: "An argument can be of any type, or be missing." },
    ({ allocator }) => {
      const one = allocator(256, 256);
      const [first = 0] = arranged(one, [10]);
      for (const value of NO_NUMBERS) one.failsToFree(value, "list.c:20");
      one.failsToFree();
      one.free(first, "list.c:21");
    },
  );

  largerWorlds.check(
    "names every wrong free in every memory a little larger",
    {
      points: 1.5,
      needs,
      publicHint: "There is one name for each wrong free, and the order of the questions decides.",
    },
    taught.diagnosis,
  );
});
