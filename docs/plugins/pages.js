// Gives each Markdown page its heading as a name and a group by its folder. Pages are found by glob, and a lesson is
// read in the student's editor as well, so neither a list nor front matter should be needed to put it in its place.
import { Converter } from "typedoc";

const GROUPS = [
  [/(^|\/)docs\/guides\//, "Guides"],
  [/(^|\/)docs\/decisions\//, "Decisions"],
  [/(^|\/)exercises\/[^/]+\/lesson\.md$/, "Lessons"],
  [/(^|\/)exercises\/[^/]+\/contract\.md$/, "Contracts"],
];

/** @param {import("typedoc").Application} app */
export function load(app) {
  // Before typedoc's own listeners, which read name and group.
  app.converter.on(Converter.EVENT_CREATE_DOCUMENT, (_context, page) => namePage(app, page), 100);
}

/**
 * @param {import("typedoc").Application} app
 * @param {import("typedoc").DocumentReflection} page
 */
function namePage(app, page) {
  const path = app.files.getReflectionPath(page) ?? page.name;
  const text = page.content.map((part) => part.text).join("");
  const heading = /^# +(.+?) *$/m.exec(text)?.[1];
  if (heading === undefined) app.logger.error(`${path} has no first heading (# …) to be named by`);
  page.name = (heading ?? page.name).replaceAll("`", "");
  page.frontmatter.group ??= GROUPS.find(([pattern]) => pattern.test(path))?.[1] ?? "Guides";
}
