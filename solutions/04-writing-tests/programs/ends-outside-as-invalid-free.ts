import { Gaps } from "./gaps.js";

/** Has `InvalidFreeError` for a range that ends outside, since nothing like that can be live. */
export class MemoryAllocator extends Gaps {}
