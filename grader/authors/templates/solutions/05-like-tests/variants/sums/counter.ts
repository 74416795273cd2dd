import { sum } from "./sum.js";

export class Counter {
  private readonly added: number[] = [];

  add(by: number): number {
    this.added.push(by);
    return sum(this.added);
  }
}
