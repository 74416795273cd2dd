/**
 * Parts of a class that several machines grade: which part a submission belongs to depends on its name alone.
 *
 * @module
 */
import { createHash } from "node:crypto";

/** Part `index` of `count`, from 1. */
export interface Shard {
  index: number;
  count: number;
}

/** Whether a submission belongs to that part. Every name belongs to exactly one of the `count` parts. */
export function isInShard(name: string, { index, count }: Shard): boolean {
  // The same on every system, whatever Unicode form its disk keeps names in.
  const hash = createHash("sha256").update(name.normalize("NFC")).digest();
  return (hash.readUInt32BE(0) % count) + 1 === index;
}

/** As it is given on the command line: `2/5`. */
export const shardText = ({ index, count }: Shard): string => `${index}/${count}`;
