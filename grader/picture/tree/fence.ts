/**
 * Trees in lessons:
 *
 * ```text
 * by size : 30:40 (10:0 [red], 50:120 (-, 60:7 *))
 * ```
 *
 * A node is its value, in square brackets what else it says of itself, `*` where it has changed or `!` where it is wrong, and
 * in brackets what is left and right of it: `-` is nothing, and a text in quotes what a link leads to that is no node.
 *
 * @module
 */
import type { PictureOf, TreeNode } from "#kit/check/picture";
import { UsageError } from "../../model/errors.js";
import { type Fence, type Row, unreadable } from "../entry.js";

const FORM = "caption : 20 (10, 30 (-, 40))";
const TOKEN = /\s*(?:([(),])|\[([^\]]*)\]|"([^"]*)"|([*!])(?=\s|[(),]|$)|([^\s()[\],"]+))/y;

/** How trees are written. */
export const treeFence: Fence<PictureOf<"tree">> = {
  words: [],
  form: FORM,
  read: ({ head, rest, rows }) => {
    if (rest === "" || rows.length > 0) throw unreadable(rows[0] ?? head, FORM);
    const reader = new Reader(rest, head);
    const root = reader.link();
    reader.end();
    return { kind: "tree", root };
  },
};

/** A text in brackets, read from left to right. */
class Reader {
  private at = 0;

  constructor(
    private readonly text: string,
    private readonly row: Row,
  ) {}

  /** A node with its children, a text in quotes, or `-`. */
  link(): TreeNode | string | null {
    const [, , , quoted, , value] = this.next();
    if (quoted !== undefined) return quoted;
    if (value === undefined) throw this.wrong();
    if (value === "-") return null;
    const node: TreeNode = { value };
    for (let token = this.peek(); token !== null; token = this.peek()) {
      const [, bracket, note, , sign] = token;
      if (note !== undefined) node.note = note;
      else if (sign !== undefined) node.tone = sign === "*" ? "changed" : "wrong";
      else {
        if (bracket === "(") this.children(node);
        break;
      }
      this.next();
    }
    return node;
  }

  /** Nothing may follow. */
  end(): void {
    if (this.text.slice(this.at).trim() !== "") throw this.wrong();
  }

  private children(node: TreeNode): void {
    this.next();
    node.left = this.link();
    if (this.next()[1] !== ",") throw this.wrong();
    node.right = this.link();
    if (this.next()[1] !== ")") throw this.wrong();
  }

  private peek(): RegExpExecArray | null {
    TOKEN.lastIndex = this.at;
    return TOKEN.exec(this.text);
  }

  private next(): RegExpExecArray {
    const token = this.peek();
    if (token === null) throw this.wrong();
    this.at += token[0].length;
    return token;
  }

  private wrong(): UsageError {
    const there = this.text.slice(Math.max(0, this.at - 12), this.at + 12).trim();
    return new UsageError(`${this.row.where}: expected \`${FORM}\`; near \`${there}\` it is something else.`);
  }
}
