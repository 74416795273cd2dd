/**
 * A page of Markdown as it is read at the desk: its parts in turn, with the pictures to be drawn, answers folded
 * away, and which check each section is for.
 *
 * @module
 */
import { type MarkedToken, type Token, type Tokens, marked } from "marked";
import { toPlay } from "../../picture/lesson-fences.js";
import { isPictureLanguage, type LessonPictures, readPictures } from "../../picture/lesson.js";
import { taughtIn } from "../../picture/sections.js";

/** A stretch of text, and how it stands out. */
export interface Span {
  text: string;
  style: "plain" | "strong" | "emphasis" | "code";
}

/** A part of a page. */
export type Part =
  | { kind: "heading"; level: number; spans: Span[]; about: string[] }
  | { kind: "paragraph"; spans: Span[] }
  /** `mark` stands before the first part: `- ` or `1. `. */
  | { kind: "item"; mark: string; parts: Part[] }
  | { kind: "code"; lines: string[] }
  | { kind: "table"; rows: Span[][][] }
  | { kind: "pictures"; lesson: LessonPictures }
  /** An answer, which is shown when somebody asks for it. */
  | { kind: "fold"; summary: string; parts: Part[] };

/** A page, read. */
export interface Reading {
  parts: readonly Part[];
}

/**
 * Reads a page. A picture that cannot be read is shown as it is written: it is not the student who has to mend it.
 *
 * @param file - path of the page, for messages
 */
export function readPage(markdown: string, file: string): Reading {
  return { parts: partsOf(marked.lexer(markdown.replace(/^---\n[^]*?\n---\n/, "")), file) };
}

function partsOf(tokens: readonly Token[], file: string): Part[] {
  const root: Part[] = [];
  const open: Part[][] = [root];
  let about: string[] = [];
  for (const token of tokens) {
    const parts = open[open.length - 1] ?? root;
    if (token.type === "html") {
      const text = token.raw;
      about = [...about, ...taughtIn(text)];
      if (text.includes("</details")) {
        if (open.length > 1) open.pop();
      } else if (text.includes("<details")) {
        const summary = /<summary>([^]*?)<\/summary>/.exec(text)?.[1] ?? "More";
        const fold: Part = { kind: "fold", summary: summary.trim(), parts: [] };
        parts.push(fold);
        open.push(fold.parts);
      }
    } else {
      parts.push(...partOf(token as MarkedToken, about, file));
      if (token.type === "heading") about = [];
    }
  }
  return root;
}

function partOf(token: MarkedToken, about: string[], file: string): Part[] {
  switch (token.type) {
    case "heading":
      return [{ kind: "heading", level: token.depth, spans: spansOf(token.tokens), about }];
    case "paragraph":
    case "text":
      return [{ kind: "paragraph", spans: spansOf(token.tokens ?? [token]) }];
    case "blockquote":
      return partsOf(token.tokens, file);
    case "list":
      return token.items.map((item: Tokens.ListItem, i: number) => ({
        kind: "item",
        mark: token.ordered ? `${Number(token.start) + i}. ` : "- ",
        parts: partsOf(item.tokens, file),
      }));
    case "table":
      return [
        { kind: "table", rows: [token.header, ...token.rows].map((row) => row.map(({ tokens }) => spansOf(tokens))) },
      ];
    case "code":
      return codeOf(token, file);
    default:
      return [];
  }
}

function codeOf({ lang = "", text }: Tokens.Code, file: string): Part[] {
  const [language = "", ...words] = lang.split(/\s+/);
  if (isPictureLanguage(language)) {
    try {
      return [{ kind: "pictures", lesson: readPictures(language, words.join(" "), text, { file, firstLine: 1 }) }];
    } catch {
      // It is shown as it stands.
    }
  }
  const code: Part = { kind: "code", lines: text.split("\n") };
  return language === "visualizer" ? [code, ...partsOf(marked.lexer(toPlay(file)), file)] : [code];
}

const STYLES: Readonly<Record<string, Span["style"]>> = { strong: "strong", em: "emphasis", codespan: "code" };

/** Inline Markdown as stretches of text; of a link only what it is called, of HTML nothing. */
function spansOf(tokens: readonly Token[], style: Span["style"] = "plain"): Span[] {
  return tokens.flatMap((token): Span[] => {
    if (token.type === "html") return [];
    if (token.type === "br") return [{ text: "\n", style }];
    const own = STYLES[token.type] ?? style;
    if ("tokens" in token && token.tokens !== undefined) return spansOf(token.tokens, own);
    const text = plain(String("text" in token ? token.text : token.raw));
    return [{ text: own === "code" ? `\`${text}\`` : text, style: own }];
  });
}

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };

const plain = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|#39);/g, (_whole, name: string) => ENTITIES[name] ?? "").replace(/\n/g, " ");
