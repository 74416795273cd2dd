/** A range of memory. Addresses and sizes are in units. */
export class Allocator {
  /** Units in all. */
  readonly capacity: number;

  /**
   * @param totalCapacity - units in all, a positive integer
   * @throws RangeError when it is anything else
   */
  constructor(totalCapacity: number) {
    // @student Refuse what is not a positive integer, and remember the capacity.
    if (!Number.isInteger(totalCapacity) || totalCapacity <= 0) {
      throw new RangeError(`The capacity must be a positive integer, not ${totalCapacity}.`);
    }
    this.capacity = totalCapacity;
    // @end
  }

  /** Units that are free. */
  getFreeMemory(): number {
    // @student Nothing is ever allocated here. So how much is free?
    return this.capacity;
    // @end
  }
}
