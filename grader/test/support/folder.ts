import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";

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
