/**
 * A file as the bundler's own parser reads it: transformed alone, which searches for nothing, so that plain JavaScript
 * without types and comments comes out, which any parser reads in the same way.
 *
 * @module
 */
import { TraceMap, originalPositionFor } from "@jridgewell/trace-mapping";
import { type Node, type Program, parse } from "acorn";
import { type TransformOptions, transform } from "esbuild";

/** A file without types and comments, with the way back to its source. */
export interface Parsed {
  program: Program;
  /** Where a node is in the source. Lines count from 1, columns from 0. */
  placeOf(node: Node): { line: number; column: number };
}

/**
 * Parses one file.
 *
 * @param options - as the file will be bundled, so that it is read in the same way
 * @throws TransformFailure when it does not parse: then it does not when it is bundled, either
 * @throws RangeError when it is nested too deeply
 */
export async function parsed(source: string, options: TransformOptions): Promise<Parsed> {
  const { code, map } = await transform(source, {
    ...options,
    sourcemap: "external",
    sourcesContent: false,
    legalComments: "none",
    logLevel: "silent",
  });
  const trace = new TraceMap(map);
  return {
    program: parse(code, {
      ecmaVersion: "latest",
      sourceType: "module",
      locations: true,
      allowReturnOutsideFunction: true,
    }),
    placeOf({ loc }) {
      const { line, column } = loc == null ? { line: null, column: null } : originalPositionFor(trace, loc.start);
      return { line: line ?? 1, column: column ?? 0 };
    },
  };
}

/** All nodes, parents first. By hand, since a stack of calls would give out where that of the parser just did not. */
export function* nodesOf(root: Node): Generator<Node> {
  const left: unknown[] = [root];
  while (left.length > 0) {
    const value = left.pop();
    if (typeof value !== "object" || value === null) continue;
    if (!Array.isArray(value) && "type" in value) yield value as Node;
    left.push(...Object.values(value).reverse());
  }
}
