/**
 * What is said of an allocator that does otherwise: where a byte lies, why a call has to end as it does, what is missing in a
 * report.
 *
 * @module
 */
import { byteText } from "#kit/bytes/tags";
import type { BrokenLaw } from "#kit/check/broken-law";
import { outcomeText } from "#kit/check/judge";
import { clipped, show } from "#kit/subject/show";
import type { Argument, Outcome } from "#kit/subject/subject";
import { bytesOf, BYTES, type Count, FENCE, type Tracked, type TrackingModel } from "./model.js";

/** Letters of a report at most, as failures have it. */
const MOST_REPORTED = 1000;

const bytesInWords = (count: number): string => (count === 1 ? "1 byte" : `${count} bytes`);
/** `B, 20 bytes at 34`. */
const named = ({ label, size, address }: Tracked): string => `${label} (${bytesInWords(size)} at ${address})`;
const list = (blocks: readonly Tracked[]): string => blocks.map(({ label }) => label).join(", ");

/** What a byte is part of. */
interface Place {
  /** The same for all bytes of the kind. */
  kind: string;
  told: string;
  /** Of which block; `null` for none. */
  block: Tracked | null;
}

/** What the byte at an address is part of. */
export function placeInWords(model: TrackingModel, at: number): Place {
  const block = [...model.live(), ...model.held()].find(
    (each) => each.address - FENCE <= at && at < each.address - FENCE + bytesOf(each),
  );
  if (block === undefined) return { kind: "no block", told: "in no block", block: null };
  const offset = at - block.address;
  const [kind, where] =
    offset < 0
      ? ["a fence below a payload", `in the fence below ${named(block)}`]
      : offset >= block.size
        ? ["a fence above a payload", `in the fence above ${named(block)}`]
        : [`a payload`, `in the payload of ${named(block)}`];
  const isHeld = block.state === "held";
  return { kind: isHeld ? `${kind} in quarantine` : kind, told: `${where}${isHeld ? " in quarantine" : ""}`, block };
}

/** Where a request has to be placed, and why, as sentences to add. */
export function whyThere(model: TrackingModel, size: Argument): string {
  if (typeof size !== "number" || !Number.isInteger(size) || size < 1) return "";
  const needs = ` ${bytesInWords(size)} and their fences need ${bytesOf({ size })}.`;
  const { start, leaving } = model.placeFor(size);
  const held = model.held();
  if (start === null)
    return `${needs} So many are nowhere side by side${held.length > 0 ? ", not even with an empty quarantine" : ""}.`;
  const rest = `and the payload begins ${FENCE} further.`;
  if (leaving === 0)
    return `${needs} The lowest address with so many in no block, live or in quarantine, is ${start}, ${rest}${waiting(model)}`;
  const leave = leaving === 1 ? "the oldest has left" : `the ${leaving} oldest have left`;
  return `${needs} There is room only when ${leave} the quarantine (${list(held.slice(0, leaving))}); the lowest address is ${start} then, ${rest}`;
}

/** What waits in quarantine, as a sentence to add; nothing where nothing was ever freed. */
function waiting(model: TrackingModel): string {
  const held = model.held();
  if (held.length === 0 && model.live().length === model.all.length) return "";
  const bytes = held.reduce((sum, block) => sum + bytesOf(block), 0);
  return ` In quarantine ${held.length === 0 ? "is nothing" : `${held.length === 1 ? "is" : "are"} ${list(held)}`}: ${bytes} of at most ${bytesInWords(model.quarantineBytes)}, fences counted.`;
}

/** Why a free has to end as it does, as a sentence to add. */
export function whyFree(model: TrackingModel, address: Argument): string {
  if (typeof address !== "number" || !Number.isInteger(address)) return "";
  if (address < 0 || address >= model.capacity) return ` Memory has the bytes 0…${model.capacity - 1}.`;
  const { told, block } = placeInWords(model, address);
  if (block === null) {
    const left = model.all.findLast((each) => each.address === address && each.state === "gone");
    return ` ${address} is in no block${left === undefined ? "" : `: ${left.label} was there, and has left the quarantine`}.`;
  }
  const at = address - block.address;
  if (block.state === "held")
    return at === 0
      ? ` ${address} is the payload of ${block.label}, which was freed at ${block.freed?.site ?? ""} and is in quarantine.`
      : ` ${address} is ${told}, and not its start.`;
  if (at < 0 || at >= block.size) return ` ${address} is ${told}.`;
  if (at > 0)
    return ` ${address} is byte ${at} of the ${block.size} of ${block.label}, which was allocated at ${block.site}.`;
  const below = model.isUnderrun(block) ? damageIn(model, block.address - FENCE, "below", block) : "";
  const above = model.isOverrun(block) ? damageIn(model, block.address + block.size, "above", block) : "";
  return below || above || ` ${address} is the payload of ${block.label}, which is live, and its fences are whole.`;
}

function damageIn(model: TrackingModel, start: number, side: string, { label }: Tracked): string {
  const at = model.bytes.findIndex((byte, address) => start <= address && byte !== BYTES.fence);
  return ` In the fence ${side} ${label} the byte at ${at} is ${byteText(model.bytes[at] ?? 0)}.`;
}

/** Which blocks are damaged, as a clause. */
export function whyDamaged(model: TrackingModel): string {
  const ends = (block: Tracked): number => Number(model.isUnderrun(block)) + Number(model.isOverrun(block));
  const [one, both] = [1, 2].map((count) => model.live().filter((block) => ends(block) === count)) as [
    Tracked[],
    Tracked[],
  ];
  const held = model.held().filter((block) => model.isUsed(block));
  const parts = [
    one.length === 0 ? "" : `a fence of ${list(one)} is damaged`,
    both.length === 0 ? "" : `both fences of ${list(both)} are damaged, which counts once`,
    held.length === 0 ? "" : `somebody has written into ${list(held)} in quarantine`,
  ].filter((part) => part !== "");
  return parts.length === 0 ? "no fence is damaged, and nothing in quarantine is" : parts.join(", and ");
}

/** How a count comes about, as a clause. */
export function whyCount(model: TrackingModel, what: Count): string {
  const live = model.live();
  const sizes = (blocks: readonly Tracked[]): string =>
    blocks.length === 0 ? "nothing" : blocks.map(({ label, size }) => `${label} ${size}`).join(", ");
  if (what === "live") return live.length === 0 ? "nothing is live" : `live are ${list(live)}`;
  if (what === "liveBytes") return `live are ${sizes(live)}`;
  if (what === "total") return `so many requests were served`;
  if (what === "totalBytes") return `served were ${sizes(model.all)}`;
  return what === "peakBytes"
    ? "more payload bytes were never live at a time, and so many once were"
    : "so many requests ended with an OutOfMemoryError";
}

/** What is wrong with a report, by its lines. */
export function reportLaw(outcome: Outcome, model: TrackingModel, refusal: string): BrokenLaw {
  const due = model.report();
  if (outcome.kind === "threw")
    return {
      mistake: "report throws",
      told: `report() ${outcomeText(outcome)}`,
      thrown: { source: "report()", error: outcome.error },
    };
  const text = outcome.value.type === "primitive" ? outcome.value.value : undefined;
  if (typeof text !== "string")
    return {
      mistake: "report returns no text",
      told: `report() returned ${outcomeText(outcome)}, and has to return a text`,
    };
  const is = text.replace(/\n$/, "").split("\n");
  const lines = text === "" ? [] : is;
  const missing = lacking(due, lines)[0];
  if (missing !== undefined)
    return {
      mistake: `a report without ${kindOf(missing)}`,
      told: `report() lacks the line \`${missing}\`${closest(missing, lacking(lines, due))}${refusal}`,
    };
  const extra = lacking(lines, due)[0];
  if (extra !== undefined)
    return {
      mistake: `a report with a ${kindOf(extra)} too many`,
      told: `report() has the line \`${clipped(extra)}\`${due.includes(extra) ? " more than once" : ", of which nothing is to be said"}${refusal}`,
    };
  const at = due.findIndex((line, place) => line !== lines[place]);
  if (at === -1)
    return { mistake: "a report with odd line breaks", told: "report() has line breaks that are too many" };
  return {
    mistake: "a report in another order",
    told: `line ${at + 1} of report() has to be \`${due[at] ?? ""}\`, and is \`${clipped(lines[at] ?? "")}\`: all lines are there, in another order`,
  };
}

/** A report as a failure shows it: line by line, and as source where its lines could not be told by looking at them. */
export function reportText(text: string): string {
  const shown = text.replace(/\n$/, "");
  const isPlain = shown.split("\n").every((line) => line !== "" && line.trim() === line && !/[\0-\x1f]/.test(line));
  return clipped(isPlain ? shown : show(text), MOST_REPORTED);
}

/** Those of some lines that are not among others, each as often as it is lacking. */
function lacking(lines: readonly string[], others: readonly string[]): string[] {
  const left = [...others];
  return lines.filter((line) => {
    const at = left.indexOf(line);
    if (at !== -1) left.splice(at, 1);
    return at === -1;
  });
}

const kindOf = (line: string): string => line.split(" ")[0]?.slice(0, 20) ?? "";

/** A line of the same kind and address that stands there instead, as words to add. */
function closest(missing: string, extras: readonly string[]): string {
  const start = (line: string): string => line.split(" ").slice(0, 2).join(" ");
  const other =
    extras.find((line) => start(line) === start(missing)) ?? extras.find((line) => kindOf(line) === kindOf(missing));
  return other === undefined ? "" : `; it has \`${clipped(other)}\` instead`;
}
