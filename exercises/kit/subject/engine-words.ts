/**
 * What an engine says of an error that it has raised, in words that help: those of Node, since these can be looked up, and
 * plain ones where something is met that a submission does not have.
 *
 * @module
 */
import type { Thrown } from "./subject.js";

const ONLY = "a submission has the language itself, `console` and `structuredClone`";
const NO_LATER = "nothing is run later, since a call has to answer at once";
const NO_FILES = "a submission reads no files and opens no connections";
const ONE_THREAD = "a submission is one thread";
const MODULES =
  "write `export class …` or `export function …` at what is to be used from outside, and `import` to use it";

/** What students have in Node or in a browser, but not here, and why, or what to do instead. */
const ABSENT: Readonly<Record<string, string>> = {
  module: MODULES,
  exports: MODULES,
  require: MODULES,
  __dirname: NO_FILES,
  __filename: NO_FILES,
  process: ONLY,
  global: "it is called `globalThis`",
  window: "it is called `globalThis`, and there is no page",
  self: "it is called `globalThis`",
  document: "there is no page",
  navigator: "there is no page",
  localStorage: NO_FILES,
  fetch: NO_FILES,
  WebSocket: NO_FILES,
  XMLHttpRequest: NO_FILES,
  setTimeout: NO_LATER,
  setInterval: NO_LATER,
  setImmediate: NO_LATER,
  queueMicrotask: NO_LATER,
  requestAnimationFrame: NO_LATER,
  clearTimeout: NO_LATER,
  clearInterval: NO_LATER,
  performance: "count steps instead of time, which is the same on every machine",
  crypto: "count upwards to tell things apart",
  Buffer: "`Uint8Array` and `DataView` hold bytes",
  Blob: "`Uint8Array` and `DataView` hold bytes",
  TextEncoder: "`charCodeAt` gives the codes of a text",
  TextDecoder: "`String.fromCharCode` makes a text of codes",
  URL: ONLY,
  URLSearchParams: ONLY,
  AbortController: ONLY,
  Event: ONLY,
  EventTarget: ONLY,
  atob: ONLY,
  btoa: ONLY,
  Worker: ONE_THREAD,
  MessageChannel: ONE_THREAD,
  SharedArrayBuffer: ONE_THREAD,
  Atomics: ONE_THREAD,
  WebAssembly: ONLY,
  Intl: "`localeCompare` and `toLocaleString` are there, in English",
};

/** Messages of QuickJS and what Node says in the same place, or nearly so. */
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/^cannot read property '(.*)' of (undefined|null)$/, "Cannot read properties of $2 (reading '$1')"],
  [/^cannot read property of (undefined|null)$/, "Cannot read properties of $1"],
  [/^cannot set property '(.*)' of (undefined|null)$/, "Cannot set properties of $2 (setting '$1')"],
  [/^cannot set property of (undefined|null)$/, "Cannot set properties of $1"],
  [/^'(.+)' is not defined$/, "$1 is not defined"],
  [/^(\S+) is not initialized$/, "Cannot access '$1' before initialization"],
  [/^not a function$/, "what is called here is not a function"],
  [/^not a constructor$/, "what comes after `new` here is not a constructor"],
  [/^value is not iterable$/, "what is gone through here is not iterable"],
  [/^cannot convert to object$/, "Cannot convert undefined or null to object"],
  [/^class constructors must be invoked with 'new'$/, "a class cannot be called without `new`"],
  [/^invalid array length$/, "Invalid array length"],
  [/^invalid string length$/, "Invalid string length"],
  [/^stack overflow$/, "Maximum call stack size exceeded"],
  [/^'(.+)' is read-only$/, "Cannot assign to read only property '$1'"],
  [/^no setter for property$/, "Cannot set a property which has only a getter"],
  [/^private class field '(.+)' does not exist$/, "the object has no private field $1: its class did not declare it"],
];

/** The name that a message says is not defined, as either engine says it. */
const NOT_DEFINED = /^'?([\p{ID_Continue}$]+)'? is not defined$/u;

/** The message in other words; one that is not known stays as it is. */
export function engineWords(message: string): string {
  const name = NOT_DEFINED.exec(message)?.[1] ?? "";
  if (Object.hasOwn(ABSENT, name)) return `\`${name}\` is not available here: ${ABSENT[name]}`;
  const known = WORDS.find(([pattern]) => pattern.test(message));
  return known === undefined ? message : message.replace(...known);
}

/** Whether the engine had no room left for one more call. */
export const isOverflow = ({ byEngine, message }: Pick<Thrown, "byEngine" | "message">): boolean =>
  byEngine && message === "Maximum call stack size exceeded";
