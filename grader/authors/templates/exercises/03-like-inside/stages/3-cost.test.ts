/** What calls cost, however many blocks there are. */
import { expectGrowth } from "#kit/check/growth";
import { check, stage } from "#kit/check/stage";

stage("cost", () => {
  check(
    "frees and allocates as fast in a large pool",
    { points: 20, needs: ["blocks/hands out first what was freed last"] },
    ({ subject }) =>
      expectGrowth(subject, {
        what: "Freeing a block of a pool that is in use, and getting it back,",
        growth: "constant",
        pattern: { prepare: "allInUse", calls: "freeAndAllocate", loop: "loopAlone" },
        calls: () => 100_000,
      }),
  );
});
