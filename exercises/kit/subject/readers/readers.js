// @ts-check
/** The kit's readers, by the names that `views/readers.ts` asks for them. */
import { readBytes, restoreSnapshot, takeSnapshot, writeBytes } from "./bytes.js";
import { readGraph } from "./graph.js";
import { fillMemory, putBackMemory, readMemory } from "./memory.js";
import { reach } from "./path.js";
import { readTree } from "./tree.js";

/** @type {Record<string, (target: any, ...args: any[]) => unknown>} */
export const readers = {
  "kit.numbers": (target, path) => reach(target, path),
  "kit.tree": readTree,
  "kit.graph": readGraph,
  "kit.bytes": readBytes,
  "kit.writeBytes": writeBytes,
  "kit.snapshot": takeSnapshot,
  "kit.restore": restoreSnapshot,
  "kit.memory": readMemory,
  "kit.fillMemory": fillMemory,
  "kit.putBackMemory": putBackMemory,
};
