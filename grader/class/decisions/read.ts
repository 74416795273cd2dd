/**
 * `decisions.yml`, read and held against its form.
 *
 * @module
 */
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type Document, LineCounter, type Node, isMap, isScalar, parseDocument, visit } from "yaml";
import type { z } from "zod";
import { diskError } from "../../grade/load/disk.js";
import { meant } from "../../grade/load/closest.js";
import type { Action, Decision, Decisions } from "../../model/decision.js";
import { UsageError } from "../../model/errors.js";
import { shown } from "../../model/words.js";
import { contradictionsIn } from "./together.js";
import { type GradedBy, readGradesTable } from "./grades-table.js";
import { NOTHING_DECIDED, WHOLE, type WrittenDecision, entryKeys, fileSchema, tableKeys } from "./schema.js";

/** Characters of a file that is read: more is no file of decisions. */
const MOST = 8 * 2 ** 20;

/** For which assignment decisions are read. */
export interface DecidedFor {
  /** Those of other assignments are left out; `null` for all. */
  assignment: string | null;
  /** Those that there are, as a misspelt one would take decisions away without a word; `null` where they are not known. */
  known: readonly string[] | null;
  /** Whether a file that says of all of it that it is another one's decides nothing, and is no error. */
  mayBeOthers?: boolean;
}

/** Whatever it is for. */
export const FOR_ANY: DecidedFor = { assignment: null, known: null };

/**
 * Reads the decisions of a file.
 *
 * @param label - how messages name it
 * @throws UsageError when it cannot be read, or is not as it should be: with line and key, a line for each fault
 */
export async function readDecisions(path: string, label: string, whose: DecidedFor): Promise<Decisions> {
  const text = await readFile(path, "utf8").catch((error: unknown) => {
    throw diskError(error, label);
  });
  const { tables, ...decisions } = parseDecisions(text, label, whose);
  const all: Decision[] = [...decisions.all];
  for (const { file, ...who } of tables) {
    const read = readGradesTable(join(dirname(path), file), file, who).catch((error: unknown) => {
      if (!(error instanceof UsageError)) throw error;
      throw new UsageError(`${error.message.replace(/\.$/, "")}. It is a table that ${shown(label)} names.`);
    });
    all.push(...(await read));
  }
  return { ...decisions, all };
}

/** Tables that a file names, with who graded. */
interface Table extends GradedBy {
  file: string;
}

/** As {@link readDecisions}, from the contents of the file; the tables that it names are not read. */
export function parseDecisions(
  text: string,
  label: string,
  { assignment, known, mayBeOthers = false }: DecidedFor,
): Decisions & { tables: readonly Table[] } {
  if (text.length > MOST) throw new UsageError(`${shown(label)} is too large for a file of decisions.`);
  const { document, lineOf } = sourceOf(text, label);
  // An empty file, or nothing but comments, decides nothing.
  const parsed = fileSchema.safeParse(document.contents === null ? { decisions: [] } : valueOf(document, label));
  if (!parsed.success)
    throw faultsOf(
      tellingOf(parsed.error.issues).flatMap((issue) => faultOf(issue, lineOf)),
      label,
    );
  const { assignment: own, tables = [], decisions } = parsed.data;
  const strange = strangeAssignments(parsed.data, known, lineOf);
  if (strange.length > 0) throw faultsOf(strange, label);
  if (assignment !== null && own !== undefined && own !== assignment) {
    if (mayBeOthers) return { file: label, all: [], doubts: [], tables: [] };
    throw new UsageError(
      `${shown(label)}, line ${lineOf(["assignment"])}: it is of ${shown(own)}, and this is ${shown(assignment)}. ` +
        "Say in each decision what it is of instead, or name another file with `--decisions`.",
    );
  }
  const isOwn = (one: { assignment?: string | undefined }): boolean =>
    assignment === null || one.assignment === undefined || one.assignment === assignment;
  const all = decisions.flatMap((one, i) => (isOwn(one) ? [decisionOf(one, lineOf(["decisions", i]))] : []));
  const contradictions = contradictionsIn(all);
  if (contradictions.length > 0) throw faultsOf(contradictions, label);
  return { file: label, all, doubts: [], tables: tables.filter(isOwn).map(({ assignment: _whose, ...rest }) => rest) };
}

/** Assignments that there are not, or that are not the one that the whole file is of. */
function strangeAssignments(
  { assignment: own, tables = [], decisions }: z.infer<typeof fileSchema>,
  known: readonly string[] | null,
  lineOf: LineOf,
): Fault[] {
  const named = [
    { assignment: own, path: ["assignment"] },
    ...tables.map(({ assignment }, i) => ({ assignment, path: ["tables", i, "assignment"] })),
    ...decisions.map(({ assignment }, i) => ({ assignment, path: ["decisions", i, "assignment"] })),
  ];
  return named.flatMap(({ assignment, path }) => {
    if (assignment === undefined) return [];
    const line = lineOf(path);
    if (known?.includes(assignment) === false)
      return [{ line, text: `there is no assignment ${shown(assignment)}${meant(assignment, known)}` }];
    if (own === undefined || assignment === own) return [];
    return [{ line, text: `it is of ${shown(assignment)}, and the file says at its top that it is of ${shown(own)}` }];
  });
}

/** The file as a document, in which names and days are text however they are written. */
function sourceOf(text: string, label: string): { document: Document; lineOf: LineOf } {
  const lines = new LineCounter();
  // YAML ends a line with a lone carriage return, too, and the library counts no line for it.
  const document = parseDocument(text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n"), {
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: true,
  });
  const faults = [...document.errors, ...document.warnings].map(({ code, message, pos: [at] }): Fault => ({
    line: lines.linePos(at).line,
    text: code === "MULTIPLE_DOCS" ? "has a second document; leave out the line `---`" : `is no sound YAML: ${message}`,
  }));
  if (faults.length > 0) throw faultsOf(faults, label);
  visit(document, {
    Pair(_, { key, value }) {
      if (!isScalar(key) || !NAMES.has(String(key.value))) return;
      visit(value as Node, { Scalar: (_, scalar) => void (scalar.value = asText(scalar.value, scalar.source)) });
    },
  });
  return { document, lineOf: (path) => lineAt(document, lines, path) };
}

/** Keys of names. */
const NAMES: ReadonlySet<string> = new Set(["for", "together", "belongs"]);

/** What the document says; references in it that lead nowhere, or to far too much, show by now only. */
function valueOf(document: Document, label: string): unknown {
  try {
    return document.toJS();
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    throw new UsageError(`${shown(label)} is no sound YAML: ${error.message.replace(/\.?$/, ".")}`);
  }
}

/** A row may be named by a number, which is a name all the same. */
const asText = (value: unknown, source: string | undefined): unknown =>
  typeof value === "number" && source !== undefined ? source : value;

type LineOf = (path: readonly PropertyKey[], key?: string) => number;

/** The line on which a value stands, or a key of it; of what is missing, that of what it is missing in. */
function lineAt(document: Document, lines: LineCounter, path: readonly PropertyKey[]): number {
  for (let length = path.length; length >= 0; length--) {
    const parent = length === 0 ? document.contents : document.getIn(path.slice(0, length - 1), true);
    const name = path[length - 1];
    const pair = isMap(parent) ? parent.items.find(({ key }) => isScalar(key) && key.value === name) : undefined;
    const node = pair?.key ?? document.getIn(path.slice(0, length), true);
    const [at] = (node as Node | undefined)?.range ?? [];
    if (at !== undefined) return lines.linePos(at).line;
  }
  return 1;
}

/** What is wrong with a decision's keys says already why it decides nothing. */
const tellingOf = <Issue extends { message: string; path: PropertyKey[] }>(issues: readonly Issue[]): Issue[] =>
  issues.filter((issue) => {
    const [, place] = issue.path;
    const isAlone = issues.every((other) => other === issue || other.path[1] !== place);
    return isAlone || !issue.message.startsWith(NOTHING_DECIDED);
  });

interface Fault {
  line: number;
  text: string;
}

function faultOf(
  issue: { code?: string | undefined; path: PropertyKey[]; message: string; keys?: unknown },
  lineOf: LineOf,
): Fault[] {
  const { code, path, message } = issue;
  if (code === "unrecognized_keys") {
    const known =
      path.length === 0 ? ["assignment", "tables", "decisions"] : path[0] === "tables" ? tableKeys : entryKeys;
    return (issue.keys as string[]).map((key) => ({
      line: lineOf([...path, key]),
      text: `unknown key ${shown(key)}${meant(key, known)}`,
    }));
  }
  const key = path.findLast((part) => typeof part === "string" && part !== "decisions" && part !== "tables");
  const what = key === undefined ? (path.length === 0 ? "it" : shown(String(path[0]))) : shown(String(key));
  return [{ line: lineOf(path), text: `${path.at(-1) === WHOLE ? WHOLE : what} ${message}` }];
}

/** Faults that are told at once. */
const MOST_FAULTS = 20;

function faultsOf(faults: readonly Fault[], label: string): UsageError {
  const sorted = [...faults].sort((a, b) => a.line - b.line);
  const [first = "", ...more] = sorted
    .slice(0, MOST_FAULTS)
    .map(({ line, text }) => `${shown(label)}, line ${line}: ${text.replace(/(?<![.?…])$/, ".")}`);
  const rest = sorted.length - MOST_FAULTS;
  return new UsageError(first, rest > 0 ? [...more, `${shown(label)}: and ${rest} more.`] : more);
}

function decisionOf(written: WrittenDecision, line: number): Decision {
  const { for: whom, why, by, at, comment, note, source, grades } = written;
  return {
    for: whom === "all" ? "all" : [whom].flat(),
    why,
    by,
    at,
    ...(comment === undefined ? {} : { comment }),
    ...(note === undefined ? {} : { note }),
    ...(source === undefined ? {} : { source }),
    ...(grades === undefined ? {} : { grades }),
    actions: actionsOf(written),
    line,
  };
}

function actionsOf(written: WrittenDecision): Action[] {
  const { on = null, credit, drop, maximum = "sinks", late, extension, result } = written;
  const changes = (["set", "add", "take"] as const).flatMap((how): Action[] => {
    const points = written[how];
    return points === undefined ? [] : [{ kind: "points", on, how, points }];
  });
  return [
    ...changes,
    ...(credit === undefined ? [] : [{ kind: "credit", on: credit } as const]),
    ...(drop === undefined ? [] : [{ kind: "drop", on: drop, maximum } as const]),
    ...(late === undefined
      ? []
      : [late === "waived" ? ({ kind: "waived" } as const) : { kind: "late" as const, ...late }]),
    ...(extension === undefined
      ? []
      : [
          {
            kind: "extension",
            until: "until" in extension ? extension.until : null,
            days: "days" in extension ? extension.days : null,
          } as const,
        ]),
    ...[written.file ?? []].flat().map(({ take, as }) => ({ kind: "file", take, as }) as const),
    ...(written.folder === undefined ? [] : [{ kind: "folder", folder: written.folder.replace(/\/+$/, "") } as const]),
    ...(written.together === undefined ? [] : [{ kind: "together", with: [written.together].flat() } as const]),
    ...(written.belongs === undefined ? [] : [{ kind: "belongs", to: written.belongs } as const]),
    ...(result === undefined ? [] : [{ kind: "result", result } as const]),
  ];
}
