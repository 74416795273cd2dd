/**
 * The file of tables, as far as it is made from a run.
 *
 * @module
 */
import { count } from "../../model/words.js";
import { cells, gap, HEADINGS, type Row, stray } from "./table.js";

const BEGIN = "<!-- Made by `npm run seeds`: -->";
const END = "<!-- until here. -->";

/** The rows of an assignment. */
export interface Section {
  title: string;
  rows: readonly Row[];
}

/**
 * The file with the tables of a run between its marks. Those of assignments that the run left out stay as they are.
 *
 * @param titles - of all assignments, in the order of the course; what has another title goes
 */
export function withTables(file: string, sections: readonly Section[], titles: readonly string[]): string {
  const [before, made, after, ...more] = file.split(new RegExp(`(?<=${BEGIN}\n)|(?=${END})`));
  if (before === undefined || made === undefined || after === undefined || more.length > 0)
    throw new Error(`The file of tables has to hold the lines "${BEGIN}" and "${END}", once each.`);
  const texts = new Map(made.split(/^(?=## )/m).map((text) => [headingOf(text), text.trim()]));
  for (const section of sections) texts.set(section.title, written(section));
  const kept = titles.map((title) => texts.get(title)).filter((text) => text !== undefined);
  return `${before}\n${kept.join("\n\n")}\n\n${after}`;
}

const headingOf = (text: string): string => /^## (.*)/.exec(text)?.[1] ?? "";

function written(section: Section): string {
  const { title, rows } = section;
  const seeds = rows[0]?.falls.map(({ seed }) => seed) ?? [];
  const bad = (heading: string, problem: (row: Row) => string | null): string => {
    const found = rows.flatMap((row) => {
      const text = problem(row);
      return text === null ? [] : [`- \`${row.name}\`: ${text}`];
    });
    return found.length === 0 ? `${heading}: none.` : `${heading}:\n\n${found.join("\n")}`;
  };
  return [
    `## ${title}`,
    `${count(rows.length, "wrong program")} at the seeds ${seeds[0]} to ${seeds.at(-1)}.`,
    bad("Not found, or not in the same stage, at each seed", gap),
    bad("With points lost elsewhere than where the mistake is taught", stray),
    table(rows),
  ].join("\n\n");
}

function table(rows: readonly Row[]): string {
  const line = (texts: readonly string[]): string => `| ${texts.join(" | ")} |`;
  const body = rows.map((row) => {
    const [name = "", ...others] = cells(row);
    return line([`\`${name}\``, ...others]);
  });
  return [line(HEADINGS), line(HEADINGS.map(() => "---")), ...body].join("\n");
}
