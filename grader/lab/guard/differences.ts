/**
 * Where two reports of the same submission are not the same, by kinds.
 *
 * @module
 */

/** Fields that say how long something took. */
const TIMES = /(^|\.)durationMs$/;
/** Fields with a picture of memory or of a list. */
const PICTURES = /(^|\.)(memory|list|expectedMemory|actualMemory|actualList|pictures)(\.|$)/;

/** A value that is not the same in both. */
export interface Difference {
  /** Where: `stages.checks.failure.message`, without places in arrays, so that equal kinds are equal. */
  kind: string;
  /** Where, with places. */
  path: string;
  /** As JSON; absent where there is none. */
  before: string | undefined;
  after: string | undefined;
}

/** All values that are not the same, or in another order, durations aside. */
export function differencesOf(before: unknown, after: unknown): Difference[] {
  const found: Difference[] = [];
  const add = (path: string, was: string | undefined, is: string | undefined): void =>
    void found.push({ kind: path.replace(/\.\d+(?=\.|$)/g, ""), path, before: was, after: is });
  const compare = (one: unknown, other: unknown, path: string): void => {
    if (TIMES.test(path)) return;
    if (isTree(one) && isTree(other) && Array.isArray(one) === Array.isArray(other)) {
      const [was, is] = [Object.keys(one), Object.keys(other)];
      const keys = new Set([...was, ...is]);
      if (isInOtherOrder(was, is)) add(`${path}${path === "" ? "" : "."}(order of fields)`, was.join(), is.join());
      for (const key of keys) compare(one[key], other[key], path === "" ? key : `${path}.${key}`);
      return;
    }
    const [was, is] = [JSON.stringify(one), JSON.stringify(other)];
    if (was !== is) add(path, was, is);
  };
  compare(before, after, "");
  return found;
}

/** Whether the fields that both have stand in another order: the same values would then be other bytes. */
function isInOtherOrder(one: readonly string[], other: readonly string[]): boolean {
  const common = one.filter((key) => other.includes(key));
  return common.join("\0") !== other.filter((key) => one.includes(key)).join("\0");
}

/** Whether only a picture is another one. */
export const isOfPicture = ({ path }: Difference): boolean => PICTURES.test(path);

const isTree = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
