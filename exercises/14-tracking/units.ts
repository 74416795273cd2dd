/** Which units of memory are taken. A naive first fit, which looks at one unit after the other. */
export class Units {
  private readonly isTaken: boolean[];

  /**
   * Makes units of which all are free.
   *
   * @param capacity - how many there are
   */
  constructor(capacity: number) {
    this.isTaken = new Array<boolean>(capacity).fill(false);
  }

  /**
   * Takes the first free units that lie side by side and are as many as that. Cost: O(capacity).
   *
   * @param size - how many, an integer > 0
   * @returns the lowest of them; -1 when nowhere are so many free, and then nothing has changed
   */
  take(size: number): number {
    let free = 0;
    for (let unit = 0; unit < this.isTaken.length; unit++) {
      free = this.isTaken[unit] ? 0 : free + 1;
      if (free === size) {
        const address = unit + 1 - size;
        this.isTaken.fill(true, address, address + size);
        return address;
      }
    }
    return -1;
  }

  /**
   * Makes units free again. Cost: O(size).
   *
   * @param address - the lowest of them
   * @param size - how many
   */
  give(address: number, size: number): void {
    this.isTaken.fill(false, address, address + size);
  }
}
