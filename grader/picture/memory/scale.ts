/** From an address to where it is drawn, both from left to right. */
export type Scale = (address: number) => number;

/** Drawing units that the smallest block gets, as long as there are few of them: enough for a letter. */
const SMALLEST = 20;

/** Every address at which one of the pictures has a border, with 0 and the capacity, ascending. */
export function borders(
  pictures: readonly { capacity?: number; blocks: readonly { start: number; size: number }[] }[],
  capacity: number,
): number[] {
  const all = new Set([0, capacity]);
  for (const { blocks } of pictures) {
    for (const { start, size } of blocks) {
      for (const address of [start, start + size]) if (address > 0 && address < capacity) all.add(address);
    }
  }
  return [...all].sort((a, b) => a - b);
}

/**
 * A scale on which every block can be seen: true to size, but that what would be too thin to see is widened at the
 * expense of the rest. Pictures that are to be compared share one scale, made from all of them.
 *
 * @param capacity - units of memory, > 0
 * @param cuts - {@link borders}, ascending from 0 to the capacity
 * @param width - drawing units from address 0 to the capacity
 */
export function scaleFor(capacity: number, cuts: readonly number[], width: number): Scale {
  const sizes = cuts.slice(1).map((cut, i) => cut - cuts[i]!);
  const least = Math.min(SMALLEST, width / (2 * Math.max(sizes.length, 1)));
  const widths = widened(sizes, least, width);
  const lefts = [0];
  for (const each of widths) lefts.push(lefts[lefts.length - 1]! + each);
  return (address) => {
    const clamped = Math.min(Math.max(address, 0), capacity);
    const i = lastAtMost(cuts, clamped, sizes.length - 1);
    return lefts[i]! + ((clamped - cuts[i]!) / (sizes[i] ?? 1)) * (widths[i] ?? 0);
  };
}

/** Index, from 0 to `most`, of the last of the ascending numbers that is not above `limit`. */
function lastAtMost(numbers: readonly number[], limit: number, most: number): number {
  let [low, high] = [0, most];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (numbers[middle]! <= limit) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Shares `width` out by size, but gives nobody less than `least`. */
export function widened(sizes: readonly number[], least: number, width: number): number[] {
  const thin = new Set<number>();
  for (;;) {
    const wide = sizes.reduce((sum, size, i) => (thin.has(i) ? sum : sum + size), 0);
    const unit = (width - thin.size * least) / wide;
    const more = sizes.flatMap((size, i) => (!thin.has(i) && size * unit < least ? [i] : []));
    if (more.length === 0) return sizes.map((size, i) => (thin.has(i) ? least : size * unit));
    for (const i of more) thin.add(i);
  }
}
