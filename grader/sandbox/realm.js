// @ts-check
/**
 * Prepares the virtual machine's realm before the student's code is loaded: `console`, `structuredClone`, a clock and
 * random numbers that are the same in every run, and error classes that remember what a `throw` of the student's made.
 * It runs inside the virtual machine and uses only what it took before any other code ran.
 */

/**
 * @param {(line: string) => void} print receives console output, a line at a time
 * @returns `isByEngine`: whether an exception was raised by the engine itself; `hear`: whether console output is wanted
 */
export function prepareRealm(print) {
  const isByEngine = brandErrors();
  fixClock();
  fixRandom();
  addStructuredClone();
  const hear = addConsole(print);
  return { isByEngine, hear };
}

/** @param {object} target @param {string} name @param {unknown} value */
function define(target, name, value) {
  Object.defineProperty(target, name, { value, writable: true, enumerable: false, configurable: true });
}

/**
 * Wraps the error constructors so that each error made by running them is known. An error object that is not known was
 * raised by the engine: stack overflow, a method that is missing, an array too long.
 */
function brandErrors() {
  const apply = Reflect.apply;
  const construct = Reflect.construct;
  const { isError } = /** @type {any} */ (Error);
  const { add, has } = WeakSet.prototype;
  const made = new WeakSet();
  const names = [
    "Error",
    "EvalError",
    "RangeError",
    "ReferenceError",
    "SyntaxError",
    "TypeError",
    "URIError",
    "InternalError",
    "AggregateError",
  ];
  let BrandedError = null;
  for (const name of names) {
    /** @type {any} */
    const Native = /** @type {any} */ (globalThis)[name];
    if (Native === undefined) continue;
    /** @type {Record<string, any>} */
    const { [name]: Branded } = {
      [name]: function (/** @type {any[]} */ ...args) {
        const error = construct(Native, args, new.target ?? Branded);
        apply(add, made, [error]);
        return error;
      },
    };
    Object.defineProperty(Branded, "length", { value: Native.length, configurable: true });
    Object.defineProperty(Branded, "prototype", { value: Native.prototype, writable: false, configurable: false });
    define(Native.prototype, "constructor", Branded);
    if (BrandedError === null) BrandedError = Branded;
    else Object.setPrototypeOf(Branded, BrandedError);
    define(globalThis, name, Branded);
  }
  // Not ECMAScript, but many copy it from Node's manual into their own error classes.
  define(/** @type {any} */ (globalThis).Error, "captureStackTrace", () => undefined);
  return (/** @type {unknown} */ error) => isError(error) && !apply(has, made, [error]);
}

/** Time begins at the same instant in every run, and goes on by a millisecond whenever somebody looks. */
function fixClock() {
  const NativeDate = Date;
  const construct = Reflect.construct;
  let now = NativeDate.UTC(2000, 0, 1);
  const FixedDate = /** @type {any} */ (
    function Date(/** @type {any[]} */ ...args) {
      if (new.target === undefined) return construct(NativeDate, [now++]).toString();
      return construct(NativeDate, args.length === 0 ? [now++] : args, new.target);
    }
  );
  Object.defineProperty(FixedDate, "prototype", { value: NativeDate.prototype, writable: false });
  define(NativeDate.prototype, "constructor", FixedDate);
  define(FixedDate, "now", () => now++);
  define(FixedDate, "parse", NativeDate.parse);
  define(FixedDate, "UTC", NativeDate.UTC);
  define(globalThis, "Date", FixedDate);
}

/** Marsaglia's xorshift32 with a fixed seed: https://www.jstatsoft.org/article/view/v008i14 */
function fixRandom() {
  let state = 0x9e3779b9;
  define(Math, "random", () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  });
}

/** Copies what the HTML standard's `structuredClone` copies, as far as the language itself has it. */
function addStructuredClone() {
  const NativeMap = Map;
  const NativeSet = Set;
  const NativeDate = Date;
  const NativeError = Error;
  const NativeArrayBuffer = ArrayBuffer;
  const { isArray } = Array;
  const { keys, getPrototypeOf } = Object;
  const { prototype } = Object;

  /** @param {any} value @param {Map<object, any>} seen @returns {any} */
  function clone(value, seen) {
    if (typeof value === "function" || typeof value === "symbol")
      throw new TypeError(`${String(value)} could not be cloned`);
    if (typeof value !== "object" || value === null) return value;
    if (seen.has(value)) return seen.get(value);
    /** @param {any} copy */
    const known = (copy) => (seen.set(value, copy), copy);
    if (value instanceof NativeDate) return known(new NativeDate(value.getTime()));
    if (value instanceof RegExp) return known(new RegExp(value.source, value.flags));
    if (value instanceof NativeArrayBuffer) return known(value.slice(0));
    if (NativeArrayBuffer.isView(value)) {
      const view = /** @type {any} */ (value);
      return known(view instanceof DataView ? new DataView(view.buffer.slice(0)) : view.slice());
    }
    if (value instanceof NativeMap) {
      const copy = known(new NativeMap());
      for (const [key, item] of [...value]) copy.set(clone(key, seen), clone(item, seen));
      return copy;
    }
    if (value instanceof NativeSet) {
      const copy = known(new NativeSet());
      for (const item of [...value]) copy.add(clone(item, seen));
      return copy;
    }
    if (value instanceof NativeError)
      return known(Object.assign(new NativeError(value.message), { name: value.name, stack: value.stack }));
    const copy = known(
      isArray(value) ? new Array(value.length) : getPrototypeOf(value) === null ? {} : Object.create(prototype),
    );
    for (const key of keys(value)) copy[key] = clone(value[key], seen);
    return copy;
  }

  define(globalThis, "structuredClone", (/** @type {any} */ value) => clone(value, new NativeMap()));
}

/** @param {(line: string) => void} print @returns {(yes: boolean) => void} says whether output is wanted */
function addConsole(print) {
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
      print(apply(slice, indent + apply(slice, all, [start, end < 0 ? undefined : end]), [0, MAX_LINE]));
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
