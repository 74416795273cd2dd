export class Counter {
  private count = 0;

  add(by: number): number {
    this.count += by + 1;
    return this.count;
  }
}
