import { Gaps, type Node } from "./gaps.js";

/** Methods are functions of each allocator's own, and there is more in it than anybody has asked for. */
export class MemoryAllocator {
  private readonly kept: Gaps;
  readonly capacity: number;
  /** Calls that went well. */
  calls = 0;
  freeListHead: Node | null | undefined;

  constructor(totalCapacity: number) {
    this.kept = new Gaps(totalCapacity);
    this.capacity = totalCapacity;
    this.freeListHead = this.kept.freeListHead;
  }

  allocate = (size: number): number => this.noted(this.kept.allocate(size));
  free = (address: number, size: number): void => {
    this.noted(this.kept.free(address, size));
  };
  getFreeMemory = (): number => this.kept.getFreeMemory();
  getLargestFreeBlock = (): number => this.kept.getLargestFreeBlock();
  isFull = (): boolean => this.freeListHead === null;

  private noted<Result>(result: Result): Result {
    this.calls += 1;
    this.freeListHead = this.kept.freeListHead;
    return result;
  }
}
