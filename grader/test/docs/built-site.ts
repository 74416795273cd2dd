import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll } from "vitest";

export const root = join(import.meta.dirname, "../../..");

/** Builds the site for the tests of a file, as `npm run docs` does, and takes it away after them. */
export function builtSite(): string {
  const site = mkdtempSync(join(tmpdir(), "alloclab-site-"));
  beforeAll(async () => {
    const typedoc = join(root, "node_modules/typedoc/bin/typedoc");
    await promisify(execFile)(process.execPath, [typedoc, "--options", "docs/typedoc.json", "--out", site], {
      cwd: root,
    }).catch((error: { stdout?: string; stderr?: string }) => {
      throw new Error(`npm run docs fails:\n${error.stdout ?? ""}${error.stderr ?? ""}`);
    });
  }, 300_000);
  afterAll(() => rmSync(site, { recursive: true, force: true, maxRetries: 5 }));
  return site;
}
