/** A counter. What is judged stands in its place when your tests run. */
export class Counter {
  /** Adds an integer; returns the sum of all that was added. */
  add(by: number): number {
    throw new Error(`nobody adds ${by} here`);
  }
}
