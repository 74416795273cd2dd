/**
 * What is said of a cache that answered otherwise, and the table that is drawn of its accesses.
 *
 * @module
 */
import type { Failure } from "#kit/check/failure";
import type { Cell } from "#kit/check/picture";
import type { CacheModel, OptimalModel, Went } from "./model.js";

/** Accesses that a table has at most: the newest ones. */
const MOST_ROWS = 14;
/** Keys that a row names at most. */
const MOST_KEYS = 8;

interface Row {
  name: string;
  cells: Cell[];
}

/** Why a key is in, or is not. */
export function whyHit(model: CacheModel, key: number): string {
  const place = model.log.findLastIndex((went) => went.evicted === key || went.key === key);
  const last = model.log[place];
  if (last === undefined) return `${key} never came in`;
  if (last.key !== key) return `${key} had to go at access ${place + 1}, when ${last.key} came in`;
  return `${key} was used at access ${place + 1} and did not go since${whoWentSince(model, place)}`;
}

/** Who had to go in its place, as a sentence to add; the last of them. */
function whoWentSince({ log }: CacheModel, place: number): string {
  const at = log.findLastIndex(({ evicted }, index) => evicted !== null && index >= place);
  const went = log[at];
  return went === undefined ? "" : `. At access ${at + 1} the one to go was ${went.evicted}, ${went.reason}`;
}

/** Why somebody went at the last access, or why nobody did. */
export function whyWent(model: CacheModel): string {
  const last = model.log.at(-1);
  if (last === undefined) return "there was no access yet";
  if (last.isHit) return `${last.key} was in already`;
  if (last.evicted === null) return `there was still room for ${last.key}`;
  return `for ${last.key} to come in it had to be ${last.evicted}, ${last.reason}`;
}

/** How so few misses come about. */
export function whyMisses(model: OptimalModel): string {
  const { keys, capacity } = model;
  if (keys.length === 0) return "no key was added";
  const different = new Set(keys).size;
  const went = model.log().filter(({ evicted }) => evicted !== null).length;
  const slots = capacity === 1 ? "1 slot" : `${capacity} slots`;
  if (went === 0) return `${different} different keys fit into ${slots}, so each is missed once`;
  const back = model.misses() - different;
  const again =
    back === 0
      ? "none of them has to come in again"
      : `${back === 1 ? "once" : `${back} times`} one has to come in again`;
  return `with ${slots}, each of ${different} keys comes in once, and ${again}`;
}

/** What is wrong in a table: that it was a hit or a miss, or who went at the last access. */
export interface Wrong {
  /** The key that is accessed now, which went otherwise. */
  key?: number;
  isAboutGoing?: boolean;
}

const COLUMNS = ["", "in afterwards", "who goes"];

/** The accesses of a cache as they should go, the newest last. */
export function drawn(model: CacheModel, { key, isAboutGoing = false }: Wrong = {}): Partial<Failure> {
  const rows = rowsOf(model.log);
  const last = rows.at(-1)?.cells[2];
  if (isAboutGoing && last !== undefined) last.tone = "wrong";
  if (key !== undefined)
    rows.push({
      name: `${model.now}: ${key}`,
      cells: [{ text: model.has(key) ? "hit" : "miss", tone: "wrong" }, { text: "" }, { text: "" }],
    });
  return tableOf(rows, "As it should go", model.legend);
}

/** The keys of a future, and one way in which there are fewest misses. */
export const drawnFuture = (model: OptimalModel): Partial<Failure> =>
  tableOf(rowsOf(model.log()), "One of the best ways", "in the order in which they came in");

function tableOf(rows: Row[], what: string, legend: string): Partial<Failure> {
  if (rows.length === 0) return {};
  const left = rows.length - MOST_ROWS;
  const caption = `${what}${left > 0 ? ` (the first ${left} accesses are left out)` : ""}; ${legend}`;
  return { pictures: [{ caption, picture: { kind: "table", columns: COLUMNS, rows: rows.slice(-MOST_ROWS) } }] };
}

const rowsOf = (log: readonly Went[]): Row[] =>
  log.map(({ key, isHit, inside, evicted }, at) => ({
    name: `${at + 1}: ${key}`,
    cells: [
      { text: isHit ? "hit" : "miss" },
      { text: inShort(inside()) },
      { text: evicted === null ? "–" : String(evicted) },
    ],
  }));

function inShort(keys: readonly string[]): string {
  const more = keys.length - MOST_KEYS;
  return more > 0 ? `${keys.slice(0, MOST_KEYS).join(" ")} … (${more} more)` : keys.join(" ");
}
