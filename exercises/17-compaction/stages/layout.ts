/**
 * Where blocks lie: memory as a row of units, of which each knows the block that it belongs to. A layout never changes; whatever
 * happens makes another one.
 *
 * @module
 */

/** Units in a row. */
export interface Run {
  start: number;
  size: number;
}

/** A live block. */
export interface LiveBlock extends Run {
  readonly handle: number;
  readonly pins: number;
}

/** What is known of a block beside where it lies. */
export type Owner = Omit<LiveBlock, keyof Run>;

/** Blocks in a row of units, and what follows from where they lie. */
export class Layout {
  private knownBlocks: readonly LiveBlock[] | null = null;
  private knownHoles: readonly Run[] | null = null;
  private knownSlid: Layout | null = null;

  /** @param units - for each unit its owner, or `null` while it is free */
  private constructor(private readonly units: readonly (Owner | null)[]) {}

  /** So many units, all of them free. */
  static free(capacity: number): Layout {
    return new Layout(new Array<null>(capacity).fill(null));
  }

  /** The blocks by ascending address. O(units) the first time. */
  get blocks(): readonly LiveBlock[] {
    return (this.knownBlocks ??= this.runs().flatMap(({ owner, start, size }) =>
      owner === null ? [] : [{ ...owner, start, size }],
    ));
  }

  /** Free units as they lie, from left to right. O(units) the first time. */
  get holes(): readonly Run[] {
    return (this.knownHoles ??= this.runs().flatMap(({ owner, start, size }) =>
      owner === null ? [{ start, size }] : [],
    ));
  }

  /** The first hole with room for so many units; `undefined` when there is none. */
  holeFor(size: number): Run | undefined {
    return this.holes.find((hole) => hole.size >= size);
  }

  /** Units of the largest hole, 0 when nothing is free. */
  largestHole(): number {
    return Math.max(0, ...this.holes.map(({ size }) => size));
  }

  /** With one more block, on units that have to be free. */
  with({ start, size }: Run, owner: Owner): Layout {
    return new Layout(this.units.map((unit, at) => (at >= start && at < start + size ? owner : unit)));
  }

  /** With another owner of the units of a block, or none. */
  replacing(handle: number, owner: Owner | null): Layout {
    return new Layout(this.units.map((unit) => (unit?.handle === handle ? owner : unit)));
  }

  /** Each block as far to the left as it can go, one after the other: over free units alone, and not at all with a pin. */
  slid(): Layout {
    return (this.knownSlid ??= new Layout(this.slidUnits()));
  }

  private slidUnits(): readonly (Owner | null)[] {
    const units = [...this.units];
    for (const { start, size, pins } of this.blocks) {
      if (pins > 0) continue;
      let to = start;
      while (to > 0 && units[to - 1] === null) to -= 1;
      const block = units.slice(start, start + size);
      units.fill(null, start, start + size);
      units.splice(to, size, ...block);
    }
    return units;
  }

  /** Units in a row that have the same owner, or none. */
  private runs(): (Run & { owner: Owner | null })[] {
    const runs: (Run & { owner: Owner | null })[] = [];
    for (const [unit, owner] of this.units.entries()) {
      const last = runs.at(-1);
      if (last?.owner === owner) last.size += 1;
      else runs.push({ start: unit, size: 1, owner });
    }
    return runs;
  }
}
