// Lets the search find lessons and guides before the modules of the grader: their headings count like names, and their
// text more than typedoc has it. Who looks for "merge" wants the lesson first.
import { IndexEvent } from "typedoc";
import { pageOf } from "./pages.js";

/** @param {import("typedoc").Application} app */
export function load(app) {
  app.renderer.on(IndexEvent.PREPARE_INDEX, (event) => {
    // Of names that are the very words, typedoc counts ten times as much; a heading has to come before `merge` in the code.
    event.searchFieldWeights.heading = 2000;
    event.searchFieldWeights.document = 16;
    event.searchResults.forEach((result, index) => {
      const fields = event.searchFields[index];
      if (pageOf.has(result)) Object.assign(fields, { heading: headingsOf(result), document: wordsOf(result.content) });
      else if (result.comment) fields.comment = wordsOf(partsOf(result.comment));
    });
  });
}

/**
 * The words alone. Of `memory.allocate(100)` lunr would make a single word; and of words with digits in them it takes some for the
 * same that are not, upon which a search for a part of them ends in an error.
 *
 * @param {readonly import("typedoc").CommentDisplayPart[]} parts
 */
function wordsOf(parts) {
  return parts.map(({ text }) => text.replace(/[^\p{L}_$]+/gu, " ")).join(" ");
}

/** @param {import("typedoc").Comment} comment */
function partsOf({ summary, blockTags }) {
  return [...summary, ...blockTags.flatMap(({ content }) => content)];
}

/** @param {import("typedoc").DocumentReflection} page */
function headingsOf(page) {
  const text = page.content
    .filter(({ kind }) => kind === "text")
    .map((part) => part.text)
    .join("");
  return [...text.matchAll(/^#{2,4} +(.+)$/gm)].map(([, heading]) => heading).join("\n");
}
