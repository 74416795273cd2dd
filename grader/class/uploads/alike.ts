/**
 * When two names count as one: letter case and Unicode form aside, as on the disks of macOS and Windows.
 *
 * @module
 */

/** The same text for all names that are alike. */
export function alikeKey(name: string): string {
  // By way of capitals, so that `ß` and `ss`, and both kinds of small sigma, fall together as they do on some disks.
  return name.normalize("NFKC").toUpperCase().toLowerCase().normalize("NFC");
}

/** Groups by a key, in the order of the items. O(n). */
export function groupBy<Item>(items: Iterable<Item>, keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
