import type { PictureOf } from "#kit/check/picture";

/** Rows that are told in words at most. */
const MOST_TOLD = 32;

/** A table in words, a row after the other. */
export function describeTable({ columns, rows }: PictureOf<"table">): string {
  const told = rows.slice(0, MOST_TOLD).map(({ name, cells, mark }) => {
    const texts = cells.map(({ text, tone }, i) =>
      [columns[i] ?? "", text === "" ? "empty" : text, tone === undefined ? "" : `(${tone})`].filter(Boolean).join(" "),
    );
    return `${name}: ${texts.join(", ")}${mark === undefined ? "" : `, ${mark} here`}`;
  });
  const rest = rows.length - told.length;
  if (told.length === 0) return `no rows${columns.length > 0 ? ` of ${columns.join(", ")}` : ""}`;
  return told.join("; ") + (rest > 0 ? `; and ${rest} more rows` : "");
}
