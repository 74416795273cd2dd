import { Gaps } from "./gaps.js";

const SAID = {
  RangeError: "Mit dieser Zahl kann ich nichts anfangen.",
  TypeError: "Das ist keine Zahl.",
  OutOfMemoryError: "So viel ist nirgends an einem Stück frei.",
  InvalidFreeError: "Das hat niemand in Gebrauch.",
};

/** Its errors are of no class of their own: a name is set, and the messages are German. */
export class MemoryAllocator extends Gaps {
  protected override refuse(name: keyof typeof SAID): never {
    throw Object.assign(new Error(SAID[name]), { name });
  }
}
