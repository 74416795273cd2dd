/**
 * Calls as people type and paste them: `allocate 20`, `free(0, 20)`, lines of a test, or the steps of a report.
 *
 * @module
 */
import type { Play, PlayedCall, Playground } from "#kit/define/playground";
import type { Argument } from "#kit/subject/subject";

/** What was read; `capacity` where a constructor is among it. Or why it cannot be read, as a sentence. */
export type ReadCalls = { calls: PlayedCall[]; capacity?: Argument } | { problem: string };

/** `const a = heap.allocate(20);` with its parts: variable, method, arguments in brackets or after it. */
const CALL = /^(?:(?:const|let|var)\s+)?(?:([A-Za-z_$][\w$]*)\s*=\s*)?((?:new\s+)?[\w$.]+)\s*(?:\((.*)\)|(.*))$/;
/** Number of a step before a call, and what stands after it in a report or a comment. */
const AROUND = /^\s*(?:[✗✕]\s*)?(?:\d+[.):]?\s+)?(?=[A-Za-z_$])|\s*(?:\/\/|#|→|=>|->|✕|\(expected).*$/g;

/**
 * Reads calls, one or several to a line, parted by `;`. A variable stands for what its call has to return.
 *
 * @param capacity - with which the calls begin, where they name none
 * @param before - calls that were made before them
 * @param more - with what else they begin
 */
export function parseCalls(
  text: string,
  playground: Playground,
  capacity: Argument,
  before: readonly PlayedCall[] = [],
  more: readonly Argument[] = [],
): ReadCalls {
  const variables = new Map<string, number>();
  const calls: PlayedCall[] = [];
  let constructed: Argument = capacity;
  let isConstructed = false;
  let first = before;
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    for (const part of line.replace(AROUND, "").split(";")) {
      const source = part.replace(AROUND, "").trim();
      if (source === "") continue;
      const at = text.includes("\n") ? `Line ${index + 1}: ` : "";
      const [, name, method = "", inBrackets, after = ""] = CALL.exec(source) ?? [];
      if (method === "") return { problem: `${at}"${source.slice(0, 40)}" is no call. Write it like allocate(20).` };
      const words = inBrackets ?? after;
      const args: Argument[] = [];
      for (const word of wordsOf(words, inBrackets === undefined)) {
        const index = variables.get(word);
        const value =
          index === undefined
            ? valueOf(word)
            : returned(
                playground.begin(constructed, null, isConstructed ? [] : more),
                [...first, ...calls],
                first.length + index,
              );
        if (value === NO_VALUE) {
          return {
            problem: `${at}"${word.slice(0, 40)}" is no value. Write a number, as in ${playground.methods[0]?.name ?? ""}(20).`,
          };
        }
        args.push(value as Argument);
      }
      if (/^new\b/.test(method)) {
        if (isConstructed || calls.length > 0)
          return { problem: `${at}One allocator at a time: it is constructed once, first of all.` };
        const refused = playground.refusesCapacity(args[0]);
        if (refused !== null) return { problem: at + refused };
        [constructed, isConstructed, first] = [args[0], true, []];
        continue;
      }
      const call = { method: method.split(".").at(-1) ?? method, args };
      const refused = playground.refusal(call);
      if (refused !== null) return { problem: at + refused };
      if (name !== undefined) variables.set(name, calls.length);
      calls.push(call);
    }
  }
  return isConstructed ? { calls, capacity: constructed } : { calls };
}

const NO_VALUE = Symbol("no value");

/** Arguments as they were written: parted by commas, or by spaces where there are no brackets. */
function wordsOf(source: string, hasSpaces: boolean): string[] {
  const words = source.match(hasSpaces ? /"[^"]*"|'[^']*'|[^\s,]+/g : /(?:"[^"]*"|'[^']*'|[^,])+/g) ?? [];
  return words.map((word) => word.trim()).filter((word) => word !== "");
}

const CONSTANTS = new Map<string, Argument>([
  ["NaN", NaN],
  ["Infinity", Infinity],
  ["-Infinity", -Infinity],
  ["undefined", undefined],
  ["null", null],
  ["true", true],
  ["false", false],
]);

function valueOf(word: string): Argument | typeof NO_VALUE {
  if (CONSTANTS.has(word)) return CONSTANTS.get(word);
  if (/^[+-]?(\d[\d_]*\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(word)) return Number(word.replaceAll("_", ""));
  if (/^-?\d{1,400}n$/.test(word)) return BigInt(word.slice(0, -1));
  if (/^"[^"]*"$|^'[^']*'$/.test(word)) return word.slice(1, -1);
  return NO_VALUE;
}

/** What a call of a sequence has to return; no value when that is nothing, or an error. */
function returned(play: Play, calls: readonly PlayedCall[], index: number): Argument | typeof NO_VALUE {
  let expected = "";
  for (const call of calls.slice(0, index + 1)) ({ expected } = play.call(call));
  return /^-?\d+$/.test(expected) ? Number(expected) : NO_VALUE;
}
