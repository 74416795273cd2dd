/** The sources of the project as their imports and exports tell. */
import { readFileSync, readdirSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import ts from "typescript";

const root = join(import.meta.dirname, "../../..");

/** An import, or what is exported again; dynamic ones with a literal among them. */
export interface Import {
  /** A path below the root, or the name of a package. */
  target: string;
  line: number;
  isType: boolean;
  /** `null`: all that there is. */
  names: string[] | null;
}

/** Paths of all sources but fixtures, in order. */
export const sourceFiles: readonly string[] = ["grader", "exercises", "solutions", "docs"]
  .flatMap((tree) =>
    readdirSync(join(root, tree), { recursive: true, encoding: "utf8" }).map((name) => join(tree, name)),
  )
  .map((file) => file.replaceAll("\\", "/"))
  .filter((file) => /\.(ts|tsx|js)$/.test(file) && !/\/(fixtures|\.[^/]*)\/|^docs\/site\//.test(file))
  .sort();

const parsed = new Map<string, ts.SourceFile>();

function sourceOf(file: string): ts.SourceFile {
  const known =
    parsed.get(file) ?? ts.createSourceFile(file, readFileSync(join(root, file), "utf8"), ts.ScriptTarget.Latest, true);
  parsed.set(file, known);
  return known;
}

const imports = new Map<string, Import[]>();

/** Imports of a file. */
export function importsOf(file: string): readonly Import[] {
  const known = imports.get(file) ?? findImports(sourceOf(file), file);
  imports.set(file, known);
  return known;
}

function findImports(source: ts.SourceFile, file: string): Import[] {
  const found: Import[] = [];
  const visit = (node: ts.Node): void => {
    const isDeclaration = ts.isImportDeclaration(node) || ts.isExportDeclaration(node);
    const isCall = ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword;
    const isTypeNode = ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument);
    const specifier = isDeclaration
      ? node.moduleSpecifier
      : isCall
        ? node.arguments[0]
        : isTypeNode
          ? (node.argument as ts.LiteralTypeNode).literal
          : undefined;
    if (specifier !== undefined && ts.isStringLiteral(specifier)) {
      const isType =
        isTypeNode ||
        (ts.isImportDeclaration(node) && node.importClause?.isTypeOnly === true) ||
        (ts.isExportDeclaration(node) && node.isTypeOnly);
      const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
      found.push({ target: targetOf(specifier.text, file), line, isType, names: namesOf(node) });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** What an import takes, by the names that the other file has for it. */
function namesOf(node: ts.Node): string[] | null {
  if (ts.isImportDeclaration(node)) {
    const bindings = node.importClause?.namedBindings;
    if (bindings !== undefined && ts.isNamespaceImport(bindings)) return null;
    const named = bindings?.elements.map(({ name, propertyName }) => (propertyName ?? name).text) ?? [];
    return node.importClause?.name === undefined ? named : ["default", ...named];
  }
  if (ts.isExportDeclaration(node) && node.exportClause !== undefined && ts.isNamedExports(node.exportClause)) {
    return node.exportClause.elements.map(({ name, propertyName }) => (propertyName ?? name).text);
  }
  // const { grade } = await import("./grade.js"); anything else may take all of it.
  const pattern =
    ts.isAwaitExpression(node.parent) && ts.isVariableDeclaration(node.parent.parent) && node.parent.parent;
  if (pattern === false || !ts.isObjectBindingPattern(pattern.name)) return null;
  return pattern.name.elements.map(({ name, propertyName }) => (propertyName ?? name).getText());
}

function targetOf(specifier: string, file: string): string {
  if (specifier.startsWith("#kit/")) return specifier.replace("#kit/", "exercises/kit/") + ".ts";
  if (!specifier.startsWith(".")) return specifier;
  const path = posix.join(dirname(file), specifier);
  const typed = path.replace(/\.js$/, ".ts");
  return [typed, `${typed}x`, path].find((one) => sourceFiles.includes(one)) ?? typed;
}

/** Names of the values that a file exports, but those that it hands on. Types may be exported for who reads of them. */
export function exportsOf(file: string): string[] {
  return sourceOf(file).statements.flatMap((statement) => {
    if (!ts.canHaveModifiers(statement) || ts.isInterfaceDeclaration(statement)) return [];
    if (ts.isTypeAliasDeclaration(statement) || ts.isModuleDeclaration(statement)) return [];
    if (ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) !== true) return [];
    if (ts.isVariableStatement(statement)) {
      return statement.declarationList.declarations.map(({ name }) => name.getText());
    }
    const { name } = statement as ts.Statement & { name?: ts.Node };
    return name === undefined ? ["default"] : [name.getText()];
  });
}
