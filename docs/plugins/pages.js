// Gives each Markdown page a name, a group for the search, and its place on the site, by its folder and its first heading.
// Pages are found by glob, and a lesson is read in the student's editor as well, so neither a list nor front matter is
// needed to put it in its place. A guide may say in its front matter for whom it is, in which place, and what about:
//
//   ---
//   for: instructor
//   order: 3
//   about: One sentence for the table of contents.
//   ---
import { basename } from "node:path";
import { Converter } from "typedoc";

const KINDS = [
  [/(^|\/)docs\/guides\/([^/]+)\.md$/, "guide", "Guides"],
  [/(^|\/)docs\/decisions\/([^/]+)\.md$/, "decision", "Design decisions"],
  [/(^|\/)exercises\/([^/]+)\/lesson\.md$/, "lesson", "Lessons"],
  [/(^|\/)exercises\/([^/]+)\/contract\.md$/, "contract", "Contracts"],
];

const READERS = ["student", "instructor", "author"];

/** @type {Map<import("typedoc").DocumentReflection, import("../theme/pages.ts").DocumentPage>} */
export const pageOf = new Map();

/** @param {import("typedoc").Application} app */
export function load(app) {
  // Before typedoc's own listeners, which read name and group.
  app.converter.on(Converter.EVENT_CREATE_DOCUMENT, (_context, page) => placePage(app, page), 100);
}

/**
 * @param {import("typedoc").Application} app
 * @param {import("typedoc").DocumentReflection} page
 */
function placePage(app, page) {
  const path = app.files.getReflectionPath(page) ?? page.name;
  const [pattern, kind, group] = KINDS.find(([pattern]) => pattern.test(path)) ?? [/(.*)(.*)/, "guide", "Guides"];
  const name = pattern.exec(path)?.[2] ?? basename(path, ".md");
  const text = page.content.map((part) => part.text).join("");
  const heading = /^# +(.+?) *$/m.exec(text)?.[1];
  if (heading === undefined) app.logger.error(`${path} has no first heading (# …) to be named by`);
  const { for: reader = null, order = 0, about = "" } = page.frontmatter;
  if (reader !== null && !READERS.includes(reader)) {
    app.logger.error(`${path}: "for" in its front matter has to be ${READERS.join(", ")}, and not ${reader}`);
  }
  const number = kind === "lesson" || kind === "contract" ? Number(/^\d*/.exec(name)?.[0]) : 0;
  const title = (heading ?? page.name).replaceAll("`", "");
  const shown = kind === "lesson" ? `${number}. ${title}` : title;
  page.name = shown;
  page.frontmatter.group ??= group;
  const folder = { lesson: "lessons", contract: "contracts", guide: "guides", decision: "decisions" }[kind];
  const url = `${folder}/${name === "README" ? "index" : name}.html`;
  pageOf.set(page, { kind, title: shown, summary: about, url, number, reader, order });
}
