import ts from "typescript";

/** A region's marks are wrong: an author's mistake. Lines count from 1. */
export class CutError extends Error {
  override readonly name = "CutError";
}

/** Lines of a region, counted from 0: `first` is the mark that opens it, `last` is its `// @end`. */
interface Region {
  kind: "student" | "hide";
  first: number;
  last: number;
}

/**
 * Cuts a solution down to the skeleton that students start from.
 *
 * - From `// @student <what to do>` to `// @end` lies the students' share. The text after `@student`, with the comment
 *   lines that follow it at once, stays as `// TODO: …`; the code becomes `throw new Error("TODO: <name>")`, with the
 *   name of the function, method or (for its constructor) class around it.
 * - From `// @hide` to `// @end` lies what students should find by themselves; it goes without a trace.
 *
 * Each mark stands on a line of its own. What is in no region stays as it is, so a given file is its own skeleton.
 *
 * @param source - TypeScript of the solution
 * @param file - its name, for messages
 * @throws {@link CutError} when a region does not end, ends twice, holds another one, says nothing to the student, or
 *   when a students' share is in no function
 */
export function cutSkeleton(source: string, file: string): string {
  const lines = source.split("\n");
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
  const kept: string[] = [];
  let from = 0;
  for (const region of findRegions(lines, file)) {
    kept.push(...lines.slice(from, region.first));
    if (region.kind === "student") kept.push(...studentLines(lines, region, tree));
    else dropTrailingBlanks(kept);
    from = region.last + 1;
  }
  kept.push(...lines.slice(from));
  return kept.join("\n");
}

function findRegions(lines: string[], file: string): Region[] {
  const regions: Region[] = [];
  let open: Omit<Region, "last"> | null = null;
  for (const [index, line] of lines.entries()) {
    const mark = /^\s*\/\/ ?@(student|hide|end)\b/.exec(line)?.[1];
    if (mark === undefined) continue;
    if (mark === "end") {
      if (open === null) throw new CutError(`${file}:${index + 1}: this @end ends nothing.`);
      regions.push({ ...open, last: index });
      open = null;
    } else if (open !== null) {
      throw new CutError(`${file}:${index + 1}: a region inside the one that begins in line ${open.first + 1}.`);
    } else {
      open = { kind: mark === "hide" ? "hide" : "student", first: index };
    }
  }
  if (open !== null) throw new CutError(`${file}:${open.first + 1}: the region that begins here has no @end.`);
  return regions;
}

/** What the skeleton has in place of a students' share: the note, and a line that says what is missing when it runs. */
function studentLines(lines: string[], region: Region, tree: ts.SourceFile): string[] {
  const mark = lines[region.first] ?? "";
  const indent = /^\s*/.exec(mark)?.[0] ?? "";
  const task = /@student\s+(\S.*)$/.exec(mark)?.[1];
  const at = `${tree.fileName}:${region.first + 1}`;
  if (task === undefined) throw new CutError(`${at}: say what the student has to do after @student.`);
  const name = enclosingName(tree, region.first);
  if (name === null) throw new CutError(`${at}: this @student is in no function, method or constructor with a name.`);

  const body = lines.slice(region.first + 1, region.last);
  const noteLength = body.findIndex((line) => !line.trimStart().startsWith("//"));
  const note = noteLength === -1 ? body : body.slice(0, noteLength);
  return [`${indent}// TODO: ${task}`, ...note, `${indent}throw new Error(${JSON.stringify(`TODO: ${name}`)});`];
}

/** Name of the innermost function, method or constructor around a line; a constructor has the name of its class. */
function enclosingName(tree: ts.SourceFile, line: number): string | null {
  const position = tree.getPositionOfLineAndCharacter(line, 0);
  let name: string | null = null;
  const visit = (node: ts.Node): void => {
    if (position < node.getStart(tree) || position >= node.end) return;
    if (ts.isFunctionLike(node)) name = nameOf(ts.isConstructorDeclaration(node) ? node.parent : node, tree) ?? name;
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return name;
}

/** A function's own name, or that of the variable or property that holds it. */
function nameOf(node: ts.Node, tree: ts.SourceFile): string | null {
  const named = node as ts.Node & { name?: ts.Node };
  if (named.name !== undefined) return named.name.getText(tree);
  const parent = node.parent;
  return ts.isVariableDeclaration(parent) || ts.isPropertyDeclaration(parent) ? parent.name.getText(tree) : null;
}

/** Without this, two blank lines would meet where a hidden region was, or one would end the file. */
function dropTrailingBlanks(lines: string[]): void {
  while (lines.at(-1)?.trim() === "") lines.pop();
}
