/**
 * The machine's time zone is UTC, wherever it runs. The engine asks Node for local time, and the answer would make two
 * reports of one submission.
 *
 * @module
 */

/** Where the parts of a time stand, in 32-bit words from its address on: C's `struct tm`. */
const enum Part {
  Seconds,
  Minutes,
  Hours,
  Date,
  Month,
  YearSince1900,
  Weekday,
  DayOfYear,
  IsSummer,
  OffsetSeconds,
}

const DAY_MS = 86_400_000;

/**
 * The engine's imports, whose names its compiler has shortened, with those that look at the computer's time zone replaced: they are known by what they call.
 *
 * @throws Error when there are not two of them, as in another version of the engine
 */
export function inUtc(imports: WebAssembly.Imports, memory: WebAssembly.Memory): WebAssembly.Imports {
  const all = Object.entries(imports["a"] ?? {});
  const asking = all.filter(([, value]) => typeof value === "function" && String(value).includes("getTimezoneOffset"));
  const [localTime, zone] = asking.sort(([, one], [, other]) => arity(one) - arity(other)).map(([name]) => name);
  if (asking.length !== 2 || localTime === undefined || zone === undefined)
    throw new Error("the engine asks for the time zone in another way than it did");
  return { ...imports, a: Object.fromEntries([...all, [localTime, writeTime(memory)], [zone, writeZone(memory)]]) };
}

const arity = (value: WebAssembly.ImportValue): number => (typeof value === "function" ? value.length : 0);

function writeTime(memory: WebAssembly.Memory): (seconds: bigint, address: number) => void {
  return (seconds, address) => {
    const date = new Date(Number(seconds) * 1000);
    const words = new Int32Array(memory.buffer, address, Part.OffsetSeconds + 1);
    words[Part.Seconds] = date.getUTCSeconds();
    words[Part.Minutes] = date.getUTCMinutes();
    words[Part.Hours] = date.getUTCHours();
    words[Part.Date] = date.getUTCDate();
    words[Part.Month] = date.getUTCMonth();
    words[Part.YearSince1900] = date.getUTCFullYear() - 1900;
    words[Part.Weekday] = date.getUTCDay();
    words[Part.DayOfYear] = (date.getTime() - Date.UTC(date.getUTCFullYear(), 0, 1)) / DAY_MS;
    words[Part.IsSummer] = 0;
    words[Part.OffsetSeconds] = 0;
  };
}

/** Its name, winter and summer, with the 0 that ends it, and that it lies 0 seconds from UTC and has no summer time. */
function writeZone(memory: WebAssembly.Memory): (offset: number, hasSummer: number, ...names: number[]) => void {
  return (offset, hasSummer, ...names) => {
    new Int32Array(memory.buffer, offset, 1)[0] = 0;
    new Int32Array(memory.buffer, hasSummer, 1)[0] = 0;
    for (const name of names) new Uint8Array(memory.buffer, name, 4).set([0x55, 0x54, 0x43, 0]);
  };
}
