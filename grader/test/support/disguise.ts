/**
 * Programs made to look like others: what somebody does who does not want a copy to be seen as one.
 *
 * @module
 */
import ts from "typescript";

/** Names that a program cannot change, as they are not its own. */
const BUILT_IN = new Set(
  [
    Object,
    Function,
    Array,
    String,
    Number,
    BigInt,
    Map,
    Set,
    WeakMap,
    WeakSet,
    RegExp,
    Error,
    Symbol,
    DataView,
    Uint32Array,
  ]
    .flatMap((type) => [...Object.getOwnPropertyNames(type), ...Object.getOwnPropertyNames(type.prototype)])
    .concat(Object.getOwnPropertyNames(globalThis), Object.getOwnPropertyNames(Math), ["undefined", "arguments"]),
);

const parsed = (source: string): ts.SourceFile =>
  ts.createSourceFile("x.ts", source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS);

/** All identifiers of a source. */
export function namesIn(source: string): Set<string> {
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) names.add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(parsed(source));
  return names;
}

/**
 * A program of several files with all names changed but those that it cannot change, methods, functions and tests in the reverse
 * order, other comments, other quotes, `let` for `const`, and its lines broken elsewhere.
 *
 * @param kept - names of the contract
 */
export function disguised(files: ReadonlyMap<string, string>, kept: ReadonlySet<string>): Map<string, string> {
  const modules = [...files.keys()].flatMap((path) => path.split(/[/.]/));
  const own = [...files.values()].flatMap((source) => [...declaredIn(source)]);
  const free = own.filter((name) => !kept.has(name) && !BUILT_IN.has(name) && !modules.includes(name));
  const renamed = new Map([...new Set(free)].map((name, place) => [name, `other${place}`]));
  return new Map([...files].map(([path, source]) => [path, disguisedFile(source, renamed)]));
}

function declaredIn(source: string): Set<string> {
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    const { name } = node as { name?: ts.Node };
    const declares = ts.isVariableDeclaration(node) || ts.isParameter(node) || ts.isFunctionLike(node);
    const isMember = ts.isPropertyDeclaration(node) || ts.isClassLike(node) || ts.isPropertySignature(node);
    const isOther = ts.isBindingElement(node) || ts.isPropertyAssignment(node) || ts.isInterfaceDeclaration(node);
    if ((declares || isMember || isOther) && name !== undefined && ts.isIdentifier(name)) names.add(name.text);
    ts.forEachChild(node, visit);
  };
  visit(parsed(source));
  return names;
}

function disguisedFile(source: string, renamed: ReadonlyMap<string, string>): string {
  const { transformed } = ts.transform(parsed(source), [
    (context) => (file) => {
      const visit = (node: ts.Node): ts.Node => {
        const inside = ts.visitEachChild(node, visit, context);
        return changed(inside, renamed, context.factory);
      };
      return visit(file) as ts.SourceFile;
    },
  ]);
  const [file] = transformed;
  if (file === undefined) throw new Error("nothing came of it");
  const text = ts.createPrinter({ removeComments: true }).printFile(file);
  return text.replace(/^( *)(\S.*\{)$/gm, "$1// Here is something else.\n\n$1$2").replace(/ = /g, " =\n");
}

function changed(node: ts.Node, renamed: ReadonlyMap<string, string>, factory: ts.NodeFactory): ts.Node {
  if (ts.isIdentifier(node)) return factory.createIdentifier(renamed.get(node.text) ?? node.text);
  if (ts.isStringLiteral(node)) return factory.createStringLiteral(node.text, true);
  if (ts.isVariableDeclarationList(node) && (node.flags & ts.NodeFlags.Const) !== 0) {
    return factory.createVariableDeclarationList(node.declarations, ts.NodeFlags.Let);
  }
  if (ts.isClassDeclaration(node)) {
    const members = backwards(node.members, ts.isMethodDeclaration);
    return factory.updateClassDeclaration(
      node,
      node.modifiers,
      node.name,
      node.typeParameters,
      node.heritageClauses,
      members,
    );
  }
  if (ts.isSourceFile(node)) {
    const isCall = (one: ts.Statement): boolean => ts.isExpressionStatement(one) && ts.isCallExpression(one.expression);
    const statements = backwards(node.statements, (one) => ts.isFunctionDeclaration(one) || isCall(one));
    return factory.updateSourceFile(node, statements);
  }
  return node;
}

/** With some of them in the reverse order, and all others where they are. */
function backwards<One>(all: readonly One[], isMoved: (one: One) => boolean): One[] {
  const moved = all.filter(isMoved);
  return all.map((one) => (isMoved(one) ? (moved.pop() as One) : one));
}
