// @ts-check
/**
 * Merge sort from the top down, as V8 has it for typed arrays, comparison for comparison.
 *
 * Sorts `source`, from `from` to before `to`, into `target`, which holds the same elements; the two change places at each
 * level, so nothing is copied back.
 *
 * @param {any[]} source @param {any[]} target no hole in either, and without a prototype
 * @param {number} from @param {number} to
 * @param {(one: any, other: any) => any} compare see `timSort` for what counts of its answer
 */
export function mergeSort(source, target, from, to, compare) {
  if (to - from < 2) return;
  const middle = from + ((to - from) >> 1);
  mergeSort(target, source, from, middle, compare);
  mergeSort(target, source, middle, to, compare);
  let left = from;
  let right = middle;
  for (let next = from; next < to; next++) {
    // Not "above 0": no number is as good as 0.
    const isLeft = left < middle && (right >= to || !(+compare(source[left], source[right]) > 0));
    target[next] = isLeft ? source[left++] : source[right++];
  }
}
