/** The oracle, held against a second model that is written another way. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { makeOn } from "#kit/define/oracle";
import { definition } from "../../exercises/04-like-bytes/stages/definition.js";

/** For each byte in use what it is: `h` for the first of a header, `+` in a block in use, `-` in a free one. */
class Letters {
  private text = "";

  constructor(private readonly maxBytes: number) {}

  allocate(asked: number): number | null {
    const length = asked + 4 + ((8 - ((asked + 4) % 8)) % 8);
    const free = [...this.text.matchAll(/h-+/g)].find(([block]) => block.length >= length);
    if (free === undefined && this.text.length + length > this.maxBytes) return null;
    const [from, size] = free === undefined ? [this.text.length, length] : [free.index, free[0].length];
    this.text = `${this.text.slice(0, from)}h${"+".repeat(size - 1)}${this.text.slice(from + size)}`;
    return from + 4;
  }

  free(address: number): boolean {
    const block = [...this.text.matchAll(/h\++/g)].find(({ index }) => index + 4 === address);
    if (block === undefined) return false;
    const freed = block[0].replaceAll("+", "-");
    this.text = this.text.slice(0, block.index) + freed + this.text.slice(block.index + freed.length);
    return true;
  }

  get size(): number {
    return this.text.length;
  }
}

const calls = fc.array(
  fc.record({ method: fc.constantFrom("allocate" as const, "free" as const), number: fc.integer({ min: 1, max: 40 }) }),
  { size: "max", maxLength: 60 },
);

test("does as a text with a letter for each byte does, call after call", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 12 }), calls, (grains, sequence) => {
      const oracle = definition.construct.oracle(8 * grains);
      const letters = new Letters(8 * grains);
      for (const { method, number } of sequence) {
        const due = makeOn(definition, oracle, { method, args: [number] });
        if (method === "allocate") expect(due.kind === "returns" ? due.value : null).toBe(letters.allocate(number));
        else expect(due.kind === "returns").toBe(letters.free(number));
        expect(oracle.size).toBe(letters.size);
      }
    }),
  );
});
