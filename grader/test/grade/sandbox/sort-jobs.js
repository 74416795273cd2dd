// @ts-check
/**
 * Things to sort and comparators to sort them with, drawn at random: most contradict themselves, and some throw. In a file of
 * its own, without imports, so that any version of Node, and the virtual machine, can run the same.
 *
 * @param {number} from @param {number} to
 * @returns for each number a line, which tells apart every other order of pairs and every other result
 */
export function sortJobs(from, to) {
  const lines = [];
  for (let seed = from; seed < to; seed++) lines.push(job(seed));
  return lines;

  /** @param {number} seed */
  function job(seed) {
    let state = (Math.imul(seed, 2654435761) + 12345) >>> 0 || 1;
    /** Below `n`. @param {number} n */
    const draw = (n) => {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      return (state >>>= 0) % n;
    };
    let hash = seed;
    /** @param {number} value */
    const note = (value) => void (hash = (Math.imul(hash, 31) + Math.imul(value | 0, 7) + 1) | 0);

    const limit = [0, 1, 2, 3, 5, 10, 20, 40, 63, 64, 65, 100, 130, 200, 300, 520, 1000, 2000, 4096];
    const length = draw(1 + (limit[draw(seed % 10 === 0 ? limit.length : 15)] ?? 0));
    const range = [1, 2, 4, 16, length + 1, 10 * length + 1][draw(6)] ?? 1;
    const shape = draw(6);
    /** @param {number} i */
    const element = (i) => {
      if (shape === 0) return i;
      if (shape === 1) return length - i;
      if (shape === 2) return draw(range);
      if (shape === 3) return i % 37;
      return shape === 4 ? (draw(20) === 0 ? draw(range) : i) : (i >> 5) ^ draw(3);
    };
    /** @type {any} */
    let all = Array.from({ length }, (_, i) => element(i));
    const kind = ["typed", "like", "holes", "array"][draw(4)];
    if (kind === "typed") all = Float64Array.from(all);
    if (kind === "like") all = { ...all, length };
    for (let i = 0; kind === "holes" && i < length; i++) {
      const fate = draw(10);
      if (fate === 0) delete all[i];
      if (fate === 1) all[i] = undefined;
    }

    let calls = 0;
    const throwsAt = draw(12) === 0 ? draw(5 * length + 1) : -1;
    const changesAt = draw(12) === 0 ? draw(5 * length + 1) : -1;
    const way = draw(10);
    /** @param {number} a @param {number} b @returns {any} */
    const compare = (a, b) => {
      note(a);
      note(b);
      calls++;
      if (calls === throwsAt) throw new EvalError("enough");
      if (calls === changesAt && kind !== "typed")
        [() => all.push?.(1), () => (all[0] = 9), () => delete all[0]][draw(3)]?.();
      if (way === 0) return a - b;
      if (way === 1) return b - a;
      if (way === 2) return a < b;
      if (way === 3) return a > b ? 1 : 0;
      if (way === 4) return a < b ? -1 : 0;
      if (way === 5) return draw(3) - 1;
      if (way === 6) return draw(7) === 0 ? NaN : a - b;
      if (way === 7) return [undefined, "x", "-1", null, {}, { valueOf: () => a - b }, true, false, [], "2"][draw(10)];
      if (way === 8 && draw(9 * length) === 0) return BigInt(a) - BigInt(b);
      return draw(20) === 0 ? b - a : (a % 7) - (b % 7);
    };
    /** @type {any} */
    const prototype = kind === "typed" ? Float64Array.prototype : Array.prototype;
    const method = draw(3) === 0 ? "toSorted" : "sort";
    let end = method;
    try {
      all = prototype[method].call(all, compare);
    } catch (error) {
      end += ` ${/** @type {Error} */ (error).name}`;
    }
    for (let i = 0; i < all.length; i++) note(i in all ? (all[i] ?? -5) : -9);
    return `${seed}: ${kind} of ${length}, way ${way}, ${calls} calls, ${end}, ${hash}`;
  }
}
