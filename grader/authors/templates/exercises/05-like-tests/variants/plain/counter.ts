export class Counter {
  private count = 0;

  add(by: number): number {
    this.count += by;
    return this.count;
  }
}
