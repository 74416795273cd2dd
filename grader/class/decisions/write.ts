/**
 * One more decision in a file of decisions, which else stays as it is: comments, order, quotes and blank lines.
 *
 * @module
 */
import { isSeq, parseDocument, stringify } from "yaml";
import { UsageError } from "../../model/errors.js";
import { FOR_ANY, parseDecisions } from "./read.js";

/** A decision by the keys of the file, in the order in which they are to stand. */
export type NewDecision = Readonly<Record<string, unknown>>;

/** The file with the decision, and the line on which that begins. */
export interface Written {
  text: string;
  line: number;
}

/**
 * Writes a decision behind the others.
 *
 * @param text - of the file; empty where there is none
 * @param label - how messages name it
 * @throws UsageError when the file is not as it should be, or the decision is not
 */
export function withDecision(text: string, label: string, decision: NewDecision): Written {
  const before = parseDecisions(text, label, FOR_ANY);
  check(decision);
  const written = inserted(text, decision);
  const { all } = parseDecisions(written, label, FOR_ANY);
  const line = all.at(-1)?.line;
  if (line === undefined || all.length !== before.all.length + 1) throw new Error("the decision was not written");
  return { text: written, line };
}

/** Refuses a decision that is not as it should be; it has no lines yet. */
function check(decision: NewDecision): void {
  try {
    parseDecisions(stringify({ decisions: [decision] }), LABEL, FOR_ANY);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    const [first = "", ...more] = [error.message, ...error.more].map((line) =>
      line.replace(/^`the decision`, line \d+: /, "The decision: "),
    );
    throw new UsageError(first, more);
  }
}

const LABEL = "the decision";

function inserted(text: string, { assignment, ...rest }: NewDecision): string {
  const document = parseDocument(text);
  // What is said at the top of the file is not said again.
  const isSaid = assignment === undefined || document.get("assignment") === assignment;
  const { for: whom, ...more } = rest;
  const decision = isSaid ? rest : { for: whom, assignment, ...more };
  const list = document.get("decisions", true);
  if (!isSeq(list) || list.items.length === 0) {
    document.set("decisions", [decision]);
    return document.toString({ lineWidth: 0 });
  }
  if (list.flow === true || list.range == null) {
    // On one line, as JSON has it: then it gets lines.
    list.flow = false;
    list.add(document.createNode(decision));
    return document.toString({ lineWidth: 0 });
  }
  const column = list.range[0] - (text.lastIndexOf("\n", list.range[0] - 1) + 1);
  const last = list.items.at(-1) as { range?: [number, number, number] | null };
  const end = last.range?.[1] ?? text.length;
  // Behind what else stands on the line, such as a comment.
  const isAtStart = text[end - 1] === "\n";
  const lineEnd = isAtStart ? end : text.indexOf("\n", end) + 1 || text.length;
  const item = stringify([decision], { lineWidth: 0 })
    .replace(/\n$/, "")
    .split("\n")
    .map((line) => (line === "" ? "" : " ".repeat(column) + line))
    .join("\n");
  const head = text.slice(0, lineEnd).replace(/\n*$/, "\n");
  return `${head}\n${item}\n${text.slice(lineEnd)}`;
}
