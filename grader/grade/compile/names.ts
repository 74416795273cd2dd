/**
 * The names at the top level of a file: what it exports, and what it has without exporting it.
 *
 * @module
 */
import type { Declaration, Node } from "acorn";
import type { TransformOptions } from "esbuild";
import { type Parsed, parsed } from "./parsed.js";

/** Where a name is in the student's source. Lines count from 1, columns from 0. */
export interface Place {
  line: number;
  column: number;
}

/** A name that there is when the code runs. */
export interface Named extends Place {
  kind: "class" | "function" | "const";
}

/** The names of one file. */
export interface Names {
  exported: ReadonlyMap<string, Named>;
  /** What there is when the code runs, exported or not. */
  declared: ReadonlyMap<string, Named>;
  /** What is only a type. */
  types: ReadonlyMap<string, Place>;
  /** What is exported as the default, with its name in the file where it has one. */
  byDefault: (Place & { name: string | null }) | null;
}

/** The names of a file; `null` when it cannot be read. */
export async function namesIn(source: string, reading: TransformOptions): Promise<Names | null> {
  try {
    return namesOf(await parsed(source, { ...reading, keepNames: false, loader: "ts" }), typesIn(source));
  } catch {
    return null;
  }
}

function namesOf({ program, placeOf }: Parsed, types: Names["types"]): Names {
  const exported = new Map<string, Named>();
  const declared = new Map<string, Named>();
  let byDefault: Names["byDefault"] = null;
  const add = (to: Map<string, Named>, name: string, kind: Named["kind"], node: Node): void => {
    to.set(name, { kind, ...placeOf(node) });
  };
  for (const statement of program.body) {
    if (isDeclaration(statement)) {
      for (const [name, kind, node] of declaredBy(statement)) add(declared, name, kind, node);
    } else if (statement.type === "ExportDefaultDeclaration") {
      const { declaration } = statement;
      const name =
        "id" in declaration ? (declaration.id?.name ?? null) : "name" in declaration ? declaration.name : null;
      byDefault = { name, ...placeOf(statement) };
    } else if (statement.type === "ExportNamedDeclaration") {
      for (const [name, kind, node] of statement.declaration ? declaredBy(statement.declaration) : []) {
        add(exported, name, kind, node);
      }
      for (const { exported: as } of statement.specifiers) {
        if (as.type === "Identifier") add(exported, as.name, "const", as);
      }
    }
  }
  return { exported, declared, types, byDefault };
}

const isDeclaration = (node: { type: string }): node is Declaration =>
  ["FunctionDeclaration", "ClassDeclaration", "VariableDeclaration"].includes(node.type);

function declaredBy(node: Declaration): [name: string, kind: Named["kind"], node: Node][] {
  if (node.type === "FunctionDeclaration") return [[node.id.name, "function", node]];
  if (node.type === "ClassDeclaration") return [[node.id.name, "class", node]];
  return node.declarations.flatMap(({ id }) => (id.type === "Identifier" ? [[id.name, "const", id]] : []));
}

/** They are gone from what the parser sees. One in a comment is found, too: it is only asked for what is nowhere else. */
function typesIn(source: string): Names["types"] {
  const types = new Map<string, Place>();
  for (const [index, text] of source.split(/\r\n|\r|\n/).entries()) {
    const [before, name] = /^(\s*(?:export\s+)?(?:interface|type)\s+)([\w$]+)/.exec(text)?.slice(1) ?? [];
    if (before !== undefined && name !== undefined) types.set(name, { line: index + 1, column: before.length });
  }
  return types;
}
