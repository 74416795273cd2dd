/**
 * The strings of keys that the lesson talks about, and how many misses each policy has in them.
 *
 * @module
 */
import type { Policy } from "./definition.js";

/** The string of Belády's anomaly: with more room, FIFO misses more. */
export const ANOMALY = [1, 2, 3, 4, 1, 2, 5, 1, 2, 3, 4, 5];
/** One key more than there is room for, round and round. */
export const LOOP = Array.from({ length: 20 }, (_, at) => 1 + (at % 4));
/** A few keys that are used often, and a scan between them. */
export const FLOOD = [1, 2, 1, 2, 1, 2, 3, 4, 5, 6, 1, 2, 1, 2];

/** What the lesson says of a string. */
export interface Example {
  name: string;
  keys: readonly number[];
  capacity: number;
  misses: Record<Policy | "optimal", number>;
}

export const MISSES: readonly Example[] = [
  { name: "the anomaly", keys: ANOMALY, capacity: 3, misses: { fifo: 9, lru: 10, lfu: 10, clock: 9, optimal: 7 } },
  { name: "the anomaly", keys: ANOMALY, capacity: 4, misses: { fifo: 10, lru: 8, lfu: 8, clock: 10, optimal: 6 } },
  { name: "the loop", keys: LOOP, capacity: 3, misses: { fifo: 20, lru: 20, lfu: 20, clock: 20, optimal: 9 } },
  { name: "the flood", keys: FLOOD, capacity: 3, misses: { fifo: 8, lru: 8, lfu: 6, clock: 8, optimal: 6 } },
];
