/** What an access costs in a large cache: the same, however many keys it has. */
import { expectGrowth } from "#kit/check/growth";
import { stage } from "#kit/check/stage";
import { checksFor } from "./common.js";
import { lfuCost, lruCost } from "./growth.js";

const ofLru = checksFor.lru({ judge: [] });
const ofLfu = checksFor.lfu({ judge: [] });

stage("cost", () => {
  ofLru.check(
    "LRU finds the one to go as fast among many",
    { points: 5, needs: ["lru/makes a key the newest by a hit"] },
    ({ subject }) => expectGrowth(subject, lruCost),
  );

  ofLfu.check(
    "LFU finds the one to go as fast among many",
    { points: 5, needs: ["lfu/looks at the last uses among equals"] },
    ({ subject }) => expectGrowth(subject, lfuCost),
  );
});
