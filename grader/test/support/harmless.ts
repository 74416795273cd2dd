/** What a report must not hold raw, whatever a submission had a hand in: one rule for each form. */
import { convert } from "xmlbuilder2";
import type { ReporterName } from "../../report/index.js";

/**
 * Whatever steers a terminal, or hides from the reader: controls, directions, fillers, tags, variation selectors, joiners of
 * letters that nothing joins, and marks piled up. Line breaks are fine.
 */
const UNSEEN =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\u{1bca0}-\u{1bca3}\u{1d159}\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}]|[ -~][\u200c\u200d]|\p{M}{5}/u;
/** Lines that the runner of a CI service obeys. */
const COMMAND = /^[^\S\n]*::|##\w*\[/m;

/** What is wrong with a report in that form, one line each; empty when nothing is. */
export function harmsOf(form: ReporterName, text: string): string[] {
  const found: string[] = [];
  const hold = (what: string, pattern: RegExp, within = text): void => {
    const match = pattern.exec(within);
    if (match !== null) found.push(`${form}: ${what}: ${JSON.stringify(within.slice(match.index, match.index + 60))}`);
  };
  switch (form) {
    case "text":
    case "autolab":
      hold("steers a terminal", UNSEEN);
      if (form === "text") hold("commands a runner", COMMAND);
      break;
    case "html":
      hold("is hidden or steers", UNSEEN);
      hold("loads or runs", /<(script|link|img|iframe|object|embed|form|base|input|math|audio|video)\b/i);
      for (const [tag] of text.matchAll(/<[a-z][^>]*>/gi)) {
        hold("has a handler", /[\s"'/]on\w+\s*=/i, tag);
        hold("leads elsewhere", /\b(href|src|action|xlink:href)\s*=\s*["']?(?!["'#])/i, tag);
        hold("refreshes", /http-equiv="refresh"/i, tag);
      }
      if (text.match(/<\/style>/gi)?.length !== 1) found.push("html: its style is ended early");
      break;
    case "junit":
      hold("is hidden or steers", UNSEEN);
      hold("defines entities", /<!DOCTYPE|<!ENTITY|<\?(?!xml version="1\.0")/);
      if (!isXml(text)) found.push("junit: is no XML");
      break;
    case "markdown": {
      hold("is hidden or steers", UNSEEN);
      const prose = outsideOfFences(text);
      if (prose === null) found.push("markdown: a fence is not closed");
      else {
        hold("has elements of others", /<(?!\/?(details|summary|b)>|!-- -->)/, prose);
        hold("links", /\]\(|\bhttps?:\/\/|\bwww\./, prose);
        hold("mentions", /[@#](?=\w)(?!\w*;)/, prose.replace(/^#{1,6} /gm, ""));
      }
      break;
    }
    default:
      hold("is hidden or steers", UNSEEN);
      for (const said of textsOf(JSON.parse(text))) {
        // The record itself keeps what was said; all forms that people read are made from it.
        if (form !== "json") hold("steers", /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/, said);
      }
  }
  return found;
}

function isXml(text: string): boolean {
  try {
    return typeof convert(text, { format: "object" }) === "object";
  } catch {
    return false;
  }
}

/** The text without its fenced blocks and code; `null` when the last block is not closed. */
function outsideOfFences(text: string): string | null {
  let fence: string | null = null;
  const lines = text.split("\n").filter((line) => {
    const run = /^`{3,}/.exec(line)?.[0] ?? null;
    if (fence === null) {
      fence = run;
      return run === null;
    }
    if (run !== null && run.length >= fence.length && line === run) fence = null;
    return false;
  });
  return fence === null ? lines.join("\n").replace(/`[^`\n]*`/g, "") : null;
}

/** All texts in a value, keys among them. */
function textsOf(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [key, ...textsOf(inner)]);
}
