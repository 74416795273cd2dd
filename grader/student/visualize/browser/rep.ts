/**
 * Allocation traces in the format of the CS:APP malloc lab (`.rep`), scaled to what can be drawn.
 *
 * @module
 */
import type { TraceOperation } from "#kit/define/playground";

/** Operations that are played: the first ones. */
const MOST_OPERATIONS = 400;
/** Units of live blocks at their peak, so that with all holes it stays below what the model takes. */
const MOST_LIVE = 1000;

/** A trace, or what is wrong with it, as a sentence. */
export type ReadRep = { operations: TraceOperation[]; note: string } | { problem: string };

type Operation = { kind: "allocate" | "reallocate"; id: number; bytes: number } | { kind: "free"; id: number };

/** Whether it looks like such a trace: numbers first, then `a`, `r` and `f` lines. */
export const isRep = (text: string): boolean => /^\s*\d+\s+\d+\s+(\d+\s+\d+\s+)?[arf]\s/.test(text);

/** Reads a trace. A reallocation becomes an allocation of a new block and a free of the old one. O(characters). */
export function readRep(text: string): ReadRep {
  const lines = text.split(/\r?\n/);
  const operations: Operation[] = [];
  let total = 0;
  for (const [index, line] of lines.entries()) {
    const source = line.trim();
    if (source === "" || /^\d+(\s+\d+)*$/.test(source)) continue;
    const [, letter, id, bytes] = /^([arf])\s+(-?\d+)(?:\s+(\d+))?$/.exec(source) ?? [];
    if (letter === undefined || (letter === "f") !== (bytes === undefined)) {
      return {
        problem: `Line ${index + 1}: "${source.slice(0, 40)}" is no operation of a trace; they are \`a id bytes\`, \`r id bytes\` and \`f id\`.`,
      };
    }
    if (!Number.isSafeInteger(Number(bytes ?? 0))) {
      return { problem: `Line ${index + 1}: ${bytes} bytes are more than can be counted; sizes go up to 2^53 − 1.` };
    }
    // `free(NULL)` does nothing.
    if (id === "-1") continue;
    total += 1;
    if (operations.length >= MOST_OPERATIONS) continue;
    if (letter === "f") operations.push({ kind: "free", id: Number(id) });
    else operations.push({ kind: letter === "a" ? "allocate" : "reallocate", id: Number(id), bytes: Number(bytes) });
  }
  if (operations.length === 0) return { problem: "There is no operation in this trace." };
  const unit = unitFor(operations);
  const parts = [
    total > operations.length ? `the first ${operations.length} of ${total} operations` : `${total} operations`,
    unit === 1 ? "one unit is one byte" : `one unit stands for ${unit} bytes`,
  ];
  return { operations: inUnits(operations, unit), note: `An allocation trace: ${parts.join(", ")}.` };
}

/** Bytes to a unit: a power of two, so that the live blocks are few enough units at their peak. */
function unitFor(operations: readonly Operation[]): number {
  const live = new Map<number, number>();
  let [bytes, peak] = [0, 0];
  for (const operation of operations) {
    bytes -= live.get(operation.id) ?? 0;
    if (operation.kind === "free") live.delete(operation.id);
    else {
      live.set(operation.id, operation.bytes);
      bytes += operation.bytes;
    }
    peak = Math.max(peak, bytes);
  }
  let unit = 1;
  while (peak / unit > MOST_LIVE) unit *= 2;
  return unit;
}

function inUnits(operations: readonly Operation[], unit: number): TraceOperation[] {
  const blocks = new Map<number, number>();
  const all: TraceOperation[] = [];
  let next = 0;
  for (const operation of operations) {
    const old = blocks.get(operation.id);
    if (operation.kind !== "free") {
      const block = next++;
      all.push({ kind: "allocate", block, size: Math.max(1, Math.ceil(operation.bytes / unit)) });
      blocks.set(operation.id, block);
    } else blocks.delete(operation.id);
    if (old !== undefined) all.push({ kind: "free", block: old });
  }
  return all;
}
