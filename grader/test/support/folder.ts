import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { beforeAll, onTestFinished } from "vitest";

/** What to write: text or bytes by path, `/` between the parts. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

/** Makes a folder with these files, which goes away when the test has finished. Returns its absolute path. */
export async function folderWith(files: Files): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), "alloclab-test-"));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  for (const [path, content] of Object.entries(files)) {
    const place = join(root, path);
    await mkdir(dirname(place), { recursive: true });
    await writeFile(place, content);
  }
  return root;
}

/** A folder for all tests of a file, by a function, as it is there only when they run. */
export function scratchFolder(): () => string {
  let root = "";
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), "alloclab-test-"));
    return () => rm(root, { recursive: true, force: true });
  });
  return () => root;
}
