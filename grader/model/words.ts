/**
 * How messages name and count things, wherever they are read.
 *
 * @module
 */

/** `1 check`, `3 checks`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

/** Hours that something takes, at least and at most: "6 to 8 hours". */
export function hoursText([least, most]: readonly [least: number, most: number]): string {
  return least === most ? count(most, "hour") : `${least} to ${count(most, "hour")}`;
}

/** The first and the last of a range, one of them where they are one: `20…49`, `20`. */
export function range({ start, size }: { start: number; size: number }): string {
  return size === 1 ? `${start}` : `${start}…${start + size - 1}`;
}

// Control and format characters, line separators, halves of a character: they could rewrite the terminal that shows them.
const unprintable = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** Whether a name has characters that cannot be shown, such as an escape sequence. */
export function isUnprintable(name: string): boolean {
  return name.search(unprintable) !== -1;
}

/** A name with what cannot be shown replaced by `�`. */
export function printable(name: string): string {
  return name.replace(unprintable, "\u{FFFD}");
}

/** A name or path as it stands in a message: printable, between backticks, at most 120 characters. */
export function shown(name: string): string {
  // Cut before it is looked through.
  const short = name.length <= 120 ? name : `${name.slice(0, 60)}…${name.slice(-59)}`;
  return `\`${printable(short).replaceAll("`", "'")}\``;
}

/**
 * Names for a message, at most `most` of them: `` `a.ts`, `b.ts` and 3 more ``. Those that look the same though they are not,
 * as with a letter in two Unicode forms, are told apart by their code points: `` `é` (\u{e9}), `é` (e\u{301}) ``.
 */
export function shownList(names: readonly string[], most = 8): string {
  const some = names.slice(0, most);
  const looks = some.map((name) => shown(name.normalize("NFC")));
  const list = some.map((name, at) => {
    const isAlike = looks.some((look, other) => look === looks[at] && some[other] !== name);
    return isAlike ? `${shown(name)} (${codePoints(name)})` : shown(name);
  });
  return names.length > most ? `${list.join(", ")} and ${names.length - most} more` : list.join(", ");
}

/** A name with all that is not plain ASCII as code points, cut where nobody reads on. */
const codePoints = (name: string): string =>
  name.slice(0, 300).replace(/[^ -~]/gu, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`);
