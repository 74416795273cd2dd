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

/** All values that are not the same, durations aside. */
export function differencesOf(before: unknown, after: unknown): Difference[] {
  const found: Difference[] = [];
  const compare = (one: unknown, other: unknown, path: string): void => {
    if (TIMES.test(path)) return;
    if (isTree(one) && isTree(other) && Array.isArray(one) === Array.isArray(other)) {
      const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
      for (const key of keys) compare(one[key], other[key], path === "" ? key : `${path}.${key}`);
      return;
    }
    const [was, is] = [JSON.stringify(one), JSON.stringify(other)];
    if (was !== is) found.push({ kind: path.replace(/\.\d+(?=\.|$)/g, ""), path, before: was, after: is });
  };
  compare(before, after, "");
  return found;
}

/** Whether only a picture is another one. */
export const isOfPicture = ({ path }: Difference): boolean => PICTURES.test(path);

const isTree = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
