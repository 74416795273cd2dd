/**
 * The part of the guide that is made from a run.
 *
 * @module
 */
import { cells, gap, HEADINGS, type Row, stray } from "./table.js";

const BEGIN = "<!-- Made by `npm run seeds`: -->";
const END = "<!-- until here. -->";

/** The rows of an assignment. */
export interface Section {
  title: string;
  rows: readonly Row[];
}

/** The guide with the tables of a run between its marks. */
export function withTables(guide: string, sections: readonly Section[]): string {
  const [before, made, after, ...more] = guide.split(new RegExp(`(?<=${BEGIN}\n)|(?=${END})`));
  if (before === undefined || made === undefined || after === undefined || more.length > 0)
    throw new Error(`The guide has to hold the lines "${BEGIN}" and "${END}", once each.`);
  return `${before}\n${summary(sections)}\n\n${sections.map(table).join("\n\n")}\n\n${after}`;
}

function summary(sections: readonly Section[]): string {
  const rows = sections.flatMap((section) => section.rows);
  const seeds = rows[0]?.falls.map(({ seed }) => seed) ?? [];
  const bad = (problem: (row: Row) => string | null, none: string): string => {
    const found = sections.flatMap((section) =>
      section.rows.flatMap((row) => {
        const text = problem(row);
        return text === null ? [] : [`- ${section.title}, \`${row.name}\`: ${text}`];
      }),
    );
    return found.length === 0 ? none : found.join("\n");
  };
  return [
    `${rows.length} wrong programs at the seeds ${seeds[0]} to ${seeds.at(-1)}.`,
    `**Not found, or not in the same stage, at each seed**`,
    bad(gap, "None."),
    `**Points lost elsewhere than where the mistake is taught**`,
    bad(stray, "None."),
  ].join("\n\n");
}

function table({ title, rows }: Section): string {
  const line = (texts: readonly string[]): string => `| ${texts.join(" | ")} |`;
  const body = rows.map((row) => {
    const [name = "", ...others] = cells(row);
    return line([`\`${name}\``, ...others]);
  });
  return [`## ${title}`, "", line(HEADINGS), line(HEADINGS.map(() => "---")), ...body].join("\n");
}
