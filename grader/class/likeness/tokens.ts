/**
 * Source → tokens that stay the same when names, comments, quotes, spaces and types are changed.
 *
 * @module
 */
import type TypeScript from "typescript";
import { typescript } from "../../grade/compile/typescript.js";

/** Tokens of one text, in its order. */
export interface Tokens {
  /** What each of them is: kinds of syntax, and operators; equal numbers are equal tokens. */
  kinds: number[];
  /** Where each begins in the text. */
  starts: number[];
}

/** More of one text are not looked at: nobody writes that much by hand. */
const MOST_TOKENS = 20_000;
/** Deeper trees are not walked to their ends, as nobody writes them by hand either. */
const MOST_DEPTH = 400;

/** Behind the kinds of TypeScript: room for operators beside them. */
const OPERATORS = 1000;

/**
 * The syntax tree of a source in preorder, without what can be changed and leaves the program as it is: names and values are
 * one token each, whatever they are; types, imports, modifiers, braces and parentheses are none. As Dolos does it (Maertens et al.,
 * "Dolos: Language-agnostic plagiarism detection in source code", 2022). It needs no sound source. O(characters).
 */
function tokensOfTree(ts: typeof TypeScript, source: string): Tokens {
  const { SyntaxKind } = ts;
  const tree = ts.createSourceFile(
    "x.ts",
    source,
    { languageVersion: ts.ScriptTarget.Latest },
    false,
    ts.ScriptKind.TS,
  );
  const tokens: Tokens = { kinds: [], starts: [] };
  const emit = (kind: number, node: TypeScript.Node): void => {
    tokens.kinds.push(kind);
    tokens.starts.push(node.getStart(tree));
  };
  const walk = (node: TypeScript.Node, depth: number): void => {
    if (tokens.kinds.length >= MOST_TOKENS || depth > MOST_DEPTH || isSilent(node)) return;
    const kind = kindOf(node);
    if (kind !== null) emit(kind, node);
    ts.forEachChild(node, (child) => walk(child, depth + 1));
  };
  const isSilent = (node: TypeScript.Node): boolean =>
    (ts.isTypeNode(node) && !ts.isExpressionWithTypeArguments(node)) ||
    ts.isModifier(node) ||
    ts.isTypeParameterDeclaration(node) ||
    ts.isImportDeclaration(node) ||
    ts.isExportDeclaration(node) ||
    ts.isExportAssignment(node) ||
    ts.isInterfaceDeclaration(node) ||
    ts.isTypeAliasDeclaration(node) ||
    (ts.isHeritageClause(node) && node.token === SyntaxKind.ImplementsKeyword);
  const kindOf = (node: TypeScript.Node): number | null => {
    if (ts.isIdentifier(node)) return node.escapedText === "undefined" ? SyntaxKind.NullKeyword : SyntaxKind.Identifier;
    if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) return OPERATORS + node.operator;
    switch (node.kind) {
      case SyntaxKind.SourceFile:
      case SyntaxKind.Block:
      case SyntaxKind.ExpressionStatement:
      case SyntaxKind.ParenthesizedExpression:
      case SyntaxKind.AsExpression:
      case SyntaxKind.SatisfiesExpression:
      case SyntaxKind.NonNullExpression:
      case SyntaxKind.VariableStatement:
      case SyntaxKind.VariableDeclarationList:
      case SyntaxKind.EqualsGreaterThanToken:
      case SyntaxKind.QuestionToken:
      case SyntaxKind.ColonToken:
      case SyntaxKind.EndOfFileToken:
        return null;
      case SyntaxKind.PrivateIdentifier:
        return SyntaxKind.Identifier;
      case SyntaxKind.NoSubstitutionTemplateLiteral:
        return SyntaxKind.StringLiteral;
      case SyntaxKind.FunctionDeclaration:
      case SyntaxKind.FunctionExpression:
      case SyntaxKind.ArrowFunction:
      case SyntaxKind.MethodDeclaration:
        return SyntaxKind.FunctionDeclaration;
      default:
        return node.kind;
    }
  };
  walk(tree, 0);
  return tokens;
}

/** The tokens of a source; none where it is nested so deeply that it cannot be read. */
export function treeTokens(source: string): Tokens {
  try {
    return tokensOfTree(typescript(), source);
  } catch (error) {
    if (error instanceof RangeError) return { kinds: [], starts: [] };
    throw error;
  }
}
