/** The oracle, held against a second model that is written another way. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { makeOn } from "#kit/define/oracle";
import { definition } from "../../exercises/03-like-inside/stages/definition.js";

/** All blocks with the time at which they became free: the one that did so last is next. */
class Times {
  private readonly freeSince: (number | null)[];
  private now = 0;

  constructor(count: number) {
    this.freeSince = Array.from({ length: count }, (_, block) => -block);
  }

  allocate(): number {
    const latest = Math.max(...this.freeSince.map((time) => time ?? -Infinity));
    const block = this.freeSince.findIndex((time) => time === latest);
    if (block !== -1) this.freeSince[block] = null;
    return block;
  }

  free(block: number): boolean {
    if (this.freeSince[block] !== null) return false;
    this.freeSince[block] = this.now += 1;
    return true;
  }
}

const calls = fc.array(fc.integer({ min: -6, max: 6 }), { size: "max", maxLength: 60 });

test("does as blocks that know since when they are free, call after call", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 6 }), calls, (count, sequence) => {
      const oracle = definition.construct.oracle(count);
      const times = new Times(count);
      for (const number of sequence) {
        const call = number < 0 ? { method: "allocate", args: [] } : { method: "free", args: [number] };
        const due = makeOn(definition, oracle, call);
        if (number < 0) expect(due).toEqual({ kind: "returns", value: times.allocate() });
        else expect(due.kind === "returns").toBe(times.free(number));
      }
    }),
  );
});
