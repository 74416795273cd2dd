/**
 * Reports in characters that survive everywhere, for platforms that show no others.
 *
 * @module
 */

/** What reports are drawn with. Lines and cells of pictures stand in one column, as they do there. */
const PLAIN: Readonly<Record<string, string>> = {
  "\u00a0": " ",
  "✓": "+",
  "✗": "x",
  "✕": "x",
  "↷": "-",
  "≠": "!",
  "▲": "^",
  "▼": "v",
  "◀": "<",
  "⇄": "=",
  "█": "#",
  "▉": "|",
  "▊": "|",
  "▋": "|",
  "░": ".",
  "▏": "|",
  "▓": ",",
  "▚": "%",
  "▒": "?",
  "▁": "_",
  "│": "|",
  "┊": ":",
  "─": "-",
  "┌": "+",
  "┐": "+",
  "└": "+",
  "┘": "+",
  "├": "+",
  "┴": "+",
  "·": "-",
  "–": "-",
  "−": "-",
  "×": "x",
  "²": "^2",
  "…": "...",
  "→": "->",
  "≥": ">=",
  "≤": "<=",
  "“": '"',
  "”": '"',
  "’": "'",
  "‘": "'",
};

/** A text with nothing but printable ASCII and line breaks; `?` for what has no likeness, such as a letter of a student's name. O(n). */
export const ascii = (text: string): string => text.replace(/[^\n -~]/gu, (character) => PLAIN[character] ?? "?");
