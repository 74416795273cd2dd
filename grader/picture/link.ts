/**
 * A scene of the visualizer as the part of a URL after `#`, and back: what a report links to, what a lesson embeds, and
 * what students send each other. It is text that can be read, and written by hand:
 *
 * ```text
 * #v=1&a=first-fit&c=100&o=allocate(20)(30)(40)free(20,30)&s=3
 * ```
 *
 * `v` is the version of the format, `a` the assignment, `k` the class where it has several, `c` the capacity, `n` what else the
 * constructor is given, `o` the calls (a name that is left out is that of the call before), `s` the step that is shown, `e=1` that the page is part of another one. `m`, `x`, `y` and `p` are what
 * a report recorded of the last call: message, expected, actual, and memory as the submission's own free list told it
 * (`a20:A,f30,b5,h9:B,l45`: allocated, free, broken, held and lost units from address 0 on; in a label a comma becomes a space).
 *
 * @module
 */
import {
  argumentsOf,
  type Failure,
  type MemoryBlock,
  type MemoryPicture,
  type Plain,
  type TraceStep,
} from "#kit/check/failure";

/** A call of a scene. What JSON cannot hold stands in words, as in a trace: `"NaN"`. */
export interface SceneCall {
  /** The method that is called. */
  op: string;
  args: Plain[];
}

/** What a report says of the last call of a scene. */
export interface Recorded {
  /** Why the check failed. */
  message: string;
  /** What the call had to do, as the report shows it. */
  expected: string | null;
  /** What it did. */
  actual: string | null;
  /** Memory after it, as the submission's own free list told it. */
  actualMemory: MemoryPicture | null;
}

/** A state of memory as the calls that lead there. */
export interface Scene {
  /** Id of the assignment: `first-fit`. */
  assignment: string;
  /** Name of the class, of an assignment that has several; the first that can be played without it. */
  className?: string;
  /** What the constructor is given first. */
  capacity: Plain;
  /** What else it is given; default: what the visualizer gives it by itself. */
  more?: Plain[];
  calls: SceneCall[];
  /** How many of the calls have been made in what is shown; all of them without it. */
  step?: number;
  /** Whether the page is part of another one and leaves its own header out. */
  embed?: boolean;
  recorded?: Recorded;
}

/** A scene, or what is wrong with its text, as one sentence. */
export type ReadScene = { scene: Scene } | { problem: string };

const VERSION = "1";
/** Calls of a scene at most. */
export const MAX_CALLS = 2000;
/** Characters of a link that are looked at. */
const MAX_LINK = 100_000;
/** Characters of a class's name in it. */
const MAX_NAME = 60;
/** Characters of a text in it. */
const MAX_TEXT = 2000;
const MAX_BLOCKS = 2000;
/** Arguments of a constructor behind the first at most. */
const MAX_MORE = 8;

/** What stands in a trace for a value that JSON cannot hold; written without quotation marks. */
const BARE = /^(NaN|-?Infinity|-0|undefined|-?\d+n)$/;
const LETTERS = { allocated: "a", free: "f", broken: "b", held: "h" } as const;
const STATES = new Map<string, MemoryBlock["state"]>(
  (Object.keys(LETTERS) as MemoryBlock["state"][]).map((state) => [LETTERS[state], state]),
);

/**
 * The scene as text that begins with `#`, to be put after the address of the visualizer. O(calls).
 *
 * @throws RangeError when it has more than {@link MAX_CALLS} calls
 */
export function sceneLink(scene: Scene): string {
  const { assignment, className, capacity, more = [], calls, step, embed, recorded } = scene;
  if (calls.length > MAX_CALLS) throw new RangeError(`a scene has at most ${MAX_CALLS} calls, not ${calls.length}`);
  const parts = [`v=${VERSION}`, `a=${word(assignment)}`];
  if (className !== undefined) parts.push(`k=${word(className)}`);
  parts.push(`c=${value(capacity)}`);
  if (more.length > 0) parts.push(`n=${more.map(value).join(",")}`);
  if (calls.length > 0) parts.push(`o=${calls.map((call, i) => callText(call, calls[i - 1]?.op)).join("")}`);
  if (step !== undefined && step !== calls.length) parts.push(`s=${step}`);
  if (embed === true) parts.push("e=1");
  if (recorded !== undefined) {
    parts.push(`m=${word(recorded.message)}`);
    if (recorded.expected !== null) parts.push(`x=${word(recorded.expected)}`);
    if (recorded.actual !== null) parts.push(`y=${word(recorded.actual)}`);
    if (recorded.actualMemory !== null && recorded.actualMemory.blocks.length <= MAX_BLOCKS)
      parts.push(`p=${pictureText(recorded.actualMemory)}`);
  }
  return `#${parts.join("&")}`;
}

/**
 * The scene of a text that {@link sceneLink} made, with or without its `#`. Whatever the text holds, this returns, and
 * nothing in the scene is larger than a page can bear. That there is such an assignment, and such methods, is not looked at.
 * O(characters).
 */
export function readScene(link: string): ReadScene {
  if (link.length > MAX_LINK) return { problem: "This link is too long to be one of the visualizer's." };
  try {
    return { scene: parseScene(new Map(link.replace(/^#/, "").split("&").map(keyAndValue))) };
  } catch (error) {
    if (error instanceof Unreadable) return { problem: error.message };
    throw error;
  }
}

/**
 * The scene of a failed check. `null` when it cannot be replayed: no call was made, the report left the first calls out, or
 * they were made on several objects.
 *
 * @param assignment - its id
 * @param trace - as it stands in the report
 * @param failure - the rest of what the report says of the check
 */
export function sceneOfTrace(
  assignment: string,
  trace: readonly TraceStep[] | null,
  failure: Pick<Failure, "message" | "omittedCalls" | "expected" | "actual" | "actualMemory">,
): Scene | null {
  const [first, ...rest] = trace ?? [];
  if (first === undefined || failure.omittedCalls > 0 || !/^new\b/.test(first.op)) return null;
  // A scene has one allocator.
  if (rest.some(({ op, on }) => !NAME.test(op) || on !== undefined)) return null;
  const { message, expected, actual, actualMemory } = failure;
  const [, className] = /^new ([A-Za-z_$][\w$]*)$/.exec(first.op) ?? [];
  const [capacity = "undefined", ...more] = argumentsOf(first);
  if (more.length > MAX_MORE) return null;
  return {
    assignment,
    ...(className === undefined ? {} : { className }),
    capacity,
    ...(more.length > 0 ? { more } : {}),
    calls: rest.map((step) => ({ op: step.op, args: argumentsOf(step) })),
    recorded: { message: message.slice(0, MAX_TEXT), expected, actual, actualMemory },
  };
}

const NAME = /^[A-Za-z_$][\w$]*$/;

/** Text in a link. A space is `+`, as in forms; half a surrogate pair cannot be encoded. */
const word = (text: string): string =>
  encodeURIComponent(text.slice(0, MAX_TEXT).replace(/[\uD800-\uDFFF]/gu, "\uFFFD")).replaceAll("%20", "+");

function value(plain: Plain): string {
  if (typeof plain !== "string") return `${plain}`;
  if (BARE.test(plain)) return plain;
  // Brackets and commas part the calls, and some programs escape them or take them back in a link that they send on.
  const json = JSON.stringify(plain.slice(0, MAX_TEXT)).replace(
    /[(),']/g,
    (mark) => `\\u00${mark.charCodeAt(0).toString(16)}`,
  );
  return encodeURIComponent(json);
}

const callText = ({ op, args }: SceneCall, before: string | undefined): string =>
  `${op === before ? "" : op}(${args.map(value).join(",")})`;

function pictureText({ capacity, blocks }: MemoryPicture): string {
  const parts: string[] = [];
  let end = 0;
  for (const { start, size, state, label } of blocks) {
    if (start > end) parts.push(`l${start - end}`);
    parts.push(`${LETTERS[state]}${size}${label === undefined ? "" : `:${word(label.replaceAll(",", " "))}`}`);
    end = start + size;
  }
  if (end < capacity) parts.push(`l${capacity - end}`);
  return parts.join(",");
}

/** Its message is for whoever opened the link. */
class Unreadable extends Error {}

const broken = (what: string): Unreadable =>
  new Unreadable(`This link cannot be read: ${what}. Perhaps a part of it was lost on the way.`);

function keyAndValue(part: string): [key: string, value: string] {
  const at = part.indexOf("=");
  return at < 0 ? [part, ""] : [part.slice(0, at), part.slice(at + 1)];
}

function parseScene(parts: ReadonlyMap<string, string>): Scene {
  const version = parts.get("v");
  if (version === undefined || !/^\d+$/.test(version)) throw broken("it names no version");
  if (version !== VERSION) {
    throw new Unreadable(`This link is of version ${version.slice(0, 6)}; this page reads version ${VERSION}.`);
  }
  const assignment = text(parts, "a") ?? "";
  if (!/^[a-z0-9-]{1,60}$/.test(assignment)) throw broken("it names no assignment");
  const capacity = parts.get("c");
  if (capacity === undefined) throw broken("it names no capacity");
  const calls = parseCalls(parts.get("o") ?? "");
  const scene: Scene = { assignment, capacity: parseValue(capacity), calls };
  const className = text(parts, "k");
  if (className !== null && NAME.test(className)) scene.className = className.slice(0, MAX_NAME);
  const more = parts.get("n");
  if (more !== undefined) scene.more = parseMore(more);
  const step = parts.get("s");
  if (step !== undefined) scene.step = parseStep(step, calls.length);
  if (parts.get("e") === "1") scene.embed = true;
  const message = text(parts, "m");
  if (message !== null) {
    const picture = parts.get("p");
    scene.recorded = {
      message,
      expected: text(parts, "x"),
      actual: text(parts, "y"),
      actualMemory: picture === undefined ? null : parsePicture(picture),
    };
  }
  return scene;
}

function text(parts: ReadonlyMap<string, string>, key: string): string | null {
  const part = parts.get(key);
  return part === undefined ? null : decoded(part.replaceAll("+", " ")).slice(0, MAX_TEXT);
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw broken(`"${part.slice(0, 20)}" is no text`);
  }
}

function parseMore(part: string): Plain[] {
  const values = part.replace(/%2C/gi, ",").split(",");
  if (values.length > MAX_MORE) throw broken("its constructor has too many arguments");
  return values.map(parseValue);
}

function parseStep(part: string, calls: number): number {
  if (!/^\d{1,5}$/.test(part)) throw broken(`"${decoded(part).slice(0, 20)}" is no step`);
  return Math.min(Number(part), calls);
}

function parseCalls(part: string): SceneCall[] {
  const source = part.replace(/%28|%29|%2C/gi, decoded);
  const calls: SceneCall[] = [];
  let end = 0;
  for (const match of source.matchAll(/([A-Za-z_$][\w$]*)?\(([^()]*)\)/g)) {
    if (match.index !== end) break;
    end += match[0].length;
    const op = match[1] ?? calls.at(-1)?.op;
    if (op === undefined) throw broken("its first call has no name");
    const args = match[2] === "" ? [] : (match[2] ?? "").split(",").map(parseValue);
    calls.push({ op, args });
    if (calls.length > MAX_CALLS) throw new Unreadable(`This link has more than ${MAX_CALLS} calls.`);
  }
  if (end < source.length) throw broken(`"${source.slice(end, end + 20)}" is no call`);
  return calls;
}

function parseValue(part: string): Plain {
  const source = decoded(part);
  if (BARE.test(source)) return source;
  try {
    const plain: unknown = JSON.parse(source);
    if (typeof plain === "string") return plain.slice(0, MAX_TEXT);
    if (plain === null || typeof plain === "number" || typeof plain === "boolean") return plain;
  } catch {
    // Said below, as for what is JSON but no plain value.
  }
  throw broken(`"${source.slice(0, 20)}" is no value`);
}

function parsePicture(part: string): MemoryPicture {
  const blocks: MemoryBlock[] = [];
  let end = 0;
  for (const item of part.replace(/%2C/gi, ",").split(",")) {
    const [, letter = "", size = "", label] = /^([afbhl])([1-9]\d{0,6})(?::(.*))?$/.exec(item) ?? [];
    if (letter === "" || blocks.length === MAX_BLOCKS) throw broken("its picture of memory is no such thing");
    const state = STATES.get(letter);
    const block = { start: end, size: Number(size) };
    if (state !== undefined) {
      blocks.push({ ...block, state, ...(label === undefined ? {} : { label: decoded(label.replaceAll("+", " ")) }) });
    }
    end += block.size;
  }
  return { capacity: end, blocks };
}
