/**
 * What is said of an address that is not the right one, and of what is lost inside of slots.
 *
 * @module
 */
import { MOST_TOLD, units } from "#kit/models/words";
import { classOf, type SegregatedModel } from "./model.js";

/** Which slot or block has to serve, and why, as sentences to add. */
export function whyThere(model: SegregatedModel, size: number): string {
  const asked = size === 1 ? "1 unit" : `${size} units`;
  const slot = model.slotFor(size);
  const block = model.choose(size);
  if (slot !== null && block !== undefined && block.start < model.poolCapacity) {
    const gets = ` ${asked} get${size === 1 ? "s" : ""} a slot of ${slot}.`;
    return block.start === model.cut
      ? `${gets} None of that size is free, so ${model.cut}…${model.cut + 95} is cut into such slots, and the lowest one serves.`
      : `${gets} The newest free one is ${units(block)}.`;
  }
  const pool =
    slot === null || model.poolCapacity === 0
      ? ""
      : ` No slot of ${slot} is free, and all of the pool is cut up, so the main memory has to serve.`;
  return `${pool}${whyInMain(model, size, asked)}`;
}

function whyInMain(model: SegregatedModel, size: number, asked: string): string {
  const place = classOf(size);
  const block = model.mainBlock(size);
  if (block === undefined) return ` No free block of the main memory has room for ${asked}.`;
  const within = model.main.filter((each) => classOf(each.size) === place);
  const belongs = ` ${asked} ${size === 1 ? "is" : "are"} of class ${place}`;
  if (classOf(block.size) === place) return `${belongs}, where ${units(block)} is the first block with room.`;
  const own = within.length === 0 ? "which has no free block" : "where no free block has room";
  return `${belongs}, ${own}; the next class that has any is ${classOf(block.size)}, and ${units(block)} is its newest.`;
}

/** In which slots units are in use that nobody asked for, as a sentence to add. */
export function wasteInWords(model: SegregatedModel): string {
  const slots = [...model.live].flatMap(([address, size]) => {
    const unused = model.blockFor(size, address) - size;
    return unused === 0 ? [] : [`${unused} of the ${size + unused} units at ${address}`];
  });
  if (slots.length === 0) return " No slot in use has a unit that was not asked for.";
  const rest = slots.length > MOST_TOLD ? ` and parts of ${slots.length - MOST_TOLD} more slots` : "";
  return ` Nobody asked for ${slots.slice(0, MOST_TOLD).join(", ")}${rest}.`;
}
