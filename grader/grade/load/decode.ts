import { MAX_SOURCE_BYTES } from "./bounds.js";
import type { Source } from "./intake.js";

/** Source text, or why there is none; the reason goes on after the name of the file. */
export type Decoded = { text: string; isExact: boolean } | { text: null; reason: string };

/**
 * Decodes a source file: UTF-8, or UTF-16 where the file begins with its mark, as some editors on Windows save it. The mark
 * is removed; line ends stay as they are. Bytes that are not UTF-8 become `�` (and `isExact` is false), so that a name in
 * a comment in some older encoding costs nobody their points.
 */
export function decode({ bytes, size }: Source): Decoded {
  if (bytes === null) {
    const limit = `a source file may have ${MAX_SOURCE_BYTES / 2 ** 20} MiB`;
    return { text: null, reason: `is too large: ${(size / 2 ** 20).toFixed(1)} MiB, where ${limit}.` };
  }
  const text = new TextDecoder(encodingOf(bytes)).decode(bytes);
  if (isBinary(text)) {
    return { text: null, reason: "is not text (it has NUL bytes or control characters); save it as UTF-8." };
  }
  return { text, isExact: !text.includes("\u{FFFD}") };
}

function encodingOf(bytes: Uint8Array): "utf-8" | "utf-16le" | "utf-16be" {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return "utf-8";
}

function isBinary(text: string): boolean {
  if (text.includes("\0")) return true;
  // Tab to carriage return, and escape, do occur in source.
  const controls = text.match(/[\x01-\x08\x0e-\x1a\x1c-\x1f]/g)?.length ?? 0;
  return controls > text.length / 20;
}
