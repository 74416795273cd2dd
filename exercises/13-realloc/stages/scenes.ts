/**
 * What scenes have in common.
 *
 * @module
 */
import type { Allocator } from "./definition.js";

/** Asks for a size for which there is no room, and looks at all blocks then, byte by byte. */
export function cannotResize(heap: Allocator, block: readonly [address: number, size: number], newSize: number): void {
  heap.failsToReallocate(...block, newSize);
  heap.lookAt("contents");
}
