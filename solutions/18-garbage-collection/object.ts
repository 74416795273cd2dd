/**
 * What an object looks like in memory: a word that says what follows, then its references, then its data.
 *
 * @module
 */

/** References that an object may have, and data. */
export const MOST_FIELDS = 255;

/** The lowest bit of a header, which is 0 between calls. Collectors set it in what is reachable. */
export const MARK = 1;

/** The header of an object with so many fields. */
export const headerOf = (references: number, data: number): number => references * 2 ** 16 + data * 2;

/** How many references an object has, by its header, marked or not. They follow the header. */
export const referencesIn = (header: number): number => header >>> 16;

/** How many words of data, by its header, marked or not. They follow the references. */
export const dataIn = (header: number): number => (header >>> 1) & MOST_FIELDS;

/** How many words it takes up with its header, by that header, marked or not. */
export const sizeOf = (header: number): number => 1 + referencesIn(header) + dataIn(header);
