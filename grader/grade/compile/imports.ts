/**
 * Imports of paths that are put together, as `` import(`./${name}.ts`) ``: for these a bundler searches the disk by itself,
 * past all plugins, and bundles every file that fits, from anywhere. So they are found beforehand, and refused.
 *
 * Only a parser that agrees with the bundler's in every case can tell them from texts and comments. That is the bundler's own:
 * a file with anything out of the ordinary in it is first parsed alone.
 *
 * @module
 */
import type { Node } from "acorn";
import type { Message, TransformOptions } from "esbuild";
import { nodesOf, parsed } from "./parsed.js";

/** Names between `import` or `export` and `from`; bounded, so that a megabyte of beginnings is read in no time. */
const NAMES = String.raw`(?:type\b[ \t]*)?[\w$*, \t]{0,200}(?:\{[\w$, \t\r\n]{0,1000}\}[ \t]*)?`;
/** A path with nothing in it that could end a comment or begin a call, should the line stand in a comment or a template. */
const TEXT = String.raw`(?:"[\w./@-]*"|'[\w./@-]*')`;
/** Import and export lines as nearly everybody writes them. Whatever they stand in, there is nothing to be searched for. */
const PLAIN = new RegExp(
  String.raw`^\uFEFF?[ \t]*(?:import|export)(?:(?:[ \t]+|(?=\{))${NAMES}\bfrom)?[ \t]*${TEXT}[ \t]*;?[ \t]*$`,
  "gm",
);
/** What an import could begin with, or be written in: `requ\u0069re` is `require`. */
const SUSPICIOUS = /import|require|\\u/;

/** Whether there may be an import in it that names no file. A wrong yes costs some milliseconds. O(characters). */
export const isOutOfTheOrdinary = (source: string): boolean =>
  SUSPICIOUS.test(source) && SUSPICIOUS.test(source.replace(PLAIN, ""));

/** The source with nothing in it that has the bundler believe a source map. O(characters). */
export const withoutSourceMap = (source: string): string => source.replaceAll("sourceMappingURL=", "sourceMappingURL:");

/** An import that names no file. Its line counts from 1, its column from 0. */
export interface PutTogether {
  word: "import" | "require";
  line: number;
  column: number;
}

/**
 * The imports of one file whose paths are put together.
 *
 * @param options - as the file will be bundled, so that it is read in the same way
 * @throws TransformFailure when it does not parse: then it does not when it is bundled, either
 * @throws RangeError when it is nested too deeply
 */
export async function importsPutTogether(source: string, options: TransformOptions): Promise<PutTogether[]> {
  const { program, placeOf } = await parsed(source, options);
  const found: PutTogether[] = [];
  for (const node of nodesOf(program)) {
    const word = putTogetherBy(node);
    if (word !== null) found.push({ word, ...placeOf(node) });
  }
  return found;
}

/** The messages of a file that does not parse; `null` for any other error. */
export function messagesOf(error: unknown): Message[] | null {
  return error instanceof Error && Array.isArray((error as { errors?: unknown }).errors)
    ? (error as unknown as { errors: Message[] }).errors
    : null;
}

type Call = Node & { callee: Node & { name?: string }; arguments: Node[] };

function putTogetherBy(node: Node): PutTogether["word"] | null {
  if (node.type === "ImportExpression") return isWhole((node as Node & { source: Node }).source) ? null : "import";
  if (node.type !== "CallExpression") return null;
  const { callee, arguments: args } = node as Call;
  if (callee.type !== "Identifier" || callee.name !== "require") return null;
  return args.length === 1 && isWhole(args[0]) ? null : "require";
}

/** A text without anything to be filled in. */
function isWhole(node: Node | undefined): boolean {
  if (node?.type === "TemplateLiteral") return (node as Node & { expressions: Node[] }).expressions.length === 0;
  return node?.type === "Literal" && typeof (node as Node & { value?: unknown }).value === "string";
}
