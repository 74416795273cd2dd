/**
 * Markup that stands between the words of a text in a page, and says nothing itself. It ends in its line, and before the
 * next `<`, so that no text makes the search for its end begin again and again.
 */
const MARKUP =
  /<!--[^<>\n]*-->|<\/?(?:span|code|pre|br|a|div|p|b|i|bdi|li|ul|ol|td|th|tr|dt|dd|text|tspan|summary|h[1-6])\b[^<>\n]*>/g;

const ENTITIES: Record<string, string> = { lt: "<", gt: ">", quot: '"', apos: "'", "#39": "'", amp: "&" };

/**
 * Without markup, entities, backslashes and space, so that a text compares with its source in whatever form it was written:
 * highlighted in a page, wrapped at 80 columns, or escaped in JSON, XML or Markdown. A text comes to what its lines come to.
 * O(characters).
 */
export function squeeze(text: string): string {
  return text
    .replace(MARKUP, "")
    .replace(/&(lt|gt|quot|apos|#39|amp);/g, (whole, name: string) => ENTITIES[name] ?? whole)
    .replace(/[\s\\]+/g, "");
}
