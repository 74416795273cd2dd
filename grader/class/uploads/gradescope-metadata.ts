/**
 * `submission_metadata.yml` of a Gradescope export: who handed in what, and when. Its keys are Ruby symbols (`:submitters`);
 * most of it are the results of the platform's own autograder, which are cut out before anything is parsed.
 *
 * @module
 */
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createInterface } from "node:readline";
import { Composer, type CST, isMap, isScalar, isSeq, Parser } from "yaml";
import { UsageError } from "../../model/errors.js";
import { diskError } from "../../grade/load/disk.js";
import { shown } from "../../model/words.js";
import type { Student } from "../../model/class.js";

/** Largest metadata, with the results of autograders. */
const MAX_BYTES = 256 * 2 ** 20;

/** Largest metadata without them; a class of 5,000 has some 2 MiB, which take seconds. */
const MAX_TEXT = 8 * 2 ** 20;

/** Most that is inside each other. */
const MAX_DEPTH = 30;

/** What the metadata says of one submission. */
export interface Metadata {
  students: Student[];
  /** ISO 8601 with offset. */
  createdAt: string | null;
  isLate: boolean | null;
  /** Earlier attempts; none of them is in the export. */
  history: { createdAt: string | null; score: string | null }[];
}

/**
 * Reads the metadata: what it says by name of the submission's folder. References inside it are not followed and no type of
 * it is made, so whatever it holds, reading takes a bounded time.
 *
 * @throws UsageError when it cannot be read
 */
export async function readMetadata(path: string, label: string): Promise<Map<string, Metadata>> {
  const text = await withoutResults(path, label);
  const contents = parse(text, label);
  const all = new Map<string, Metadata>();
  for (const [name, entry] of pairs(contents)) if (!all.has(name)) all.set(name, metadataOf(entry));
  return all;
}

function parse(text: string, label: string): unknown {
  const refused = new UsageError(`${shown(label)} is not the metadata of a Gradescope export; export it again.`);
  const tokens = [...new Parser().parse(text)];
  if (tokens.some(isDeep)) throw refused;
  // Every value stays the text that it is: a student's number may begin with zeros.
  const composer = new Composer({ schema: "failsafe", uniqueKeys: false, logLevel: "silent" });
  const [document, ...others] = composer.compose(tokens, true, text.length);
  if (document === undefined || others.length > 0 || document.errors.length > 0) throw refused;
  if (document.contents !== null && !isMap(document.contents)) throw refused;
  return document.contents;
}

/** Whether there is so much inside each other that composing it, which calls itself, could end the process. */
function isDeep(root: CST.Token): boolean {
  const open: { token: CST.Token | null | undefined; depth: number }[] = [{ token: root, depth: 0 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { token, depth } = next;
    if (depth > MAX_DEPTH) return true;
    if (token == null) continue;
    if (token.type === "document") open.push({ token: token.value, depth: depth + 1 });
    if (!("items" in token)) continue;
    for (const item of token.items) {
      open.push({ token: item.key, depth: depth + 1 }, { token: item.value, depth: depth + 1 });
    }
  }
  return false;
}

/** The text with the value of each `results` taken out, which is told by indentation alone. */
async function withoutResults(path: string, label: string): Promise<string> {
  try {
    if ((await stat(path)).size > MAX_BYTES) throw tooLarge(label);
    const kept: string[] = [];
    let size = 0;
    /** Column of the `results` that is being taken out. */
    let column = -1;
    for await (const line of createInterface({ input: createReadStream(path, "utf8"), crlfDelay: Infinity })) {
      const indent = line.search(/\S/);
      if (column >= 0 && (indent < 0 || indent > column || (indent === column && line.startsWith("- ", indent))))
        continue;
      column = -1;
      const results = /^([ -]*)(["']?:?results["']?):(?:\s+[!&*][^\s,[\]{}]*)*\s*$/.exec(line);
      column = results?.[1]?.length ?? -1;
      kept.push(results === null ? line : `${results[1]}${results[2]}: null`);
      size += line.length + 1;
      if (size > MAX_TEXT) throw tooLarge(label);
    }
    return kept.join("\n");
  } catch (error) {
    throw diskError(error, label);
  }
}

const tooLarge = (label: string): UsageError =>
  new UsageError(`${shown(label)} is larger than that of any class; export it again.`);

function metadataOf(entry: unknown): Metadata {
  const late = textOf(entry, "late");
  return {
    students: items(get(entry, "submitters")).map((one) => ({
      id: textOf(one, "sid"),
      name: textOf(one, "name"),
      email: textOf(one, "email"),
    })),
    createdAt: timeOf(get(entry, "created_at")),
    isLate: late === "true" ? true : late === "false" ? false : null,
    history: items(get(entry, "history")).map((one) => ({
      createdAt: timeOf(get(one, "created_at")),
      score: textOf(one, "score"),
    })),
  };
}

function* pairs(node: unknown): Generator<[string, unknown]> {
  if (!isMap(node)) return;
  for (const { key, value } of node.items) if (isScalar(key)) yield [String(key.value), value];
}

const items = (node: unknown): unknown[] => (isSeq(node) ? node.items : []);

function get(node: unknown, name: string): unknown {
  for (const [key, value] of pairs(node)) if (key === `:${name}` || key === name) return value;
  return null;
}

function scalar(node: unknown): string | null {
  if (!isScalar(node) || typeof node.value !== "string") return null;
  const isNothing = node.type === "PLAIN" && /^(null|~)?$/i.test(node.value);
  return isNothing || node.value.trim() === "" ? null : node.value.trim();
}

const textOf = (node: unknown, name: string): string | null => scalar(get(node, name));

/** A time as Ruby writes it, `2026-09-01 14:22:32.365935000 -07:00`, also inside an object of Rails; as ISO 8601. */
function timeOf(node: unknown): string | null {
  const text = scalar(node) ?? textOf(node, "utc") ?? "";
  const parts = /^(\d{4}-\d\d-\d\d)[T ]+(\d\d:\d\d:\d\d)(\.\d{1,3})?\d* *(Z|UTC|[+-]\d\d:?\d\d)$/.exec(text);
  if (parts === null) return null;
  const [, date, time, fraction = "", zone = "Z"] = parts;
  const offset = /^[ZU]/.test(zone) ? "Z" : `${zone.slice(0, 3)}:${zone.slice(-2)}`;
  const iso = `${date}T${time}${fraction}${offset}`;
  return Number.isNaN(Date.parse(iso)) ? null : iso;
}
