/**
 * The pages of the site that are no API pages, in the order in which they are read.
 *
 * @module
 */

/** Who a guide is for. */
export const READERS = ["student", "instructor", "author"] as const;
export type Reader = (typeof READERS)[number];

/** A page made from a Markdown file. */
export interface DocumentPage {
  kind: "lesson" | "contract" | "guide" | "decision";
  title: string;
  /** One sentence about it, from its front matter; empty where there is none. */
  summary: string;
  /** From the top of the site. */
  url: string;
  /** Number of the assignment's folder, for lessons and contracts. */
  number: number;
  /** Of guides alone; `null` for one that does not say. */
  reader: Reader | null;
  /** Where a guide stands among those for the same reader; 0 for what is not numbered. */
  order: number;
}

/** Which pages there are, sorted. */
export interface Contents {
  lessons: DocumentPage[];
  contracts: DocumentPage[];
  guides: { reader: Reader | null; title: string; pages: DocumentPage[] }[];
  decisions: DocumentPage[];
}

const GUIDE_TITLES: Record<Reader, string> = {
  student: "For students",
  instructor: "For instructors",
  author: "For authors",
};

/** Sorts the pages: by the number of the assignment, by reader and place, by name. */
export function contentsOf(pages: readonly DocumentPage[]): Contents {
  const of = (kind: DocumentPage["kind"]): DocumentPage[] =>
    pages.filter((page) => page.kind === kind).sort((a, b) => a.number - b.number || (a.url < b.url ? -1 : 1));
  const guides = of("guide").sort((a, b) => (a.order || 99) - (b.order || 99));
  return {
    lessons: of("lesson"),
    contracts: of("contract"),
    guides: [...READERS, null]
      .map((reader) => ({
        reader,
        title: reader === null ? "More guides" : GUIDE_TITLES[reader],
        pages: guides.filter((page) => page.reader === reader),
      }))
      .filter(({ pages }) => pages.length > 0),
    decisions: of("decision"),
  };
}

/** The pages before and after one: lessons follow lessons, guides those for the same reader. */
export function neighbours(contents: Contents, url: string): { previous?: DocumentPage; next?: DocumentPage } {
  const rows = [contents.lessons, ...contents.guides.map(({ pages }) => pages), contents.decisions];
  const row = rows.find((pages) => pages.some((page) => page.url === url)) ?? [];
  const place = row.findIndex((page) => page.url === url);
  const [previous, next] = [row[place - 1], row[place + 1]];
  return { ...(previous ? { previous } : {}), ...(next ? { next } : {}) };
}
