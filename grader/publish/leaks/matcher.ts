/**
 * Many texts found in one at once.
 *
 * @module
 */
import type { Secret } from "./secrets.js";

/** Characters by which a key is first recognised; shorter keys are not looked for. */
const PREFIX = 8;
const BASE = 31;
/** What the first of those characters counts in the sum. */
const FIRST = (BASE ** (PREFIX - 1)) | 0;
const BUCKETS = 1 << 16;

/** A key in the making: what may come next, and the secrets that end here. */
interface Node {
  next: Map<string, Node>;
  secrets: Secret[];
}

/**
 * Prepares a search for the keys of all secrets. It gives every place where one stands. O(characters) for a text, however
 * many secrets there are: a sum over the next characters is moved along it, and where a key may begin, all keys are followed
 * at once.
 */
export function matcher(secrets: readonly Secret[]): (text: string) => Generator<{ secret: Secret; at: number }> {
  const root: Node = { next: new Map(), secrets: [] };
  const isFirst = new Uint8Array(BUCKETS);
  for (const secret of secrets.filter(({ key }) => key.length >= PREFIX)) {
    isFirst[bucket(hashOf(secret.key.slice(0, PREFIX)))] = 1;
    add(root, secret);
  }
  return function* (text) {
    for (const at of places(text, isFirst)) {
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

function* places(text: string, isFirst: Uint8Array): Generator<number> {
  if (text.length < PREFIX) return;
  let hash = hashOf(text.slice(0, PREFIX));
  for (let at = 0; ; at++) {
    if (isFirst[bucket(hash)] === 1) yield at;
    if (at + PREFIX >= text.length) return;
    hash = (Math.imul(hash - Math.imul(text.charCodeAt(at), FIRST), BASE) + text.charCodeAt(at + PREFIX)) | 0;
  }
}

function hashOf(prefix: string): number {
  let hash = 0;
  for (let i = 0; i < prefix.length; i++) hash = (Math.imul(hash, BASE) + prefix.charCodeAt(i)) | 0;
  return hash;
}

const bucket = (hash: number): number => (hash ^ (hash >>> 16)) & (BUCKETS - 1);
