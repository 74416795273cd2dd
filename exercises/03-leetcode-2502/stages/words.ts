/**
 * Why an answer is right, or what is wrong with another one, in words.
 *
 * @module
 */
import type { Run, UnitsModel } from "./model.js";

/** Why `allocate` has to answer with that place, or with -1. */
export function whyThere(model: UnitsModel, size: number): string {
  const runs = model.freeRuns();
  const place = model.placeFor(size);
  if (place >= 0) {
    return size === 1
      ? `the leftmost free unit is ${place}`
      : `the leftmost ${size} free units in a row are ${place}…${place + size - 1}`;
  }
  const free = runs.reduce((sum, run) => sum + run.size, 0);
  if (free === 0) return "no unit is free";
  if (free < size) return `only ${count(free)} ${free === 1 ? "is" : "are"} free`;
  return `${count(free)} are free, but at most ${Math.max(...runs.map((run) => run.size))} in a row`;
}

/** Why `freeMemory` has to return that number. */
export function whySoMany(model: UnitsModel, mID: number): string {
  const runs = model.runsOfId(mID);
  return runs.length === 0 ? `no unit belongs to id ${mID}` : `id ${mID} has ${runs.map(units).join(" and ")}`;
}

/** What a block would run into, as a sentence of its own after the reason; nothing when its units are all free. */
export function obstacle(model: UnitsModel, block: Run): string {
  if (block.start + block.size > model.n) {
    return `. Memory ends with unit ${model.n - 1}, so there are not ${count(block.size)} from ${block.start} on`;
  }
  const ids = model.idsIn(block);
  if (ids.length === 0) return "";
  const owners = `to id ${ids.join(" and ")} already`;
  return block.size === 1 ? `. Unit ${block.start} belongs ${owners}` : `. Of ${units(block)}, some belong ${owners}`;
}

const count = (size: number): string => (size === 1 ? "1 unit" : `${size} units`);
const units = ({ start, size }: Run): string => (size === 1 ? `unit ${start}` : `units ${start}…${start + size - 1}`);
