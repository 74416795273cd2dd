/**
 * Many texts found in one at once.
 *
 * @module
 */
import type { Secret } from "./secrets.js";
import { WINDOW, windows } from "./windows.js";

/** Sums of windows that are told apart. */
const BUCKETS = 1 << 16;

/** A key in the making: what may come next, and the secrets that end here. */
interface Node {
  next: Map<string, Node>;
  secrets: Secret[];
}

/**
 * Prepares a search for the keys of all secrets. It gives every place where one stands. O(characters) for a text, however
 * many secrets there are: where a window of it is like the first one of a key, all keys are followed at once. Keys that are
 * shorter than a window are not looked for.
 */
export function matcher(secrets: readonly Secret[]): (text: string) => Generator<{ secret: Secret; at: number }> {
  const root: Node = { next: new Map(), secrets: [] };
  const isFirst = new Uint8Array(BUCKETS);
  for (const secret of secrets) {
    const [first] = windows(secret.key.slice(0, WINDOW), BUCKETS);
    if (first === undefined) continue;
    isFirst[first] = 1;
    add(root, secret);
  }
  return function* (text) {
    let at = -1;
    for (const window of windows(text, BUCKETS)) {
      at += 1;
      if (isFirst[window] !== 1) continue;
      let node = root.next.get(text.charAt(at));
      for (let end = at + 1; node !== undefined; end++) {
        for (const secret of node.secrets) yield { secret, at };
        node = node.next.get(text.charAt(end));
      }
    }
  };
}

function add(root: Node, secret: Secret): void {
  let node = root;
  for (let i = 0; i < secret.key.length; i++) {
    const letter = secret.key.charAt(i);
    const next: Node = node.next.get(letter) ?? { next: new Map(), secrets: [] };
    node.next.set(letter, next);
    node = next;
  }
  node.secrets.push(secret);
}
