// @ts-check
import { define } from "./intrinsics.js";

/** @param {(line: string) => boolean} print answers whether more is wanted @returns {(yes: boolean) => void} says whether output is wanted */
export function addConsole(print) {
  // As many as `subject.ts` keeps.
  const MAX_LINE = 500;
  const MAX_ITEMS = 50;
  const MAX_DEPTH = 3;
  let indent = "";
  let isHeard = true;
  /** @type {Map<string, number>} */
  const counts = new Map();
  /** @type {Map<string, number>} */
  const timers = new Map();

  const { apply } = Reflect;
  const { slice, indexOf } = String.prototype;

  /**
   * Prints line by line. The student's code may have replaced any method, so only those taken before it ran are used here,
   * and what goes out is a short string whatever came in.
   *
   * @param {string} text
   */
  function write(text) {
    if (!isHeard) return;
    const all = "" + text;
    let start = 0;
    do {
      const end = apply(indexOf, all, ["\n", start]);
      isHeard = print(apply(slice, indent + apply(slice, all, [start, end < 0 ? undefined : end]), [0, MAX_LINE]));
      // A loop that prints has to end as soon as one that does not, so nothing more is made of what nobody will see.
      if (!isHeard) return;
      start = end + 1;
    } while (start > 0);
  }

  /** A value as Node's console shows it, on one line. @param {any} value @param {number} depth @param {any[]} path @returns {string} */
  function inspect(value, depth = 0, path = []) {
    if (typeof value === "string") return depth === 0 ? value : JSON.stringify(value);
    if (typeof value === "bigint") return `${value}n`;
    if (Object.is(value, -0)) return "-0";
    if (typeof value === "function") return value.name === "" ? "[Function (anonymous)]" : `[Function: ${value.name}]`;
    if (typeof value !== "object" || value === null) return String(value);
    if (path.includes(value)) return "[Circular]";
    if (value instanceof Error)
      return depth === 0 && value.stack ? `${String(value)}\n${value.stack}`.trimEnd() : `[${String(value)}]`;
    if (value instanceof Date || value instanceof RegExp) return String(value);
    const name = className(value);
    if (depth >= MAX_DEPTH) return Array.isArray(value) ? "[Array]" : `[${name || "Object"}]`;
    const inner = [...path, value];
    /** @param {any} item */
    const show = (item) => inspect(item, depth + 1, inner);
    if (Array.isArray(value)) return `[${joined(value, show, " ")}]`;
    if (value instanceof Map)
      return `Map(${value.size}) {${joined([...value], ([key, item]) => `${show(key)} => ${show(item)}`, " ")}}`;
    if (value instanceof Set) return `Set(${value.size}) {${joined([...value], show, " ")}}`;
    const body = joined(Object.keys(value), (key) => `${key}: ${show(value[key])}`, " ");
    return `${name}{${body}}`;
  }

  /** @param {any[]} items @param {(item: any) => string} show @param {string} pad */
  function joined(items, show, pad) {
    if (items.length === 0) return "";
    const shown = [];
    for (let i = 0; i < items.length && i < MAX_ITEMS; i++) shown.push(show(items[i]));
    if (items.length > MAX_ITEMS) shown.push(`… ${items.length - MAX_ITEMS} more`);
    return pad + shown.join(", ") + pad;
  }

  /** @param {any} value */
  function className(value) {
    const prototype = Object.getPrototypeOf(value);
    if (prototype === null) return "[Object: null prototype] ";
    const name = typeof prototype.constructor === "function" ? prototype.constructor.name : "";
    return name === "" || name === "Object" ? "" : `${name} `;
  }

  /** @param {any[]} args */
  function format(args) {
    const rest = args.slice();
    let text = "";
    if (typeof rest[0] === "string" && rest[0].includes("%") && rest.length > 1) {
      text = rest.shift().replace(/%[sdifjoOc%]/g, (/** @type {string} */ code) => {
        if (code === "%%") return "%";
        if (rest.length === 0) return code;
        const value = rest.shift();
        if (code === "%c") return "";
        if (code === "%d" || code === "%i" || code === "%f")
          return String(code === "%i" ? Math.trunc(Number(value)) : Number(value));
        return code === "%j" ? String(JSON.stringify(value)) : inspect(value, code === "%s" ? 0 : 1);
      });
      if (rest.length > 0) text += " ";
    }
    return text + rest.map((value) => inspect(value)).join(" ");
  }

  /** @param {any} data */
  function table(data) {
    if (!isHeard) return;
    if (typeof data !== "object" || data === null) return write(format([data]));
    const rows = Object.entries(data).slice(0, MAX_ITEMS);
    const columns = [
      ...new Set(rows.flatMap(([, row]) => (typeof row === "object" && row !== null ? Object.keys(row) : ["Values"]))),
    ];
    const lines = [["(index)", ...columns]];
    for (const [index, row] of rows) {
      const isRow = typeof row === "object" && row !== null;
      lines.push([
        index,
        ...columns.map((column) =>
          isRow ? (column in row ? inspect(row[column], 1) : "") : column === "Values" ? inspect(row, 1) : "",
        ),
      ]);
    }
    const widths = lines[0]?.map((_, i) => Math.max(...lines.map((line) => (line[i] ?? "").length))) ?? [];
    for (const line of lines) write(line.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join(" │ "));
  }

  /** @param {any[]} args */
  const log = (...args) => {
    if (isHeard) write(format(args));
  };
  /** @param {any} [label] */
  const elapsed = (label = "default") => `${label}: ${Date.now() - (timers.get(String(label)) ?? Date.now())}ms`;
  const console = {
    log,
    info: log,
    debug: log,
    warn: log,
    error: log,
    trace: log,
    dirxml: log,
    dir: (/** @type {any} */ value) => void (isHeard && write(inspect(value, 1))),
    assert: (/** @type {any} */ condition, /** @type {any[]} */ ...args) =>
      void (condition || !isHeard || write(`Assertion failed${args.length > 0 ? `: ${format(args)}` : ""}`)),
    table,
    group: (/** @type {any[]} */ ...args) => {
      if (args.length > 0) log(...args);
      indent += "  ";
    },
    groupCollapsed: (/** @type {any[]} */ ...args) => {
      if (args.length > 0) log(...args);
      indent += "  ";
    },
    groupEnd: () => {
      indent = indent.slice(2);
    },
    count: (label = "default") => {
      const n = (counts.get(String(label)) ?? 0) + 1;
      counts.set(String(label), n);
      write(`${label}: ${n}`);
    },
    countReset: (label = "default") => void counts.delete(String(label)),
    time: (label = "default") => void timers.set(String(label), Date.now()),
    timeLog: (/** @type {any} */ label = "default", /** @type {any[]} */ ...args) => log(elapsed(label), ...args),
    timeEnd: (/** @type {any} */ label = "default") => {
      write(elapsed(label));
      timers.delete(String(label));
    },
    clear: () => undefined,
    timeStamp: () => undefined,
    profile: () => undefined,
    profileEnd: () => undefined,
  };
  define(globalThis, "console", console);
  return (/** @type {boolean} */ yes) => {
    isHeard = yes;
  };
}
