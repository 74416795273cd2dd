import type { Source } from "./sources.js";

/** The calls that a directed check makes, as far as its source tells them plainly: `new(100)`, `allocate(30)`, … */
export interface CallSequence {
  calls: string[];
  /** Where the check begins: `solutions/NN-id/stages/1-basics.test.ts:22`. */
  from: string;
}

/** Calls without which nothing is told apart: fewer are in many traces. */
const LEAST = 4;

/** The sequences of the checks of a stage file. Calls with anything but plain numbers in them end a sequence. */
export function callSequences({ path, lines }: Source): CallSequence[] {
  const starts = lines.flatMap((line, i) => (/\b(check|property)\($|\b(check|property)\("/.test(line) ? [i] : []));
  return starts
    .map((start, i) => ({
      calls: withoutRepeats(lines.slice(start, starts[i + 1] ?? lines.length).flatMap(callsOf)),
      from: `${path}:${start + 1}`,
    }))
    .filter(({ calls }) => calls.length >= LEAST && calls[0]?.startsWith("new(") === true)
    .map((sequence) => ({ ...sequence, calls: untilUnclear(sequence.calls) }))
    .filter(({ calls }) => calls.length >= LEAST);
}

const NUMBERS = /^\d+(,\d+)*$/;
const UNCLEAR = "?";

function callsOf(line: string): string[] {
  const text = line.replace(/\s+/g, "");
  const loop = /^for\(const\w+of\[([\d,]+)\]\)\w+\.(\w+)\(\w+\)/.exec(text);
  if (loop !== null) return (loop[1] ?? "").split(",").map((value) => `${loop[2]}(${value})`);
  const scene = /arrange\(\w+,"([^"]+)"\)/.exec(line.replace(/,\s+/g, ","));
  if (scene !== null) return sceneCalls(scene[1] ?? "");
  const made = /=allocator\(([^)]*)\)/.exec(text);
  if (made !== null) return [NUMBERS.test(made[1] ?? "") ? `new(${made[1]})` : UNCLEAR];
  const call = /\b(?:heap|memory)\.(\w+)\(([^)]*)\)/.exec(text);
  if (call === null) return [];
  const [, method = "", values = ""] = call;
  return [NUMBERS.test(values) ? `${method.replace("failsToA", "a").replace("failsToF", "f")}(${values})` : UNCLEAR];
}

/** What arranging a memory such as `A:10 -:20 C:10` comes to: all pieces, then the holes from the highest down. */
function sceneCalls(scene: string): string[] {
  let address = 0;
  const holes: string[] = [];
  const calls = scene.split(" ").map((piece) => {
    const [letter, size = ""] = piece.split(":");
    if (letter === "-") holes.unshift(`free(${address},${size})`);
    address += Number(size);
    return `allocate(${size})`;
  });
  return [...calls, ...holes];
}

const untilUnclear = (calls: string[]): string[] =>
  calls.includes(UNCLEAR) ? calls.slice(0, calls.indexOf(UNCLEAR)) : calls;

/** Pages name each call twice, so that repeats say nothing. */
const withoutRepeats = (calls: readonly string[]): string[] => calls.filter((call, i) => call !== calls[i - 1]);

/** A call in a squeezed text, as source. Names and numbers have an end, so that a text of nothing but `new` is read once. */
const CALL = /(new\w{0,60}|allocate|free|freeMemory)\((\d{1,20}(?:,\d{1,20}){0,7})\)/g;

/** All calls that a text tells of, in order, one after another with `;` behind each. */
export function callsIn(text: string, squeezed: string): string {
  let calls = "";
  let last = "";
  const add = (op: string, values: string): void => {
    const call = `${op.startsWith("new") ? "new" : op}(${values});`;
    if (call !== last) calls += call;
    last = call;
  };
  for (const [, op = "", values = ""] of squeezed.matchAll(CALL)) add(op, values);
  for (const { op, values } of tracedCalls(text)) add(op, values);
  return calls;
}

/** The calls of the traces in a report as JSON; none in anything else. */
function tracedCalls(text: string): { op: string; values: string }[] {
  const calls: { op: string; values: string }[] = [];
  if (!/^\s*[[{]/.test(text) || !text.includes('"op"')) return calls;
  try {
    JSON.parse(text, (_key, value: unknown) => {
      if (typeof value === "object" && value !== null && "op" in value) calls.push(tracedCall({ ...value }));
      return value;
    });
  } catch {
    // What is no JSON has been read as text.
  }
  return calls;
}

function tracedCall({
  op,
  expected: _expected,
  actual: _actual,
  memory: _memory,
  list: _list,
  ...values
}: Record<string, unknown>): { op: string; values: string } {
  const numbers = Object.values(values).filter((value) => typeof value === "number");
  return { op: typeof op === "string" ? op : "", values: numbers.join(",") };
}

/**
 * What tells each hidden check from every visible one: its first calls, as few as that takes, as {@link callsIn} has them.
 * Checks that begin like visible ones to their last call are left out.
 */
export function tellingCalls(
  hidden: readonly CallSequence[],
  visible: readonly CallSequence[],
): { text: string; from: string }[] {
  const shown = visible.map(({ calls }) => calls.map((call) => `${call};`).join(""));
  return hidden.flatMap(({ calls, from }) => {
    for (let length = LEAST; length <= calls.length; length++) {
      const text = calls
        .slice(0, length)
        .map((call) => `${call};`)
        .join("");
      if (!shown.some((other) => other.startsWith(text))) return [{ text, from }];
    }
    return [];
  });
}
