import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** A source file of the course; its path is relative to the course, `/` between the parts. */
export interface Source {
  path: string;
  lines: string[];
}

/** The TypeScript, or files of another name, below a folder of the course, in the order of paths; none without the folder. */
export async function sourcesIn(courseRoot: string, folder: string, names = /\.tsx?$/): Promise<Source[]> {
  const entries = await readdir(join(courseRoot, folder), { recursive: true, withFileTypes: true }).catch(() => []);
  const paths = entries
    .filter((entry) => entry.isFile() && names.test(entry.name) && !entry.parentPath.includes("node_modules"))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return Promise.all(
    paths.map(async (path) => ({
      path: path.slice(join(courseRoot, "/").length).replaceAll("\\", "/"),
      lines: (await readFile(path, "utf8")).split("\n"),
    })),
  );
}
