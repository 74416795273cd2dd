/**
 * The caches, as they are graded.
 *
 * @module
 */
export { FifoCache } from "./fifo.js";
export { LruCache } from "./lru.js";
export { LfuCache } from "./lfu.js";
export { ClockCache } from "./clock.js";
export { OptimalCache } from "./optimal.js";
