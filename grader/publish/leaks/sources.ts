import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** A source file of the course; its path is relative to the course, `/` between the parts. */
export interface Source {
  path: string;
  lines: string[];
}

/** What tests read is nothing that anybody is given. */
const NOT_SOURCES = /[/\\](node_modules|grader[/\\]test)([/\\]|$)/;

/** The TypeScript below a folder of the course, tests of the grader aside, in the order of paths; none without the folder. */
export async function sourcesIn(courseRoot: string, folder: string): Promise<Source[]> {
  const isApart = (path: string): boolean => NOT_SOURCES.test(path.slice(courseRoot.length));
  const entries = await readdir(join(courseRoot, folder), { recursive: true, withFileTypes: true }).catch(() => []);
  const paths = entries
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !isApart(entry.parentPath))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return Promise.all(
    paths.map(async (path) => ({
      path: path.slice(join(courseRoot, "/").length).replaceAll("\\", "/"),
      lines: (await readFile(path, "utf8")).split("\n"),
    })),
  );
}
